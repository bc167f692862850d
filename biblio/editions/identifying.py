"""Which known edition of its work an entry describes: by identifier, address or imprint."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from biblio.editions.describing import edition_of
from biblio.editions.linking import link
from biblio.editions.lookup import Authority
from biblio.editions.normalising.urls import address_key
from biblio.editions.records import KnownEdition, KnownWork
from biblio.editions.titles import TitleIndex
from biblio.likeness import Evidence, agree, compare, describe
from biblio.record.edition import Edition
from biblio.values import numerals
from biblio.values.numerals import as_number


class Identification(NamedTuple):
    """The known edition that an entry is, and why; None where none or several fit."""

    edition: KnownEdition | None
    reason: str
    candidates: tuple[str, ...] = ()


def work_of(entry: Edition, authority: Authority, titles: TitleIndex) -> KnownWork | None:
    """The known work of an entry: the one it names in `work`, else by title and author."""
    if entry.work:
        return authority.work(entry.work)
    authors = entry.people("author")
    found = link(entry.title, authors, titles)
    return authority.work(found.work) if found.work else None


def identify(entry: Edition, work: KnownWork, authority: Authority) -> Identification:
    """The edition of the work that the entry describes; pages and years alone prove nothing."""
    described = describe(entry)
    compared = [
        (known, compare(described, describe(edition_of(known, authority))))
        for known in work.editions
    ]
    for reason, fits in (("ISBN", _same_isbn), ("address", _same_address), ("imprint", _imprint)):
        found = [known for known, evidence in compared if fits(evidence, known, authority)]
        if len(found) == 1:
            return Identification(found[0], f"the same {reason}")
        if found:
            return Identification(None, f"several editions have this {reason}", _keys(found))
    return Identification(None, "no edition on record has its imprint or address")


def _same_isbn(evidence: Evidence, known: KnownEdition, _: Authority) -> bool:
    isbn = evidence.one.edition.get("isbn")
    return bool(isbn and known.isbn) and agree("isbn", isbn or "", known.isbn or "")


def _same_address(evidence: Evidence, known: KnownEdition, authority: Authority) -> bool:
    url = evidence.one.edition.get("url")
    if not url or not known.url:
        return False
    return address_key(url, authority) == address_key(known.url, authority)


def _imprint(evidence: Evidence, known: KnownEdition, authority: Authority) -> bool:
    entry = evidence.one.edition
    if not (known.publisher and "years" in evidence.agreed and entry.get("publisher")):
        return False
    house = authority.publisher(entry.get("publisher") or "", entry.place or None)
    same_house = house is not None and house.key == known.publisher
    return same_house and _stand_alike(evidence) and _same_volume(evidence)


def _stand_alike(evidence: Evidence) -> bool:
    """Whether both stand alone or both in the same book: a pamphlet is no chapter."""
    if "containers" in evidence.silent:
        return not evidence.one.edition.container and evidence.one.edition.type.is_part
    return "containers" not in evidence.differing


def _same_volume(evidence: Evidence) -> bool:
    """Whether the volumes agree, or one is among those of a set: *2* of *1-3*."""
    if "volumes" not in evidence.differing:
        return True
    volume, known = (each.value("volumes") for each in evidence.pair)
    one, (first, _, last) = numerals.arabic(volume), known.partition("-")
    among = one.isdecimal() and first.isdecimal() and last.isdecimal()
    return among and as_number(first) <= as_number(one) <= as_number(last)


def _keys(editions: Sequence[KnownEdition]) -> tuple[str, ...]:
    return tuple(edition.key for edition in editions)
