"""Finds punctuation set twice: two full stops, two commas, a comma before a dash.

## What it does
Reports `..` behind a word, `,,`, and a comma that a hyphen follows (`,-`) between words. An
ellipsis (`...`, `…`), a path (`../notes`), a price (`5,-`) and low quotation marks (`,,so’’`) are
left alone.

## Why
An abbreviation's full stop ends the sentence too; the second one is a slip of the keyboard.

## Example
    They sold flour, bran, meal, etc..

## Fix
Unsafe: it takes the second mark away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.origins import Where
from biblio.rules.basis import Finding, Fixable, Manuscript, Severity, Subject

SEVERITY = Severity.INFO
FIXABLE = Fixable.UNSAFE

_DOUBLED = re.compile(
    r"""(?x)(?<=[a-zß-ÿа-яё]{2})(?:
            \.(?P<stop>\.)(?=[\s”»"’)\]]|$)
          | ,(?P<comma>,)(?=\s)
          | ,(?P<hyphen>-{1,2}\ ?)(?=[^\W\d_]{2})
        )"""
)
_CODE = re.compile(r"`[^`]+`|https?://\S+")


def check(subject: Subject) -> Iterator[Finding]:
    """Find doubled marks in the text and in its notes."""
    for manuscript in subject.documents:
        document = manuscript.document
        for whole in document.wholes():
            paragraph = document.paragraph(whole)
            if not any(marks in paragraph.string for marks in ("..", ",,", ",-")):
                continue
            string = _CODE.sub(lambda match: "\0" * len(match.group()), paragraph.string)
            for match in _DOUBLED.finditer(string):
                yield _finding(manuscript, whole.part(*match.span()), match)


def _finding(manuscript: Manuscript, where: Where, match: re.Match[str]) -> Finding:
    printed = match.group().rstrip()
    if match["hyphen"]:
        message = f"“{printed}”: a comma and a hyphen where one dash would do."
        return manuscript.finding_at(where, message, fix=manuscript.replacing((where, "—")))
    message = f"“{printed}”: one of the two marks is too many."
    fix = manuscript.replacing((where, printed[0]))
    return manuscript.finding_at(where, message, fix=fix)
