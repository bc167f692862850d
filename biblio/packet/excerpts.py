"""Excerpts: the paragraphs of a reading that are wanted, by their numbers in the whole text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from biblio.packet.pieces import Piece

_RANGE = re.compile(r"\s*(?P<first>\d{1,6})(?:\s*[-–—]+\s*(?P<last>\d{1,6})?)?\s*")


class Range(NamedTuple):
    """Paragraphs `first` to `last`, both included; `last` is None for the end of the text."""

    first: int
    last: int | None

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
    first, last = int(match["first"]), match["last"]
    if last:
        return Range(first, int(last))
    is_open = match.group().strip() != match["first"]
    return Range(first, None if is_open else first)


def _is_empty(one: Range) -> bool:
    return one.first < 1 or (one.last is not None and one.last < one.first)


def excerpt(pieces: Sequence[Piece], ranges: Sequence[Range]) -> tuple[Piece | None, ...]:
    """The pieces wanted, with None where something of the text is left out.

    A piece without a number goes with the text that it belongs to.
    """
    if not ranges:
        return tuple(pieces)
    wanted = [any(one.holds(piece.near) for one in ranges) for piece in pieces]
    return tuple(_elided(pieces, wanted))


def _elided(pieces: Iterable[Piece], wanted: Sequence[bool]) -> Iterator[Piece | None]:
    before = True
    for piece, is_wanted in zip(pieces, wanted, strict=True):
        if is_wanted:
            yield piece
        elif before:
            yield None
        before = is_wanted
