"""A known edition in the fields of a library's entry, and what a known work adds to one."""

from __future__ import annotations

from biblio.editions.lookup import Authority
from biblio.editions.records import KnownEdition, KnownWork
from biblio.language.tongues import name_of
from biblio.record.edition import Edition
from biblio.record.fields import Of, belonging
from biblio.record.person import join_names

# What belongs to one edition and may never pass to another.
OF_ONE_EDITION = frozenset((*belonging(Of.EDITION), "year", "month"))

Fields = tuple[tuple[str, str], ...]


def edition_of(known: KnownEdition, authority: Authority) -> Edition:
    """The known edition as an entry of its own, without title and author."""
    kind = "incollection" if known.container else "book"
    return Edition(known.key, kind, fields_of(known, authority))


def fields_of(known: KnownEdition, authority: Authority) -> Fields:
    """The fields that an entry of this edition has beside author and title."""
    house = authority.publisher(known.publisher) if known.publisher else None
    site = authority.site(known.site) if known.site else None
    values = {
        "editor": join_names(known.editors),
        "translator": join_names(known.translators),
        "booktitle": known.container,
        "series": known.series,
        "volume": known.volume,
        "number": known.number,
        "publisher": house.name if house else known.publisher,
        "organization": site.name if site and not house else None,
        "location": known.place,
        "date": known.year,
        "pages": known.pages,
        "pagetotal": known.pagetotal,
        "isbn": known.isbn,
        "url": known.url,
    }
    return tuple((name, value) for name, value in values.items() if value)


def facts_of(work: KnownWork) -> Fields:
    """What is known of the work itself: it holds for every edition."""
    values = {
        "origtitle": work.original_title if work.original_title != work.title else None,
        "origlanguage": work.original_language and name_of(work.original_language),
        "origdate": work.published or work.written,
        "work": work.key,
    }
    return tuple((name, value) for name, value in values.items() if value)
