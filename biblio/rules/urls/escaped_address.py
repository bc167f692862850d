r"""Finds the escapes of LaTeX in addresses and DOIs.

## What it does
Reports a backslash of LaTeX's before `_`, `%`, `&`, `#` or `~` in `url` and `doi`, a command for
such a sign (`\textasciitilde`), `\url{…}` around the whole, and entities of HTML (`&amp;`).

## Why
BibLaTeX, and every program that reads the address, takes it as it is typed: the link leads to
`a%5C_b`. The styles of classical BibTeX that print `url` set it in `\url{…}`, which needs none.

## Example
    url = {http://example.org/a\_b\%20c}

becomes

    url = {http://example.org/a_b%20c}

## Fix
Safe: it is the same address.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.formats.bibtex import addresses, latex
from biblio.rules.basis import Edit, Finding, Fix, Fixable, Record, Severity, Subject
from biblio.values.braces import is_balanced

SEVERITY = Severity.WARNING
FIXABLE = Fixable.SAFE

_FIELDS = ("url", "doi")


def check(subject: Subject) -> Iterator[Finding]:
    """Find addresses that are not typed as they are."""
    for record, field in subject.having(*_FIELDS):
        raw = record.raw(field)
        if "\\" in raw or "&" in raw or raw[:1] == "{":
            yield from _in(record, field, raw)


def _in(record: Record, field: str, raw: str) -> Iterator[Finding]:
    plain = addresses.decode(raw)
    if plain == raw or not is_balanced(plain):
        return
    span = record.span(field)
    name = "address" if field == "url" else "DOI"
    message = f"The {name} is escaped as LaTeX’s words are: it is {latex.squeeze(plain)}."
    yield record.finding(message, field, fix=Fix((Edit(span.start, span.end, plain),), safe=True))
