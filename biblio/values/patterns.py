"""Regular expressions compiled when first needed, and the letters to build them of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from sys import maxsize

# A capital letter; beyond Latin-1 any letter, since ranges there make a pattern slow to compile.
CAPITAL = r"[^\W\d_a-zß-ÿ]"

# A name as running text has it: Rosa Luxemburg, W.E.B. Du Bois; one or two of them.
_NAME_WORD = rf"{CAPITAL}[\w.’-]*"
PERSON = rf"(?!As\b|In\b|The\b){_NAME_WORD}(?:\s+(?:{_NAME_WORD}|de|von|van|der|du|la))*"
PERSONS = rf"{PERSON}(?:\s+and\s+{PERSON})?"


class Lazy:
    """A pattern that costs nothing until it is tried.

    `sign` is a short pattern without which the long one cannot match: until a text has the sign,
    nothing else is compiled. Patterns with the words of ten languages take 1 to 6 ms each.
    """

    __slots__ = ("_compiled", "_flags", "_sign", "source")

    def __init__(self, source: str, flags: int = 0, sign: str = "") -> None:
        self.source = source
        self._flags = flags
        self._sign = sign
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled on first use."""
        if self._compiled is None:
            self._compiled = re.compile(self.source, self._flags)
        return self._compiled

    def match(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return self.compiled.match(text, start, end) if self._may_be_in(text) else None

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As `re.Pattern.fullmatch`."""
        return self.compiled.fullmatch(text, start, end) if self._may_be_in(text) else None

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self.compiled.search(text, start, end) if self._may_be_in(text) else None

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self.compiled.finditer(text, start, end) if self._may_be_in(text) else iter(())

    def _may_be_in(self, text: str) -> bool:
        known = self._compiled is not None or not self._sign
        return known or bool(re.search(self._sign, text, self._flags))
