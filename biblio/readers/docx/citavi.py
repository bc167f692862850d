"""What Citavi writes into a document: citations with their references in JSON, in base64."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from biblio.document import Exact
from biblio.readers.docx import items

_TYPES = {
    **{"Book": "book", "BookEdited": "collection", "Contribution": "incollection"},
    **{"JournalArticle": "article", "NewspaperArticle": "article", "Thesis": "thesis"},
    **{"InternetDocument": "online", "ConferenceProceedings": "proceedings"},
    **{"UnpublishedWork": "unpublished", "Manuscript": "unpublished", "Patent": "patent"},
    **{"ReportOrGrayLiterature": "report", "CourtDecision": "jurisdiction", "Movie": "movie"},
}
_PEOPLE = {"Authors": "author", "Editors": "editor", "Translators": "translator"}
_TEXTS = {
    **{"Title": "title", "Subtitle": "subtitle", "ShortTitle": "shorttitle", "Year": "date"},
    **{"Volume": "volume", "Number": "number", "Edition": "edition"},
    **{"PlaceOfPublication": "location", "OnlineAddress": "url", "Doi": "doi", "Isbn": "isbn"},
}
_ENCODED = re.compile(r"CitaviPlaceholder\s*\{?([A-Za-z0-9+/=\s]+)")


def cited(instruction: str, data: str = "") -> tuple[Exact, ...]:
    """The citations of a field; none where its data are broken."""
    match = _ENCODED.search(instruction)
    try:
        placeholder = json.loads(base64.b64decode(match[1] if match else ""))
        entries = placeholder["Entries"]
        return tuple(_exact(one) for one in entries if isinstance(one, dict))
    except (binascii.Error, ValueError, KeyError, TypeError, RecursionError):
        return ()


def _exact(entry: Mapping[str, Any]) -> Exact:
    reference = entry.get("Reference")
    reference = reference if isinstance(reference, dict) else {}
    pages = entry.get("PageRange")
    locator = _text(pages.get("OriginalString")) if isinstance(pages, dict) else ""
    return Exact(
        _text(reference.get("CitationKey")) or _text(entry.get("ReferenceId")),
        locator or None,
        "page" if locator else None,
        _text(entry.get("Prefix")),
        _text(entry.get("Suffix")),
        fields=_fields(reference) if reference else (),
    )


def _fields(reference: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    kind = _TYPES.get(_text(reference.get("ReferenceType")), "misc")
    people = (
        (role, [_person(one) for one in _listed(reference.get(name))])
        for name, role in _PEOPLE.items()
    )
    return items.pairs(kind, people, _texts(reference))


def _texts(reference: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, field in _TEXTS.items():
        yield field, _text(reference.get(name))
    publishers = (_text(one.get("Name")) for one in _listed(reference.get("Publishers")))
    yield "publisher", " and ".join(filter(None, publishers))
    periodical = reference.get("Periodical")
    yield "journaltitle", _text(periodical.get("Name")) if isinstance(periodical, dict) else ""
    parent = reference.get("ParentReference")
    yield "booktitle", _text(parent.get("Title")) if isinstance(parent, dict) else ""


def _person(one: Mapping[str, Any]) -> str:
    given = items.spaced(_text(one.get("FirstName")), _text(one.get("MiddleName")))
    return items.person(_text(one.get("LastName")), given)


def _listed(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    return (
        str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    )
