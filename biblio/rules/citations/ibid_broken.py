"""Finds an *ibid.* that leaves open which work it means.

## What it does
Reports an *ibid.* with no citation before it, one that follows a note of several works, and one
that another note without a citation stands before: a note that was put in later, or in which the
citation was lost.

## Why
*Ibid.* means the one work cited just before (*Chicago Manual of Style*, 14.34). A note added in
between turns it into a citation of something else, and nobody notices.

## Example
    1. Ann Quill, Mills (London: Oak, 1990), 3; Ben Reed, Rivers (London: Oak, 1991), 5.
    2. Ibid., 7.

## Fix
Unsafe: where a single work can be meant, its short form takes the place of *ibid.*
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from biblio.citation import Form
from biblio.diagnostics import Fix
from biblio.rules.basis import Cited, Finding, Fixable, Severity, Subject
from biblio.rules.basis.imprints import is_noted, short_form

SEVERITY = Severity.ERROR
FIXABLE = Fixable.UNSAFE

_WORD = re.compile(r"(?:ib(?:id|idem)?|ebda?|там же)\b\.?", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """Find each *ibid.* that does not follow the one work it repeats."""
    for number, cited in enumerate(subject.citations):
        if cited.citation.form is Form.IBID:
            before = [one for one in subject.citations[:number] if _same_run(one, cited)]
            yield from _broken(cited, before)


def _same_run(one: Cited, other: Cited) -> bool:
    same = one.manuscript.path == other.manuscript.path
    return same and one.citation.kind is other.citation.kind


def _broken(cited: Cited, before: Sequence[Cited]) -> Iterator[Finding]:
    resolution = cited.resolution
    if resolution.candidates:
        works = " or ".join(f"“{one}”" for one in resolution.candidates)
        yield cited.finding(f"This may mean {works}: the note before cites more than one work.")
    elif resolution.antecedent is None and not before:
        yield cited.finding("Nothing is cited before this.")
    elif resolution.antecedent is not None and before:
        yield from _interrupted(cited, before)


def _interrupted(cited: Cited, before: Sequence[Cited]) -> Iterator[Finding]:
    meant = next((one for one in before if one.number == cited.resolution.antecedent), None)
    between = _between(cited, before)
    if meant and between:
        short = short_form(meant.citation)
        message = f"{between} stands between this and “{short}”."
        fix = _spelt_out(cited, short)
        yield cited.finding(message, fix=fix, severity=Severity.WARNING)


def _between(cited: Cited, before: Sequence[Cited]) -> str | None:
    """What stands between an *ibid.* and the citation that it repeats, in other notes."""
    note, noted = cited.citation.note, before[-1].citation.note
    if not is_noted(cited.citation) or note is None or noted is None or note == noted:
        return None
    if note > noted + 1:
        return "A note without a citation"
    beside = {one.root for one in before if one.citation.note == noted}
    return None if cited.resolution.antecedent in beside else "An address without a title"


def _spelt_out(cited: Cited, short: str) -> Fix | None:
    word = _WORD.search(cited.citation.text)
    if word is None:
        return None
    return cited.manuscript.replacing((cited.at(*word.span()), short))
