"""The tags of RIS and the fields of BibLaTeX that say the same.

The first tag of a field is the one written, the others are read too. What a tag means may depend
on the type of the record: the rows for that type go before the others.
"""

from __future__ import annotations

from functools import cache

from biblio.formats.ris import types

Rows = dict[str, tuple[str, ...]]

NAMES: Rows = {
    "author": ("AU", "A1"),
    "editor": ("ED", "A2"),
    "translator": ("A4",),
}
_TEXTS: Rows = {
    "title": ("TI", "T1", "CT"),
    "shorttitle": ("ST",),
    "shortjournal": ("J2", "JA", "J1"),
    "volume": ("VL",),
    "volumes": ("NV",),
    "edition": ("ET",),
    "location": ("CY", "PP"),
    "url": ("UR",),
    "doi": ("DO",),
    "abstract": ("AB", "N2"),
    "note": ("N1",),
    "annotation": ("RN",),
    "langid": ("LA",),
    "library": ("CN",),
    "archive": ("DB",),
    "archive_location": ("AV",),
    "type": ("M3",),
    "chapter": ("SE",),
    "eid": ("C7",),
    "titleaddon": ("TT",),
    "file": ("L1",),
}
_IN_PERIODICAL: Rows = {
    "journaltitle": ("T2", "JO", "JF"),
    "number": ("IS", "M1"),
    "series": ("T3",),
}
_IN_BOOK: Rows = {"booktitle": ("T2", "BT", "JO", "JF"), "number": ("M1", "IS"), "series": ("T3",)}
_WHOLE: Rows = {"number": ("M1", "IS"), "series": ("T3", "T2")}
_BOOK_TITLE: Rows = {"title": ("TI", "T1", "CT", "BT")}
_ON_SITE: Rows = {"organization": ("T2", "JO", "JF"), "number": ("M1", "IS"), "series": ("T3",)}
_PAPER: Rows = {"booktitle": ("T2", "C3", "BT"), "number": ("M1", "IS"), "series": ("T3",)}
_OF_INSTITUTIONS = frozenset({"THES", "RPRT", "GOVDOC"})
# May be repeated in a record, each time with one more value; of other tags only the first counts.
JOINED = {"keywords": ("KW", ", "), "note": ("N1", "\n\n"), "annotation": ("RN", "\n\n")}
# Read and written by rules of their own.
SPECIAL = frozenset("TY ER ID PY Y1 DA Y2 SP EP SN KW OP".split())


@cache
def texts(name: str) -> Rows:
    """The tags of each field, for records of that type."""
    publisher = "institution" if name in _OF_INSTITUTIONS else "publisher"
    return {**_TEXTS, publisher: ("PB",), **_by_type(name)}


def _by_type(name: str) -> Rows:
    if types.is_periodical(name):
        return _IN_PERIODICAL
    if types.is_site(name):
        return _ON_SITE
    if name == "CPAPER":
        return _PAPER
    return {**_WHOLE, **_BOOK_TITLE} if types.is_whole(name) else _IN_BOOK


def held(name: str) -> frozenset[str]:
    """The fields of BibLaTeX that a record of that type has a place for."""
    numbers = {"isbn", "issn"}
    original = {"origtitle", "origlocation", "origpublisher", "origdate"}
    dates = {"date", "urldate"}
    pages = {"pagetotal"} if types.is_whole(name) else {"pages"}
    return frozenset({*NAMES, *texts(name), "keywords", *numbers, *original, *dates, *pages})
