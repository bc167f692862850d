"""Finds a full citation of an edition that a note before has cited in full already.

## What it does
Reports footnotes and endnotes that repeat author, title and imprint, and says what would do
instead: *ibid.* directly after a note that cites this work alone, else a short form.

## Why
After the first full citation a short form suffices (*Chicago Manual of Style*, 14.30). It says at
one glance that the work is known.

## Example
    1. Ann Quill, Mills (London: Oak, 1990), 3.
    2. Ben Reed, Rivers (London: Oak, 1991), 5.
    3. Ann Quill, Mills (London: Oak, 1990), 7.

## Fix
None: many houses repeat the full citation in each chapter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from biblio.citation import Form
from biblio.rules.basis import Cited, Finding, Fixable, Severity, Subject
from biblio.rules.basis.imprints import is_noted, short_form, where

SEVERITY = Severity.INFO
FIXABLE = Fixable.NEVER


def check(subject: Subject) -> Iterator[Finding]:
    """Find full citations in notes that repeat an earlier one."""
    for manuscript in subject.documents:
        noted = [
            one
            for one in subject.citations
            if one.manuscript is manuscript and is_noted(one.citation)
        ]
        by_number = {one.number: one for one in noted}
        for at, cited in enumerate(noted):
            first = by_number.get(-1 if (root := cited.resolution.antecedent) is None else root)
            if first and _is_full(cited) and _is_full(first):
                yield _finding(cited, first, noted[:at])


def _is_full(cited: Cited) -> bool:
    citation = cited.citation
    imprint = citation.value("publisher") or citation.value("location") or citation.address
    return citation.form is Form.FULL and bool(imprint and citation.value("title"))


def _finding(cited: Cited, first: Cited, before: Sequence[Cited]) -> Finding:
    last = before[-1]
    beside = [one for one in before if one.citation.note == last.citation.note]
    follows = last.citation.note == (cited.citation.note or 0) - 1
    same = all(one.root == cited.root for one in beside)
    message = (
        f"Cited in full already ({where(cited, first)}): “{short_form(first.citation)}” would do."
    )
    if follows and same:
        return cited.finding(
            message, note="So would “ibid.”: the note before cites this work alone."
        )
    note = f"“Ibid.” would not: “{short_form(last.citation)}” is cited in between."
    return cited.finding(message, note=None if same else note)
