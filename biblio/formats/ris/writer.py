"""One edition as a record of RIS."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from biblio.formats.csljson import genres, languages
from biblio.formats.dialects import to_biblatex
from biblio.formats.dialects.translating import joined_title
from biblio.formats.ris import lines, roles, tags, types, values
from biblio.record.edition import Edition
from biblio.values import tagged, urls
from biblio.values.marked import unprotected

KEPT = "ris-"


def _bare_doi(text: str) -> str:
    return urls.doi(text) or text


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
_SPELLINGS = {"langid": languages.to_tag, "type": genres.to_words, "doi": _bare_doi}


def record(edition: Edition) -> str:
    """The lines of the record, ending in ER. What RIS has no tag for is left out."""
    entry = to_biblatex(edition)
    fields = dict(entry.fields)
    if doi := urls.doi(fields.get("url", "")):  # an address that only resolves a DOI
        fields.setdefault("doi", doi)
        if _bare_doi(fields["doi"]).casefold() == doi.casefold():
            del fields["url"]
    name = _type(entry.kind, fields)
    for title, subtitle in _SUBTITLES:
        if title in fields and subtitle in fields:
            fields[title] = joined_title(fields[title], fields.pop(subtitle))
    return lines.shown(_tags(name, entry.key, fields))


def _type(kind: str, fields: Mapping[str, str]) -> str:
    """The type of RIS; EDBOOK calls its people editors, so a collection by an author is a BOOK."""
    name = types.from_entry(kind, fields.get("entrysubtype", ""))
    return "BOOK" if name == "EDBOOK" and "author" in fields and "editor" not in fields else name


def _tags(name: str, key: str, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "TY", fields.get(f"{KEPT}ty", types.written(name))
    if key:
        yield "ID", key
    for tag, names in roles.to_tags(name, fields):
        yield from ((tag, one) for one in values.to_names(names))
    yield from _texts(name, fields)
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


def _texts(name: str, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for field, (tag, *_) in _written(name, fields):
        if text := next((fields[one] for one in _sources(name, field) if one in fields), ""):
            spell = _SPELLINGS.get(field)
            yield tag, spell(text) if spell else tagged.write(unprotected(text))


def _written(name: str, fields: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The rows of the fields that are written, each with a tag of its own.

    The title of the proceedings also stands where the conference would be named, for programs that
    look only there; the place of the publisher is CY, unless the conference has one too.
    """
    rows = dict(tags.texts(name))
    if name in tags.NUMBERED and not values.is_standard(fields.get("number", "")):
        rows["number"] = ("SN",)
    if name in types.CONFERENCES:
        if "venue" not in fields:
            rows["location"] = rows.pop("venue")
        if "eventtitle" not in fields and "booktitle" in fields:
            yield "booktitle", ("T2",)
    yield from ((field, names) for field, names in rows.items() if names)


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
