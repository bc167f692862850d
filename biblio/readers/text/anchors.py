"""Tying notes to the marks in the running text, and taking those marks out of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from biblio.document import Text
from biblio.readers.text import marks
from biblio.readers.text.marks import Pointer, Style
from biblio.readers.text.notes import RawNote


@dataclass(frozen=True, slots=True)
class Anchor:
    """A pointer in the paragraph `paragraph`, at the source offset `offset`."""

    paragraph: int
    pointer: Pointer
    offset: int


def candidates(texts: Sequence[Text]) -> tuple[Anchor, ...]:
    """Everything in the paragraphs that may point to a note, in order."""
    return tuple(
        Anchor(number, pointer, text.alignment.source(pointer.start))
        for number, text in enumerate(texts)
        for pointer in marks.pointers(text.string)
    )


def match(notes: Sequence[RawNote], found: Sequence[Anchor]) -> Mapping[int, Anchor]:
    """The anchor of each note (by its number in `notes`) that has one.

    The notes of a page point back to the text since the last notes, so they are matched from the
    last to the first, each to the nearest mark; numbered notes are counted from the first.
    """
    matched: dict[int, Anchor] = {}
    lowest = 0
    for _, zone in groupby(range(len(notes)), key=lambda number: notes[number].zone):
        numbers = list(zone)
        start = notes[numbers[0]].start
        within = [anchor for anchor in found if lowest <= anchor.offset < start]
        matched |= _forward(numbers, notes, within, found)
        matched |= _backward(numbers, notes, within)
        lowest = start
    return matched


def _backward(
    numbers: Sequence[int], notes: Sequence[RawNote], within: Sequence[Anchor]
) -> dict[int, Anchor]:
    """Symbols: each the last mark of its kind before the next note's."""
    matched: dict[int, Anchor] = {}
    remaining = list(within)
    for number in reversed(numbers):
        if notes[number].style is not Style.SYMBOL:
            continue
        mark = notes[number].mark
        anchor = _best([other for other in remaining if other.pointer.mark == mark][::-1])
        if anchor is not None:
            matched[number] = anchor
            remaining = [other for other in remaining if other.offset < anchor.offset]
    return matched


def _forward(
    numbers: Sequence[int],
    notes: Sequence[RawNote],
    within: Sequence[Anchor],
    found: Sequence[Anchor],
) -> dict[int, Anchor]:
    """Numbers: each the first mark of its kind behind the one before."""
    matched: dict[int, Anchor] = {}
    by_mark: dict[str, list[Anchor]] = defaultdict(list)
    for anchor in within:
        by_mark[anchor.pointer.mark].append(anchor)
    last = -1
    for number in numbers:
        note = notes[number]
        if note.style is Style.SYMBOL:
            continue
        fitting = _fitting(note, by_mark[note.mark])
        anchor = _best([other for other in fitting if other.offset > last]) or _best(fitting)
        if anchor is None and note.style in (Style.MARKDOWN, Style.GUTENBERG):
            anchor = _best(
                [
                    other
                    for other in _fitting(note, found)
                    if other.pointer.mark == note.mark and other.pointer.style is not Style.NUMBER
                ]
            )
        if anchor is not None:
            matched[number] = anchor
            last = anchor.offset
    return matched


def _fitting(note: RawNote, anchors: Sequence[Anchor]) -> list[Anchor]:
    """The anchors that are printed as the note's mark may be."""
    if note.style is Style.PARENTHESES:
        return list(anchors)
    return [other for other in anchors if other.pointer.style is not Style.PARENTHESES]


def _best(anchors: Sequence[Anchor]) -> Anchor | None:
    """The first sure one, else the first."""
    return next((anchor for anchor in anchors if anchor.pointer.sure), next(iter(anchors), None))


def remove(text: Text, pointers: Sequence[Pointer]) -> Text:
    """The text without these marks."""
    parts, end = [], 0
    for pointer in pointers:
        parts.append(text.cut(end, max(pointer.start, end)))
        end = pointer.end
    parts.append(text.cut(end, len(text)))
    return Text.joined(part for part in parts if part.string)
