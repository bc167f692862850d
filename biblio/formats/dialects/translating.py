"""Entries from one dialect into the other; what has no name there keeps its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from biblio.formats.dialects import dates, kinds
from biblio.record.edition import Edition

_ADDRESS = re.compile(r"https?://[^\s\\]+")
_TO_BIBLATEX = {
    "journal": "journaltitle",
    "address": "location",
    "city": "location",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass",
    "key": "sortkey",
    "pdf": "file",
}
_TO_BIBTEX = {
    "journaltitle": "journal",
    "location": "address",
    "annotation": "annote",
    "eprinttype": "archiveprefix",
    "eprintclass": "primaryclass",
    "sortkey": "key",
}
_SUBTITLES = (
    ("title", "subtitle"),
    ("booktitle", "booksubtitle"),
    ("maintitle", "mainsubtitle"),
    ("journal", "journalsubtitle"),
)


@lru_cache(maxsize=1024)  # whoever compares what two entries say asks again and again
def to_biblatex(edition: Edition) -> Edition:
    """The entry in BibLaTeX's names: one `date`, `journaltitle`, `location`, `@online` …

    Empty fields are left out. Where the entry has a field under both names, both stay.
    """
    fields = {name: value for name, value in edition.fields if value}
    kind, genre, subtype = kinds.to_biblatex(edition.kind, fields.get("type"))
    names = {**_TO_BIBLATEX, "school": "institution"} if kind == "thesis" else _TO_BIBLATEX
    fields = dates.joined(_with_address(_renamed(fields, names)))
    if genre:
        fields.setdefault("type", genre)
    if subtype:
        fields.setdefault("entrysubtype", subtype)
    return Edition(edition.key, kind, tuple(fields.items()))


def to_bibtex(edition: Edition) -> Edition:
    """The entry in the names of classical BibTeX: `journal`, `address`, `year` and `month` …

    Titles take their subtitles in. Fields that only BibLaTeX has stay: classical styles do not
    print them, and no program minds them.
    """
    edition = to_biblatex(edition)
    kind, genre = kinds.to_bibtex(edition.kind, edition.get("type"))
    names = _TO_BIBTEX
    if edition.kind == "thesis":
        names = {**_TO_BIBTEX, "institution": "school"}
    fields = dict(_renamed(dict(edition.fields), names))
    if genre is None:
        fields.pop("type", None)
    fields = dates.split(_with_subtitles(fields))
    return Edition(edition.key, kind, tuple(fields.items()))


def _renamed(fields: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    return {
        names[name] if name in names and names[name] not in fields else name: value
        for name, value in fields.items()
    }


def _with_address(fields: dict[str, str]) -> dict[str, str]:
    """Classical BibTeX has no field for an address on the web but `howpublished`."""
    address = fields.get("howpublished", "")
    if "url" in fields or not _ADDRESS.fullmatch(address):
        return fields
    return {"url" if name == "howpublished" else name: value for name, value in fields.items()}


def _with_subtitles(fields: dict[str, str]) -> dict[str, str]:
    for title, subtitle in _SUBTITLES:
        if title in fields and subtitle in fields:
            fields[title] = joined_title(fields[title], fields.pop(subtitle))
    return fields


def joined_title(title: str, subtitle: str) -> str:
    """Title and subtitle as one: a colon between them, unless the title ends in a mark."""
    return f"{title} {subtitle}" if title[-1:] in "?!:.…" else f"{title}: {subtitle}"
