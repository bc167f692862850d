"""Finds entries that lack what their type needs.

## What it does
Asks each type for what a reader has to know to find the text: a title, a date, the journal of an
article, the book of a chapter, the school of a thesis, the house of a book. What another field says
as well counts (`organization` for `author`, `url` for `publisher`), and so does what the entry
inherits by `crossref` or `xdata`. A book printed before 1900 needs no publisher, nor do editions of
classical texts and entries that only explain an abbreviation. What most entries of a type in the
library lack is its house style.

## Why
Styles print a gap, or a warning, where the field should be.

## Example
    @book{casson1974, author = {Casson, Lionel}, title = {Travel in the Ancient World}}

has neither publisher nor date.

## Fix
None: no rule invents a fact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice

from biblio.record.kinds import Need
from biblio.rules.basis import Finding, Fixable, LibraryFile, Record, Severity, Subject
from biblio.rules.basis.profiles import applies, is_met

SEVERITY = Severity.WARNING
FIXABLE = Fixable.NEVER

_MOST_PARENTS = 64  # a chain of a thousand entries, each over the next, is no book in a set
_ENOUGH = 10  # entries of one type, from which on a library has a house style


def check(subject: Subject) -> Iterator[Finding]:
    """Find what is missing, one finding a field."""
    for file in subject.libraries:
        broken = {source.start for source in file.bib.broken}  # nobody knows what they have
        whole = [record for record in file.records if record.source.start not in broken]
        missing = [(record, need) for record in whole for need in _missing(record, subject)]
        asked = Counter(record.kind for record in whole)
        lacking = Counter((record.kind, need.name) for record, need in missing)
        for record, need in missing:
            if not _is_house_style(asked[record.kind], lacking[record.kind, need.name]):
                name = file.bib.usage.name(need.name, "", record.kind)
                yield record.finding(f"The {record.source.kind.lower()} has no {name}.")


def _is_house_style(asked: int, lacking: int) -> bool:
    return asked >= _ENOUGH and lacking * 2 > asked


def is_piece(record: Record) -> bool:
    """Whether another entry is printed with this one’s fields: a set, or one related to it."""
    return record.key.casefold() in record.file.referred


def _missing(record: Record, subject: Subject) -> Iterator[Need]:
    unmet = [need for need in record.edition.type.needs if not is_met(need, record.fields)]
    if not unmet or is_piece(record):
        return
    fields = inherited(record)
    for need in unmet:
        if not is_met(need, fields) and applies(need, fields, record.year, subject.settings):
            yield need


def inherited(record: Record) -> Mapping[str, str]:
    """The fields of the entry and of those it takes fields over from."""
    fields = dict(record.fields)
    for parent in islice(_parents(record), _MOST_PARENTS):
        container = {"booktitle": parent.get("title"), "maintitle": parent.get("title")}
        fields = {**container, **parent.fields, **{name: v for name, v in fields.items() if v}}
    return fields


def _parents(record: Record) -> Iterator[Record]:
    seen = {record.key}
    queue = [record]
    while queue:
        one = queue.pop()
        for key in (one.get("crossref"), one.get("xref"), *one.get("xdata").split(",")):
            parent = _entry(one.file, key.strip())
            if parent and parent.key not in seen:
                seen.add(parent.key)
                queue.append(parent)
                yield parent


def _entry(file: LibraryFile, key: str) -> Record | None:
    return (file.by_folded_key.get(key.casefold()) or file.by_alias.get(key)) if key else None
