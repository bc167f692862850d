"""Finds an edition dated before the work it is an edition of.

## What it does
Compares `origdate` or `origyear`, or else the authority's first date of the work, with the date of
the entry.

## Why
No edition is older than its work: one of the two dates is wrong, or belongs to another text.

## Example
    @misc{trotsky1905our, title = {Our Differences}, year = {1905}, origdate = {1908}}

## Fix
None: only the source tells which date is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.editions.records import KnownWork
from biblio.rules.basis import Finding, Fixable, Record, Severity, Subject
from biblio.values import compiled

SEVERITY = Severity.ERROR
FIXABLE = Fixable.NEVER

_YEAR = compiled.pattern(r"(?<![0-9-])[0-9]{4}(?![0-9])")
# A date that may be an earlier one: `1905?`, `[c. 1905]`, `../1905`.
_OPEN = compiled.pattern(r"[?~%\[]|\bca?\b|^(?:\.\.)?/", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """Find original dates that are later than the edition's."""
    for record, field in subject.having("origdate", "origyear"):
        first, last = _earliest(record.fields[field]), _latest(record)
        if first and last and first > last and not _OPEN.search(record.fields[field]):
            work = subject.work(record)
            message = f"The work is dated {first}, its edition {last}."
            yield record.finding(message, _dated(record), note=_fact(work))
    for record, work in subject.editions_of_works:
        if record.get("title") and not record.get("origdate", "origyear"):
            yield from _against_authority(record, work)


def _against_authority(record: Record, work: KnownWork) -> Iterator[Finding]:
    first = min(_years(work), default=None)
    last = _latest(record)
    if first and last and last < first:
        message = f"The work is of {first}, its edition is dated {last}."
        yield record.finding(message, _dated(record), note=_fact(work))


def _years(work: KnownWork) -> Iterator[int]:
    """The years in which the work was written and came out, as far as they are on record."""
    for date in (work.written, work.published):
        if year := _earliest(date or ""):
            yield year


def _earliest(date: str) -> int | None:
    found = _YEAR.search(date)
    return int(found.group()) if found else None


def _latest(record: Record) -> int | None:
    """The last year that the entry's date can mean: `1904--06` is done in 1906 at the latest."""
    printed = record.edition.date
    years = [int(year) for year in _YEAR.findall(printed)]
    return max(years, default=None) if printed[:4].isdigit() else None


def _dated(record: Record) -> str:
    return "date" if record.get("date") else "year"


def _fact(work: KnownWork | None) -> str | None:
    """What the authority has, and from where."""
    if work is None:
        return None
    dates = f"written {work.written}, " if work.written else ""
    came_out = f"came out {work.published}" if work.published else "no date on record"
    return f"{work.title}: {dates}{came_out} ({work.source})"
