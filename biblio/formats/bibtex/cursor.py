"""A place in the source of a BibTeX file, and the signs that are read there."""

from __future__ import annotations

import re
from functools import cached_property

from biblio.formats.bibtex.grammar import BRACE, BRACKET, GROUP, SPACE


class BrokenOffError(Exception):
    """Reading cannot go on where it stands; the reason in words."""


class UnclosedError(Exception):
    """What has begun goes on to the end of the file."""


class Cursor:
    """Reads signs from `_at` on, a character of the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def _opening(self) -> str:
        if not (self._has("{", needed=True) or self._has("(")):
            raise BrokenOffError("'(' or '{' expected")
        return self._text[self._at - 1]

    def _sign(self, sign: str) -> None:
        if not self._has(sign, needed=True):
            raise BrokenOffError(f"'{sign}' expected")

    def _has(self, sign: str, *, needed: bool = False) -> bool:
        """Whether the sign comes next; then it is passed. Something must, where it is needed."""
        if self._text.startswith(sign, self._at):  # as mostly, without a space before it
            self._at += len(sign)
            return True
        self._skip_space()
        if needed and self._at == len(self._text):
            raise UnclosedError
        there = self._text.startswith(sign, self._at)
        self._at += len(sign) if there else 0
        return there

    def _expected(self, pattern: re.Pattern[str], what: str) -> str:
        self._skip_space()
        found = pattern.match(self._text, self._at)
        if found is None:
            raise (
                UnclosedError if self._at == len(self._text) else BrokenOffError(f"{what} expected")
            )
        self._at = found.end()
        return found.group()

    def _skip_space(self) -> None:
        self._at = self._end_of(SPACE)

    def _end_of(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self._text, self._at)
        return found.end() if found else self._at

    def _closing(self, opening: int) -> int:
        """The end of the group that opens there."""
        if group := GROUP.match(self._text, opening):
            return group.end()
        if opening not in self._group_ends:
            raise UnclosedError
        return self._group_ends[opening]

    @cached_property
    def _group_ends(self) -> dict[int, int]:
        """Where each group ends, by where it opens; those that do not end are not there."""
        ends: dict[int, int] = {}
        opened: list[int] = []
        for brace in BRACE.finditer(self._text):
            if brace.group() == "{":
                opened.append(brace.start())
            elif opened:
                ends[opened.pop()] = brace.end()
        return ends

    def _closing_bracket(self, opening: int) -> int:
        """The end of what round brackets hold, whatever groups and brackets are in it."""
        if opening not in self._bracket_ends:
            raise UnclosedError
        return self._bracket_ends[opening]

    @cached_property
    def _bracket_ends(self) -> dict[int, int]:
        """Where each round bracket is closed, in the group in which it opens; as `_group_ends`."""
        ends: dict[int, int] = {}
        opened: list[list[int]] = [[]]  # by the groups that are open
        for sign in BRACKET.finditer(self._text):
            match sign.group():
                case "(":
                    opened[-1].append(sign.start())
                case "{":
                    opened.append([])
                case "}" if len(opened) > 1:
                    opened.pop()
                case ")" if opened[-1]:
                    ends[opened[-1].pop()] = sign.end()
        return ends
