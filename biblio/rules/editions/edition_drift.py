"""Finds a work that is cited in two editions.

## What it does
Compares the full citations of one work, in all documents of a run: another publisher, another year
or another translator is another edition. Volumes of one set may be of different years, a list of
references may list several editions on purpose, and a work that is only named is not cited.

## Why
Page numbers belong to an edition. A reader who owns one of the two finds half of the quotations.

## Example
    1. Ann Quill, Mills (London: Oak, 1990), 3.
    9. Ann Quill, Mills (New York: Elm, 1994), 7.

## Fix
None: pages cannot be carried over from one edition to another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from biblio.citation import Citation, Form, Kind
from biblio.record.person import family_keys
from biblio.rules.basis import Cited, Finding, Fixable, Severity, Subject
from biblio.rules.basis.imprints import agree_or_silent, where
from biblio.values import names
from biblio.values.folding import fold
from biblio.values.titles import main_part

SEVERITY = Severity.WARNING
FIXABLE = Fixable.NEVER

_Key = tuple[str, frozenset[str]]


def check(subject: Subject) -> Iterator[Finding]:
    """Find full citations whose imprint is another than that of the first of the work."""
    firsts: defaultdict[_Key, list[Cited]] = defaultdict(list)
    for cited in subject.citations:
        if _has_edition(cited.citation):
            known = firsts[_work(cited)]
            if any(_same(cited.citation, one.citation) for one in known):
                continue
            if known and not _beside(cited, known[-1]):
                yield _finding(cited, known[0])
            known.append(cited)


def _has_edition(citation: Citation) -> bool:
    imprint = citation.value("publisher") or citation.value("location")
    cites = citation.form is Form.FULL and citation.kind not in (Kind.BIBLIOGRAPHY, Kind.MENTION)
    return cites and bool(imprint and citation.year and citation.value("title"))


def _work(cited: Cited) -> _Key:
    """The work on record, or else its title and authors, and the volume of it."""
    citation = cited.citation
    people = family_keys(citation.values("author") or citation.values("editor"))
    title = cited.resolution.work or fold(main_part(citation.value("title") or ""))
    return f"{title} {fold(citation.value('volume') or '')}", people


def _same(one: Citation, other: Citation) -> bool:
    fields = ("publisher", "edition", "translator")
    same_year = agree_or_silent("date", one.year, other.year)
    return same_year and all(agree_or_silent(n, one.value(n), other.value(n)) for n in fields)


def _beside(cited: Cited, other: Cited) -> bool:
    """Whether one note cites both editions: it compares them."""
    same = cited.manuscript.path == other.manuscript.path
    return same and cited.citation.note is not None and cited.citation.note == other.citation.note


def _finding(cited: Cited, first: Cited) -> Finding:
    title = first.citation.value("title")
    here, there = _editions(cited.citation, first.citation)
    message = f"“{title}” is cited here from {here}, and from {there} in {where(cited, first)}."
    return cited.finding(message)


def _editions(one: Citation, other: Citation) -> tuple[str, str]:
    """House and year of both, or else the edition, or the translator, in which they differ."""
    for describe in (_imprint, _number, _translation):
        if (here := describe(one)) != (there := describe(other)):
            break
    return here, there


def _imprint(citation: Citation) -> str:
    parts = (citation.value("publisher") or citation.value("location"), citation.year)
    return ", ".join(part for part in parts if part)


def _number(citation: Citation) -> str:
    number = citation.value("edition")
    return f"{_imprint(citation)}, edition “{number}”" if number else _imprint(citation)


def _translation(citation: Citation) -> str:
    people = citation.values("translator")
    return f"the translation of {names.printed(people)}" if people else _imprint(citation)
