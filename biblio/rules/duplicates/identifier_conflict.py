"""Finds one DOI or ISBN on two different works.

## What it does
Reports a DOI that two entries with different titles have, and an ISBN of two different books.
Chapters of one book share its ISBN rightly, and so do the volumes of a set and a book with its
parts.

## Why
One of the two entries leads readers, and every program that looks the entry up, to another text.

## Example
    @article{mandler1987,  title = {The Emergence of Poor Relief},  doi = {10.1234/abc}}
    @article{brundage1992, title = {The Poor Law Reconsidered},     doi = {10.1234/abc}}

## Fix
None: the publisher's page tells whose it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice

from biblio.likeness.titles import Likeness, compare_titles, title_of
from biblio.record.kinds import Extent
from biblio.rules.basis import Finding, Fixable, LibraryFile, Record, Severity, Subject
from biblio.values import compiled
from biblio.values.folding import fold
from biblio.values.identifiers import faults

SEVERITY = Severity.ERROR
FIXABLE = Fixable.NEVER

_DOI = compiled.pattern(r"10\.[0-9]{4,9}/\S+")
_WHOLES = ("booktitle", "maintitle", "crossref")
# Works of one number that another is held against: in the libraries of ../shared two have one.
_COMPARED = 16
_DIFFERENT = (Likeness.OTHER, Likeness.COGNATE)


def check(subject: Subject) -> Iterator[Finding]:
    """Find identifiers that two different works share."""
    for file in subject.libraries:
        yield from _conflicts(file, "doi", _doi, None)
        # Houses give one ISBN to a set, to a reprint under another title, to both of two languages.
        yield from _conflicts(file, "isbn", _isbn, Severity.INFO)


def _conflicts(
    file: LibraryFile, field: str, read: Callable[[Record], str], severity: Severity | None
) -> Iterator[Finding]:
    sharing: defaultdict[str, list[Record]] = defaultdict(list)
    for record in file.by_field.get(field, ()):
        if value := read(record):
            sharing[value].append(record)
    for records in sharing.values():
        works: dict[str, Record] = {}  # one for each title: thousands may share a number
        for record in records:
            first = islice(works.values(), _COMPARED)
            other = next((one for one in first if _are_different(one, record)), None)
            works.setdefault(fold(record.get("title")), record)
            if other:
                message = f"“{other.key}”, another work, has the same {field.upper()}."
                yield record.finding(message, field, severity=severity)


def _doi(record: Record) -> str:
    found = _DOI.search(record.fields["doi"])
    return found.group().casefold().rstrip(".") if found else ""


def _isbn(record: Record) -> str:
    """The figures of a book's ISBN that both its forms share; of a chapter none."""
    value = record.fields["isbn"]
    if record.edition.type.extent is not Extent.WHOLE or faults("isbn", value):
        return ""
    figures = re.sub(r"[^0-9X]", "", value.upper())
    return figures[-10:-1] if len(figures) in (10, 13) else ""


def _are_different(one: Record, other: Record) -> bool:
    if one.parent is other or other.parent is one or _share_a_whole(one, other):
        return False
    if not (one.get("title") and other.get("title")):
        return False
    titles = title_of(one.get("title")), title_of(other.get("title"))
    if compare_titles(*titles) not in _DIFFERENT:
        return False
    words = set(titles[0].words) & set(titles[1].words)
    return len(words) * 2 < min(len(set(title.words)) for title in titles)


def _share_a_whole(one: Record, other: Record) -> bool:
    """Whether both are parts of one book, or one of them is a volume of a set."""
    shared = (name for name in _WHOLES if one.get(name))
    in_set = bool(one.get("volume")) and one.kind != "article"
    return in_set or any(fold(one.get(name)) == fold(other.get(name)) for name in shared)
