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

from collections.abc import Iterator

from biblio.rules.basis import Edit, Finding, Fix, Fixable, Record, Severity, Subject
from biblio.values import compiled
from biblio.values.urls import find

SEVERITY = Severity.WARNING
FIXABLE = Fixable.SAFE

_FIELDS = ("howpublished", "note", "addendum", "titleaddon")
_LINKS = ("url", "doi", "eprint")
_COMMAND = compiled.pattern(
    r"\\(?:url|href|path)\s*\{\s*(?P<url>[a-z]+://[^{}\s]+)\s*\}(?:\s*\{[^{}]*\})?"
)
_AROUND = compiled.pattern(r"[\s<>\[\]{}().,;]*")
_LATEX = compiled.pattern(r"[\\{}]")


def check(subject: Subject) -> Iterator[Finding]:
    """Find addresses outside `url`."""
    for record, field in subject.having(*_FIELDS):
        if "://" in record.fields[field] and not record.get(*_LINKS):
            found = list(_addresses(record.raw(field)))
            if len(found) == 1:
                yield _finding(record, field, *found[0])


def _addresses(raw: str) -> Iterator[tuple[str, int, int]]:
    """Each address of the source, and the span of it with the command round it."""
    commands = list(_COMMAND.finditer(raw))
    for command in commands:
        yield command["url"], *command.span()
    for start, end in find(raw) if not commands else ():
        url = raw[start:end]
        if "://" in url and not _LATEX.search(url):
            yield url, start, end


def _finding(record: Record, field: str, url: str, start: int, end: int) -> Finding:
    raw = record.raw(field)
    alone = bool(_AROUND.fullmatch(raw[:start] + raw[end:]))
    fix = _moved(record, field, url) if alone else record.rewriting({"url": url}, safe=True)
    return record.finding("The address belongs in the field “url”.", field, part=url, fix=fix)


def _moved(record: Record, field: str, url: str) -> Fix:
    source = record.field(field)
    if source is None or record.field("url"):  # an empty one is there to be filled
        return record.rewriting({"url": url}, safe=True)
    return Fix((Edit(source.start, source.end, f"url = {{{url}}}"),), safe=True)
