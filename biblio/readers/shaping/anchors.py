"""Tying notes to the marks in the running text, and taking those marks out of it.

Paragraphs are told by their numbers, places in them by positions in their text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from biblio.readers.shaping import marks
from biblio.readers.shaping.blocks import NoteBlocks, Part, Point, Rich
from biblio.readers.shaping.marks import Pointer, Print
from biblio.values.numerals import of_note

_START: Point = (0, 0)
_BEFORE: Point = (-1, 0)
# what stands in the text for a note that is called by its id
_CALL = "^"


class Anchor(NamedTuple):
    """A pointer in the paragraph of that number."""

    paragraph: int
    pointer: Pointer

    @property
    def point(self) -> Point:
        """The paragraph, and the position in it."""
        return self.paragraph, self.pointer.start


_Numbered = tuple[int, NoteBlocks]
# the marks of each note, by its number: the first is its own, the others call it again
Anchored = Mapping[int, tuple[Anchor, ...]]


def candidates(texts: Sequence[Rich]) -> tuple[Anchor, ...]:
    """Everything in the paragraphs that may point to a note whose mark is typed, in order."""
    return tuple(
        Anchor(number, pointer) for number, rich in enumerate(texts) for pointer in _pointers(rich)
    )


def _pointers(rich: Rich) -> Iterator[Pointer]:
    calls = [(start, end) for start, end, _ in rich.calls()]
    code = list(rich.code())
    for pointer in marks.pointers(rich.string):
        apart = all(pointer.end <= start or end <= pointer.start for start, end in calls)
        if apart and not any(start <= pointer.start and pointer.end <= end for start, end in code):
            yield pointer


def called(notes: Sequence[NoteBlocks], texts: Sequence[Rich]) -> Anchored:
    """The anchors of the notes (by their numbers) that have an id: where each is called first."""
    calls: defaultdict[str, list[Anchor]] = defaultdict(list)
    for number, rich in enumerate(texts):
        for start, end, name in rich.calls():
            calls[name].append(Anchor(number, Pointer(_CALL, Print.MARKDOWN, start, end)))
    return {
        number: tuple(calls[note.id])
        for number, note in enumerate(notes)
        if note.id is not None and note.id in calls
    }


def named_again(
    notes: Sequence[NoteBlocks], matched: Mapping[int, Anchor], found: Sequence[Anchor]
) -> Anchored:
    """The anchors of the notes that are matched, with further marks that name them: `[^1]`.

    Where several notes have the name, that is one of the note that was named last.
    """
    taken = {anchor.point for anchor in matched.values()}
    named: defaultdict[str, list[int]] = defaultdict(list)
    for number in sorted(matched, key=lambda number: matched[number].point):
        if notes[number].print is Print.MARKDOWN:
            named[notes[number].mark].append(number)
    anchored = {number: [anchor] for number, anchor in matched.items()}
    for anchor in found:
        numbers = named.get(anchor.pointer.mark)
        if numbers and anchor.pointer.style is Print.MARKDOWN and anchor.point not in taken:
            before = bisect_left(numbers, anchor.point, key=lambda number: matched[number].point)
            anchored[numbers[max(before - 1, 0)]].append(anchor)
    return {number: tuple(anchors) for number, anchors in anchored.items()}


def match(notes: Sequence[NoteBlocks], found: Sequence[Anchor]) -> Mapping[int, Anchor]:
    """The anchor of each note (by its number) whose mark is typed, if it has one.

    Notes that stand together belong to the text since the last notes. Symbols come back on each
    page, so they are matched from the last to the first, each to the nearest mark; numbers are
    matched from the first on.
    """
    matched: dict[int, Anchor] = {}
    taken: set[Point] = set()
    marked = _by_mark(found)
    typed = [(number, note) for number, note in enumerate(notes) if note.id is None]
    lowest, before = _START, _START
    above: Sequence[_Numbered] = ()
    for point, zone in groupby(typed, key=_stands):
        together = list(zone)
        first = bisect_left(found, lowest, key=_point)
        within = found[first : bisect_left(found, point, key=_point)]
        symbols = _symbols(together, within)
        taken |= {anchor.point for anchor in symbols.values()}
        matched |= symbols | _numbers(together, _by_mark(within), marked, taken)
        if _goes_on(above, together) and together[0][0] not in matched:
            page_before = found[bisect_left(found, before, key=_point) : first]
            matched |= _numbers(together[:1], _by_mark(page_before), {}, taken)
        lowest, before, above = point, lowest, together
    return _in_whole_rows(matched, found)


def _goes_on(above: Sequence[_Numbered], below: Sequence[_Numbered]) -> bool:
    """Whether the first of some notes counts on from the last of those above: it may have been
    called on their page.
    """
    one, other = (above[-1][1].mark, below[0][1].mark) if above else ("", "")
    return of_note(one) > 0 and of_note(one) + 1 == of_note(other)


def _in_whole_rows(matched: dict[int, Anchor], found: Sequence[Anchor]) -> dict[int, Anchor]:
    """Those matched, without brackets of several marks not all of which call a note."""
    free = set(found).difference(matched.values())
    broken = {(one.paragraph, one.pointer.row) for one in free if one.pointer.row is not None}
    if not broken:
        return matched
    return {
        number: one
        for number, one in matched.items()
        if (one.paragraph, one.pointer.row) not in broken
    }


def _by_mark(found: Sequence[Anchor]) -> Mapping[str, Sequence[Anchor]]:
    """The anchors of each mark, in order."""
    marked: defaultdict[str, list[Anchor]] = defaultdict(list)
    for anchor in found:
        marked[anchor.pointer.mark].append(anchor)
    return marked


def _stands(item: _Numbered) -> Point:
    return item[1].at or _START


def _point(anchor: Anchor) -> Point:
    return anchor.point


def _symbols(notes: Sequence[_Numbered], within: Sequence[Anchor]) -> dict[int, Anchor]:
    matched: dict[int, Anchor] = {}
    remaining = within
    for number, note in reversed(notes):
        if note.print is Print.SYMBOL:
            anchor = _best([other for other in remaining if other.pointer.mark == note.mark][::-1])
            if anchor is not None:
                matched[number] = anchor
                remaining = [other for other in remaining if other.point < anchor.point]
    return matched


def _numbers(
    notes: Sequence[_Numbered],
    within: Mapping[str, Sequence[Anchor]],
    found: Mapping[str, Sequence[Anchor]],
    taken: set[Point],
) -> dict[int, Anchor]:
    """The anchors of notes with numbers and names; those `taken` are other notes' already."""
    matched: dict[int, Anchor] = {}
    last = _BEFORE
    for number, note in notes:
        if note.print is not Print.SYMBOL:
            # a name of its own may be pointed to from anywhere, and in any order
            anywhere = found if note.print in (Print.MARKDOWN, Print.GUTENBERG) else {}
            behind = _BEFORE if note.print is Print.MARKDOWN else last
            fitting = (
                _fitting(note, one.get(note.mark, ()), behind, taken) for one in (within, anywhere)
            )
            anchor = next(filter(None, fitting), None)
            if anchor is not None:
                matched[number] = anchor
                taken.add(anchor.point)
                last = anchor.point
    return matched


