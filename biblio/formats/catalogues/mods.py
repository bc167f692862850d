"""MODS, the Library of Congress's *Metadata Object Description Schema* (version 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from biblio.diagnostics import BiblioError
from biblio.formats.catalogues.marc import PAGES
from biblio.formats.csljson import languages
from biblio.record.edition import Edition
from biblio.values import printable

_YEAR = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_ROLES = {
    **{"aut": "author", "author": "author", "creator": "author", "": "author"},
    **{"trl": "translator", "translator": "translator", "edt": "editor", "editor": "editor"},
}


def read(data: bytes, path: str) -> tuple[Edition, ...]:
    """The records of a file; raises BiblioError where it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise BiblioError(f"{path}: this is not XML: {error.msg}.") from error
    return tuple(found for one in root.iter("{*}mods") if (found := _edition(one)).title)


def _edition(record: Any) -> Edition:
    said = {name: value for name, value in _said(record) if value}
    identifier = _text(record, "./{*}recordInfo/{*}recordIdentifier")
    return Edition(printable.key(identifier), "book", tuple(said.items()))


def _said(record: Any) -> Iterator[tuple[str, str]]:
    yield from _people(record)
    titles = [one for one in record.findall("./{*}titleInfo") if not one.get("type")]
    title = titles[0] if titles else record
    yield (
        "title",
        " ".join(filter(None, (_text(title, "./{*}nonSort"), _text(title, "./{*}title")))),
    )
    yield "subtitle", _text(title, "./{*}subTitle")
    yield "origtitle", _text(record, "./{*}titleInfo[@type='uniform']/{*}title")
    origin = "./{*}originInfo/"
    yield "location", _text(record, origin + "{*}place/{*}placeTerm[@type='text']")
    yield "publisher", _text(record, origin + "{*}publisher")
    date = _YEAR.search(_text(record, origin + "{*}dateIssued"))
    yield "date", date.group() if date else ""
    yield "edition", _text(record, origin + "{*}edition")
    yield "langid", languages.to_name(_text(record, "./{*}language/{*}languageTerm"))
    yield "isbn", _text(record, "./{*}identifier[@type='isbn']")
    series = "./{*}relatedItem[@type='series']/{*}titleInfo/"
    yield "series", _text(record, series + "{*}title")
    yield "number", _text(record, series + "{*}partNumber")
    pages = PAGES.search(_text(record, "./{*}physicalDescription/{*}extent"))
    yield "pagetotal", pages[1] if pages else ""
    yield "url", _text(record, "./{*}location/{*}url")


def _people(record: Any) -> Iterator[tuple[str, str]]:
    people: dict[str, list[str]] = {}
    for name in record.findall("./{*}name"):
        told = _text(name, "./{*}role/{*}roleTerm").strip(" .").casefold()
        parts = {
            one.get("type", ""): (one.text or "").strip() for one in name.findall("{*}namePart")
        }
        both = (parts.get("family", ""), parts.get("given", ""))
        whole = ", ".join(filter(None, both)) or parts.get("", "")
        if whole and told in _ROLES:
            is_body = name.get("type") in ("corporate", "conference")
            people.setdefault(_ROLES[told], []).append(f"{{{whole}}}" if is_body else whole)
    yield from ((role, " and ".join(names)) for role, names in people.items())


def _text(node: Any, path: str) -> str:
    found = node.find(path)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""
