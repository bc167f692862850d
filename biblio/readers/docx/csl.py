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

_MENDELEY = "MENDELEY_CITATION_v3_"
_TYPES = {
    **dict.fromkeys(
        ("article", "article-journal", "article-magazine", "article-newspaper"), "article"
    ),
    **{"review": "review", "review-book": "review", "book": "book", "classic": "book"},
    **{"chapter": "incollection", "paper-conference": "inproceedings", "thesis": "thesis"},
    **dict.fromkeys(("entry", "entry-dictionary", "entry-encyclopedia"), "inreference"),
    **dict.fromkeys(("webpage", "post", "post-weblog"), "online"),
    **{"report": "report", "pamphlet": "booklet", "manuscript": "unpublished"},
    **{"speech": "unpublished", "personal_communication": "letter", "dataset": "dataset"},
    **{"legal_case": "jurisdiction", "bill": "legislation", "legislation": "legislation"},
    **{"treaty": "legal", "patent": "patent", "motion_picture": "movie", "song": "audio"},
    **{"graphic": "image", "figure": "image", "periodical": "periodical", "software": "software"},
}
_JOURNALS = frozenset({"article", "review"})
_PEOPLE = {
    **{"author": "author", "editor": "editor", "translator": "translator"},
    **{"container-author": "bookauthor", "reviewed-author": "revdauthor"},
    **{"original-author": "origauthor", "director": "director", "interviewer": "interviewer"},
    **{"recipient": "recipient", "illustrator": "illustrator", "composer": "composer"},
}
_TEXTS = {
    **{"title": "title", "title-short": "shorttitle", "shortTitle": "shorttitle"},
    **{"collection-title": "series", "collection-number": "number", "edition": "edition"},
    **{"volume": "volume", "issue": "number", "number": "number", "number-of-volumes": "volumes"},
    **{"page": "pages", "number-of-pages": "pagetotal", "chapter-number": "chapter"},
    **{"publisher-place": "location", "event-title": "eventtitle", "event-place": "venue"},
    **{"genre": "type", "medium": "howpublished", "language": "language", "note": "note"},
    **{"original-title": "origtitle", "original-publisher": "origpublisher"},
    **{"original-publisher-place": "origlocation", "version": "version"},
    **{"URL": "url", "DOI": "doi", "ISBN": "isbn", "ISSN": "issn", "PMID": "pmid"},
}
_DATES = {"issued": "date", "original-date": "origdate", "accessed": "urldate"}
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
    kind = _TYPES.get(_text(item.get("type")), "misc")
    people = ((role, _people(item.get(variable))) for variable, role in _PEOPLE.items())
    return items.pairs(kind, people, _texts(item, kind))


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


def _texts(item: Mapping[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    for variable, field in _TEXTS.items():
        yield field, _TAG.sub("", _text(item.get(variable)))
    for variable, field in _DATES.items():
        yield field, _date(item.get(variable))
    container = "journaltitle" if kind in _JOURNALS else "booktitle"
    container = "organization" if kind == "online" else container
    yield container, _TAG.sub("", _text(item.get("container-title")))
    publisher = "institution" if kind in ("thesis", "report") else "publisher"
    yield publisher, _text(item.get("publisher"))


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
