"""Finds a page that the edition cited does not have.

## What it does
Compares the pages cited with the pages of the article or chapter (`pages`) and of the book
(`pagetotal`), as the citation, the library or the authority has them. Shortened ranges (267–94) are
read in full. Roman page numbers, chapters, notes and volumes of a set are not counted.

## Why
The page is wrong, or it is that of another edition.

## Example
    @book{quill1990, author = {Quill, Ann}, title = {Mills}, year = {1990}, pagetotal = {214}}

    1. Ann Quill, Mills (London: Oak, 1990), 341.

## Fix
None: the page must be looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.editions.identifying import identify
from biblio.editions.records import KnownEdition
from biblio.gatherer import edition_of
from biblio.rules.basis import Cited, Finding, Fixable, Severity, Subject
from biblio.values.numerals import as_number

SEVERITY = Severity.ERROR
FIXABLE = Fixable.NEVER

_PLAIN = re.compile(r"(?:pp?\.?\s*)?[\d\s,;–—&.n-]+(?:ff?\.?|and\s[\d\s–-]+)*")
_RANGE = re.compile(r"(?<![\dn.])(\d{1,4})(?:n\.?\s?\d+)?(?:\s?[-–—]{1,2}\s?(\d{1,4})(?!\d))?")

_Pages = tuple[int, int]


def check(subject: Subject) -> Iterator[Finding]:
    """Find locators beyond the extent of what is cited."""
    for cited in subject.citations:
        locator = cited.field("locator")
        if locator and _PLAIN.fullmatch(locator.value):
            extent = _extent(cited, subject)
            if extent and not all(_lies_in(pages, extent[0]) for pages in _pages(locator.value)):
                message = f"“{locator.value}” {_said(extent[0])}."
                yield cited.finding(message, "locator", note=extent[1])


def _lies_in(pages: _Pages, extent: _Pages) -> bool:
    return extent[0] <= pages[0] and pages[1] <= extent[1]


def _said(extent: _Pages) -> str:
    first, last = extent
    return (
        f"lies outside its pages, {first}–{last}" if first else f"is beyond its last page, {last}"
    )


def _pages(text: str) -> Iterator[_Pages]:
    """The first and last page of each range, shortened ones in full: 267–94 ends at 294."""
    for match in _RANGE.finditer(text):
        first, last = match[1], match[2] or match[1]
        if len(last) < len(first):
            last = first[: len(first) - len(last)] + last
        yield as_number(first), max(as_number(first), as_number(last))


def _extent(cited: Cited, subject: Subject) -> tuple[_Pages, str | None] | None:
    """First and last page of what is cited, and who says so; a book begins at 0."""
    return _of_record(cited) or _of_authority(cited, subject)


def _of_record(cited: Cited) -> tuple[_Pages, str | None] | None:
    record = cited.record
    if record is None:
        return None
    source = f"{record.file.path}, {record.key}"
    if record.edition.type.is_part:
        return _spanned(record.get("pages"), source)
    several = record.get("volume", "volumes") or record.kind.startswith("mv")
    return None if several else _counted(record.get("pagetotal"), source)


def _spanned(pages: str, source: str | None) -> tuple[_Pages, str | None] | None:
    """An extent in one piece; a single page may be where a longer text begins."""
    found = list(_pages(pages)) if _PLAIN.fullmatch(pages) else []
    return (found[0], source) if len(found) == 1 and found[0][0] < found[0][1] else None


def _counted(total: str, source: str | None) -> tuple[_Pages, str | None] | None:
    figures = re.findall(r"\d+", total)
    return ((0, as_number(figures[0])), source) if len(figures) == 1 else None


def _of_authority(cited: Cited, subject: Subject) -> tuple[_Pages, str | None] | None:
    key = cited.resolution.work
    work = subject.authority.work(key) if key and cited.citation.value("publisher") else None
    if work is None:
        return None
    edition = edition_of([cited.resolution], {})
    known = identify(edition, work, subject.authority).edition
    return _of_known(known) if known and known.confidence == "high" else None


def _of_known(known: KnownEdition) -> tuple[_Pages, str | None] | None:
    if known.pages and known.container:
        return _spanned(known.pages, known.source)
    return None if known.volume else _counted(known.pagetotal or "", known.source)
