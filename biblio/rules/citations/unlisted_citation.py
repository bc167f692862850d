"""Finds a shortened citation of a work that the document's own list of references lacks.

## What it does
Where a document has a list of references, it looks up each citation by author and year and each
short form in it: a work that is cited in full in a note, or stands in a library of the run, is
reported if the list does not have it. What nothing at all explains is found by CIT001 and CIT004.

## Why
The list is where the reader looks a short form up.

## Example
    The mills stood still (Quill 1990, 12).[^1]

    [^1]: Quill, Mills, 14; Ben Reed, Rivers of the North (London: Oak, 1985), 3.
    [^2]: Reed, Rivers, 5.

    References
    Quill, Ann. Mills of the North. London: Oak, 1990.

## Fix
None: the entry has to be written.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.citation import Form
from biblio.record.person import family_keys
from biblio.rules.basis import Cited, Finding, Fixable, Severity, Subject
from biblio.rules.basis.reference_list import lists

SEVERITY = Severity.WARNING
FIXABLE = Fixable.NEVER

_SHORTENED = (Form.AUTHOR_DATE, Form.SHORT)


def check(subject: Subject) -> Iterator[Finding]:
    """Find shortened citations of works that the list lacks."""
    for listed in lists(subject):
        told: set[int] = set()
        for cited in listed.citations:
            if not _is_resolved(cited, subject) or cited.root in told:
                continue
            if not any(listed.answers(entry, cited) for entry in listed.entries):
                told.add(cited.root)
                yield cited.finding("The list of references has no entry for this work.")


def _is_resolved(cited: Cited, subject: Subject) -> bool:
    """Whether it is short and its work is known from elsewhere."""
    known = cited.resolution.antecedent is not None or _is_in_library(cited, subject)
    return cited.citation.form in _SHORTENED and known


def _is_in_library(cited: Cited, subject: Subject) -> bool:
    families, year = family_keys(cited.citation.values("author")), cited.citation.year[:4]
    return bool(year) and any(
        str(record.year or "") == year and families & family_keys(record.people("author"))
        for record in subject.records
    )
