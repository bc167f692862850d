"""Where signs and lines stand in a long text: looked for one string at a time, the fastest way."""

from __future__ import annotations

from collections.abc import Iterator
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


def line_starts(text: str) -> list[int]:
    """Where each line begins, whatever ends the one before it."""
    if "\r" in text:
        return [0, *(match.end() for match in _NEWLINE.finditer(text))]
    *ended, _ = text.split("\n")  # three times as fast
    return [0, *accumulate([len(line) + 1 for line in ended])]
