"""Finds web addresses in `howpublished`, `note` and other fields, where `url` is empty.

## What it does
Reports an address in a field that is not for addresses, if the entry has no `url`.

## Why
Only from `url` can a style print an address where it is due, break it at the end of a line and make
a link of it.

## Example
    howpublished = {\\url{https://www.marxists.org/}}

becomes

    url = {https://www.marxists.org/}

## Fix
Safe: an address that fills its field moves to `url`; where other words stand beside it the field
stays as it is, and the address is put into `url` as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.rules.basis import Edit, Finding, Fix, Fixable, Record, Severity, Subject
from biblio.values.urls import find

SEVERITY = Severity.WARNING
FIXABLE = Fixable.SAFE

_FIELDS = ("howpublished", "note", "addendum", "titleaddon")
_LINKS = ("url", "doi", "eprint")
_AROUND = re.compile(r"[\s<>\[\]().,;]*")


def check(subject: Subject) -> Iterator[Finding]:
    """Find addresses outside `url`."""
    for record, field in subject.having(*_FIELDS):
        value = record.fields[field]
        if "//" in value and not record.get(*_LINKS):
            found = [(start, end) for start, end in find(value) if "//" in value[start:end]]
            if len(found) == 1:
                yield _finding(record, field, *found[0])


def _finding(record: Record, field: str, start: int, end: int) -> Finding:
    value = record.fields[field]
    url, beside = value[start:end], value[:start] + value[end:]
    alone = bool(_AROUND.fullmatch(beside))
    fix = _moved(record, field, url) if alone else record.rewriting({"url": url}, safe=True)
    return record.finding("The address belongs in the field “url”.", field, part=url, fix=fix)


def _moved(record: Record, field: str, url: str) -> Fix:
    source = record.field(field)
    empty = record.field("url")
    if source is None or empty or not _is_plain(url):
        return record.rewriting({"url": url}, safe=True)
    return Fix((Edit(source.start, source.end, f"url = {{{url}}}"),), safe=True)


def _is_plain(url: str) -> bool:
    return not re.search(r"[{}\s]", url)
