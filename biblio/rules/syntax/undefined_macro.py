"""Finds macros that no `@string` defines.

## What it does
Reports a value without braces that is no number, no month of BibTeX's (`jan` to `dec`) and not
defined in any library of the run. It is said once, where the macro is used first.

## Why
BibTeX reads an undefined macro as nothing: the journal or publisher is missing in print.

## Example
    @article{quill1999, journal = pastpres, year = 1999}

with no `@string{pastpres = {Past \\& Present}}` before it.

## Fix
None: only you know what the macro stands for. If it is meant as a word, put it in braces.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.diagnostics import Span
from biblio.rules.basis import Finding, Fixable, LibraryFile, Severity, Subject

SEVERITY = Severity.ERROR
FIXABLE = Fixable.NEVER


def check(subject: Subject) -> Iterator[Finding]:
    """Find macros that the reader did not know, unless another library of the run does."""
    known = {name.lower() for file in subject.libraries for name, _ in file.bib.strings}
    for file in subject.libraries:
        for diagnostic in file.said("undefined-string"):
            span = _name(file, diagnostic.span or file.beginning)
            name = file.bib.text[span.start : span.end]
            if name.lower() not in known:
                yield file.finding(span, f"No @string defines “{name}”.")


def _name(file: LibraryFile, span: Span) -> Span:
    """The whole macro: the reader tells where it begins."""
    text, end = file.bib.text, span.start
    while end < len(text) and not (text[end].isspace() or text[end] in ',#{}()"='):
        end += 1
    return Span(span.start, end)