def _fitting(
    note: NoteBlocks, anchors: Sequence[Anchor], last: Point, taken: set[Point]
) -> Anchor | None:
    """The first free one of the note's marks behind the last note's, else the first at all."""
    free = [other for other in anchors if other.point not in taken]
    fitting = [other for other in free if _agrees(note, other)]
    if not fitting and note.part is Part.ENDNOTE and note.print is Print.NUMBER:
        # 1. Text under a heading of notes; (1) behind a word counts nothing else
        fitting = [other for other in free if other.pointer.sure]
    return _best([other for other in fitting if other.point > last]) or _best(fitting)


def _agrees(note: NoteBlocks, anchor: Anchor) -> bool:
    """Whether the mark may be printed so: (1) is a mark only where notes have brackets too."""
    if anchor.pointer.style is Print.PARENTHESES:
        return note.print is Print.PARENTHESES
    named = (Print.MARKDOWN, Print.BRACKETS)
    return note.print is not Print.MARKDOWN or anchor.pointer.style in named


def _best(anchors: Sequence[Anchor]) -> Anchor | None:
    """The first sure one, else the first."""
    return next((anchor for anchor in anchors if anchor.pointer.sure), next(iter(anchors), None))


def positions(anchored: Anchored) -> dict[Point, int]:
    """Where in its paragraph each mark (by its point) stood, once all marks are gone."""
    removed: dict[int, int] = defaultdict(int)
    found = {}
    together = (anchor for anchors in anchored.values() for anchor in anchors)
    for anchor in sorted(together, key=_point):
        pointer = anchor.pointer
        found[anchor.point] = pointer.start - removed[anchor.paragraph]
        removed[anchor.paragraph] += pointer.end - pointer.start
    return found
