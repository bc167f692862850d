"""Finds an entry of a library that no document of the run cites.

## What it does
Where libraries and documents are linted together, it reports entries that no document cites or
names. Another edition of a work that is cited counts as cited: libraries keep several.
Where more than half of the entries of a library are not cited, and more than twenty, the library
serves other texts as well: then one finding tells how many.

## Why
A list of works cited should list works that are cited.

## Example
    biblio lint chapter.txt references.bib

## Fix
None: nothing is ever deleted from a library.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from biblio.likeness import short_title
from biblio.record.fields import REFERENCES
from biblio.rules.basis import Finding, Fixable, LibraryFile, Record, Severity, Subject

SEVERITY = Severity.INFO
FIXABLE = Fixable.NEVER

_MANY = 20
_LINKS = REFERENCES


def check(subject: Subject) -> Iterator[Finding]:
    """Find entries that neither a citation nor a cited entry leads to."""
    if not subject.citations:
        return
    used = _used(subject)
    works = {record.edition.work for record in subject.records if record.key in used}
    works |= {cited.resolution.work for cited in subject.citations}
    titles = {short_title(cited.citation.value("title") or "") for cited in subject.citations} - {
        ""
    }
    for file in subject.libraries:
        uncited = [
            record
            for record in file.records
            if record.key not in used
            and (record.edition.work or None) not in works - {None}
            and short_title(record.get("title")) not in titles
        ]
        yield from _told(file, uncited)


def _told(file: LibraryFile, uncited: Sequence[Record]) -> Iterator[Finding]:
    """Each of them, but of a library that serves other texts as well only how many."""
    if len(uncited) > _MANY and len(uncited) * 2 > len(file.records):
        message = f"No document cites {len(uncited)} of its {len(file.records)} entries."
        yield file.finding(file.beginning, message)
    else:
        for record in uncited:
            yield record.finding(f"No document cites “{record.name}”.")


def _used(subject: Subject) -> set[str]:
    """The keys of what is cited, and of what those entries refer to or are referred to by."""
    used = {cited.resolution.key for cited in subject.citations if cited.resolution.key}
    for record in subject.records:
        linked = _linked(record)
        if record.key in used:
            used |= linked
        elif linked & used:
            used.add(record.key)
    return used


def _linked(record: Record) -> set[str]:
    return {key.strip() for name in _LINKS for key in record.get(name).split(",") if key.strip()}
