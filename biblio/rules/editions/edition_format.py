"""Finds edition statements that a style cannot print.

## What it does
Reports `2nd ed.` and `Second edition`, where the word *edition* is a style's to add, and, in a
library that is for BibLaTeX or has plain numbers elsewhere, `2nd` and `Second`. Statements that say
more (*rev. ed.*) are right.

## Why
BibTeX and BibLaTeX print *edition* themselves: `2nd ed.` becomes *2nd ed. edition*. BibLaTeX wants
a plain number where the edition is nothing but numbered (manual, 2.2.2), BibTeX an ordinal
(btxdoc, 3.2): `2` would be printed *2 edition*.

## Example
    edition = {2nd ed.}

becomes

    edition = {2nd}

and in a library for BibLaTeX, or one with plain numbers elsewhere,

    edition = {2}

## Fix
Safe: the number stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.normalising.editions import normalise
from biblio.rules.basis import Finding, Fixable, Severity, Subject

SEVERITY = Severity.WARNING
FIXABLE = Fixable.SAFE


def check(subject: Subject) -> Iterator[Finding]:
    """Find statements that the normaliser makes a number, or in BibTeX an ordinal of."""
    for record, changes in subject.changes(normalise, "edition"):
        for change in changes:
            if " " not in change.new:  # else it says more than a number
                yield record.finding(
                    f"“{change.old}” is to be written {change.new}.",
                    change.field,
                    fix=record.rewriting({change.field: change.new}, safe=change.safe),
                )
