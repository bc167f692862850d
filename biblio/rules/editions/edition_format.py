"""Finds edition statements that a style cannot print.

## What it does
Reports `2nd ed.` and `Second edition`, where the word *edition* is a style's to add, and, in a
library that is for BibLaTeX or has plain numbers elsewhere, `2nd` and `Second`. Statements that say
more (*rev. ed.*) are right.

## Why
BibTeX and BibLaTeX print *edition* themselves: `2nd ed.` becomes *2nd ed. edition*. BibLaTeX wants
a plain number where the edition is nothing but numbered (manual, 2.2.2).

## Example
    edition = {2nd ed.}

becomes

    edition = {2}

## Fix
Safe: the number stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.editions.normalising.editions import normalise
from biblio.rules.basis import Finding, Fixable, LibraryFile, Severity, Subject
from biblio.values import compiled

SEVERITY = Severity.WARNING
FIXABLE = Fixable.SAFE

_WORD = compiled.pattern(
    r"\b(?:edn?|edition|aufl|auflage|éd|édition|edición|изд|издание)\b", re.IGNORECASE
)


def check(subject: Subject) -> Iterator[Finding]:
    """Find statements that the normaliser makes a number of."""
    numbered = {file.path for file in subject.libraries if _has_numbers(file)}
    for record, changes in subject.changes(normalise, "edition"):
        for change in changes:
            worded = bool(_WORD.search(change.old or ""))
            if change.new.isdigit() and (worded or record.file.path in numbered):
                yield record.finding(
                    f"“{change.old}” is to be written {change.new}.",
                    change.field,
                    fix=record.rewriting({change.field: change.new}, safe=change.safe),
                )


def _has_numbers(file: LibraryFile) -> bool:
    """Whether the library is for BibLaTeX, or writes editions as numbers."""
    if file.bib.usage.modern or "langid" in file.by_field:
        return True
    return any(one.fields["edition"].isdigit() for one in file.by_field.get("edition", ()))
