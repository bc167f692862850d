"""Entries from one dialect into the other; what has no name there keeps its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from biblio.formats.bibtex import dates
from biblio.formats.dialects.addresses import with_address
from biblio.record import kinds
from biblio.record.edition import Edition
from biblio.record.fields import ALIASES, ROWS, Nature, nature
from biblio.record.kinds import TYPED
from biblio.values.marked import joined, marks_of

_TO_BIBLATEX = {old: new for old, new in ALIASES.items() if nature(new) is not Nature.DATE}
_TO_BIBTEX = {row.name: row.bibtex for row in ROWS if row.name in _TO_BIBLATEX.values()}
# Types that classical BibTeX has in place of a field.
_SPECIAL = {(kind, genre): name for name, (kind, field, genre) in TYPED.items() if field == "type"}
_SUBTITLES = (
    ("title", "subtitle"),
    ("booktitle", "booksubtitle"),
    ("maintitle", "mainsubtitle"),
    ("journal", "journalsubtitle"),
)


def to_biblatex(edition: Edition) -> Edition:
    """The entry in BibLaTeX's names: one `date`, `journaltitle`, `location`, `@online` …

    Empty fields are left out. Where the entry has a field under both names, both stay.
    """
    # Two that differ in their marks alone are equal, and may not stand for one another.
    if any(marks_of(value) for _, value in edition.fields):
        return _to_biblatex(edition)
    return _remembered(edition)


def _to_biblatex(edition: Edition) -> Edition:
    fields = {name: value for name, value in edition.fields if value}
    kind, *typed = TYPED.get(edition.kind, (kinds.name_of(edition.kind),))
    fields = dates.joined(with_address(_renamed(fields, _TO_BIBLATEX)))
    if typed:
        fields.setdefault(*typed)
    return Edition(edition.key, kind, tuple(fields.items()))


# Whoever compares what two entries say asks again and again.
_remembered = lru_cache(maxsize=1024)(_to_biblatex)


def to_bibtex(edition: Edition) -> Edition:
    """The entry in the names of classical BibTeX: `journal`, `address`, `year` and `month` …

    Titles take their subtitles in. Fields that only BibLaTeX has stay: classical styles do not
    print them, and no program minds them.
    """
    edition = to_biblatex(edition)
    special = _SPECIAL.get((edition.kind, edition.get("type") or ""))
    kind, names = special or edition.type.bibtex, _TO_BIBTEX
    if edition.kind == "thesis":
        names = {**_TO_BIBTEX, "institution": "school"}
    fields = dict(_renamed(dict(edition.fields), names))
    if special:
        fields.pop("type", None)
    fields = dates.split(_with_subtitles(fields))
    return Edition(edition.key, kind, tuple(fields.items()))


def in_classical_names(edition: Edition) -> Edition:
    """The same, but of a type of its own where classical BibTeX would have `misc`."""
    made = to_bibtex(edition)
    return replace(made, kind=edition.kind) if made.kind == "misc" else made


def _renamed(fields: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    return {
        names[name] if name in names and names[name] not in fields else name: value
        for name, value in fields.items()
    }


def _with_subtitles(fields: dict[str, str]) -> dict[str, str]:
    for title, subtitle in _SUBTITLES:
        if title in fields and subtitle in fields:
            fields[title] = joined_title(fields[title], fields.pop(subtitle))
    return fields


def joined_title(title: str, subtitle: str) -> str:
    """Title and subtitle as one: a colon between them, unless the title ends in a mark."""
    return joined(title, " " if title[-1:] in "?!:.…" else ": ", subtitle)
