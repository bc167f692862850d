"""Finds fields that say nothing, and fields that an entry has twice.

## What it does
Reports `year = {}`, and the second and every further field of one name within an entry.

## Why
BibTeX warns of an empty field, or prints the punctuation that belongs to it. Of a repeated field it
reads only the first, so that the other is lost to everybody but the reader of the file.

## Example
    @book{gibbon1776,
      title   = {Decline and Fall},
      edition = {},
      title   = {Decline and Fall},
    }

## Fix
Safe for a field that repeats an earlier one to the letter: it is said once. A repeated field that
says something else, and an empty one, are left to you: no rule deletes what may be missed.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.diagnostics import Span
from biblio.formats.bibtex.source import FieldSource
from biblio.rules.basis import Edit, Finding, Fix, Fixable, Record, Severity, Subject

SEVERITY = Severity.WARNING
FIXABLE = Fixable.SAFE


def check(subject: Subject) -> Iterator[Finding]:
    """Find empty and repeated fields."""
    for record in subject.records:
        fields = record.source.fields
        repeats = len(record.fields) < len(fields)
        if repeats or not all(record.fields.values()):
            yield from _in(record)


def _in(record: Record) -> Iterator[Finding]:
    first: dict[str, FieldSource] = {}
    for field in record.source.fields:
        earlier = first.setdefault(field.name.lower(), field)
        if earlier is not field:
            yield _repeated(record, earlier, field)
        elif not field.value.strip():
            span = Span(field.start, field.end)
            message = f"The field {field.name} is empty."
            yield record.file.finding(span, message, severity=Severity.INFO)


def _repeated(record: Record, earlier: FieldSource, field: FieldSource) -> Finding:
    same = _printed(record, earlier) == _printed(record, field)
    fix = Fix((_removal(record, field),), safe=True) if same else None
    says = "the same" if same else "something else"
    message = f"The entry has the field {field.name} already; this one says {says}."
    return record.file.finding(Span(field.start, field.end), message, fix=fix)


def _printed(record: Record, field: FieldSource) -> str:
    return record.file.bib.text[field.value_start : field.end]


def _removal(record: Record, field: FieldSource) -> Edit:
    """The field with the space before it and the comma behind; a comment between them stays."""
    text = record.file.bib.text
    start, end = field.start, field.end
    behind = len(text) - len(text[end:].lstrip())
    if text.startswith(",", behind):
        end = behind + 1
    while text[start - 1].isspace():
        start -= 1
    return Edit(start, end, "")
