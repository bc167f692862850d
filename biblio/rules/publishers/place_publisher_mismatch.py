"""Finds a place at which the publisher never was.

## What it does
Compares the place with those the authority has for the house. It reports one that is none of them,
where the authority knows just one house of that name.

## Why
One of the two is wrong, the place or the house: *Progress* of Moscow is not *Progress* of New
York.

## Example
    publisher = {Red Letter Press}, address = {Boston}

Red Letter Press is at Seattle.

## Fix
None: only the title page tells which is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.normalising.publishers import has_place
from biblio.editions.records import Publisher
from biblio.rules.basis import Finding, Fixable, Record, Severity, Subject
from biblio.values.place_forms import standard

SEVERITY = Severity.WARNING
FIXABLE = Fixable.NEVER


def check(subject: Subject) -> Iterator[Finding]:
    """Find places that the authority does not know the house at."""
    for record, field in subject.having("publisher"):
        houses = subject.authority.publishers_named(record.fields[field])
        place = record.get("location")
        if len(houses) == 1 and place and _is_elsewhere(houses[0], place):
            yield _finding(record, "location", houses[0])


def _is_elsewhere(house: Publisher, place: str) -> bool:
    if not house.places or house.confidence != "high" or not _is_latin(place):
        return False
    return not (has_place(house, standard(place)) or has_place(house, place))


def _is_latin(text: str) -> bool:
    """Places on record are in Latin letters: `Москва` is no other place than Moscow."""
    return text.isascii()


def _finding(record: Record, field: str, house: Publisher) -> Finding:
    places = " and ".join(house.places)
    message = f"The authority has {house.name} at {places}, not at {record.get(field)}."
    return record.finding(message, field, note=house.source)
