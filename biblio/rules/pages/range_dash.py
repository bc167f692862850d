"""Finds page ranges without an en dash, and page numbers with a word before them.

## What it does
Reports `267-94`, `267—94` and `pp. 267--94` in the field `pages`. A shortened range (`267--94`) is
right, and so is a compound number that does not ascend (`3-1`).

## Why
A range takes an en dash (*Chicago Manual of Style*, 6.78). BibLaTeX sets any dash so, and BibTeX's
standard styles double a single hyphen; many another style prints what it finds. The word for pages
is a style's to add.

## Example
    pages = {267-94}

becomes

    pages = {267--94}

## Fix
Safe: the numbers stay as they are. The dash is `--`, unless most ranges of the file have
a `–`.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.normalising.pages import normalise
from biblio.rules.basis import Finding, Fixable, Severity, Subject

SEVERITY = Severity.INFO
FIXABLE = Fixable.SAFE


def check(subject: Subject) -> Iterator[Finding]:
    """Find pages that have another form."""
    for record, changes in subject.changes(normalise, "pages"):
        for change in changes:
            yield record.finding(
                f"“{change.old}” is to be written “{change.new}”.",
                change.field,
                fix=record.rewriting({change.field: change.new}, safe=change.safe),
            )
