"""Finds entries that describe the same edition.

## What it does
Compares every entry with those that share something telling with it, on three levels: work, text
and edition. Two entries are duplicates only if they agree on all three: another edition, another
translation, another volume and a chapter of the same book are none.

## Why
The same book is printed twice in the bibliography, with different letters behind its year.

## Example
    @book{a, author = {Casson, Lionel}, title = {Travel in the Ancient World}, year = 1974}
    @book{b, author = {Casson, L.}, title = {Travel in the ancient world}, year = 1974}

## Fix
None in place: merging gives one of the two keys up, and documents have to follow. `biblio merge`
does both. A pair that you know to be different can be listed in the settings, as `not-duplicates`.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.duplicates import Pair
from biblio.rules.basis import Finding, Fixable, Severity, Subject

SEVERITY = Severity.WARNING
FIXABLE = Fixable.NEVER


def check(subject: Subject) -> Iterator[Finding]:
    """Find duplicates, each reported once at the later entry."""
    for file, findings in subject.resemblances:
        by_edition = {id(record.edition): record for record in file.records}
        said: set[int] = set()
        for pair in findings.duplicates:
            keys = frozenset((pair.one.key, pair.other.key))
            if keys in subject.settings.not_duplicates or not (pair.one.title and pair.other.title):
                continue
            if id(pair.other) not in said:
                said.add(id(pair.other))
                yield by_edition[id(pair.other)].finding(_message(pair))


def _message(pair: Pair) -> str:
    name = f"“{pair.one.key}”" if pair.one.key else f"the entry of “{pair.one.title}”"
    return f"The same edition as {name}: {pair.verdict.edition.reason}."
