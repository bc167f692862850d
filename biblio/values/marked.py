"""Text with marks: which of its characters are slanted, raised or protected.

A value of a record is a `str`. One that has marks is a `Marked`, a `str` that knows them: whoever
compares, sorts, matches or searches sees the characters alone, and whoever cuts or joins it by
ordinary means gets plain text back, never wrong marks. Those who print or write ask `marks_of`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple


class Look(StrEnum):
    """What is said of some characters; italics within italics are upright."""

    ITALIC = "italic"
    BOLD = "bold"
    SMALL_CAPS = "small caps"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    PROTECTED = "protected"  # no style may change these letters
    SOURCE = "source"  # LaTeX as it is typed, which characters cannot say


UNPROTECTED = frozenset(Look) - {Look.PROTECTED}


class Mark(NamedTuple):
    """A look of the characters `start` to `end` (exclusive) of the text."""

    start: int
    end: int
    look: Look


class Marked(str):
    """Text with marks; those that stand within others come behind them. See `marked`."""

    __slots__ = ("marks",)
    marks: tuple[Mark, ...]

    def __new__(cls, text: str, marks: tuple[Mark, ...]) -> Marked:
        made = super().__new__(cls, text)
        made.marks = marks
        return made

    def __getnewargs__(self) -> tuple[str, tuple[Mark, ...]]:  # type: ignore[override]
        return str(self), self.marks


def marked(text: str, marks: Iterable[Mark]) -> str:
    """The text with these marks; a plain `str` where none of them holds a character."""
    held = dict.fromkeys(mark for mark in marks if mark.start < mark.end)
    ordered = sorted(held, key=lambda mark: (mark.start, -mark.end, mark.look is Look.PROTECTED))
    return Marked(text, tuple(ordered)) if held else str(text)


def marks_of(text: str) -> tuple[Mark, ...]:
    """The marks of a value; most have none."""
    return text.marks if isinstance(text, Marked) else ()


def only(text: str, looks: Iterable[Look]) -> str:
    """The text with no other marks than these."""
    if not isinstance(text, Marked):
        return text
    wanted = frozenset(looks)
    if all(mark.look in wanted for mark in marks_of(text)):
        return text
    return marked(text, (mark for mark in marks_of(text) if mark.look in wanted))


def unprotected(text: str) -> str:
    """The text without the marks that protect its letters."""
    return only(text, UNPROTECTED)


def tidy(text: str) -> str:
    """The text with no space at either end of its marks."""
    return marked(text, (_inner(text, mark) for mark in marks_of(text)))


def _inner(text: str, mark: Mark) -> Mark:
    held = text[mark.start : mark.end]
    start = mark.start + len(held) - len(held.lstrip())
    return mark._replace(start=start, end=max(start, mark.start + len(held.rstrip())))


def looking(text: str, look: Look) -> str:
    """The text with one more mark, which holds all of it."""
    return marked(text, (Mark(0, len(text), look), *marks_of(text)))


def joined(*parts: str) -> str:
    """The parts as one text, each with its marks."""
    if not any(marks_of(part) for part in parts):
        return "".join(parts)
    marks, length = [], 0
    for part in parts:
        marks += [
            one._replace(start=one.start + length, end=one.end + length) for one in marks_of(part)
        ]
        length += len(part)
    return marked("".join(parts), marks)


def cut(text: str, start: int, end: int | None = None) -> str:
    """The characters `start` to `end` with their marks; offsets count as in slices."""
    if not marks_of(text):
        return str(text[start:end])
    first, last, _ = slice(start, end).indices(len(text))
    inside = (
        Mark(max(one.start, first) - first, min(one.end, last) - first, one.look)
        for one in marks_of(text)
    )
    return marked(text[first:last], inside)


def substituted(pattern: re.Pattern[str], new: Callable[[re.Match[str]], str], text: str) -> str:
    """As `re.Pattern.sub`, the marks kept: what takes a character's place has its looks."""
    if not marks_of(text):
        return pattern.sub(new, text)
    matches = list(pattern.finditer(text))
    edges = [edge for match in matches for edge in match.span()]
    parts = list(_parted(text, (0, *edges, len(text))))
    for number, match in enumerate(matches):
        parts[2 * number + 1] = _in_place_of(parts[2 * number + 1], new(match))
    return _healed(joined(*parts))


