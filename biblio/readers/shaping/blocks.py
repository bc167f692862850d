"""What a format yields: blocks of rich text, notes, and what the file says about itself.

A format reads markup and nothing else. It knows where a paragraph, a heading, a table's row begins
and ends, which notes the file itself ties to the text, how characters look and where in the source
they stand. What people type by hand (notes with their marks, headings of reference lists, broken
words, numbers of pages) is no business of a format: `shaping.shape` reads that, alike for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from biblio.diagnostics import Diagnostic
from biblio.document import Part, Style, Text
from biblio.readers.shaping.marks import Print
from biblio.readers.shaping.rich import NOTHING, Piece, Rich, joined, plain
from biblio.readers.shaping.vocabulary import Vocabulary

__all__ = [
    "BROKEN", "ENDED", "NOTHING", "Block", "NoteBlocks", "Part", "Piece", "Point", "Rich", "Sheet",
    "Style", "joined", "plain", "row",
]  # fmt: skip

# signs in a block's text: its author broke the line here (`<br>`, Word's line break), or the line
# merely ended in the source; shaping joins lines that ended, and looks whether broken ones belong
# together. Code keeps its lines, ended or broken.
BROKEN, ENDED = "\u2028", "\n"
_BETWEEN_CELLS = " | "


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, an item of a list, a line of verse, a table's row, a picture's text.

    `level` is a heading's, or how deep a list or a quotation lies within others, from 1. `mark` is
    what is printed before the text, a list's `1.` or `•`, without the space behind it; the format
    gives it the place of the text where the source does not have it. `later` tells that the block
    is not the first of its list's item. Insertions and deletions are accepted or rejected already.
    """

    rich: Rich
    style: Style = Style.TEXT
    level: int = 1
    mark: Rich = NOTHING
    later: bool = False


# a block's number among the sheet's, and a position in its text
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class NoteBlocks:
    """A footnote, an endnote or a comment, without its mark.

    `mark` is as printed (*1*, *†*, *a*; a comment's author). A note that the file ties to the text
    has an `id`, which a piece of the text calls; so does one in a note's own text. One whose mark
    is merely typed has none: `at` is the point in the flow where it stands (before that character),
    `print` how its mark is printed, and shaping finds the mark that points to it. `source` are
    the note's characters in the source, its mark included, from the first to the last (only their
    places count); None where they are those of its blocks.
    """

    mark: str
    blocks: tuple[Block, ...]
    part: Part = Part.FOOTNOTE
    id: str | None = None
    at: Point | None = None
    print: Print = Print.NUMBER
    source: Text | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a format yields.

    `title` and `language` are what the file says of itself, `metadata` all that it says, each key
    in small letters with its values. `remarks` are what it says to its editors only (HTML's
    comments, with their signs); comments in the margin are notes. `lines` and `pages` are the
    charts of a source that has characters: the offsets at which lines begin, pairs of the offset
    and the printed label at which pages do. `settled` tells that the format has itself taken out
    page numbers and lifted the notes typed by hand, as only who sees lines or pages can; `words`
    are those of the source if it has counted them.
    """

    path: str
    blocks: tuple[Block, ...]
    notes: tuple[NoteBlocks, ...] = ()
    title: str | None = None
    language: str | None = None
    metadata: tuple[tuple[str, tuple[str, ...]], ...] = ()
    remarks: tuple[Text, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    sha256: str = ""
    lines: tuple[int, ...] = (0,)
    pages: tuple[tuple[int, str], ...] = ()
    settled: bool = False
    words: Vocabulary | None = None


def row(cells: Sequence[Rich]) -> Block:
    """The row of a table, empty cells too; a table's head is its first row."""
    parts: list[Rich] = []
    for cell in cells:
        parts += [plain(_between((*reversed(parts), *cells))), cell] if parts else [cell]
    return Block(joined(parts), Style.TABLE)


def _between(near: Sequence[Rich]) -> Text:
    """The sign between two cells, in the place where the nearest text ends."""
    text = next((part.text for part in near if part.pieces), Text(""))
    alignment = text.alignment
    spot = alignment.at(max(len(text) - 1, 0))
    places = tuple((at, spot) for at in range(len(_BETWEEN_CELLS)))
    return Text(_BETWEEN_CELLS, type(alignment)(places))
