"""Finds places printed within a publisher's name.

## What it does
Reports `Red Letter Press, Seattle` and `New York: Vintage` in the field `publisher`, where the
authority knows the house and its place, or where what stands beside the name is a city and the
entry has no place. *Company, Inc.* and *University of California, Berkeley* are names.

## Why
Styles print the place before the house, after it, or not at all: they need the two apart.

## Example
    publisher = {Red Letter Press, Seattle}

becomes

    publisher = {Red Letter Press},
    address = {Seattle}

## Fix
Unsafe: the place moves to its own field, where there is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.normalising import Change
from biblio.editions.normalising.publishers import APART, normalise
from biblio.rules.basis import Finding, Fixable, Severity, Subject

SEVERITY = Severity.WARNING
FIXABLE = Fixable.UNSAFE


def check(subject: Subject) -> Iterator[Finding]:
    """Find names that the normaliser takes apart."""
    for record, changes in subject.changes(normalise):
        for name in changes:
            if APART in name.reason:
                fix = record.rewriting({one.field: one.new for one in changes}, safe=False)
                yield record.finding(_message(name), name.field, fix=fix)


def _message(change: Change) -> str:
    return f"“{change.old}” holds a place beside the name “{change.new}”."
