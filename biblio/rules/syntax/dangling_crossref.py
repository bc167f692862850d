"""Finds references to entries that are not there.

## What it does
Follows `crossref`, `xref`, `xdata`, `related` and `entryset` and reports keys that no library of
the run has, and an entry that refers to itself. Letter case does not count, nor does it for BibTeX.

## Why
The entry inherits nothing: its book, its editor and its year are missing in print.

## Example
    @incollection{harvey2001, title = {Globalization}, crossref = {spaces2001}}

in a library without `spaces2001`.

## Fix
None: the entry that is meant has to be added, or its key put right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.rules.basis import Finding, Fixable, Severity, Subject

SEVERITY = Severity.ERROR
FIXABLE = Fixable.NEVER

_LISTS = ("xdata", "related", "entryset")
_SINGLE = ("crossref", "xref")
_COMMA = re.compile(r"\s*,\s*")


def check(subject: Subject) -> Iterator[Finding]:
    """Find keys that lead nowhere."""
    for record, field in subject.having(*_SINGLE, *_LISTS):
        value = record.get(field).strip()
        for key in _COMMA.split(value) if field in _LISTS else [value]:
            if key and key.casefold() == record.key.casefold():
                yield record.finding("The entry refers to itself.", field, part=key)
            elif key and key.casefold() not in subject.keys:
                yield record.finding(f"No entry has the key “{key}”.", field, part=key)
