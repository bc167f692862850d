"""Regular expressions compiled when first needed, and the letters to build them of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from sys import maxsize
from typing import Any

from biblio.values import compiled

# A capital letter; beyond Latin-1 any letter, since ranges there make a pattern slow to compile.
CAPITAL = r"[^\W\d_a-zß-ÿ]"

# A name as running text has it: Rosa Luxemburg, W.E.B. Du Bois; one or two of them.
_NAME_WORD = rf"{CAPITAL}[\w.’-]*"
PERSON = rf"(?!As\b|In\b|The\b){_NAME_WORD}(?:\s+(?:{_NAME_WORD}|de|von|van|der|du|la))*"
PERSONS = rf"{PERSON}(?:\s+and\s+{PERSON})?"

Sign = str | Callable[[str], object]
Replacement = str | Callable[[re.Match[str]], str]
_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub")


def in_turn(*signs: str) -> Callable[[str], object]:
    """A sign: these patterns in the text, one behind the other.

    One pattern of them all, with anything between, would try each beginning with each end.
    """

    parts = tuple(map(Lazy, signs))

    def asked(text: str) -> bool:
        at = 0
        for sign in parts:
            if not (found := sign.search(text, at)):
                return False
            at = found.end()
        return True

    return asked


class Lazy:
    """A pattern that costs nothing until it is tried, and then no more than another.

    `sign` is a short pattern, or a question to the text, without which the long one is not tried,
    nor compiled: patterns with the words of all languages take 1 to 6 ms each. A text in which the
    pattern matches has to have the sign.
    """

    def __init__(self, source: str, flags: int = 0, sign: Sign = "") -> None:
        self.source = source
        self._flags = flags
        self._sign = sign
        self._asked: str | None = None  # the last text, which may be asked at many places
        self._has_sign = False
        self._pattern: re.Pattern[str] | None = None

    def match(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return self._compiled().match(text, start, end) if self._may_be_in(text) else None

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As `re.Pattern.fullmatch`."""
        return self._compiled().fullmatch(text, start, end) if self._may_be_in(text) else None

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self._compiled().search(text, start, end) if self._may_be_in(text) else None

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self._compiled().finditer(text, start, end) if self._may_be_in(text) else iter(())

    def findall(self, text: str, start: int = 0, end: int = maxsize) -> list[Any]:
        """As `re.Pattern.findall`."""
        return self._compiled().findall(text, start, end) if self._may_be_in(text) else []

    def split(self, text: str, maxsplit: int = 0) -> list[str | Any]:
        """As `re.Pattern.split`."""
        return self._compiled().split(text, maxsplit) if self._may_be_in(text) else [text]

    def sub(self, replacement: Replacement, text: str, count: int = 0) -> str:
        """As `re.Pattern.sub`."""
        return self._compiled().sub(replacement, text, count) if self._may_be_in(text) else text

    def _may_be_in(self, text: str) -> bool:
        if not self._sign:
            return True
        if text is not self._asked:
            if isinstance(self._sign, str):
                self._sign = compiled.pattern(self._sign, self._flags).search
            self._asked, self._has_sign = text, bool(self._sign(text))
        return self._has_sign

    def _compiled(self) -> re.Pattern[str]:
        """The pattern; where no sign is asked for, its own methods serve from now on."""
        if self._pattern is None:
            self._pattern = compiled.pattern(self.source, self._flags)
            for name in () if self._sign else _METHODS:
                setattr(self, name, getattr(self._pattern, name))
        return self._pattern
