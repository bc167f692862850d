"""A person or a body: the one form in which the house knows a name, however it was written.

An entry keeps names as `Family, Given and Family, Given`. A name without a comma is one that has no
parts: a body's, or a person's single name. Braces stay only round such a name that holds a comma or
an *and* of its own: `{Simon and Schuster, Inc.}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from biblio.values import compiled, names
from biblio.values.folding import fold
from biblio.values.names import PARTICLES, SUFFIXES
from biblio.values.patterns import CAPITAL, Lazy

_SEPARATOR = compiled.pattern(r"[ \t\r\n]+and[ \t\r\n]+", re.IGNORECASE)
_COMMA = compiled.pattern(r"[ \t\r\n]*,[ \t\r\n]*")
_ELIDED = Lazy(r"[dl]['’ʼ](?=\w)", re.IGNORECASE)
_REMARK = Lazy(r"[\\{}()\[\]0-9]")
_BRACKETED = Lazy(
    r"(?P<family>[^\s()]+(?: [^\s()]+)?)\s"
    rf"\((?P<given>{CAPITAL}(?:[a-zß-ÿ]|\.)[^()\d]{{0,30}})\)"
)
OTHERS = "others"


class Person(NamedTuple):
    """The parts of a name.

    `particle` is the *von* of `von Suttner, Bertha`, `behind` the *van* of `Beethoven, Ludwig van`:
    a particle stays where it is printed, for the two are filed under different letters. A name
    without parts has only a `family`; `whole` says whether it is one.
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    behind: str = ""
    whole: bool = False

    def __str__(self) -> str:
        """The name as an entry keeps it: `Family, Suffix, Given`."""
        return ", ".join(part for part in (self.surname, self.suffix, self.forenames) if part)

    @property
    def surname(self) -> str:
        """The family name with a particle before it."""
        return f"{self.particle} {self.family}" if self.particle else self.family

    @property
    def forenames(self) -> str:
        """The given names with a particle behind them."""
        return f"{self.given} {self.behind}" if self.behind else self.given

    @property
    def spoken(self) -> str:
        """The name as it is said: Murry Weiss, Ludwig van Beethoven."""
        end = f", {self.suffix}" if self.suffix else ""
        return " ".join(part for part in (self.forenames, self.surname) if part) + end

    @property
    def key(self) -> str:
        """What tells families apart: no particle, no case, no accent."""
        return _key(self.family)


@lru_cache(maxsize=65536)
def _key(family: str) -> str:
    words = family.split()
    while len(words) > 1 and words[0].casefold() in PARTICLES:
        words = words[1:]
    return fold(_ELIDED.sub("", " ".join(words), count=1) if words else "")


@lru_cache(maxsize=65536)
def person_of(name: str) -> Person:
    """The parts of one name of an entry: `Family, Given` or `Family, Suffix, Given`."""
    if is_braced(name):
        return Person(name[1:-1], whole=True)
    family, *rest = split_at_commas(name)
    if not rest:
        return Person(family, whole=True)
    particle, family = _particle_first(family)
    given, behind = _particle_last(rest[-1])
    return Person(family, given, particle, ", ".join(rest[:-1]), behind)


def family_key(name: str) -> str:
    """The key of a name as an entry keeps it."""
    return person_of(name).key


def family_keys(people: Iterable[str]) -> frozenset[str]:
    """The keys of several names."""
    return frozenset(map(family_key, people))


@lru_cache(maxsize=65536)
def individual(name: str) -> Person | None:
    """The person whom an entry names; None for a body, for *others*, for what has remarks in it."""
    if is_braced(name) or _REMARK.search(name) or name == OTHERS or names.is_corporate(name):
        return None
    parts = [part for part in split_at_commas(name) if part]
    if not 1 <= len(parts) <= 3 or (len(parts) == 1 and " " in name.strip()):
        return None
    return person_of(", ".join(parts))


def from_print(text: str) -> Person:
    """The person or body that a text names, printed `Given Family` or `Family, Given`."""
    text = text.strip()
    if names.is_corporate(text) and not names.has_initials(text):
        return Person(text, whole=True)
    if bracketed := _BRACKETED.fullmatch(text):  # NOLL (Anne)
        return _inverted(f"{bracketed['family']}, {bracketed['given']}")
    _, comma, tail = text.partition(",")
    if comma and tail.strip().casefold() not in SUFFIXES:
        return _inverted(text)
    return _direct(text)


def _direct(text: str) -> Person:
    words = names.without_honorifics(text.replace(",", " ").split())
    suffix = words.pop() if len(words) > 2 and words[-1].casefold() in SUFFIXES else ""
    if "wa" in words:  # Ngũgĩ wa Thiong’o is Thiong’o’s son: no family name
        return Person(" ".join(words), whole=True)
    if end := names.family_end(words):
        return _filed(" ".join(words[:end]), suffix, " ".join(words[end:]))
    cut = names.family_start(words)
    return _filed(" ".join(words[cut:]), suffix, " ".join(words[:cut]))


def _inverted(text: str) -> Person:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 3 and parts[2].casefold() in SUFFIXES:
        return _filed(parts[0], parts[2], parts[1])
    if len(parts) == 3 and parts[1].casefold() in SUFFIXES:
        return _filed(*parts)
    return _filed(parts[0], "", " ".join(parts[1:]))


def _filed(family: str, suffix: str, given: str) -> Person:
    return person_of(", ".join(part for part in (family, suffix, given) if part))


def _particle_first(family: str) -> tuple[str, str]:
    words = family.split()
    count = 0
    while count < len(words) - 1 and words[count][0].islower():
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def _particle_last(given: str) -> tuple[str, str]:
    """The given names, and the particles behind them: `Simone de`."""
    words = given.split()
    count = len(words)
    while count > 1 and words[count - 1] in PARTICLES:
        count -= 1
    kept = given if count == len(words) else " ".join(words[:count])
    return kept, " ".join(words[count:])


@lru_cache(maxsize=65536)
def split_names(value: str) -> tuple[str, ...]:
    """The names of a field, in order, split at each *and* outside braces."""
    count = value.casefold().count("and")
    if not count:  # as in half of all
        return (alone,) if (alone := value.strip()) else ()
    if value.count(" and ") == count and "  " not in value and "{" not in value:
        return tuple(filter(None, map(str.strip, value.split(" and "))))  # and in most others
    found = (name.strip() for name in split_outside_braces(value, _SEPARATOR))
    return tuple(name for name in found if name)


def join_names(people: Iterable[str]) -> str:
    """The names as one field, braces round a body's that would else be split: `{Simon and Son}`."""
    return " and ".join(_protected(name.strip()) for name in people)


def _protected(name: str) -> str:
    return f"{{{name}}}" if len(split_names(name)) > 1 else name


def split_at_commas(name: str) -> tuple[str, ...]:
    """The parts of a name, split at each comma outside braces."""
    return split_outside_braces(name.strip(), _COMMA)


def split_outside_braces(text: str, separator: re.Pattern[str]) -> tuple[str, ...]:
    """The text split where the separator stands outside braces."""
    if "{" not in text and not separator.groups:
        return tuple(separator.split(text))
    parts, start, end, depth = [], 0, 0, 0
    for match in separator.finditer(text):
        between = text[end : match.start()]
        depth += between.count("{") - between.count("}")
        end = match.start()
        if depth == 0:
            parts.append(text[start:end])
            start = end = match.end()
    return (*parts, text[start:])


def is_braced(name: str) -> bool:
    """Whether one pair of braces holds the whole name."""
    return name[:1] == "{" and name[-1:] == "}" and "{" not in name[1:] and "}" not in name[:-1]
