"""Keys for entries: family name, year, first word of the title, as in fraser1998revolution.

A work without a name has its first word before the year: many programs refuse a key that begins
with a digit.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator
from itertools import count

from biblio.record.edition import Edition
from biblio.record.person import person_of
from biblio.values.folding import significant, to_ascii

_NAMELESS = "untitled"


def key_for(edition: Edition, taken: Collection[str]) -> str:
    """A key for the edition that none of `taken` is, case aside; a clash gets a, b, c …"""
    return key_beside(edition, {key.casefold() for key in taken})


def key_beside(edition: Edition, used: Container[str]) -> str:
    """The same beside keys that are in small letters already."""
    stem = _stem(edition) or _NAMELESS
    return next(key for key in _variants(stem) if key not in used)


def _stem(edition: Edition) -> str:
    name, year, word = _name(edition), edition.year, _first_word(edition.title)
    return name + year + word if name else word + year


def _name(edition: Edition) -> str:
    names = edition.people("author") or edition.people("editor")
    if not names:
        return ""
    person = person_of(names[0])
    if person.whole:  # a body's name may be long
        return _first_word(person.family)
    return "".join(to_ascii(person.surname).split())


def _first_word(text: str) -> str:
    words = significant([word for word in to_ascii(text).split() if word])
    return words[0] if words else ""


def _variants(stem: str) -> Iterator[str]:
    yield stem
    yield from (stem + _letters(number) for number in count(1))


def _letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
