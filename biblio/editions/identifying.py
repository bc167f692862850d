"""Which known edition of its work an entry describes: by identifier, address or imprint."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from biblio.editions.linking import link
from biblio.editions.lookup import Authority
from biblio.editions.normalising.urls import address_key
from biblio.editions.records import KnownEdition, KnownWork
from biblio.editions.titles import TitleIndex
from biblio.library import agreement
from biblio.record.edition import Edition
from biblio.record.person import split_names
from biblio.values import numerals

_PARTS = frozenset(("inbook", "incollection", "article", "suppbook", "suppcollection"))
_FIGURES = re.compile(r"[0-9X]")


@dataclass(frozen=True, slots=True)
class Identification:
    """The known edition that an entry is, and why; None where none or several fit."""

    edition: KnownEdition | None
    reason: str
    candidates: tuple[str, ...] = ()


def work_of(entry: Edition, authority: Authority, titles: TitleIndex) -> KnownWork | None:
    """The known work of an entry: the one it names in `work`, else by title and author."""
    if entry.work:
        return authority.work(entry.work)
    authors = split_names(entry.get("author") or "")
    found = link(entry.title, authors, titles)
    return authority.work(found.work) if found.work else None


def identify(entry: Edition, work: KnownWork, authority: Authority) -> Identification:
    """The edition of the work that the entry describes; pages and years alone prove nothing."""
    for reason, fits in (("ISBN", _same_isbn), ("address", _same_address), ("imprint", _imprint)):
        found = [known for known in work.editions if fits(entry, known, authority)]
        if len(found) == 1:
            return Identification(found[0], f"the same {reason}")
        if found:
            return Identification(None, f"several editions have this {reason}", _keys(found))
    return Identification(None, "no edition on record has its imprint or address")


def year_of(entry: Edition) -> str:
    """The year of an entry's own publication, or an empty string."""
    found = re.search(r"\d{4}", entry.get("date") or entry.get("year") or "")
    return found.group() if found else ""


def _same_isbn(entry: Edition, known: KnownEdition, _: Authority) -> bool:
    one, other = _isbn(entry.get("isbn")), _isbn(known.isbn)
    return bool(one) and one == other


def _isbn(text: str | None) -> str:
    """The figures that an ISBN's two forms share."""
    figures = "".join(_FIGURES.findall((text or "").upper()))
    return figures[-10:-1] if len(figures) in (10, 13) else ""


def _same_address(entry: Edition, known: KnownEdition, authority: Authority) -> bool:
    if not entry.get("url") or not known.url:
        return False
    return address_key(entry.get("url") or "", authority) == address_key(known.url, authority)


def _imprint(entry: Edition, known: KnownEdition, authority: Authority) -> bool:
    publisher = entry.get("publisher")
    if not publisher or not known.publisher or not year_of(entry) or not known.year:
        return False
    house = authority.publisher(publisher, entry.get("address"))
    same_house = house is not None and house.key == known.publisher
    alike = _same_container(entry, known) and _same_volume(entry, known)
    return same_house and year_of(entry) == known.year[:4] and alike


def _same_container(entry: Edition, known: KnownEdition) -> bool:
    """Whether both stand alone or both in the same book: a pamphlet is no chapter."""
    container = entry.get("booktitle") or entry.get("journal") or entry.get("journaltitle") or ""
    if not known.container:
        return not container
    if not container:
        return entry.kind in _PARTS
    return agreement.agree("booktitle", container, known.container)


def _same_volume(entry: Edition, known: KnownEdition) -> bool:
    volume = entry.get("volume")
    if not volume or not known.volume:
        return True
    one, (first, _, last) = numerals.arabic(volume), known.volume.partition("-")
    if last and one.isdigit() and first.isdigit() and last.isdigit():
        return int(first) <= int(one) <= int(last)
    return one == numerals.arabic(known.volume)


def _keys(editions: Sequence[KnownEdition]) -> tuple[str, ...]:
    return tuple(edition.key for edition in editions)
