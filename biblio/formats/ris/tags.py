"""The tags of RIS and the fields of BibLaTeX that say the same.

The first tag of a field is the one written, the others are read too. What a tag means may depend
on the type of the record: the rows for that type go before the others. After what Zotero (its
translator for RIS) and EndNote (its tables of reference types) write and read.
"""

from __future__ import annotations

from functools import cache

from biblio.formats.ris import roles, types

Rows = dict[str, tuple[str, ...]]

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
    "source": ("DB",),
    "archive_location": ("AV",),
    "type": ("M3",),
    "chapter": ("SE",),
    "eid": ("C7",),
    "titleaddon": ("TT",),
    "file": ("L1",),
}
_IN_PERIODICAL: Rows = {
    "journaltitle": ("T2", "JF", "JO"),
    "number": ("IS", "M1"),
    "series": ("T3",),
    "chapter": (),  # SE is the first page there, or the part of a newspaper
}
_IN_BOOK: Rows = {
    "booktitle": ("T2", "BT", "JF", "JO"),
    "number": ("M1", "IS", "SV"),
    "series": ("T3",),
}
_WHOLE: Rows = {
    "number": ("M1", "IS", "SV"),
    "series": ("T2", "T3"),
    "title": ("TI", "T1", "CT", "BT"),
}
_ON_SITE: Rows = {"organization": ("T2", "JF", "JO"), "number": ("M1", "IS"), "series": ("T3",)}
_PAPER: Rows = {
    "booktitle": ("C3", "BT", "JF", "T2", "JO"),
    "eventtitle": ("T2", "JO"),
    "location": ("C1", "CY", "PP"),
    "venue": ("CY",),
    "number": ("M1", "IS"),
    "series": ("T3",),
}
_PROCEEDINGS: Rows = _WHOLE | {"series": ("T3",), "eventtitle": ("T2",)}
_THESIS: Rows = {"title": _WHOLE["title"], "number": ("M1", "IS"), "series": ("T3",)}
_OF_INSTITUTIONS = frozenset({"THES", "RPRT", "GOVDOC"})
# SN is the number of the thing itself there, as in EndNote and in Zotero.
NUMBERED = frozenset({"RPRT", "GOVDOC", "PAT", "STAND"})
# May be repeated in a record, each time with one more value; of other tags only the first counts.
JOINED = {"note": "\n\n", "annotation": "\n\n"}


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
    if name in types.CONFERENCES:
        return _PAPER
    if name == types.PROCEEDINGS:
        return _PROCEEDINGS
    if name == "THES":
        return _THESIS
    return _WHOLE if types.is_whole(name) else _IN_BOOK


def held(name: str) -> frozenset[str]:
    """The fields of BibLaTeX that a record of that type has a place for."""
    people = {role.field for role in roles.roles(name).values() if not role.type}
    numbers = {"isbn", "issn"}
    original = {"origtitle", "origlocation", "origpublisher", "origdate"}
    dates = {"date", "urldate"}
    pages = {"pagetotal"} if types.is_whole(name) else {"pages"}
    written = {field for field, tags in texts(name).items() if tags} - {"venue"}
    return frozenset({*people, *written, "keywords", *numbers, *original, *dates, *pages})
