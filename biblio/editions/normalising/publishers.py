"""Normalises publishers: the authority's spelling, and a place taken out into its own field.

Only another spelling of the same name is replaced (*Pathfinder* is *Pathfinder Press*), never an
imprint by its successor: *Pioneer*, *Merit* and *Pathfinder* are three, and so are *New Left Books*
and *Verso*, whatever the authority lists as an alias.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from biblio.editions.normalising.changes import Change, change
from biblio.editions.normalising.context import Context, Custom
from biblio.editions.records import Publisher
from biblio.likeness.imprints import publishers_agree
from biblio.record.edition import Edition
from biblio.values import compiled
from biblio.values.folding import fold
from biblio.values.place_forms import standard
from biblio.values.places import is_city

_FIELDS = {"publisher": "location", "origpublisher": "origlocation"}
_YEAR = compiled.pattern(r"(?<![0-9])[0-9]{4}(?![0-9])")
_COMMA = compiled.pattern(r"\s*,\s*")
_AND = compiled.pattern(r"\s(?:and|und|et|y)\s")
# How many entries make a custom.
_HABIT = 3
# The reason of a change that takes a place out of a name.
APART = "the place has its own field"


class _Imprint(NamedTuple):
    """A publisher's name, the place printed with it, and whether the two are surely apart."""

    name: str
    place: str = ""
    sure: bool = True


def normalise(edition: Edition, context: Context) -> Iterator[Change]:
    """Bring the publisher to the authority's spelling, without losing a place printed with it."""
    for field, place_field in _FIELDS.items():
        if edition.get(field):
            yield from _changes(edition, field, place_field, context)


def _changes(edition: Edition, field: str, place_field: str, context: Context) -> Iterator[Change]:
    printed, address = edition.get(field) or "", edition.get(place_field) or ""
    imprint = _split(printed, context)
    if imprint.place and address and fold(address) != fold(imprint.place):
        return
    if imprint.name != printed and _split(imprint.name, context).place:
        return  # Two places: which of them is meant is not for a program to say.
    name = _spelling(imprint, address, _year(edition, field), context)
    if imprint.place and not address and name != printed:
        reason = "the place printed with the publisher"
        yield change(edition, place_field, imprint.place, reason, safe=imprint.sure)
    if name != printed:
        reason = _reason(imprint, name)
        safe = imprint.sure and not is_custom(printed, name, context.custom)
        yield change(edition, field, name, reason, safe=safe)


def is_custom(printed: str, name: str, custom: Custom) -> bool:
    """Whether the library always writes the house so much shorter: it may be a style's form."""
    is_shorter = set(fold(printed).split()) < set(fold(name).split())
    houses = custom.houses
    return is_shorter and name not in houses and houses.get(printed, 0) >= _HABIT


def houses_of(library: Iterable[Edition]) -> Counter[str]:
    """How often each publisher is named."""
    return Counter(name for one in library for field in _FIELDS if (name := one.get(field)))


def _reason(imprint: _Imprint, name: str) -> str:
    spelling = "the authority’s spelling" if name != imprint.name else ""
    apart = APART if imprint.place else ""
    return ", ".join(part for part in (spelling, apart) if part)


def _split(printed: str, context: Context) -> _Imprint:
    """The imprint with its place apart: `Red Letter Press, Seattle`, `Oxford: Clarendon`.

    It is sure where the authority knows the house and its place; with names that it does not know
    (`University of California, Berkeley`) the place may be part of the name.
    """
    for name, printed_place in _partings(printed):
        place = standard(printed_place, context.custom.states)
        house = context.authority.publisher(name, place)
        if house and has_place(house, place):
            return _Imprint(name, place)
        if not house and is_city(place):
            return _Imprint(name, place, sure=False)
    return _Imprint(printed, _place_within(printed, context))


def _partings(printed: str) -> Iterator[tuple[str, str]]:
    for comma in _COMMA.finditer(printed):
        name, place = printed[: comma.start()].strip(), printed[comma.end() :].strip()
        if name and place:
            yield name, place
    place, colon, name = printed.partition(":")
    if colon and name.strip() and place.strip():
        yield name.strip(), place.strip()
        yield place.strip(), name.strip()


def _place_within(printed: str, context: Context) -> str:
    """A place that the alias has and the name has not: `Bookmarks (London)`."""
    house = context.authority.publisher(printed)
    places = house.places if house else ()
    kept = fold(house.name) if house else ""
    found = (place for place in places if _within(place, printed) and fold(place) not in kept)
    return next(found, "")


def _spelling(imprint: _Imprint, address: str, year: int | None, context: Context) -> str:
    """The authority's spelling of the name, if the house is that one beyond doubt."""
    place = imprint.place or address
    house = context.authority.publisher(imprint.name, place or None)
    if house is None or not _is_printable(house.name) or not _same_script(imprint.name, house.name):
        return imprint.name
    fits = is_active(house, year) and (not place or has_place(house, place))
    if not (fits and _is_spelling(imprint.name, house)):
        return imprint.name
    return with_same_and(house.name, imprint.name)


def with_same_and(name: str, printed: str) -> str:
    """The name with the `&` that is printed: a house that writes itself so is not put right."""
    return _AND.sub(" & ", name) if "&" in printed else name


def _is_spelling(alias: str, house: Publisher) -> bool:
    """Whether the alias is the same name, in other words of the trade, short or misspelt."""
    misspelt = fold(alias) in map(fold, house.misspellings)
    return misspelt or publishers_agree(alias, house.name)


def _is_printable(name: str) -> bool:
    """Authorities add words that no title page has: `Resistance Books (UK)`, `Mehring / …`."""
    return not re.search(r"[(/\\{}]", name)


def _same_script(one: str, other: str) -> bool:
    """Whether both are in Latin letters, or neither is: a name is not translated."""
    return _is_latin(one) == _is_latin(other)


def _is_latin(text: str) -> bool:
    return all(letter < "\u0250" for letter in text if letter.isalpha())


def has_place(house: Publisher, place: str) -> bool:
    """Whether one of the places of the house is named in `place`."""
    return any(_within(known, place) for known in house.places)


def _within(words: str, text: str) -> bool:
    return f" {fold(words)} " in f" {fold(text)} "


def is_active(house: Publisher, year: int | None) -> bool:
    """Whether the house was at work in that year; what is not on record speaks for it."""
    if year is None or house.active is None:
        return True
    first, _, last = house.active.partition("/")
    begin, end = _limit(first, "0"), _limit(last if "/" in house.active else first, "9")
    return (begin or year) <= year <= (end or year)


def _limit(date: str, unknown: str) -> int | None:
    """The year of one end of an EDTF interval: 199X ends with 1999."""
    match = re.match("[0-9X]{4}", date)
    return int(match.group().replace("X", unknown)) if match else None


def _year(edition: Edition, field: str) -> int | None:
    found = _YEAR.search(edition.original_date if field.startswith("orig") else edition.date)
    return int(found.group()) if found else None
