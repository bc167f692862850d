"""Finds words that may be a translator's own, cited as the work that he translated.

## What it does
Reports a citation whose author is quoted through his translator, where the authority knows that
this translator has written a commentary on the work.

## Why
What the translator says in a preface or a commentary is to be cited as his, not as the author's.

## Example
    In his translation of Kautsky’s “Driving Forces”, Trotsky adds: “…”

## Fix
None: whose words they are, only the source can tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.records import KnownWork
from biblio.record.person import family_keys
from biblio.rules.basis import Cited, Finding, Fixable, Severity, Subject, quoted, remark

SEVERITY = Severity.INFO
FIXABLE = Fixable.NEVER


def check(subject: Subject) -> Iterator[Finding]:
    """Find citations of a work on which the translator who is quoted has commented."""
    for cited in subject.citations:
        field = cited.field("translator")
        if field and cited.resolution.work and _is_told_by(cited, field.end):
            for work in _commentaries(cited, subject):
                message = f"The words may be of {field.value}’s own {quoted(work.title)}."
                note = remark(work.note, work.source)
                yield cited.finding(message, "translator", note=note)


def _is_told_by(cited: Cited, end: int) -> bool:
    """Whether a verb follows the translator's name: he speaks, and is not only named."""
    return (
        cited.citation.text[end : end + 2].startswith(" ")
        and cited.citation.text[end + 1 : end + 2].islower()
    )


def _commentaries(cited: Cited, subject: Subject) -> Iterator[KnownWork]:
    translators = family_keys(cited.citation.values("translator"))
    for work in subject.authority.works:
        if work.about == cited.resolution.work and translators & family_keys(work.authors):
            yield work
