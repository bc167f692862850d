"""Finds dates that are none, or that programs cannot read.

## What it does
Reports a `date`, `urldate`, `origdate` or `eventdate` that is not of the form ISO 8601-2 (EDTF), or
a day that no calendar has, and a `year` or `month` that cannot be one: `19705`, `20l4`, month 13.
Words such as *forthcoming*, and years in brackets, with a question mark or a *circa*, are right in
the field `year`.

## Why
BibLaTeX drops a date that it cannot read, and sorts the entry as undated.

## Example
    date = {15 August 2004}

becomes

    date = {2004-08-15}

## Fix
Safe, where the printed date can be read in one way only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.editions.normalising import Change
from biblio.editions.normalising.dates import normalise
from biblio.record.fields import DATES
from biblio.rules.basis import Finding, Fixable, Severity, Subject
from biblio.values import compiled
from biblio.values.edtf import is_edtf
from biblio.values.numerals import as_number

SEVERITY = Severity.ERROR
FIXABLE = Fixable.SAFE

_WRONG_YEAR = compiled.pattern(
    r"[0-9]{5,}|[0-9]{1,2}|[0-9oOlI]*(?:[0-9][oOlI]|[oOlI][0-9])[0-9oOlI]*"
)
_YEAR = len("1990")
_DAY = compiled.pattern(r"(?P<year>-?[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SEASONS = range(21, 42)  # ISO 8601-2: seasons, quarters, quadrimesters, semesters
_FRACTION = compiled.pattern(r"(?<=:[0-9]{2})\.[0-9]+")
_EXTENDED = compiled.pattern(r"[Yy]-?[0-9]+|\.\.|(?:\.\.)?/(?:\.\.)?")


def check(subject: Subject) -> Iterator[Finding]:
    """Find dates, years and months that are not of their form."""
    readable: dict[tuple[int, str], Change] = {}
    for record, changes in subject.changes(normalise):
        for change in changes:
            if change.field in DATES and change.old:
                readable[id(record), change.field] = change
    for record, field in subject.having(*DATES):
        value = record.fields[field].strip()
        wanted = readable.get((id(record), field))
        if wanted:
            fix = record.rewriting({field: wanted.new}, safe=wanted.safe)
            message = f"“{value}” is to be written {wanted.new}: {wanted.reason}."
            yield record.finding(message, field, fix=fix)
        elif value.isascii() and not _is_date(value):
            yield record.finding(f"“{value}” is no date.", field)
    yield from _years(subject)


def _years(subject: Subject) -> Iterator[Finding]:
    for record, field in subject.having("year", "origyear"):
        value = record.fields[field]
        if not (len(value) == 4 and value.isdigit()) and _WRONG_YEAR.fullmatch(value.strip()):
            yield record.finding(f"“{value}” is no year.", field)
    for record, field in subject.having("month"):
        value = record.fields[field]
        if value.isdecimal() and not 1 <= as_number(value) <= 12:
            yield record.finding(f"“{value}” is no month.", field)


def _is_date(value: str) -> bool:
    if (len(value) == _YEAR and value.isdigit()) or _EXTENDED.fullmatch(value):
        return True
    return is_edtf(_FRACTION.sub("", value)) and all(map(_exists, _DAY.finditer(value)))


def _exists(day: re.Match[str]) -> bool:
    """Whether the month has such a day; a leap day is believed."""
    month = int(day["month"])
    if month in _SEASONS:
        return True
    return 1 <= month <= 12 and 1 <= int(day["day"] or 1) <= _LENGTHS[month - 1]
