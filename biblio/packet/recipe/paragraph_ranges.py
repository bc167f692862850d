"""Ranges of paragraphs, as a recipe names an excerpt: `12-40`, `12-` or `1-3, 7-9`."""

from __future__ import annotations

import re
from typing import NamedTuple

from biblio.values.numerals import as_number

_RANGE = re.compile(r"\s*(?P<first>\d{1,6})(?:\s*[-–—]+\s*(?P<last>\d{1,6})?)?\s*")


class Range(NamedTuple):
    """Paragraphs `first` to `last`, both included; `last` is None for the end of the text."""

    first: int
    last: int | None

    def __str__(self) -> str:
        if self.first == self.last:
            return str(self.first)
        return f"{self.first}–{'' if self.last is None else self.last}"

    def holds(self, number: int) -> bool:
        """Whether the paragraph of that number is one of them."""
        return self.first <= number and (self.last is None or number <= self.last)


def parse_ranges(text: str) -> tuple[Range, ...] | None:
    """The ranges of `12-40`, `3`, `12-` or `1-3, 7-9`; None where it is none of these."""
    matches = [_RANGE.fullmatch(part) for part in text.split(",")]
    ranges = [_range(match) for match in matches if match]
    wrong = len(ranges) < len(matches) or any(_is_empty(one) for one in ranges)
    return None if wrong else tuple(ranges)


def _range(match: re.Match[str]) -> Range:
    first, last = as_number(match["first"]), match["last"]
    if last:
        return Range(first, as_number(last))
    is_open = match.group().strip() != match["first"]
    return Range(first, None if is_open else first)


def _is_empty(one: Range) -> bool:
    return one.first < 1 or (one.last is not None and one.last < one.first)
