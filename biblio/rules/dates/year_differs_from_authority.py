"""Finds a year given for a work that cannot be right by what is on record of it.

## What it does
Looks at citations and mentions in documents that give a year and no imprint. It reports a year
before the work was written, and a year after *written in* or *first published in* that is another
than the one on record. It explains, and does not correct, the year of a later version, and an
edition that sources date differently. The year of a preface is none of the work.

## Why
*Our Differences, 1905* is taken for a voice from that year; it is of 1908, and looks back.

## Example
    “…” Trotsky, “Our Differences”, 1905.

It was written in July 1908.

## Fix
None: whether the year or the title is wrong, only the author knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.editions.identifying import identify
from biblio.editions.records import KnownEdition, KnownWork
from biblio.gatherer import edition_of
from biblio.rules.basis import Cited, Finding, Fixable, Severity, Subject, remark
from biblio.rules.basis.imprints import is_printed

SEVERITY = Severity.WARNING
FIXABLE = Fixable.NEVER

_YEAR = re.compile(r"\d{4}")
_OF_A_PART = re.compile(
    r"\b(?:preface|foreword|afterword|introduction|postscript|translation|edition|reprint\w*)\b",
    re.I,
)
_WRITTEN, _PUBLISHED = re.compile(r"\bwritten\b", re.I), re.compile(r"\bfirst published\b", re.I)


def check(subject: Subject) -> Iterator[Finding]:
    """Find years that the authority speaks against, or explains."""
    for cited in subject.citations:
        work = subject.authority.work(cited.resolution.work) if cited.resolution.work else None
        if work is not None and work.confidence == "high":
            if is_printed(cited.citation):
                yield from _of_edition(cited, work, subject)
            elif not _OF_A_PART.search(cited.citation.rest):
                yield from _of_work(cited, work)


def _of_work(cited: Cited, work: KnownWork) -> Iterator[Finding]:
    name = next((one for one in ("date", "origdate") if cited.field(one)), None)
    year = _years(cited.citation.value(name) if name else None)
    if not year or cited.citation.value("url"):
        return
    if complaint := _complaint(year[0], work, cited.citation.rest):
        message, severity = complaint
        note = remark(work.note, work.source)
        yield cited.finding(message, name, note=note, severity=severity)


def _complaint(year: int, work: KnownWork, words: str) -> tuple[str, Severity | None] | None:
    written, published = _years(work.written), _years(work.published)
    for said, known, fact in (
        (_WRITTEN, written, f"was written in {_said(work.written)}"),
        (_PUBLISHED, published, f"was first published in {_said(work.published)}"),
    ):
        if said.search(words):
            wrong = known and not known[0] <= year <= known[-1]
            return (f"“{work.title}” {fact}, not in {year}.", None) if wrong else None
    first = min((*written, *published, *_of_editions(work)), default=0)
    if year < first:
        return f"“{work.title}” is of {first}: it cannot be of {year}.", None
    if published and published[-1] < year and written and written[-1] == year > written[0]:
        later = (
            f"“{work.title}” first appeared in {published[0]}: {year} is that of a later version."
        )
        return later, Severity.INFO
    return None


def _of_editions(work: KnownWork) -> Iterator[int]:
    for edition in work.editions:
        yield from _years(edition.year)


def _years(date: str | None) -> tuple[int, ...]:
    return tuple(int(year) for year in _YEAR.findall(date or ""))


def _said(date: str | None) -> str:
    """The years of a date, for a sentence: `1952 to 1953`."""
    return " to ".join(str(year) for year in dict.fromkeys(_years(date)))


def _of_edition(cited: Cited, work: KnownWork, subject: Subject) -> Iterator[Finding]:
    known = identify(edition_of([cited.resolution], {}), work, subject.authority).edition
    if known and known.other_year and cited.field("date"):
        message = f"Another source dates this edition {known.other_year}, not {known.year}."
        yield cited.finding(message, "date", note=_source(known), severity=Severity.INFO)


def _source(known: KnownEdition) -> str | None:
    return dict(known.sources).get("other_year", known.source)
