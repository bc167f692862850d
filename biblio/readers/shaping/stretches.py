"""What is to become a paragraph: lines of a block joined, or parted as hands part them.

Positions are those in the text of a stretch.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from biblio.readers.shaping import joints, lone_marks, marks, sections, verse
from biblio.readers.shaping.blocks import (
    BROKEN,
    ENDED,
    NOTHING,
    Block,
    NoteBlocks,
    Point,
    Rich,
    Sheet,
    Style,
    behind,
    joined,
    plain,
)  # fmt: skip
from biblio.readers.shaping.furniture import is_ornament
from biblio.readers.shaping.lone_marks import Told
from biblio.readers.shaping.marks import Print, Start
from biblio.readers.shaping.sentences import complete, runs_on
from biblio.readers.shaping.transcriber import is_label
from biblio.readers.shaping.vocabulary import Vocabulary
from biblio.values.patterns import Lazy

_DEFINED = Lazy(r"\[[^\]\s]{1,40}\]:\s")
_BROKEN = Lazy(r"[\n\u2028\u00ad]")
_SOLID = (Style.HEADING, Style.CODE)
_BROKEN_LINES = (Style.TEXT, Style.QUOTATION)


class Source(NamedTuple):
    """A block in the flow of the text, and the note that it is part of, not as its first block."""

    block: Block
    note: NoteBlocks | None = None
    later: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of one paragraph, from the block of that number in the flow.

    `lead` counts the characters of the list's sign before it; `later` tells that it is not the
    first of its item or note. `string` are the characters of the text.
    """

    rich: Rich
    number: int
    block: Block
    style: Style
    lead: int = 0
    later: bool = False
    note: NoteBlocks | None = None
    string: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Once: it is asked for by all that tells notes, furniture and sections from the text.
        object.__setattr__(self, "string", self.rich.string)


def flow(sheet: Sheet) -> tuple[Source, ...]:
    """The blocks in their order, and those of each note whose mark is typed where it stands."""
    return tuple(_flow(sheet))


def _flow(sheet: Sheet) -> Iterator[Source]:
    typed = sorted(
        (note for note in sheet.notes if note.id is None), key=lambda note: note.at or (0, 0)
    )
    waiting = iter(typed)
    note = next(waiting, None)
    for number, block in enumerate((*sheet.blocks, None)):
        while note is not None and (block is None or _point(note)[0] <= number):
            yield from (Source(one, note, place > 0) for place, one in enumerate(note.blocks))
            note = next(waiting, None)
        if block is not None:
            yield Source(block, None, block.later)


def _point(note: NoteBlocks) -> Point:
    return note.at or (0, 0)


def part(
    sources: Sequence[Source], words: Vocabulary, listed: Collection[int] = frozenset()
) -> list[Stretch]:
    """The stretches of the blocks; those numbered in `listed` are entries of reference lists."""
    found = (
        stretch
        for number, source in enumerate(sources)
        for stretch in _stretches(number, source, words, number in listed)
    )
    return _labelled([stretch for stretch in found if stretch.string])


def _labelled(found: list[Stretch]) -> list[Stretch]:
    """The stretches, marks of notes that stand alone moved into the paragraph below."""
    told = [Told("" if one.style in _SOLID else one.string, below=False) for one in found]
    lone = dict(lone_marks.find(told))
    marked = {text: mark for mark, text in lone.items()}
    return [
        _followed(found[marked[at]], one) if at in marked else one
        for at, one in enumerate(found)
        if at not in lone
    ]


def _followed(mark: Stretch, below: Stretch) -> Stretch:
    rich = joined([mark.rich, plain(behind([mark.rich], " ")), below.rich])
    return replace(below, rich=rich, lead=0, later=False)


