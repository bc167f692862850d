"""Finds dates that cannot be, one beside the other.

## What it does
Reports a date in the future, a printed book older than printing, a page that was read before it
came out, and an edition dated before its author was born, or after he or she died, where the
authority knows the person's dates. A posthumous edition that gives the date of its work
(`origdate`, or a year in `note`), or names an editor or a translator, is right. A version that the
authority itself dates after the death is explained, and not to be corrected.

## Why
An impossible date is a slip of the finger, or the date of another edition.

## Example
    @book{lenin1961, author = {Lenin, V. I.}, title = {Philosophical Notebooks}, year = {1961}}

Lenin died in 1924: the reader has to see that the text is of 1914 to 1916.

## Fix
None: only the source tells the right date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from biblio.editions.people import LifeDates, life_dates, may_name_known
from biblio.record.person import split_names
from biblio.rules.basis import Finding, Fixable, Record, Severity, Subject

SEVERITY = Severity.WARNING
FIXABLE = Fixable.NEVER

_YEAR = re.compile(r"(?<![0-9])1[0-9]{3}(?![0-9])")  # in a note: of the work, most likely
_PRINTING = 1450
_PRINTED = ("publisher", "isbn")
_AHEAD = 2  # books are announced, and even dated, a year or two ahead
# An edition by somebody else is posthumous without a word: collected works, translations.
_LATER_HANDS = ("origdate", "editor", "translator", "edition", "volume", "booktitle")


def check(subject: Subject) -> Iterator[Finding]:
    """Find dates that contradict the calendar, one another, or a life."""
    today = date.today().year
    for name in ("date", "year"):
        for record, field in subject.having(name):
            if record.year and (name == "date" or not record.get("date")):
                yield from _edition(record, field, record.year, subject)
    for record, field in subject.having("urldate"):
        yield from _access(record, record.fields[field], today)


def _edition(record: Record, field: str, year: int, subject: Subject) -> Iterator[Finding]:
    if year > date.today().year + _AHEAD:
        yield record.finding(f"The year {year} is still to come.", field)
    elif year < _PRINTING and record.kind == "book" and record.get(*_PRINTED) and _is_plain(record):
        yield record.finding(f"In {year} no book was printed.", field)
    else:
        yield from _lives(record, field, year, subject)


def _is_plain(record: Record) -> bool:
    """Whether the date is a year and nothing else: no era before Christ, no span of years."""
    printed = record.edition.date
    return printed.isdigit() and len(printed) == 4 and printed[0] != "0"


def _access(record: Record, urldate: str, today: int) -> Iterator[Finding]:
    read = int(urldate[:4]) if urldate[:4].isdecimal() else None
    if read and read > today:
        yield record.finding(f"The day of access, {urldate}, is still to come.", "urldate")
    elif read and record.year and read < record.year:
        message = f"Read in {read}, before it came out in {record.year}."
        yield record.finding(message, "urldate")


def _lives(record: Record, field: str, year: int, subject: Subject) -> Iterator[Finding]:
    authors = record.get("author")
    for name in split_names(authors) if may_name_known(authors) else ():
        life = life_dates(name)
        if life and life.born and year < life.born:
            message = f"{life.printed} was born in {life.born}, after {year}."
            yield record.finding(message, field, note=life.source, severity=Severity.ERROR)
        elif life and life.died and year > life.died:
            yield from _posthumous(record, field, year, life, subject)


def _posthumous(
    record: Record, field: str, year: int, life: LifeDates, subject: Subject
) -> Iterator[Finding]:
    """A date after a death: explained where the authority dates the work so, else asked about."""
    died = f"{life.printed} died in {life.died}, before {year}"
    work = subject.work(record)
    if work and str(year) in (work.written or "").split("/"):
        message = f"{died}; the authority has the text of {work.written}."
        note = " ".join(part for part in (work.note, work.source) if part)
        yield record.finding(message, field, note=note, severity=Severity.INFO)
    elif not (record.get(*_LATER_HANDS) or _YEAR.search(record.get("note"))):
        message = f"{died}: the date of the work itself is missing."
        yield record.finding(message, field, note=life.source)
