"""Text in columns of a terminal: wide characters, tabs, and what takes no column at all."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from biblio.values import compiled
from biblio.values.printable import SIGN

_TAB = 4
_NEAR = 2  # widths of the terminal
_WIDE = ("W", "F")
_NO_COLUMN = ("Mn", "Me", "Cf")
_CONTROL = "Cc"
# Latin, Greek and Cyrillic letters without what combines, and the usual punctuation.
_EVEN = compiled.pattern("[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f‐-‧‰-⁞]*+")
ELLIPSIS = "…"


def shown(character: str, column: int) -> str:
    """The character as it may be printed: tabs as spaces, other controls as a sign for them."""
    if character == "\t":
        return " " * (_TAB - column % _TAB)
    # Bidirectional and zero-width controls would move what is printed after them.
    if unicodedata.category(character) in (_CONTROL, "Cf", "Cs", "Zl", "Zp"):
        return "" if unicodedata.category(character) == "Cf" else SIGN
    return character


def columns(text: str) -> int:
    """How many columns a printed text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in _NO_COLUMN:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def excerpt(line: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """A line cut to the width around characters `start` to `end` of it.

    Returns what is to be printed, the column at which the place begins, and how many it takes.
    """
    if len(line) <= width and _is_even(line):  # as mostly
        return line, min(start, len(line)), max(min(end, len(line)) - start, 1)
    # Of a line that is a book only the neighbourhood is looked at.
    cut, rest = max(start - _NEAR * width, 0), len(line)
    line = line[cut : start + _NEAR * width]
    is_cut, start, end = cut + len(line) < rest, start - cut, end - cut
    cells, places = _set(line)
    start, end = min(start, len(cells)), min(max(end, start), len(cells))
    first = _first(places, start, end, width)
    last = _last(places, first, width)
    head = ELLIPSIS if first or cut else ""
    tail = ELLIPSIS if is_cut or last < len(cells) else ""
    at = places[start] - places[first] + len(head)
    long = places[min(end, last)] - places[start] if end > start else 0
    return head + "".join(cells[first:last]) + tail, at, max(long, 1)


def _is_even(line: str) -> bool:
    """Whether each character is printed as it is, and takes one column."""
    return (line.isascii() and line.isprintable()) or _EVEN.fullmatch(line) is not None


def _set(line: str) -> tuple[Sequence[str], Sequence[int]]:
    """The characters as they are printed, and the columns at which they begin and end."""
    if _is_even(line):
        return line, range(len(line) + 1)
    cells = tuple(_cells(line))
    return cells, (0, *accumulate(map(columns, cells)))


def _cells(line: str) -> Iterator[str]:
    column = 0
    for character in line:
        cell = shown(character, column)
        column += columns(cell)
        yield cell


def _first(places: Sequence[int], start: int, end: int, width: int) -> int:
    """The first character printed: the line's, or one so far before the place that it fits."""
    if places[-1] <= width or places[min(end + 1, len(places) - 1)] < width * 2 // 3:
        return 0
    long = min(places[end] - places[start], width * 2 // 3)
    room = max((width - long) // 2, 1)
    # Where the line ends soon behind the place, more of it is shown before.
    room = max(room, width - 1 - (places[-1] - places[start]))
    return bisect_left(places, places[start] - room, 0, start)


def _last(places: Sequence[int], first: int, width: int) -> int:
    room = width - (1 if first else 0)
    if places[-1] - places[first] <= room:
        return len(places) - 1
    return max(bisect_right(places, places[first] + room - 1, first) - 1, first)