def _stretches(number: int, source: Source, words: Vocabulary, listed: bool) -> Iterator[Stretch]:
    block = source.block
    in_verse = _is_verse(block)
    for place, lines in enumerate(_groups(source, listed, in_verse=in_verse)):
        rich = verse.kept(lines) if in_verse else _joined(block, lines, words)
        lead, note = 0, source.note
        if place == 0 and block.mark.pieces and block.style is not Style.CODE:
            rich = joined([block.mark, plain(behind([block.mark], " ")), rich])
            lead = len(block.mark.string) + 1
        later = marks.start(rich.string) is None if place else source.later
        if place and not later:
            note = None
        if in_verse:
            style = Style.VERSE
        else:
            style = block.style if source.note is not None else _style(block, rich.string)
        yield Stretch(rich, number, block, style, lead, later, note)


def _joined(block: Block, lines: Rich, words: Vocabulary) -> Rich:
    """The lines as one; code keeps them, and a table's row the empty cells at its ends."""
    if block.style is Style.CODE:
        return lines.strip()
    if block.style is not Style.TABLE:
        return joints.join(lines, words)
    string = lines.string
    if not _BROKEN.search(string):
        return lines
    first, last = len(string) - len(string.lstrip(" ")), len(string.rstrip(" "))
    return joined([lines.cut(0, first), joints.join(lines, words), lines.cut(max(first, last))])


def _style(block: Block, text: str) -> Style:
    """The block's style; a paragraph may be meant as a heading or a caption."""
    if block.style is not Style.TEXT:
        return block.style
    if is_ornament(text):
        return Style.ORNAMENT
    if is_label(text):
        return Style.CAPTION
    return Style.HEADING if sections.kind_of(text) else Style.TEXT


def _is_verse(block: Block) -> bool:
    """Whether the block is verse: its format says so, or its author has broken all its lines so."""
    if block.style is Style.VERSE:
        return True
    string = block.rich.string
    broken = string.count(BROKEN)
    if block.style not in _BROKEN_LINES or not broken or ENDED in string:
        return False
    few = 1 if block.style is Style.QUOTATION else 2
    return broken >= few and verse.is_stanza([line.strip() for line in string.split(BROKEN)])


def _groups(source: Source, listed: bool, *, in_verse: bool) -> Iterator[Rich]:
    """The lines of each paragraph of the block."""
    block = source.block
    solid = block.style in _SOLID or in_verse
    if solid or not any(sign in block.rich.string for sign in (BROKEN, ENDED)):
        yield block.rich
        return
    group: list[Rich] = []
    start, above, end = _sign(source), "", NOTHING
    for line, sign in joints.lines(block.rich):
        text = line.string.strip()
        begins = (
            above and text and _begins(source, start, above, end.string == BROKEN, text, listed)
        )
        if begins and not (listed and _is_imprint(group, text)):
            yield joined(group)
            group, start = [], marks.start(text)
        elif group:
            group.append(end)
        if not above and start is None:
            start = marks.start(text)
        group.append(line)
        above, end = text or above, sign
    yield joined(group)


def _begins(
    source: Source, start: Start | None, above: str, broken: bool, text: str, listed: bool
) -> bool:
    """Whether a line begins a paragraph, though its format has it in the one above.

    `start` is the mark with which that begins, `above` its last line, which its author may have
    broken.
    """
    if listed:
        return complete(above) and (broken or sections.looks_like_entry(text))
    if _is_next_note(start, text):
        return True
    meant = broken and source.block.style in _BROKEN_LINES and source.note is None
    return meant and not runs_on(above, text)


def _is_imprint(group: Sequence[Rich], text: str) -> bool:
    """Whether the line is the imprint of the entry above, which does not begin like one."""
    return sections.is_imprint(text) and not sections.is_imprint(group[0].string.strip())


def _sign(source: Source) -> Start | None:
    """The mark that the format has set before the block."""
    if source.note is not None and not source.later:
        return Start(source.note.mark, source.note.print, 0, spaced=True)
    return marks.start(f"{source.block.mark.string} a") if source.block.mark.pieces else None


def _is_next_note(before: Start | None, text: str) -> bool:
    """Whether the line begins with the mark that comes behind that of the first one."""
    start = marks.start(text)
    if start is None:
        return False
    if _DEFINED.match(text) and start.style in (Print.BRACKETS, Print.MARKDOWN):
        return True
    if before is None or before.style is not start.style:
        return False
    return start.style is Print.SYMBOL or 0 < start.number == before.number + 1
