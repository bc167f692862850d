"""Finds references to entries that are not there.

## What it does
Follows `crossref`, `xref`, `xdata`, `related` and `entryset` and reports keys that no library of
the run has, and an entry that refers to itself. Letter case does not count, nor does it for BibTeX.
So it does a single value that BibLaTeX is to borrow (`publisher = {xdata=elm-publisher}`), whose
entry, or whose field, is not there.

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

from biblio.library.granular import may_refer, references
from biblio.record.fields import ALIASES
from biblio.rules.basis import Finding, Fixable, Record, Severity, Subject

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
    for file in subject.libraries:
        for record in file.records if "xdata" in file.bib.text else ():
            if may_refer(record.fields):
                yield from _borrowed(record, subject)


def _borrowed(record: Record, subject: Subject) -> Iterator[Finding]:
    """The single values that are to be borrowed from what is not there."""
    for field, value in record.fields.items():
        for key, name in references(value) if value.startswith("xdata") else ():
            lender = record.file.by_folded_key.get(key.casefold())
            if key.casefold() not in subject.keys:
                yield record.finding(f"No entry has the key “{key}”.", field, part=key)
            elif lender and not lender.get(name, ALIASES.get(name, name)):
                yield record.finding(f"The entry “{key}” has no {name}.", field)
