"""Finds a year or a month that contradicts the date beside it.

## What it does
Compares `year` and `month` with `date`, and `origyear` with `origdate`, in entries that have both.
A year within a span of dates is right.

## Why
BibLaTeX prints the date and warns of the year; classical BibTeX knows the year alone. The entry is
of two years, and each program prints another.

## Example
    year = {2007}, date = {2006-05}

## Fix
None: only the source tells which is right.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.formats.bibtex.dates import date_of
from biblio.rules.basis import Finding, Fixable, Record, Severity, Subject
from biblio.values import compiled

SEVERITY = Severity.WARNING
FIXABLE = Fixable.NEVER

_YEAR = compiled.pattern(r"(?<![0-9])[0-9]{4}(?![0-9])")
_MONTH = compiled.pattern(r"[0-9]{4}-(?P<month>0[1-9]|1[0-2])(?:-[0-9]{2})?")
_PAIRS = (("date", "year"), ("origdate", "origyear"))


def check(subject: Subject) -> Iterator[Finding]:
    """Find years and months that are not those of the date."""
    for date, year in _PAIRS:
        for record, field in subject.having(year):
            if record.source.named(date) and _contradicts(record.fields[field], record.get(date)):
                message = f"The year {record.fields[field]} is not that of the date"
                yield record.finding(f"{message}, {record.get(date)}.", field)
    for record, field in subject.having("month"):
        yield from _month(record, field)


def _contradicts(year: str, date: str) -> bool:
    own, others = _YEAR.findall(year), _YEAR.findall(date)
    if not own or not others:
        return False
    return not any(min(others) <= one <= max(others) for one in own)


def _month(record: Record, field: str) -> Iterator[Finding]:
    date = record.get("date")
    told = _MONTH.fullmatch(date)
    said = date_of(date[:4], record.fields[field]) if told and record.source.named("date") else ""
    if told and said[5:7] and said[5:7] != told["month"] and "/" not in said:
        message = f"The month {record.fields[field]} is not that of the date, {date}."
        yield record.finding(message, field)
