"""Finds where a library is no BibTeX.

## What it does
Reports braces, quotation marks and commas that are missing, entries that break off or are never
closed, and entries without a key. Reading goes on at the next entry, so that one slip does not hide
the others. Comments behind a `%`, within an entry too, are right: Biber skips them, though not
BibTeX.

## Why
Programs leave out an entry they cannot read, some of them without a word, and all that follows an
open brace with it.

## Example
    @book{gibbon,
      title = {Decline and Fall
      year = {1776}
    }

## Fix
None: only you know where the brace was meant to be.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.rules.basis import Finding, Fixable, Severity, Subject

SEVERITY = Severity.ERROR
FIXABLE = Fixable.NEVER


def check(subject: Subject) -> Iterator[Finding]:
    """Find what the reader stumbled over."""
    for file in subject.libraries:
        for diagnostic in file.said("syntax", "missing-comma", "missing-key"):
            yield file.finding(diagnostic.span or file.beginning, diagnostic.message)
        for diagnostic in file.said("no-entry"):
            yield file.finding(file.beginning, diagnostic.message, severity=Severity.WARNING)