def _parted(text: str, edges: Sequence[int]) -> Iterator[str]:
    """The text cut at all of these offsets, which ascend, each part with its marks."""
    for start, end, marks in _swept(text, edges):
        inside = (
            Mark(max(one.start, start) - start, min(one.end, end) - start, one.look)
            for one in marks
        )
        yield marked(text[start:end], inside)


def _swept(text: str, edges: Sequence[int]) -> Iterator[tuple[int, int, Sequence[Mark]]]:
    """From each edge to the next, and the marks that hold something there, outer ones first."""
    marks, number = marks_of(text), 0
    there: list[Mark] = []
    for start, end in pairwise(edges):
        while number < len(marks) and marks[number].start < end:
            there.append(marks[number])
            number += 1
        yield start, end, there
        there = [one for one in there if one.end > end]


def carried(old: str, new: str) -> str:
    """The new text with the marks that the old one has: by what both begin and end with."""
    if not marks_of(old) or marks_of(new):
        return new
    shorter = min(len(old), len(new))
    first = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    left = shorter - first
    same = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    come, last = new[first : len(new) - same], len(old) - same
    looks = [one.look for one in marks_of(old) if _holds(one, first, last)]
    inner = marked(come, (Mark(0, len(come), look) for look in looks))
    return _healed(joined(cut(old, 0, first), inner, cut(old, last)))


def _holds(mark: Mark, start: int, end: int) -> bool:
    """Whether what comes in place of those characters, or between two, is in the mark."""
    if start == end:
        return mark.start < start < mark.end
    return mark.start <= start and end <= mark.end


def _in_place_of(old: str, new: str) -> str:
    """New characters with those looks that all of the old ones have."""
    whole = [mark.look for mark in marks_of(old) if mark.end - mark.start == len(old)]
    return marked(new, (Mark(0, len(new), look) for look in whole))


def _healed(text: str) -> str:
    """The text with marks of one look that touch made one again, outer ones first."""
    marks: list[Mark] = []
    ending: defaultdict[tuple[Look, int], list[int]] = defaultdict(list)
    for mark in marks_of(text):
        touching = ending[mark.look, mark.start]
        if touching:
            at = heappop(touching)
            marks[at] = marks[at]._replace(end=mark.end)
        else:
            at = len(marks)
            marks.append(mark)
        heappush(ending[mark.look, mark.end], at)
    return marked(text, marks)


def written(text: str, plain: Callable[[str], str], wrap: Callable[[Look, str], str]) -> str:
    """The text in some markup: `plain` writes characters, `wrap` what stands within a mark.

    A mark that overlaps another is written to where that one ends.
    """
    return _written(text, marks_of(text), 0, len(text), plain, wrap)


def _written(
    text: str,
    marks: Sequence[Mark],
    start: int,
    end: int,
    plain: Callable[[str], str],
    wrap: Callable[[Look, str], str],
) -> str:
    parts, at, number = [], start, 0
    while number < len(marks):
        mark, behind = marks[number], number + 1
        last = min(mark.end, end)
        while behind < len(marks) and marks[behind].start < last:
            behind += 1
        inside = marks[number + 1 : behind]
        parts.append(plain(text[at : mark.start]) if at < mark.start else "")
        parts.append(wrap(mark.look, _written(text, inside, mark.start, last, plain, wrap)))
        at, number = last, behind
    return "".join((*parts, plain(text[at:end]) if at < end else ""))


def stretches(text: str) -> Iterator[tuple[str, tuple[Look, ...]]]:
    """The text in pieces, each with the looks of all its characters, the outermost first."""
    edges = sorted({0, len(text), *(edge for m in marks_of(text) for edge in (m.start, m.end))})
    for start, end, marks in _swept(text, edges):
        yield text[start:end], tuple(mark.look for mark in marks)
