"""Where signs and lines stand in a long text: looked for one string at a time, the fastest way."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from biblio.values import compiled

_NEWLINE = compiled.pattern(r"\r\n?|\n")


def every(text: str, *signs: str) -> Iterator[int]:
    """Where one of the signs begins, from first to last.

    A few of them, each by itself, are found at many times the speed of a pattern of them all.
    """
    found = [at for sign in signs for at in _every(text, sign)]
    return iter(found if len(signs) == 1 else sorted(found))


def _every(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


class Lines:
    """The lines of a text, whatever ends them; looked for when the first of them is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    def at(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset, both counted from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    @cached_property
    def _starts(self) -> list[int]:
        if "\r" in self._text:
            return [0, *(match.end() for match in _NEWLINE.finditer(self._text))]
        *ended, _ = self._text.split("\n")  # three times as fast
        return [0, *accumulate([len(line) + 1 for line in ended])]
