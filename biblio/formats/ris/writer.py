"""One edition as a record of RIS."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from biblio.formats.csljson import genres, languages
from biblio.formats.dialects import to_biblatex
from biblio.formats.dialects.translating import joined_title
from biblio.formats.ris import lines, tags, types, values
from biblio.record.edition import Edition
from biblio.values import tagged
from biblio.values.marked import unprotected

KEPT = "ris-"
_SUBTITLES = (
    ("title", "subtitle"),
    ("booktitle", "booksubtitle"),
    ("journaltitle", "journalsubtitle"),
)
# Where an entry lacks the field, these say the same.
_ALSO = {
    "langid": ("language",),
    "number": ("issue",),
    "publisher": ("institution", "organization"),
    "institution": ("publisher", "organization"),
}
_SPELLINGS = {"langid": languages.to_tag, "type": genres.to_words}
_PEOPLE = ("author", "editor", "translator")


def record(edition: Edition) -> str:
    """The lines of the record, ending in ER. What RIS has no tag for is left out."""
    entry = to_biblatex(edition)
    fields = dict(entry.fields)
    name = types.from_entry(entry.kind, fields.get("entrysubtype", ""))
    for title, subtitle in _SUBTITLES:
        if title in fields and subtitle in fields:
            fields[title] = joined_title(fields[title], fields.pop(subtitle))
    return lines.shown(_tags(name, entry.key, fields))


def _tags(name: str, key: str, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "TY", fields.get(f"{KEPT}ty", name)
    if key:
        yield "ID", key
    for field in _PEOPLE:
        if field in fields and (field != "editor" or "editortype" not in fields):
            yield from ((tags.NAMES[field][0], one) for one in values.to_names(fields[field]))
    for field, (tag, *_) in tags.texts(name).items():
        if text := next((fields[one] for one in _sources(name, field) if one in fields), ""):
            spell = _SPELLINGS.get(field)
            yield tag, spell(text) if spell else tagged.write(unprotected(text))
    yield from _dates(fields)
    yield from _pages(name, fields)
    yield from (("SN", fields[field]) for field in ("isbn", "issn") if field in fields)
    yield from (
        ("KW", one)
        for part in re.split("[,;]", fields.get("keywords", ""))
        if (one := part.strip())
    )
    yield from _original(fields)
    yield from _kept(fields)


def _sources(name: str, field: str) -> tuple[str, ...]:
    also = () if field == "publisher" and types.is_site(name) else _ALSO.get(field, ())
    return (field, *also)


def _dates(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    date = fields.get("date") or fields.get("year")
    if date:
        shown = values.to_date(date)
        yield "PY", shown.split("/")[0] or (shown if "/" in date else date)
        if "/" in shown.lstrip("/"):
            yield "DA", shown
    if "urldate" in fields:
        yield "Y2", values.to_date(fields["urldate"])


def _pages(name: str, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if types.is_whole(name) and "pagetotal" in fields:
        yield "SP", fields["pagetotal"]
    elif "pages" in fields:
        first, last = values.split_pages(fields["pages"])
        yield "SP", first
        if last:
            yield "EP", last


def _original(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    parts = (fields.get(f"orig{part}", "") for part in ("title", "location", "publisher", "date"))
    if original := values.to_original(*parts):
        yield "OP", original


def _kept(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The tags that were read from another file of RIS, and mean nothing to BibLaTeX."""
    for field, value in fields.items():
        if field.startswith(KEPT) and field != f"{KEPT}ty":
            yield field.removeprefix(KEPT).upper(), value
