"""What is to become a paragraph or a note: rows of a block joined, or parted as hands part them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from biblio.document import Text
from biblio.origins import TextAlignment
from biblio.readers.markdown.blocks import CAPTION, CODE, HEADING, QUOTATION, TEXT, Block
from biblio.readers.markdown.inlines import Row
from biblio.readers.markdown.rich import Piece, Rich, joined
from biblio.readers.shaping import marks
from biblio.readers.shaping.marks import Print
from biblio.readers.shaping.sentences import complete, runs_on
from biblio.readers.shaping.vocabulary import Vocabulary
from biblio.readers.text import entries, joints, sections
from biblio.readers.text.lines import Line
from biblio.readers.text.paragraphs import is_label
from biblio.values.patterns import Lazy

_DEFINED = Lazy(r"\[[^\]\s]{1,40}\]:\s")
# a prefix that the text reader knows as a heading's, and never as a note's mark
_PREFIXES = {HEADING: "###", QUOTATION: ">"}
_SET_IN = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """Text of one paragraph, from the block of that number.

    `lead` counts the characters of the list's sign before it.
    """

    rich: Rich
    number: int
    block: Block
    style: str
    lead: int = 0
    later: bool = False

    @property
    def string(self) -> str:
        """The characters of the text."""
        return self.rich.string


def find(
    blocks: Sequence[Block], words: Vocabulary, listed: Collection[int] = frozenset()
) -> list[Unit]:
    """The units of the blocks; those numbered in `listed` are entries of reference lists."""
    found = (
        unit
        for number, block in enumerate(blocks)
        for unit in _units(number, block, words, number in listed)
    )
    return [unit for unit in found if unit.string]


def lines(units: Sequence[Unit]) -> tuple[Line, ...]:
    """The units as lines of a plain text, a blank one behind each."""
    written: list[Line] = []
    start = 0
    for unit in units:
        text = unit.string.replace("\n", " ")
        indent = _SET_IN if unit.block.noted and unit.later else 0
        prefix = _PREFIXES.get(unit.style, "")
        written.append(Line(len(written), start, text, indent, prefix=prefix))
        start += len(text) + 1
        written.append(Line(len(written), start, ""))
        start += 1
    return tuple(written)


def _units(number: int, block: Block, words: Vocabulary, listed: bool) -> Iterator[Unit]:
    for place, rows in enumerate(_groups(block, listed)):
        rich = rows[0].rich.strip() if block.style == CODE else join(rows, words)
        lead = 0
        if place == 0 and block.marker.pieces and block.style != CODE:
            lead = len(block.marker.string)
            rich = joined([block.marker, rich])
        later = marks.start(rich.string) is None if place else block.later
        yield Unit(rich, number, block, _style(block, rich.string), lead, later)


def _style(block: Block, text: str) -> str:
    """The block's style; a paragraph may be meant as a heading or a caption."""
    if block.style != TEXT or block.noted:
        return block.style
    if is_label(text):
        return CAPTION
    return HEADING if sections.kind_of(text) else TEXT


def join(rows: Sequence[Row], words: Vocabulary) -> Rich:
    """The rows as one running text; words broken at a row's end are mended."""
    parts: list[Rich] = []
    tail, end = "", None
    for row in rows:
        rich = row.rich.strip()
        if not rich.pieces:
            continue
        if parts:
            joint = joints.between(tail, rich.string, words)
            parts += _glue(parts, joint.glue, end)
            if joint.cut:
                parts[-1] = parts[-1].cut(0, len(parts[-1].string) - joint.cut)
            tail = "" if joint.glue else tail[: len(tail) - joint.cut]
        parts.append(rich)
        tail, end = joints.last_word(tail, rich.string), row.end
    return joined(parts)


def _glue(parts: Sequence[Rich], glue: str, end: int | None) -> list[Rich]:
    """What comes in between, in the look of what stands before it."""
    if not glue:
        return []
    last = parts[-1].pieces[-1]
    if end is None:
        end = last.text.alignment.at(len(last.text) - 1) + 1
    return [Rich((Piece(Text(glue, TextAlignment(((0, end),))), last.look),))]


def _groups(block: Block, listed: bool) -> list[list[Row]]:
    """The rows of each paragraph."""
    groups: list[list[Row]] = [[]]
    for row in block.rows:
        if groups[-1] and _begins(block, groups[-1], row.rich.string.strip(), listed):
            groups.append([])
        groups[-1].append(row)
    return groups


def _begins(block: Block, rows: Sequence[Row], text: str, listed: bool) -> bool:
    """Whether a row begins a paragraph, though Markdown has it in the one above."""
    above = rows[-1].rich.string.strip()
    if not text or not above or block.style in (HEADING, CODE):
        return False
    if listed:
        return complete(above) and (rows[-1].hard or entries.looks_like_one(text))
    if _is_next_note(block.marker.string + rows[0].rich.string.strip(), text):
        return True
    verse = rows[-1].hard and block.style in (TEXT, QUOTATION) and not block.noted
    return verse and not runs_on(above, text)


def _is_next_note(first: str, text: str) -> bool:
    """Whether the row begins with the mark that comes behind that of the first row."""
    start, before = marks.start(text), marks.start(first)
    if start is None:
        return False
    if _DEFINED.match(text) and start.style in (Print.BRACKETS, Print.MARKDOWN):
        return True
    if before is None or before.style is not start.style:
        return False
    return start.style is Print.SYMBOL or 0 < start.number == before.number + 1
