"""Finds web pages without a date of their own and without the day on which they were read.

## What it does
Reports an `@online` entry with an address that has neither a date of publication nor `urldate`.

## Why
A page without a date can be another one tomorrow: the day of reading is all that dates it (*Chicago
Manual of Style*, 14.12).

## Example
    @online{mia, title = {Marxists Internet Archive}, url = {https://www.marxists.org/}}

## Fix
None: only you know when you read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.record.kinds import Extent
from biblio.rules.basis import Finding, Fixable, Record, Severity, Subject
from biblio.values import compiled

SEVERITY = Severity.INFO
FIXABLE = Fixable.NEVER

_READ = ("urldate", "lastaccessed", "lastchecked", "urlaccessdate", "accessed", "lastvisited")
_DATED = ("date", "year", "eventdate", "urlyear", "accessdate", "access-date", "dateaccessed")
_REMARK = compiled.pattern(
    r"\b(?:access|visit|retriev|consult|read on|checked|abgerufen|zugriff|[12][0-9]{3})", re.I
)


def check(subject: Subject) -> Iterator[Finding]:
    """Find undated pages."""
    for record, field in subject.having("url"):
        is_page = record.edition.type.extent is Extent.PAGE
        if is_page and not record.get(*_READ, *_DATED) and not _is_dated(record):
            yield record.finding("The page has no date, and no day of access.", field)


def _is_dated(record: Record) -> bool:
    remarks = record.get("note") + record.get("howpublished") + record.get("addendum")
    return bool(_REMARK.search(remarks)) or record.parent is not None
