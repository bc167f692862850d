"""Finds entry types that no program knows, and fields whose names look like slips.

## What it does
Reports a type that neither BibTeX nor BibLaTeX nor a program in common use knows, and a field that
is a letter or two away from a known one. A field of your own, unlike any known one, is right.

## Why
A field with a misspelt name is not printed, and nothing says so. BibLaTeX takes a type that it does
not know for `@misc`; BibTeX leaves its entries out.

## Example
    @book{gibbon1776, titel = {Decline and Fall}, publsher = {Strahan and Cadell}}

## Fix
Unsafe: the name is written as the known one, whose meaning it then has.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.diagnostics import Span
from biblio.formats.bibtex.source import FieldSource
from biblio.rules.basis import Edit, Finding, Fix, Fixable, Record, Severity, Subject
from biblio.rules.basis.names_in_use import fields, meant, types

SEVERITY = Severity.WARNING
FIXABLE = Fixable.UNSAFE

# There are few types, so that one of three letters is not near another by chance.
_SHORT_TYPE = 3


def check(subject: Subject) -> Iterator[Finding]:
    """Find names that are not known, each looked up but once."""
    for file in subject.libraries:
        suspects = {name: right for name in file.by_field if (right := _slip_for(name))}
        for record in file.records:
            if record.kind not in types():
                yield _type(record)
            for name in suspects.keys() & record.fields.keys():
                yield from _field(record, name, suspects[name])


def _slip_for(name: str) -> str:
    known = name in fields() or "+" in name  # BibLaTeX’s annotations: author+an
    return "" if known else meant(name, fields())


def _type(record: Record) -> Finding:
    span = Span(record.source.start + 1, record.source.kind_end)
    right = meant(record.kind, types(), shortest=_SHORT_TYPE)
    fix = Fix((Edit(span.start, span.end, right),), safe=False) if right else None
    message = f"No program knows entries of the type “{record.kind}”{_question(right)}"
    # A type that is like no other may be of a data model of the library's own.
    return record.file.finding(span, message, fix=fix, severity=None if right else Severity.INFO)


def _field(record: Record, name: str, right: str) -> Iterator[Finding]:
    field = record.field(name)
    if field:
        fix = None if right in record.fields else record.renaming(name, right, safe=False)
        message = f"The field “{field.name}” is not known{_question(right)}"
        yield record.file.finding(_name(field), message, fix=fix)


def _name(field: FieldSource) -> Span:
    return Span(field.start, field.start + len(field.name))


def _question(right: str) -> str:
    return f": did you mean “{right}”?" if right else "."
