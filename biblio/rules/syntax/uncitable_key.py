r"""Finds keys that no document can cite.

## What it does
Reports a key with a space, or with one of the characters `" # % ' ( ) , = { } ~ \`.

## Why
BibTeX ends a key at a space and stops at what follows; biber refuses keys with the others, and
LaTeX reads `#` and `%` as commands of its own. The entry is there, and nothing can be done with it.

## Example
    @book{gibbon decline 1776, title = {Decline and Fall}}

becomes

    @book{gibbon-decline-1776, title = {Decline and Fall}}

## Fix
Unsafe: each run of such characters becomes a hyphen. Documents that cite the key have to follow.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.rules.basis import Edit, Finding, Fix, Fixable, Record, Severity, Subject
from biblio.values import compiled

SEVERITY = Severity.ERROR
FIXABLE = Fixable.UNSAFE

# BibTeX's manual (btxdoc), and the characters that biber refuses.
_UNCITABLE = compiled.pattern(r"[\s\"#%'(),={}~\\]+")


def check(subject: Subject) -> Iterator[Finding]:
    """Find keys with characters that a key cannot have."""
    for record in subject.records:
        if found := _UNCITABLE.search(record.key):
            sign = "a space" if found.group().isspace() else f"“{found.group().strip()}”"
            message = f"The key “{record.key}” has {sign} in it: it cannot be cited."
            yield record.finding(message, fix=_renamed(record, subject))


def _renamed(record: Record, subject: Subject) -> Fix | None:
    key = _UNCITABLE.sub("-", record.key).strip("-")
    if not key or key.casefold() in subject.keys:
        return None
    span = record.span()
    return Fix((Edit(span.start, span.end, key),), safe=False)
