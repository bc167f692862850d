"""Page numbers that a transcriber set into the running text: `[Pg 33]`, `{33}`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from biblio.readers.text.lines import Line
from biblio.values.patterns import Lazy

_MARK = Lazy(r"(?i)\[(?:pg|page)\.? ?(\d{1,4}|[ivxlc]+)\]|(?<![\\^_}])\{(\d{1,4}|[ivxlc]+)\}")
_SIGNS = ("[p", "[P", "{")
_FEWEST = 2
# of so many one may be out of order
_MISPRINTED = 20


class PageMark(NamedTuple):
    """A mark in the line of that index, and the number of the page that begins behind it."""

    line: int
    start: int
    end: int
    label: str


class Cleared(NamedTuple):
    """The lines without the marks inside them, and the source spans of those, labelled."""

    lines: tuple[Line, ...]
    marks: tuple[tuple[int, int, str], ...] = ()


def is_mark(text: str) -> bool:
    """Whether the text is such a mark and nothing else."""
    match = _MARK.match(text) if text.startswith(_SIGNS) else None
    return match is not None and match.end() == len(text)


def clear(lines: tuple[Line, ...]) -> Cleared:
    """Take out the marks; those that have a line of their own are furniture and stay."""
    found = [mark for line in lines if _may_hold(line.text) for mark in _marks(line)]
    if not _count_pages(found):
        return Cleared(lines)
    inside = [mark for mark in found if not is_mark(lines[mark.line].text)]
    cleared = list(lines)
    for index in {mark.line for mark in inside}:
        spans = [(mark.start, mark.end) for mark in inside if mark.line == index]
        cleared[index] = lines[index].without(list(_with_spaces(lines[index].text, spans)))
    return Cleared(tuple(cleared), tuple(_placed(lines[mark.line], mark) for mark in inside))


def _may_hold(text: str) -> bool:
    return any(sign in text for sign in _SIGNS)


def _marks(line: Line) -> Iterator[PageMark]:
    for match in _MARK.finditer(line.text):
        yield PageMark(line.index, match.start(), match.end(), match[1] or match[2])


def _count_pages(found: list[PageMark]) -> bool:
    """Whether there are several, and nearly all their numbers count up."""
    numbers = [int(mark.label) for mark in found if mark.label.isdecimal()]
    falling = sum(one >= two for one, two in pairwise(numbers))
    return len(found) >= _FEWEST and falling <= len(numbers) // _MISPRINTED


def _with_spaces(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, with the space behind where another one stands before."""
    for start, end in spans:
        spaced = text[end : end + 1] == " " and (start == 0 or text[start - 1] == " ")
        yield start, end + spaced


def _placed(line: Line, mark: PageMark) -> tuple[int, int, str]:
    return line.start + mark.start, line.start + mark.end, mark.label
