"""Keys for entries: family name, year, first word of the title, as in fraser1998revolution.

A work without a name has its first word before the year: many programs refuse a key that begins
with a digit.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import count

from biblio.record.edition import Edition
from biblio.record.person import person_of, split_names
from biblio.values.folding import significant, to_ascii

_YEAR = re.compile(r"\d{3,4}")
_NAMELESS = "untitled"


def key_for(edition: Edition, taken: Collection[str]) -> str:
    """A key for the edition that none of `taken` is, case aside; a clash gets a, b, c …"""
    stem = _stem(edition) or _NAMELESS
    used = {key.casefold() for key in taken}
    return next(key for key in _variants(stem) if key not in used)


def year_of(edition: Edition) -> str:
    """The first year of the edition's date, or an empty string."""
    found = _YEAR.search(edition.get("date") or edition.get("year") or "")
    return found.group() if found else ""


def _stem(edition: Edition) -> str:
    name, year, word = _name(edition), year_of(edition), _first_word(edition.title)
    return name + year + word if name else word + year


def _name(edition: Edition) -> str:
    names = split_names(edition.get("author") or edition.get("editor") or "")
    if not names:
        return ""
    person = person_of(names[0])
    if person.whole:  # a body's name may be long
        return _first_word(person.family)
    return "".join(to_ascii(f"{person.particle} {person.family}").split())


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
