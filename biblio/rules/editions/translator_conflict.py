"""Finds a translator who is not the one that the edition has.

## What it does
Compares the translator of a citation with the one of its entry in the library, and both with the
authority's edition of that imprint. The form of a name does not count, nor a second translator who
is left out.

## Why
Two translators, two texts: the quotation may be from neither.

## Example
    @book{fanon1963, author = {Fanon, Frantz}, title = {The Wretched of the Earth},
      translator = {Farrington, Constance}, publisher = {Grove Press}, year = {1963}}

    1. Frantz Fanon, The Wretched of the Earth, trans. Ann Quill (New York: Grove Press, 1963), 3.

## Fix
None: either the translator is wrong, or the edition is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from biblio.editions.identifying import identify
from biblio.likeness import agree, short_title
from biblio.record.edition import Edition
from biblio.rules.basis import Finding, Fixable, Record, Severity, Subject
from biblio.rules.basis.imprints import share_a_name
from biblio.values import names

if TYPE_CHECKING:
    from biblio.rules.basis import Cited

SEVERITY = Severity.WARNING
FIXABLE = Fixable.NEVER

_Known = tuple[tuple[str, ...], str | None]
_NOBODY: _Known = ((), None)


def check(subject: Subject) -> Iterator[Finding]:
    """Find translators that a citation, an entry and the authority do not agree upon."""
    for cited in subject.citations:
        if cited.field("translator"):
            yield from _of_citation(cited, subject)
    for record, field in subject.having("translator"):
        if work := subject.work(record):
            known = _known(record.edition, work.key, subject)
            yield from (
                record.finding(message, field, note=source)
                for message, source in _against(record.people(field), known)
            )


def _of_citation(cited: Cited, subject: Subject) -> Iterator[Finding]:
    from biblio.gatherer import edition_of

    work = cited.resolution.work
    record = cited.record or _of_its_imprint(cited, subject)
    known = _known(edition_of([cited.resolution], {}), work, subject) if work else _NOBODY
    if record and record.people("translator"):
        known = (record.people("translator"), f"{record.file.path}, {record.key}")
    for message, source in _against(cited.citation.values("translator"), known):
        yield cited.finding(message, "translator", note=source)


def _of_its_imprint(cited: Cited, subject: Subject) -> Record | None:
    """The entry of the title that differs from the citation in nothing but the translator."""
    value = cited.citation.value
    found = [
        record
        for record in subject.titled.get(short_title(value("title") or ""), ())
        if value("publisher")
        and agree("publisher", value("publisher") or "", record.get("publisher"))
        if str(record.year or "") == cited.citation.year
        if share_a_name(cited.citation.values("author"), record.people("author"))
    ]
    return found[0] if len(found) == 1 else None


def _known(edition: Edition, work: str, subject: Subject) -> _Known:
    """The translators of the edition on record, and where that comes from."""
    record = subject.authority.work(work)
    found = identify(edition, record, subject.authority).edition if record else None
    if found is None or found.confidence != "high":
        return _NOBODY
    return found.translators, dict(found.sources).get("translators", found.source)


def _against(translators: Sequence[str], known: _Known) -> Iterator[tuple[str, str | None]]:
    if not share_a_name(tuple(translators), known[0]):
        yield f"The translator of this edition is {names.printed(known[0])}.", known[1]
