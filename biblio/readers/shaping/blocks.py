"""What a format yields: blocks of rich text, notes, and what the file says about itself.

A format reads markup and nothing else. It knows where a paragraph, a heading, a table's row begins
and ends, which notes the file itself ties to the text, how characters look and where in the source
they stand. What people type by hand (notes with their marks, headings of reference lists, broken
words, numbers of pages) is no business of a format: `shaping.shape` reads that, alike for all.

Where its author broke a line within a block (`<br>`, Word's line break) the text has the sign
BROKEN, where the line merely ended in the source the sign ENDED. Shaping joins lines that ended and
looks whether broken ones belong together; code keeps its lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from biblio.diagnostics import Diagnostic
from biblio.document import Part, Style, Text
from biblio.origins import Chart
from biblio.readers.shaping.marks import Print
from biblio.readers.shaping.rich import BROKEN, ENDED, NOTHING, Piece, Rich, behind, joined, plain
from biblio.readers.shaping.vocabulary import Vocabulary

__all__ = [
    "BROKEN", "ENDED", "NOTHING", "Block", "NoteBlocks", "Part", "Piece", "Point", "Rich", "Sheet",
    "Style", "behind", "joined", "plain", "row",
]  # fmt: skip

CHARTLESS = Chart()
# between two cells of a table's row
BAR = " | "


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

    @property
    def whole(self) -> Text:
        """The note's characters in the source."""
        return self.source or Text.joined(block.rich.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a format yields.

    `title` and `language` are what the file says of itself, `metadata` all that it says, each key
    in small letters with its values. `remarks` are what it says to its editors only (HTML's
    comments, with their signs); comments in the margin are notes. `chart` tells the lines and pages
    of a source that has characters. `omitted` is what was left out on purpose: page numbers,
    navigation. `settled` tells that the format has itself taken out page numbers and lifted the
    notes typed by hand, as only who sees lines or pages can: each block is a paragraph. `words` are
    those of the source if it has counted them. `pageless` tells that nothing in the text belongs to
    a page (Word prints heads and numbers of its own), `tied` that every note is tied by the file:
    what looks like the mark of another is text.
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
    chart: Chart = CHARTLESS
    omitted: tuple[Text, ...] = ()
    settled: bool = False
    words: Vocabulary | None = None
    pageless: bool = False
    tied: bool = False


def row(cells: Sequence[Rich]) -> Block:
    """The row of a table, empty cells too; a table's head is its first row."""
    parts: list[Rich] = []
    # empty cells before all text stand where the text begins
    last = next((cell for cell in cells if cell.pieces), NOTHING)
    for number, cell in enumerate(cells):
        if number:
            parts.append(plain(behind([last], BAR)))
            last = parts[-1]
        parts.append(cell)
        last = cell if cell.pieces else last
    return Block(joined(parts), Style.TABLE)
