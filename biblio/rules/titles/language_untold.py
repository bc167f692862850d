"""Finds titles in another language than English that do not say so.

## What it does
Reports an entry whose title is plainly German, French, Russian … by its small words or its
alphabet, and which has neither `langid` nor `language`. A title of which more than one language
can be thought is passed over.

## Why
Styles of English set the titles of their bibliographies in capitals, and take an entry that names
no language for an English one: *La Mare Et Le Moulin*. LaTeX hyphenates by the same field.

## Example
    title = {La mare et le moulin}

wants beside it

    langid = {french}

## Fix
Safe where nothing in the title speaks for a second language, else unsafe: `langid` is added.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.normalising.languages import normalise
from biblio.rules.basis import Finding, Fixable, Severity, Subject

SEVERITY = Severity.INFO
FIXABLE = Fixable.SAFE


def check(subject: Subject) -> Iterator[Finding]:
    """Find titles whose language the normaliser would tell."""
    for record, changes in subject.changes(normalise):
        for change in changes:
            yield record.finding(
                f"This title is {change.new.capitalize()}, and no langid says so.",
                "title",
                fix=record.rewriting({change.field: change.new}, safe=change.safe),
            )
