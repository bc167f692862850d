"""Finds a shortened citation of a work that is not cited in full before it.

## What it does
Reports *op. cit.* and a name alone (`Quill, 12`) where the document cites no work of that author in
full, and no library of the run has exactly one.

## Why
The full citation was cut or moved behind its short form. The reader looks for it in vain.

## Example
    1. Quill, op. cit., 12.

## Fix
None: only the author knows the work.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.citation import Form
from biblio.record.person import family_keys
from biblio.rules.basis import Cited, Finding, Fixable, Severity, Subject
from biblio.values import names

SEVERITY = Severity.ERROR
FIXABLE = Fixable.NEVER


def check(subject: Subject) -> Iterator[Finding]:
    """Find short citations that nothing before them explains."""
    for cited in subject.citations:
        if _is_short(cited) and _is_open(cited) and not _is_in_library(cited, subject):
            people = names.printed(cited.citation.values("author"))
            whose = f"of {people} " if people else ""
            yield cited.finding(f"No work {whose}is cited in full before this.")


def _is_short(cited: Cited) -> bool:
    """A name alone in the running text may be anybody's: only in a note does it cite."""
    citation = cited.citation
    return citation.form is Form.SUPRA or (
        citation.form is Form.SHORT and citation.note is not None
    )


def _is_open(cited: Cited) -> bool:
    resolution = cited.resolution
    return not resolution.key and not resolution.candidates and resolution.antecedent is None


def _is_in_library(cited: Cited, subject: Subject) -> bool:
    authors = family_keys(cited.citation.values("author"))
    found = [one for one in subject.records if authors & family_keys(one.people("author"))]
    return len(found) == 1
