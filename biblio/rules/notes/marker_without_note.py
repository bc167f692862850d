"""Finds a note mark in the text with no note of that name.

## What it does
Reports a mark printed as the document's other marks are, and a Markdown mark (`[^7]`), where the
document has no such note.

## Why
The note was cut, or the mark was mistyped: the reader is sent to a place that does not exist.

## Example
    The house was sold in 1871.[^4]

    [^3]: Parish register, 44.

## Fix
None: only the author knows which note was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.diagnostics import Span
from biblio.origins import Where
from biblio.rules.basis import Finding, Fixable, Manuscript, Severity, Subject

SEVERITY = Severity.ERROR
FIXABLE = Fixable.NEVER

# What the reader has matched with a note is no longer in the text.
_MARKDOWN = re.compile(r"(?<!`)\[\^([\w.:-]{1,40})\](?!:)")
_OPENING = re.compile(r"[\[(^]*")


def check(subject: Subject) -> Iterator[Finding]:
    """Find what the reader says of marks, and Markdown marks that are left in the text."""
    for manuscript in subject.documents:
        left = dict(_left(manuscript))
        told = {manuscript.span(where) for where in left}
        for span, message in dict(_said(manuscript)).items():
            if span not in told:
                yield manuscript.finding(span, message)
        for where, message in left.items():
            yield manuscript.finding_at(where, message)


def _said(manuscript: Manuscript) -> Iterator[tuple[Span, str]]:
    if manuscript.is_markdown:  # where every [^mark] that is left in the text is found below
        return
    for one in manuscript.said("marker-without-note"):
        if one.span:
            opening = _OPENING.match(manuscript.text, one.span.start)
            inset = len(opening.group()) if opening else 0
            yield Span(one.span.start + inset, one.span.end + inset), one.message


def _left(manuscript: Manuscript) -> Iterator[tuple[Where, str]]:
    known = {note.mark for note in manuscript.document.notes}  # a note may have several marks
    for number, paragraph in enumerate(manuscript.document.paragraphs):
        for match in _MARKDOWN.finditer(paragraph.string) if "[^" in paragraph.string else ():
            where = Where(None, number, *match.span(1))
            if match[1] not in known and not manuscript.is_code_at(where):
                yield where, f"The mark {match[1]} points to no note."
