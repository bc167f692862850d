"""Lifting the notes whose marks are typed: where one begins and ends among the stretches.

Stretches are told by their numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from biblio.document import Part, Text
from biblio.readers.shaping import notes
from biblio.readers.shaping.blocks import Block, NoteBlocks, Rich, Style
from biblio.readers.shaping.marks import Print, Start
from biblio.readers.shaping.notes import Opening, Tally
from biblio.readers.shaping.survey import Survey

_LONGEST_NOTE = 20  # stretches up to the next mark
_LONGEST_BRACKET = 150
_IN_SECTIONS = (*notes.NOTES, Part.REFERENCES)


Given = Mapping[int, Sequence[int]]


class Lifted(NamedTuple):
    """A note, and the numbers of its stretches."""

    note: NoteBlocks
    numbers: tuple[int, ...]


def lift(known: Survey) -> Iterator[Lifted]:
    """All notes in the flow, in order; where they stand is not yet said."""
    tally, given = Tally(), _given_notes(known)
    number = 0
    while number < len(known.stretches):
        lifted = _note(known, tally, number, given)
        if lifted is None:
            if number not in known.furniture and not known.is_ornament(number):
                tally.pass_by(known.stretches[number].string)
            number += 1
        else:
            yield lifted
            tally.take(lifted.note.mark, lifted.note.print)
            number = lifted.numbers[-1] + 1


def _given_notes(known: Survey) -> Given:
    """The stretches of the notes that the format has set apart, of each by its identity."""
    given: defaultdict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(known.stretches):
        if one.note is not None:
            given[id(one.note)].append(number)
    return given


def _note(known: Survey, tally: Tally, number: int, given: Given) -> Lifted | None:
    """The note that begins in the stretch, if one does."""
    stretch = known.stretches[number]
    if number in known.furniture:
        return None
    if stretch.note is not None:
        own = [at for at in given[id(stretch.note)] if at >= number]
        return _given(known, stretch.note, own)
    start = known.starts.get(number)
    if start is None or not tally.begins(_opening(known, number, start)):
        return None
    return _typed(known, start, number)


def _opening(known: Survey, number: int, start: Start) -> Opening:
    text, kind = known.stretches[number].string.replace("\n", " "), known.kind(number)
    ruled = number - 1 in known.furniture.rules
    return Opening(start, text, kind, known.rows.get(number, 1), ruled=ruled)


def _given(known: Survey, note: NoteBlocks, own: Sequence[int]) -> Lifted:
    """A note that its format has set apart; in a section of notes, what follows belongs to it."""
    start = Start(note.mark, note.print, 0, spaced=True)
    behind = _behind(known, own[-1], start) if known.kind(own[0]) in _IN_SECTIONS else ()
    numbers = (*own, *behind)
    texts = [known.stretches[at].rich for at in numbers]
    source = Text.joined([note.whole, *(known.stretches[at].rich.text for at in behind)])
    return Lifted(replace(note, blocks=_blocks(known, numbers, texts), source=source), numbers)


def _typed(known: Survey, start: Start, number: int) -> Lifted:
    numbers = _extent(known, start, number)
    richs = [known.stretches[at].rich for at in numbers]
    source = Text.joined(rich.text for rich in richs)
    richs[0] = richs[0].cut(start.length).strip()
    if start.style is Print.GUTENBERG and richs[-1].string.endswith("]"):
        richs[-1] = richs[-1].cut(0, len(richs[-1].string) - 1).strip()
    part = notes.part_of(start, known.kind(number))
    blocks = _blocks(known, numbers, richs)
    note = NoteBlocks(start.mark, blocks, part, print=start.style, source=source)
    return Lifted(note, numbers)


def _blocks(known: Survey, numbers: Sequence[int], richs: Sequence[Rich]) -> tuple[Block, ...]:
    written = zip(numbers, richs, strict=True)
    return tuple(Block(rich, known.noted(number)) for number, rich in written if rich.pieces)


def _extent(known: Survey, start: Start, number: int) -> tuple[int, ...]:
    """The numbers of the stretches of the note that begins there."""
    closed = _to_bracket(known, number) if start.style is Print.GUTENBERG else ()
    if closed:
        return closed
    if known.kind(number) in _IN_SECTIONS:
        return (number, *_behind(known, number, start))
    return (number,)


def _to_bracket(known: Survey, number: int) -> tuple[int, ...]:
    """The stretches up to the closing bracket."""
    depth = 0
    for at, one in enumerate(known.stretches[number : number + _LONGEST_BRACKET], number):
        depth += one.string.count("[") - one.string.count("]")
        if depth <= 0 and one.string.endswith("]"):
            return _written(known, range(number, at + 1))
    return ()


def _behind(known: Survey, number: int, start: Start) -> tuple[int, ...]:
    """The stretches behind up to the next note, a heading, or the end of the notes."""
    section = known.section(number)
    last = section.last if section else number + 1
    inside = takewhile(lambda at: not _ends_before(known, at, start), range(number + 1, last))
    return _written(known, list(inside))


def _ends_before(known: Survey, number: int, start: Start) -> bool:
    """Whether the stretch is another note's, or heads other notes."""
    one = known.stretches[number]
    if one.note is not None or one.style is Style.HEADING:
        return True
    other = known.starts.get(number)
    if other is None:
        return False
    near = range(number + 1, number + _LONGEST_NOTE)
    behind = (known.starts[at] for at in near if at in known.starts)
    next_one = notes.goes_before(start, other, apart=True)
    return next_one or notes.counts_on(start, other, behind)


def _written(known: Survey, numbers: Sequence[int]) -> tuple[int, ...]:
    return tuple(
        number
        for number in numbers
        if number not in known.furniture and not known.is_ornament(number)
    )
