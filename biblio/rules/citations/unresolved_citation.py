"""Finds a citation of a work that is neither listed nor in the library.

## What it does
Looks the name and the year of a citation up in the document's list of references, in its full
citations, and in the libraries that are linted with it. It is silent where there is neither a list
nor a library. Where there is a library it also looks up the keys in `[@key]` and `\\cite{key}`.

## Why
A reader who wants to follow the citation up finds no work behind it.

## Example
    The mills stood still (Quill 1991, 12).

    References
    Quill, Ann. Mills of the North. London: Oak, 1990.

## Fix
None: the year may be wrong, or the entry may be missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.citation import Form, Kind
from biblio.record.person import family_keys
from biblio.rules.basis import Cited, Finding, Fixable, Severity, Subject
from biblio.values import names

SEVERITY = Severity.ERROR
FIXABLE = Fixable.NEVER


def check(subject: Subject) -> Iterator[Finding]:
    """Find citations by author and year that nothing resolves."""
    listing = {
        one.manuscript.path for one in subject.citations if one.citation.kind is Kind.BIBLIOGRAPHY
    }
    for cited in subject.citations:
        can_be_told = bool(subject.libraries) or cited.manuscript.path in listing
        if not (can_be_told and _is_open(cited)):
            continue
        if not (_is_in_library(cited, subject) or _is_printed(cited, subject)):
            people = names.printed(cited.citation.values("author"))
            year = cited.citation.year
            yield cited.finding(f"No work of {people} of {year} is listed.")
    if subject.libraries:
        yield from _of_keys(subject)


def _of_keys(subject: Subject) -> Iterator[Finding]:
    for cited in subject.citations:
        exact = cited.citation.exact
        if exact and not cited.resolution.key:
            yield cited.finding(f"No entry has the key “{exact.key}”.", "key")


def _is_open(cited: Cited) -> bool:
    resolution = cited.resolution
    told = resolution.key or resolution.candidates or resolution.antecedent is not None
    return cited.citation.form is Form.AUTHOR_DATE and not told


def _is_printed(cited: Cited, subject: Subject) -> bool:
    """Whether a citation of these authors has the year somewhere in it: it may be misread."""
    authors, year = cited.citation.values("author"), cited.citation.year
    return any(
        year[:4] in one.citation.text
        and family_keys(authors) & family_keys(one.citation.values("author"))
        for one in subject.citations
        if one.citation.form is Form.FULL and one.manuscript is cited.manuscript
    )


def _is_in_library(cited: Cited, subject: Subject) -> bool:
    authors, year = cited.citation.values("author"), cited.citation.year
    return any(
        str(record.year or "") == year[:4]
        and family_keys(authors) & family_keys(record.people("author") or record.people("editor"))
        for record in subject.records
    )
