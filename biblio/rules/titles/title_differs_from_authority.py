"""Finds a title that is not the one its work is known by.

## What it does
Compares the titles of entries and of citations in documents with those on record. It reports a
known misprint, a writer's own rendering of a title that has a settled English form, and a title
that differs by a slip from one on record of the same author. Translations, subtitles and
short titles that are in use are right. In documents it also reports, as information, capitals where
the authority has none (*And The*), and a title in sentence case among titles in headline case.

## Why
Readers look a title up as it is printed. One wrong letter, and the catalogue has no such book.

## Example
    @book{cannon1975, author = {Cannon, James P.}, title = {American's Road to Socialism}}

The title is *America's Road to Socialism*.

## Fix
Unsafe: it puts the title on record in place of the printed one, which may be a quotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from biblio.record.person import split_names
from biblio.rules.basis import Finding, Fixable, Severity, Subject
from biblio.rules.basis.known_titles import Correction
from biblio.rules.titles import letter_case

SEVERITY = Severity.ERROR
FIXABLE = Fixable.UNSAFE


def check(subject: Subject) -> Iterator[Finding]:
    """Find titles that the authority corrects, in libraries and in documents."""
    yield from _in_libraries(subject)
    yield from _in_documents(subject)


def _in_libraries(subject: Subject) -> Iterator[Finding]:
    for record, field in subject.having("title"):
        if not subject.known_titles.may_know(record.get(field), record.get("author")):
            continue
        authors = split_names(record.get("author"))
        if right := _correction(record.get(field), authors, subject):
            fix = record.rewriting({field: right.title}, safe=False)
            yield record.finding(
                right.message, field, fix=fix, note=right.source, severity=right.severity
            )


def _in_documents(subject: Subject) -> Iterator[Finding]:
    for cited in subject.citations:
        if field := cited.field("title"):
            authors = cited.citation.values("author")
            if right := _correction(field.value, authors, subject):
                fix = cited.replacing("title", right.title)
                yield cited.finding(
                    right.message, "title", fix=fix, note=right.source, severity=right.severity
                )
    yield from letter_case.in_documents(subject)


def _correction(title: str, authors: Sequence[str], subject: Subject) -> Correction | None:
    return subject.known_titles.correction(title, authors)
