"""Finds an edition older or younger than its publisher.

## What it does
Compares the year of an edition with the years in which the authority has the house at work; a year
more or less is allowed, for title pages run ahead of and behind their firms.

## Why
An imprint tells who printed a text: *Pioneer Publishers* of 1975 is a wrong year or, more often,
the name of the house that continued it or came before.

## Example
    publisher = {Pioneer Publishers}, year = {1975}

Pioneer Publishers worked from 1930 to 1965.

## Fix
None: an imprint is never replaced by its successor.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.normalising.publishers import is_active
from biblio.editions.records import Publisher
from biblio.rules.basis import Finding, Fixable, Record, Severity, Subject
from biblio.values import compiled

SEVERITY = Severity.WARNING
FIXABLE = Fixable.NEVER

_DECADE = compiled.pattern(r"^([0-9]{3})X$")


def check(subject: Subject) -> Iterator[Finding]:
    """Find years in which the house was not at work."""
    for record, field in subject.having("publisher"):
        place = record.get("location") or None
        house = subject.authority.publisher(record.fields[field], place)
        if house and record.year and not _fits(house, record.year):
            yield _finding(record, house, record.year)


def _fits(house: Publisher, year: int) -> bool:
    return any(is_active(house, near) for near in (year - 1, year, year + 1))


def _finding(record: Record, house: Publisher, year: int) -> Finding:
    first, _, last = (house.active or "").partition("/")
    end = _DECADE.sub(r"the \g<1>0s", last)
    until = f"to {end}" if end.strip(".") else "on"
    message = f"{house.name} worked from {first} {until}, not in {year}."
    return record.finding(message, "publisher", note=house.source)
