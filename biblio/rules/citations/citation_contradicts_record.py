"""Finds a citation that says otherwise than the library's entry of the same edition.

## What it does
Compares the imprint of a full citation with the one entry of its title and author: publisher,
place, year, journal, volume. It reports a citation in which one of these differs while another
agrees, and a title that differs by a slip. Abbreviations, initials and shortened titles contradict
nothing; where several things differ, another edition is meant.

## Why
One of the two is wrong, and the bibliography is made from the library.

## Example
    @book{quill1990, author = {Quill, Ann}, title = {Mills}, publisher = {Oak}, year = {1990}}

    1. Ann Quill, Mills (London: Oak, 1991), 3.

## Fix
Unsafe: it puts the library's value in place of the printed one.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.citation import Form
from biblio.likeness import compare, describe, describe_citation, short_title
from biblio.likeness.description import CRITERIA
from biblio.record.person import family_keys
from biblio.rules.basis import Cited, Finding, Fixable, Record, Severity, Subject
from biblio.rules.basis.imprints import is_printed
from biblio.values import names, titles

SEVERITY = Severity.WARNING
FIXABLE = Fixable.UNSAFE

# What is held against the entry: criteria of likeness.
_COMPARED = ("publishers", "places", "years", "containers", "volumes")
_ENOUGH = {"publishers", "years", "containers"}


def check(subject: Subject) -> Iterator[Finding]:
    """Find full citations that an entry contradicts."""
    for cited in subject.citations if subject.libraries else ():
        if cited.citation.form is Form.FULL and is_printed(cited.citation):
            if cited.record is None:
                yield from _contradicted(cited, subject)
            elif wrong := _differing(cited, cited.record):
                yield _finding(cited, cited.record, wrong)


def _contradicted(cited: Cited, subject: Subject) -> Iterator[Finding]:
    title = cited.citation.value("title") or ""
    same = [one for one in subject.titled.get(short_title(title), ()) if _share_authors(cited, one)]
    for record in same:
        wrong = _differing(cited, record)
        if wrong is not None and len(same) == 1:
            yield _finding(cited, record, wrong)
    if not same and title:
        yield from _misspelt(cited, title, subject)


def _share_authors(cited: Cited, record: Record) -> bool:
    citation = cited.citation
    ours = family_keys(citation.values("author") or citation.values("editor"))
    theirs = family_keys(record.people("author") or record.people("editor"))
    return bool(ours & theirs) or not (ours or theirs)


def _differing(cited: Cited, record: Record) -> str | None:
    """The one criterion in which the two differ, if anything that counts agrees besides."""
    evidence = compare(describe_citation(cited.citation), describe(record.edition))
    wrong = [name for name in evidence.differing if name in _COMPARED]
    return wrong[0] if len(wrong) == 1 and evidence.agreed & _ENOUGH else None


def _finding(cited: Cited, record: Record, criterion: str) -> Finding:
    name = CRITERIA[criterion].field
    known = describe(record.edition).value(criterion)
    known = known[:4] if name == "date" else known
    printed = cited.citation.year if name == "date" else cited.citation.value(name)
    message = f"“{printed}” is cited, but “{record.name}” has “{known}”."
    return cited.finding(message, name, fix=cited.replacing(name, known), note=_at(record))


def _at(record: Record) -> str:
    return f"{record.file.path}, {record.key}"


def _misspelt(cited: Cited, title: str, subject: Subject) -> Iterator[Finding]:
    people = cited.citation.values("author")[:1]
    family = names.family_of(people[0]) if people else ""
    near = [
        one
        for one, _ in subject.having("author")
        if family in one.get("author") and titles.alike(title, one.get("title"))
    ]
    near = [one for one in near if _share_authors(cited, one) and _differing(cited, one) is None]
    if len(near) == 1 and titles.fold(title) != titles.fold(near[0].get("title")):
        known = near[0].get("title")
        if subject.known_titles.correction(known, near[0].people("author")):
            return  # the slip is the entry's, which the rule about its title tells
        message = f"“{title}” differs by a slip from “{known}”, the title of “{near[0].name}”."
        fix = cited.replacing("title", known)
        yield cited.finding(message, "title", fix=fix, note=_at(near[0]))
