"""What Zotero and Mendeley write into a document: citations with their items in CSL-JSON.

The fields of an item are given under BibLaTeX's names; `entrytype` is the type of the entry.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from biblio.document import Exact
from biblio.readers.docx import items
from biblio.record import csl_types, csl_variables

_MENDELEY = "MENDELEY_CITATION_v3_"
_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span)\b[^<>]*>")
_OBJECT = re.compile(r'\{\s*"')
_ITEM = re.compile(r"(?:/items/|[?&]uuid=)([\w-]+)$")
_COUNTED = re.compile(r"\d+|ITEM-\d+|\w+:/.*|\d+/\w+")


def cited(instruction: str, data: str = "") -> tuple[Exact, ...]:
    """The citations of a field of Zotero or Mendeley; none where its JSON is broken."""
    start = _OBJECT.search(instruction)
    return _cited(instruction[start.start() :]) if start else ()


def tagged(tag: str) -> tuple[Exact, ...]:
    """The citations of a content control of Mendeley Cite, given by its tag."""
    if not tag.startswith(_MENDELEY):
        return ()
    try:
        return _cited(base64.b64decode(tag.removeprefix(_MENDELEY)).decode())
    except (binascii.Error, UnicodeDecodeError):
        return ()


def fields(item: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The fields of an item, under BibLaTeX's names."""
    name = _text(item.get("type"))
    kind, subtype = csl_types.to_entry(name)
    people = ((role, _people(item.get(one))) for one, role in csl_variables.PEOPLE.items())
    return items.pairs(kind, people, [*_texts(item, name, kind), ("entrysubtype", subtype)])


def _cited(text: str) -> tuple[Exact, ...]:
    try:
        citation = json.JSONDecoder().raw_decode(text)[0]
        cited_items = citation.get("citationItems", ())
        return tuple(_exact(one) for one in cited_items if isinstance(one, dict))
    except (ValueError, AttributeError, TypeError, RecursionError):
        return ()


def _exact(one: Mapping[str, Any]) -> Exact:
    item = one.get("itemData")
    item = item if isinstance(item, dict) else {}
    locator = _text(one.get("locator"))
    return Exact(
        _key(one, item),
        locator or None,
        (_text(one.get("label")) or "page") if locator else None,
        _text(one.get("prefix")),
        _text(one.get("suffix")),
        bool(one.get("suppress-author")),
        fields(item) if item else (),
    )


def _key(one: Mapping[str, Any], item: Mapping[str, Any]) -> str:
    """The key that the user gave the item, else the manager's own, else its number.

    Mendeley counts the items of each field anew (`ITEM-1`), and Zotero's numbers are those of one
    computer: neither says which item it is elsewhere.
    """
    named = _text(item.get("citation-key")) or _text(item.get("citekey"))
    ids = (_text(one.get("id")), _text(item.get("id")))
    uris = one.get("uris") or one.get("uri") or ()
    uris = uris if isinstance(uris, list) else [uris]
    found = (match[1] for uri in uris if (match := _ITEM.search(_text(uri))))
    given = (name for name in ids if name and not _COUNTED.fullmatch(name))
    return named or next(given, "") or next(found, "") or next(filter(None, ids), "")


def _texts(item: Mapping[str, Any], name: str, kind: str) -> Iterator[tuple[str, str]]:
    yield "title", _plain(item.get("title"))
    said = {csl_variables.OLD_NAMES.get(one, one): value for one, value in item.items()}
    setting = csl_variables.Setting.of_item(said)
    for variable, (field, *_) in csl_variables.rows(name, kind, setting):
        yield field, _plain(said.get(variable))
    for variable, field in {"issued": "date", **csl_variables.DATES}.items():
        yield field, _date(item.get(variable))


def _plain(value: object) -> str:
    return _TAG.sub("", _text(value))


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip()


def _people(names: object) -> list[str]:
    listed = names if isinstance(names, list) else []
    return [_person(one) for one in listed if isinstance(one, dict)]


def _person(name: Mapping[str, Any]) -> str:
    family, given = _text(name.get("family")), _text(name.get("given"))
    if not family:
        return items.body(_text(name.get("literal")) or given)
    family = items.spaced(_text(name.get("non-dropping-particle")), family)
    given = items.spaced(given, _text(name.get("dropping-particle")))
    return items.person(family, given, _text(name.get("suffix")))


def _date(value: object) -> str:
    """A date or a range in ISO 8601; what is no date as it is written."""
    if not isinstance(value, dict):
        return _text(value)
    parts = value.get("date-parts")
    ends = [_day(one) for one in parts] if isinstance(parts, list) else []
    return "/".join(filter(None, ends)) or _text(value.get("raw")) or _text(value.get("literal"))


def _day(parts: object) -> str:
    numbers = [_text(one) for one in parts] if isinstance(parts, list) else []
    if not numbers or not numbers[0].lstrip("-").isdecimal():
        return ""
    rest = [one.zfill(2) for one in numbers[1:3] if one.isdecimal() and one != "0"]
    return "-".join((numbers[0].zfill(4), *rest))
