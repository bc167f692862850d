"""Finds a publisher's name in another form than the authority's.

## What it does
Reports abbreviations, misspellings and older forms of a house's name, where the authority knows the
house, and neither place nor date speak against it. An imprint is never taken for the house that
continued it.

## Why
A bibliography in which one house goes by three names looks careless, and cannot be sorted or
counted by publisher.

## Example
    publisher = {Pathfinder}

becomes

    publisher = {Pathfinder Press}

## Fix
Safe: it writes the name as the authority has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.normalising.publishers import normalise
from biblio.rules.basis import Finding, Fixable, Severity, Subject

SEVERITY = Severity.WARNING
FIXABLE = Fixable.SAFE

_PUBLISHERS = ("publisher", "origpublisher")


def check(subject: Subject) -> Iterator[Finding]:
    """Find names that are spelt otherwise; a place within a name is another rule's business."""
    for record, changes in subject.changes(normalise):
        if len(changes) == 1 and changes[0].field in _PUBLISHERS:
            (change,) = changes
            house = subject.authority.publisher(change.new)
            yield record.finding(
                f"The authority writes “{change.new}” for “{change.old}”.",
                change.field,
                fix=record.rewriting({change.field: change.new}, safe=change.safe),
                note=house.source if house else None,
            )
