"""Finds note marks that do not follow one another, and a Markdown note that is defined twice.

## What it does
Goes through the marks in the order of the text and reports a number that comes after a higher one.
Numbers may begin again at 1, on each page or in each chapter; so may asterisks. In Markdown it
reports a label that two notes have.

## Why
Readers look a note up by its number. Of two Markdown notes of one label, one is lost in print.

## Example
    The mill was built in 1868.[^2] It burned in 1871.[^1]

## Fix
None: either the marks or the notes may be out of order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from biblio.diagnostics import Span
from biblio.document import Note
from biblio.origins import Where
from biblio.rules.basis import Finding, Fixable, Manuscript, Severity, Subject
from biblio.values.numerals import as_number

SEVERITY = Severity.WARNING
FIXABLE = Fixable.NEVER

_DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:", re.MULTILINE)
_REACH = 12


def check(subject: Subject) -> Iterator[Finding]:
    """Find numbers that run backwards, and labels given twice."""
    for manuscript in subject.documents:
        for part in ("footnote", "endnote"):
            yield from _backwards(manuscript, part)
        yield from _twice(manuscript)


def _backwards(manuscript: Manuscript, part: str) -> Iterator[Finding]:
    notes = sorted(
        (one for one in manuscript.document.notes if one.kind == part and _is_numbered(one)),
        key=lambda note: (note.anchor_paragraph or 0, note.anchor or 0),
    )
    for before, note in pairwise(notes):
        if 1 < as_number(note.mark) < as_number(before.mark):
            message = f"The mark {note.mark} comes after the mark {before.mark}."
            yield _misplaced(manuscript, note, message)


def _is_numbered(note: Note) -> bool:
    return note.mark.isdecimal() and note.anchor is not None


def _misplaced(manuscript: Manuscript, note: Note, message: str) -> Finding:
    """A finding at the mark, which stands in the source behind what the note is anchored to."""
    before = max((note.anchor or 0) - 1, 0)
    where = Where(None, note.anchor_paragraph or 0, before, before + 1)
    span = manuscript.span(where)
    at = manuscript.text.find(note.mark, span.start + 1, span.start + _REACH) if span else -1
    if at < 0:
        return manuscript.finding_at(where, message)
    # Whatever sets Markdown numbers the notes anew.
    severity = Severity.INFO if manuscript.text[:at].endswith("[^") else None
    return manuscript.finding(Span(at, at + len(note.mark)), message, severity=severity)


def _twice(manuscript: Manuscript) -> Iterator[Finding]:
    seen: set[str] = set()
    text = manuscript.text
    for match in _DEFINITION.finditer(text) if "[^" in text else ():
        if manuscript.is_code(match.start()):
            continue
        if match[1] in seen:
            message = f"There is another note {match[1]} before this one."
            yield manuscript.finding(Span(*match.span(1)), message)
        seen.add(match[1])
