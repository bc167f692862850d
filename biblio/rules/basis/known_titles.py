"""The titles on record, asked for the right one where a printed one is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from biblio.diagnostics import Severity
from biblio.editions.records import KnownWork, Variant
from biblio.editions.titles import TitleIndex, TitleRecord
from biblio.record.person import family_key, family_keys, person_of
from biblio.rules.basis.finding import remark
from biblio.values.folding import fold
from biblio.values.titles import alike

# Kinds of variants that are on record because they are wrong.
_WRONG = {
    "misprint": "is a misprint of",
    "retranslation": "is a writer’s own rendering of",
}
_SLIP = "differs by a slip from"


class Correction(NamedTuple):
    """The title that a printed one should be, why, and where that comes from.

    `severity` is given where it is less than an error: a rendering is no misprint, and general
    knowledge no source.
    """

    title: str
    message: str
    source: str | None
    severity: Severity | None = None


@dataclass(frozen=True)
class KnownTitles:
    """The index of titles; works are looked up in the authority only once a title is wrong."""

    titles: TitleIndex
    work: Callable[[str], KnownWork | None]

    def may_know(self, title: str, authors: str) -> bool:
        """Whether the title or one of the authors is on record: a quick look."""
        words = authors.casefold().replace(",", " ").split()
        return not self._known_words.isdisjoint(words) or bool(self.titles.find(title))

    @cached_property
    def _known_words(self) -> frozenset[str]:
        """The last word of each family name on record, with its accents and without."""
        names = {author for record in self.titles.records for author in record.authors}
        families = {person_of(name).family for name in names}
        return frozenset(
            form.split()[-1] for one in families for form in (one.casefold(), fold(one)) if form
        )

    def correction(self, title: str, authors: Sequence[str]) -> Correction | None:
        """What the authority has against the title of a work by these authors, if anything."""
        families = family_keys(authors)
        found = [one for one in self.titles.find(title) if _fits(one, families)]
        if any(one.kind not in _WRONG for one in found):
            return None
        if len({one.work for one in found}) == 1:
            return self._wrong(title, found[0])
        return None if found else self._slip(title, families)

    def _wrong(self, title: str, record: TitleRecord) -> Correction | None:
        work = self.work(record.work)
        if work is None or (record.kind == "retranslation" and not _is_translated(work)):
            return None
        noted = next((one for one in work.variants if fold(one.title) == fold(record.title)), None)
        message = _message(title, _WRONG[record.kind], work.title)
        return Correction(work.title, message, _sources(work, noted), _severity(work, record))

    def _slip(self, title: str, families: frozenset[str]) -> Correction | None:
        near = {
            record
            for family in families
            for record in self._by_family.get(family, ())
            if alike(title, record.title)
        }
        as_long = {one for one in near if _length(one.title) == _length(title)} or near
        if len({fold(one.title) for one in as_long}) != 1:
            return None
        record = min(as_long, key=lambda one: (one.kind != "own", one.work))
        work = self.work(record.work)
        message = _message(title, _SLIP, record.title)
        return Correction(record.title, message, work.source if work else None)

    @cached_property
    def _by_family(self) -> dict[str, list[TitleRecord]]:
        found: defaultdict[str, list[TitleRecord]] = defaultdict(list)
        for record in self.titles.records:
            if record.kind not in _WRONG:
                for author in record.authors:
                    found[family_key(author)].append(record)
        return dict(found)


def _length(title: str) -> int:
    return len(fold(title).split())


def _is_translated(work: KnownWork) -> bool:
    """Whether an English edition is on record: without one, no English title is settled."""
    return any(edition.language == "en" for edition in work.editions)


def _severity(work: KnownWork, record: TitleRecord) -> Severity | None:
    if work.confidence != "high":
        return Severity.INFO
    return Severity.WARNING if record.kind == "retranslation" else None


def _message(printed: str, relation: str, known: str) -> str:
    return f"“{printed}” {relation} “{known}”."


def _fits(record: TitleRecord, families: frozenset[str]) -> bool:
    known = family_keys(record.authors)
    return not (families and known) or bool(families & known)


def _sources(work: KnownWork, variant: Variant | None) -> str | None:
    """Where the right title comes from, and where the wrong one was met."""
    met = f"met in {variant.source}" if variant and variant.source else None
    return remark(work.source, met)
