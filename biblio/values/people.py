"""Names as an entry keeps them: `Family, Given and Family, Given`.

A name without a comma is one that has no parts: a body's, or a person's single name. Braces stay
only round such a name that holds a comma or an *and* of its own: `{Simon and Schuster, Inc.}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_SEPARATOR = re.compile(r"[ \t\r\n]+and[ \t\r\n]+", re.IGNORECASE)
_COMMA = re.compile(r"[ \t\r\n]*,[ \t\r\n]*")


@dataclass(frozen=True, slots=True)
class Person:
    """The parts of a name. `particle` is the *von* of `von Suttner, Bertha`.

    A name without parts has only a `family`; `whole` says whether it is one.
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    whole: bool = False


@lru_cache(maxsize=65536)
def split_names(value: str) -> tuple[str, ...]:
    """The names of a field, in order, split at each *and* outside braces."""
    names = (name.strip() for name in split_outside_braces(value, _SEPARATOR))
    return tuple(name for name in names if name)


def join_names(names: Iterable[str]) -> str:
    """The names as one field, braces round a body's that would else be split: `{Simon and Son}`."""
    return " and ".join(_protected(name.strip()) for name in names)


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


@lru_cache(maxsize=65536)
def parse_name(name: str) -> Person:
    """The parts of one name: `Family, Given` or `Family, Suffix, Given`."""
    if is_braced(name):
        return Person(name[1:-1], whole=True)
    family, *rest = split_at_commas(name)
    if not rest:
        return Person(family, whole=True)
    particle, family = _split_particle(family)
    return Person(family, rest[-1], particle, ", ".join(rest[:-1]))


def is_braced(name: str) -> bool:
    """Whether one pair of braces holds the whole name."""
    return name[:1] == "{" and name[-1:] == "}" and "{" not in name[1:] and "}" not in name[:-1]


def _split_particle(family: str) -> tuple[str, str]:
    words = family.split()
    count = 0
    while count < len(words) - 1 and words[count][0].islower():
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])
