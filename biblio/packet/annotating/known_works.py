"""What is known of the works that a packet cites: entries, records, full forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from biblio.document import Run
from biblio.editions.identifying import identify, work_of
from biblio.editions.lookup import Authority
from biblio.editions.normalising.urls import address_key
from biblio.editions.records import KnownEdition, KnownWork
from biblio.editions.titles import TitleIndex
from biblio.library import Library
from biblio.record.edition import Edition


@dataclass(frozen=True, slots=True)
class Copy:
    """Where a work can be read on line. `is_other` tells that it is not the edition cited."""

    url: str
    site: str | None = None
    translators: tuple[str, ...] = ()
    language: str | None = None
    is_other: bool = False


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A library, the authority, and for each key its entry as a style has it in full."""

    library: Library
    authority: Authority
    titles: TitleIndex
    full_forms: Mapping[str, tuple[Run, ...]] = field(default_factory=dict)

    def work(self, entry: Edition) -> KnownWork | None:
        """The known work that the entry is an edition of."""
        return work_of(entry, self.authority, self.titles)

    def copy(self, entry: Edition, language: str) -> Copy | None:
        """Where to read the work: the entry's own address, else another edition's.

        An edition in the reading's language goes before one in the original's. Addresses that
        the authority only believes in are not given.
        """
        if url := entry.get("url"):
            return Copy(url, self._site(url))
        work = self.work(entry)
        own = identify(entry, work, self.authority).edition if work else None
        with_address = [one for one in work.editions if _has_address(one)] if work else []
        wanted = (language.partition("-")[0], work.original_language if work else None)
        best = min(with_address, key=lambda one: _preference(one, wanted), default=None)
        return self._copy_of(best, is_other=_is_other(entry, own, best)) if best else None

    def is_same_address(self, one: str, other: str) -> bool:
        """Whether two addresses lead to one page, whatever their scheme and their site's names."""
        return address_key(one, self.authority) == address_key(other, self.authority)

    def _copy_of(self, known: KnownEdition, *, is_other: bool) -> Copy:
        url = known.url or ""
        return Copy(url, self._site(url), known.translators, known.language, is_other)

    def _site(self, url: str) -> str | None:
        site = self.authority.site(url)
        return site.name if site else None


def _has_address(known: KnownEdition) -> bool:
    return bool(known.url) and known.confidence == "high"


def _preference(known: KnownEdition, languages: tuple[str | None, ...]) -> int:
    return languages.index(known.language) if known.language in languages else len(languages)


def _is_other(entry: Edition, own: KnownEdition | None, copy: KnownEdition | None) -> bool:
    """Whether the copy is another edition than the one cited, which says where it was printed."""
    return bool(entry.get("publisher") or entry.container) and (own != copy)
