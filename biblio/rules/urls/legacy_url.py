"""Finds addresses at which a page no longer is.

## What it does
Knows, for the sites on record, former hosts, mirrors, moved paths and archive wrappers, and reports
addresses that use them.

## Why
The old address may be dead tomorrow, and one text under three addresses is taken for three.

## Example
    url = {http://marxists.org/archive/marx/works/1848/communist-manifesto/}

is at https://www.marxists.org.

## Fix
Safe where the table is exact: the new address goes to `url`, the old one is kept in `origurl`.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.normalising.urls import normalise, repaired
from biblio.rules.basis import Finding, Fixable, Severity, Subject

SEVERITY = Severity.WARNING
FIXABLE = Fixable.SAFE


def check(subject: Subject) -> Iterator[Finding]:
    """Find addresses that the table of a site moves."""
    for record, changes in subject.changes(normalise):
        old = record.get("url")
        moved = [change for change in changes if change.field == "url"][-1:]
        if moved and moved[0].new != repaired(old, subject.authority):
            fix = record.rewriting(
                {change.field: change.new for change in changes},
                safe=all(change.safe for change in changes),
            )
            message = f"The page is to be cited at {moved[0].new} ({moved[0].reason})."
            yield record.finding(message, "url", fix=fix)
