"""Tying notes to the marks in the running text, and taking those marks out of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from biblio.document import Text
from biblio.readers.shaping import marks
from biblio.readers.shaping.marks import Pointer, Print
from biblio.readers.text.notes import RawNote


class Anchor(NamedTuple):
    """A pointer in the paragraph `paragraph`, at the source offset `offset`."""

    paragraph: int
    pointer: Pointer
    offset: int


_Numbered = tuple[int, RawNote]


def candidates(texts: Sequence[Text]) -> tuple[Anchor, ...]:
    """Everything in the paragraphs that may point to a note, in order."""
    return tuple(
        Anchor(number, pointer, text.alignment.at(pointer.start))
        for number, text in enumerate(texts)
        for pointer in marks.pointers(text.string)
    )


def match(notes: Sequence[RawNote], found: Sequence[Anchor]) -> Mapping[int, Anchor]:
    """The anchor of each note (by its number in `notes`) that has one.

    Notes that stand together belong to the text since the last notes. Symbols come back on each
    page, so they are matched from the last to the first, each to the nearest mark; numbers are
    matched from the first on.
    """
    matched: dict[int, Anchor] = {}
    found = sorted(found, key=_offset)
    lowest = 0
    for _, zone in groupby(enumerate(notes), key=lambda item: item[1].zone):
        together = list(zone)
        start = together[0][1].start
        first = bisect_left(found, lowest, key=_offset)
        within = found[first : bisect_left(found, start, key=_offset)]
        matched |= _symbols(together, within)
        taken = {anchor.offset for anchor in matched.values()}
        matched |= _numbers(together, within, found, taken)
        lowest = start
    return matched


def _offset(anchor: Anchor) -> int:
    return anchor.offset


def _symbols(notes: Sequence[_Numbered], within: Sequence[Anchor]) -> dict[int, Anchor]:
    matched: dict[int, Anchor] = {}
    remaining = within
    for number, note in reversed(notes):
        if note.style is Print.SYMBOL:
            anchor = _best([other for other in remaining if other.pointer.mark == note.mark][::-1])
            if anchor is not None:
                matched[number] = anchor
                remaining = [other for other in remaining if other.offset < anchor.offset]
    return matched


def _numbers(
    notes: Sequence[_Numbered],
    within: Sequence[Anchor],
    found: Sequence[Anchor],
    taken: set[int],
) -> dict[int, Anchor]:
    """The anchors of notes with numbers and names; those `taken` are other notes' already."""
    matched: dict[int, Anchor] = {}
    last = -1
    for number, note in notes:
        if note.style is not Print.SYMBOL:
            # a name of its own may be pointed to from anywhere, and in any order
            anywhere = found if note.style in (Print.MARKDOWN, Print.GUTENBERG) else ()
            behind = -1 if note.style is Print.MARKDOWN else last
            fitting = (_fitting(note, one, behind, taken) for one in (within, anywhere))
            anchor = next(filter(None, fitting), None)
            if anchor is not None:
                matched[number] = anchor
                taken.add(anchor.offset)
                last = anchor.offset
    return matched


def _fitting(note: RawNote, anchors: Sequence[Anchor], last: int, taken: set[int]) -> Anchor | None:
    """The first free mark of the note behind the last note's, else the first at all."""
    fitting = [
        other
        for other in anchors
        if other.pointer.mark == note.mark and other.offset not in taken and _agrees(note, other)
    ]
    return _best([other for other in fitting if other.offset > last]) or _best(fitting)


def _agrees(note: RawNote, anchor: Anchor) -> bool:
    """Whether the mark may be printed so: (1) is a mark only where notes have brackets too."""
    if anchor.pointer.style is Print.PARENTHESES:
        return note.style is Print.PARENTHESES
    named = (Print.MARKDOWN, Print.BRACKETS)
    return note.style is not Print.MARKDOWN or anchor.pointer.style in named


def _best(anchors: Sequence[Anchor]) -> Anchor | None:
    """The first sure one, else the first."""
    return next((anchor for anchor in anchors if anchor.pointer.sure), next(iter(anchors), None))


def remove(text: Text, pointers: Sequence[Pointer]) -> Text:
    """The text without these marks."""
    if not pointers:
        return text
    parts, end = [], 0
    for pointer in pointers:
        parts.append(text.cut(end, max(pointer.start, end)))
        end = pointer.end
    parts.append(text.cut(end, len(text)))
    return Text.joined(part for part in parts if part.string)


def positions(matched: Mapping[int, Anchor]) -> dict[int, int]:
    """Where in its paragraph each note's mark stood, once all marks are gone."""
    removed: dict[int, int] = defaultdict(int)
    found = {}
    for number, anchor in sorted(matched.items(), key=lambda item: item[1].offset):
        pointer = anchor.pointer
        found[number] = pointer.start - removed[anchor.paragraph]
        removed[anchor.paragraph] += pointer.end - pointer.start
    return found
