"""The frame that Project Gutenberg puts around a book: head and licence, which are no text of it.

The wording is that of the files since 1991: <https://www.gutenberg.org/policy/license.html>.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from biblio.values.patterns import Lazy

_NAMES = ("Gutenberg", "GUTENBERG")
_START = Lazy(
    r"""(?xi) \W*START\ OF\ (?:THE|THIS)\ PROJECT\ GUTENBERG | \*END\*?\ ?THE\ SMALL\ PRINT"""
)
_END = Lazy(
    r"""(?xi) \W*END\ OF\ (?:(?:THE|THIS)\ )?PROJECT\ GUTENBERG | \W*START:\ FULL\ LICENSE"""
)
_CREDIT = Lazy(r"(?i)(?:produced|transcribed|prepared|e-?text prepared|scanned) (?:by|from) ")
_SAID = Lazy(r"(?P<name>Title|Author|Editor|Translator|Illustrator|Language): +(?P<value>\S.*)")
# lines that a title in the starting line may fill, and a credit below it
_LONGEST_START, _LONGEST_CREDIT = 4, 8
# the languages that `language` guesses, as the head calls them
_LANGUAGES = {
    "english": "en",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "italian": "it",
    "russian": "ru",
}


class Frame(NamedTuple):
    """The book stands in the rows `first` to `last` (exclusive); `said` is what the head says."""

    first: int
    last: int
    said: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def value(self, name: str) -> str | None:
        """What the head says under the name, in small letters."""
        return next((values[0] for key, values in self.said if key == name), None)

    @property
    def language(self) -> str | None:
        """The language that the head names."""
        return _LANGUAGES.get((self.value("language") or "").casefold())


def find(rows: Sequence[str]) -> Frame | None:
    """The frame around the rows, lines or paragraphs of a text, if there is one."""
    named = [at for at, row in enumerate(rows) if any(name in row for name in _NAMES)]
    starts = [at for at in named if _START.match(rows[at])]
    first = _behind(rows, starts[0]) if starts else 0
    ends = (at for at in range(first, len(rows)) if _END.match(rows[at]))
    last = next(ends, len(rows))
    if not starts and last == len(rows):
        return None
    return Frame(first, last, _said(rows[: starts[0]] if starts else ()))


def _behind(rows: Sequence[str], start: int) -> int:
    """The first row behind the starting line, and behind who made the text."""
    closed = range(start, min(start + _LONGEST_START, len(rows)))
    at = next((row for row in closed if rows[row].endswith("*")), start) + 1
    below = next((row for row in range(at, len(rows)) if rows[row]), at)
    if below == len(rows) or not _CREDIT.match(rows[below]):
        return at
    credit = range(below, min(below + _LONGEST_CREDIT, len(rows)))
    return next((row for row in credit if not rows[row]), below + 1)


def _said(rows: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the head says: each name, in small letters, with its values."""
    said: dict[str, list[str]] = {}
    for row in rows:
        if match := _SAID.match(row):
            said.setdefault(match["name"].casefold(), []).append(match["value"].strip())
    return tuple((name, tuple(values)) for name, values in said.items())
