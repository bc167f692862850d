"""Finds translations and reprints that do not say when the work came out.

## What it does
Reports an entry of a work that the authority knows, printed in a later year than the work, or in
another language, without `origdate` or `origyear`.

## Why
*Trotsky 1973* was written in 1938: a reader of history has to see both years (*Chicago Manual of
Style*, 14.16).

## Example
    @book{trotsky1973,
      author = {Trotsky, Leon},
      title  = {The Transitional Program for Socialist Revolution},
      year   = {1973},
    }

The work is of 1938.

## Fix
Unsafe: it adds `origdate` with the authority's date.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.records import KnownWork
from biblio.rules.basis import Finding, Fixable, Record, Severity, Subject

SEVERITY = Severity.INFO
FIXABLE = Fixable.UNSAFE

_ORIGINAL = ("origdate", "origyear")


def check(subject: Subject) -> Iterator[Finding]:
    """Find editions of known works that lack the work's date."""
    for record, work in subject.editions_of_works:
        if work.published and not record.get(*_ORIGINAL) and _is_later(record, work):
            yield _finding(record, work, work.published)


def _is_later(record: Record, work: KnownWork) -> bool:
    """Whether the edition is not the first: by its year, or else by its translator."""
    first = int(work.published[:4]) if work.published and work.published[:4].isdecimal() else None
    if record.year is None or first is None:
        return bool(record.get("translator"))
    return record.year > first + 1


def _finding(record: Record, work: KnownWork, published: str) -> Finding:
    fix = record.rewriting({"origdate": published}, safe=False)
    message = f"“{work.title}” first came out in {published}: the entry does not say so."
    return record.finding(
        message, "title", fix=fix, note=dict(work.sources).get("published", work.source)
    )
