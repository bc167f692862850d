"""MARC 21, in its own form (ISO 2709, by the extra `marc`) and as MARCXML.

After the Library of Congress's *MARC 21 Format for Bibliographic Data*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree

from biblio.diagnostics import BiblioError
from biblio.formats.csljson import languages
from biblio.record.edition import Edition
from biblio.values import printable

_PUNCTUATION = " /:;,="
_YEAR = re.compile(r"[0-9]{4}")
_ISBN = re.compile(r"[0-9Xx-]{10,17}")
PAGES = re.compile(r"([0-9]+)\s*(?:p(?:ages|p)?|S(?:eiten)?|s)\b")
"""How many pages a catalogue counts: *xii, 210 p.*"""
_ROLES = {
    **{"trl": "translator", "translator": "translator", "edt": "editor", "editor": "editor"},
    **{"aut": "author", "author": "author", "übersetzer": "translator", "herausgeber": "editor"},
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its tag, its subfields by code, and the data of a control field."""

    tag: str
    parts: tuple[tuple[str, str], ...] = ()
    data: str = ""

    def first(self, code: str) -> str:
        """The first subfield of a code, without the punctuation of cards; or nothing."""
        found = next((value for name, value in self.parts if name == code), "")
        return found.strip().rstrip(_PUNCTUATION).strip()

    def all(self, code: str) -> list[str]:
        """Each subfield of a code."""
        return [value.strip() for name, value in self.parts if name == code]


def read(data: bytes, path: str) -> tuple[Edition, ...]:
    """The records of a file of MARC 21; raises BiblioError without the extra."""
    try:
        from pymarc import MARCReader
    except ImportError as error:
        raise BiblioError(
            "MARC 21 is read by pymarc: pip install 'biblio-toolkit[marc]'."
        ) from error
    records = (one for one in MARCReader(BytesIO(data), to_unicode=True) if one is not None)
    return tuple(_editions(map(_fields_of, records)))


def _fields_of(record: Any) -> list[Field]:
    return [
        Field(one.tag, data=one.data or "")
        if one.is_control_field()
        else Field(one.tag, tuple((part.code, part.value) for part in one.subfields))
        for one in record.fields
    ]


def read_xml(data: bytes, path: str) -> tuple[Edition, ...]:
    """The records of a file of MARCXML; raises BiblioError where it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise BiblioError(f"{path}: this is not XML: {error.msg}.") from error
    records = ([_field(one) for one in record] for record in root.iter("{*}record"))
    return tuple(_editions([field for field in fields if field] for fields in records))


def _field(node: Any) -> Field | None:
    name = etree.QName(node).localname if isinstance(node.tag, str) else ""
    if name == "controlfield":
        return Field(node.get("tag", ""), data=node.text or "")
    if name != "datafield":
        return None
    parts = tuple((one.get("code", ""), one.text or "") for one in node if isinstance(one.tag, str))
    return Field(node.get("tag", ""), parts)


def _editions(records: Iterable[list[Field]]) -> Iterator[Edition]:
    for fields in records:
        said = {name: value for name, value in _said(fields) if value}
        if said.get("title"):
            key = printable.key(next((one.data for one in fields if one.tag == "001"), ""))
            kind = "book" if said.get("author") or "editor" not in said else "collection"
            yield Edition(key, kind, tuple(said.items()))


def _said(fields: list[Field]) -> Iterator[tuple[str, str]]:
    by_tag: dict[str, list[Field]] = {}
    for field in fields:
        by_tag.setdefault(field.tag, []).append(field)

    def one(*tags: str) -> Field:
        return next((by_tag[tag][0] for tag in tags if tag in by_tag), Field(""))

    yield from _people(fields)
    title = one("245")
    yield "title", title.first("a").rstrip(".")
    yield "subtitle", title.first("b").rstrip(".")
    yield "origtitle", one("240").first("a").rstrip(".")
    yield "edition", one("250").first("a")
    imprint = one("264", "260")
    yield "location", imprint.first("a").strip("[]")
    yield "publisher", imprint.first("b").rstrip(".")
    coded = one("008").data
    year = _YEAR.search(imprint.first("c")) or _YEAR.fullmatch(coded[7:11])
    yield "date", year.group() if year else ""
    yield "langid", languages.to_name(coded[35:38].strip())
    yield "origlanguage", languages.to_name(one("041").first("h"))
    pages = PAGES.search(one("300").first("a"))
    yield "pagetotal", pages[1] if pages else ""
    yield "series", one("490", "440").first("a")
    yield "number", one("490", "440").first("v")
    isbn = _ISBN.search(one("020").first("a"))
    yield "isbn", isbn.group() if isbn else ""
    yield "url", one("856").first("u")


def _people(fields: list[Field]) -> Iterator[tuple[str, str]]:
    people: dict[str, list[str]] = {}
    for field in fields:
        if field.tag in ("100", "110", "111", "700", "710"):
            told = [*field.all("4"), *field.all("e")]
            roles = [_ROLES.get(role.strip(" .").casefold(), "") for role in told]
            role = next(filter(None, roles), "" if told else "author")
            name = field.first("a").rstrip(".") if "." not in field.first("a")[-3:-1] else ""
            name = name or field.first("a")
            if role and name:
                is_body = field.tag in ("110", "111", "710") and ("," in name or " and " in name)
                people.setdefault(role, []).append(f"{{{name}}}" if is_body else name)
    yield from ((role, " and ".join(names)) for role, names in people.items())
