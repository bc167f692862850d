"""Tying notes to the marks in the running text, and taking those marks out of it.

Paragraphs are told by their numbers, places in them by positions in their text.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from biblio.readers.shaping import marks
from biblio.readers.shaping.blocks import NoteBlocks, Part, Point, Rich
from biblio.readers.shaping.marks import Pointer, Print
from biblio.values.numerals import of_note

_START: Point = (0, 0)
_BEFORE: Point = (-1, 0)
_END: Point = (sys.maxsize, 0)
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
        start, end = _last_before(calls, pointer.end)
        first, last = _last_before(code, pointer.start + 1)
        is_apart = end <= pointer.start or pointer.end <= start
        if is_apart and not first <= pointer.start < pointer.end <= last:
            yield pointer


def _last_before(spans: Sequence[tuple[int, int]], position: int) -> tuple[int, int]:
    """The last of some spans, of which none overlap, that begins before the position."""
    at = bisect_left(spans, (position,))
    return spans[at - 1] if at else (0, 0)


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
    marked = _marks(found)
    typed = [(number, note) for number, note in enumerate(notes) if note.id is None]
    lowest, before = _START, _START
    above: Sequence[_Numbered] = ()
    for point, zone in groupby(typed, key=_stands):
        together = list(zone)
        first = bisect_left(found, lowest, key=_point)
        within = found[first : bisect_left(found, point, key=_point)]
        symbols = _symbols(together, within)
        taken |= {anchor.point for anchor in symbols.values()}
        matched |= symbols | _numbers(together, _marks(within), marked, taken)
        if _goes_on(above, together) and together[0][0] not in matched:
            page_before = found[bisect_left(found, before, key=_point) : first]
            matched |= _numbers(together[:1], _marks(page_before), {}, taken)
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


def _marks(found: Sequence[Anchor]) -> Mapping[str, _Marks]:
    return {mark: _Marks(anchors) for mark, anchors in _by_mark(found).items()}


def _stands(item: _Numbered) -> Point:
    return item[1].at or _START


def _point(anchor: Anchor) -> Point:
    return anchor.point


def _symbols(notes: Sequence[_Numbered], within: Sequence[Anchor]) -> dict[int, Anchor]:
    """The anchors of notes with symbols: from the last note on, each the nearest before the last.

    A sure one is taken before others.
    """
    matched: dict[int, Anchor] = {}
    marked = {mark: _sure_first(anchors) for mark, anchors in _by_mark(within).items()}
    bound = _END
    for number, note in reversed(notes):
        if note.print is Print.SYMBOL:
            fitting = marked.get(note.mark, ())
            anchor = next(filter(None, (_last(anchors, bound) for anchors in fitting)), None)
            if anchor is not None:
                matched[number] = anchor
                bound = anchor.point
    return matched


def _sure_first(anchors: Iterable[Anchor]) -> tuple[list[Anchor], list[Anchor]]:
    """Those that can be nothing but marks, and all."""
    every = list(anchors)
    return [anchor for anchor in every if anchor.pointer.sure], every


def _last(anchors: Sequence[Anchor], bound: Point) -> Anchor | None:
    """The last before that point."""
    at = bisect_left(anchors, bound, key=_point)
    return anchors[at - 1] if at else None


def _numbers(
    notes: Sequence[_Numbered],
    within: Mapping[str, _Marks],
    found: Mapping[str, _Marks],
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
            named = (one[note.mark] for one in (within, anywhere) if note.mark in one)
            fitting = (marked.fitting(note, behind, taken) for marked in named)
            anchor = next(filter(None, fitting), None)
            if anchor is not None:
                matched[number] = anchor
                taken.add(anchor.point)
                last = anchor.point
    return matched


class _Marks:
    """The anchors of one mark that are no note's yet, sorted for each way of printing notes.

    What was found taken is dropped: however many notes have the mark, each anchor is seen few
    times.
    """

    def __init__(self, anchors: Sequence[Anchor]) -> None:
        self._anchors = anchors
        self._sorted: dict[Print | None, tuple[list[Anchor], list[Anchor]]] = {}

    def fitting(self, note: NoteBlocks, last: Point, taken: set[Point]) -> Anchor | None:
        """The first free one behind the last note's, else the first at all; sure ones first."""
        printed = self._printed_as(note.print)
        tries = [(anchors, behind) for behind in (last, _BEFORE) for anchors in printed]
        if note.part is Part.ENDNOTE and note.print is Print.NUMBER:
            # 1. Text under a heading of notes; (1) behind a word counts nothing else
            sure, _ = self._printed_as(None)
            tries += [(sure, last), (sure, _BEFORE)]
        return next(filter(None, (_first_free(*one, taken) for one in tries)), None)

    def _printed_as(self, form: Print | None) -> tuple[list[Anchor], list[Anchor]]:
        """Those that may call a note printed so, first the sure ones; with None all of them."""
        if form not in self._sorted:
            agreeing = (one for one in self._anchors if form is None or _agrees(form, one))
            self._sorted[form] = _sure_first(agreeing)
        return self._sorted[form]


def _first_free(anchors: list[Anchor], behind: Point, taken: set[Point]) -> Anchor | None:
    at = bisect_right(anchors, behind, key=_point)
    while at < len(anchors) and anchors[at].point in taken:
        del anchors[at]
    return anchors[at] if at < len(anchors) else None


def _agrees(form: Print, anchor: Anchor) -> bool:
    """Whether the mark may be printed so: (1) is a mark only where notes have brackets too."""
    if anchor.pointer.style is Print.PARENTHESES:
        return form is Print.PARENTHESES
    return form is not Print.MARKDOWN or anchor.pointer.style in (Print.MARKDOWN, Print.BRACKETS)


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
