"""Finds titles that end with a full stop, a comma, a colon or a semicolon.

## What it does
Reports punctuation that closes a title and is no part of it. A question mark, an omission and the
full stop of an abbreviation (*etc.*, *Inc.*, *Wilhelm II.*) are right.

## Why
A style adds its own punctuation behind a title: readers see two full stops, or a comma and a stop.

## Example
    title = {Decline and Fall of the Roman Empire.}

## Fix
Safe: the words stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.normalising.titles import normalise
from biblio.rules.basis import Finding, Fixable, Severity, Subject
from biblio.values import compiled

SEVERITY = Severity.WARNING
FIXABLE = Fixable.SAFE

_WORDS = compiled.pattern(r"[^\W\d_]{2}")


def check(subject: Subject) -> Iterator[Finding]:
    """Find titles that the normaliser closes sooner."""
    for record, changes in subject.changes(normalise):
        for change in changes:
            old = " ".join((change.old or "").split())
            if old != change.new and old.startswith(change.new) and _WORDS.search(old):
                mark = old[len(change.new) :].strip()
                yield record.finding(
                    f"The title ends with “{mark}”.",
                    change.field,
                    fix=record.rewriting({change.field: change.new}, safe=change.safe),
                )
