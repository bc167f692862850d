"""Writes editions as CSL-JSON, the input of citation processors (schema: CSL 1.0.2)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from biblio.values.people import Person, parse_name, split_names
from biblio.work import Edition

Value = str | list[dict[str, str]] | dict[str, object]

_TYPES = {
    **dict.fromkeys(("book", "booklet", "mvbook", "collection", "mvcollection"), "book"),
    **dict.fromkeys(("proceedings", "mvproceedings", "manual", "reference"), "book"),
    **dict.fromkeys(("incollection", "inbook", "bookinbook", "suppbook"), "chapter"),
    **dict.fromkeys(("suppcollection",), "chapter"),
    **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
    **dict.fromkeys(("thesis", "phdthesis", "mastersthesis"), "thesis"),
    **dict.fromkeys(("report", "techreport"), "report"),
    **dict.fromkeys(("online", "electronic", "www"), "webpage"),
    **{"article": "article-journal", "inreference": "entry", "letter": "personal_communication"},
    **{"periodical": "periodical", "unpublished": "manuscript"},
}
_NAMES = ("author", "editor", "translator")
_TEXTS = {
    "title": "title",
    "shorttitle": "title-short",
    **dict.fromkeys(("journal", "journaltitle", "booktitle"), "container-title"),
    **dict.fromkeys(("publisher", "institution", "school", "organization"), "publisher"),
    **dict.fromkeys(("address", "location"), "publisher-place"),
    "series": "collection-title",
    **{"volume": "volume", "volumes": "number-of-volumes", "edition": "edition"},
    **{"note": "note", "abstract": "abstract"},
    "origtitle": "original-title",
    "origpublisher": "original-publisher",
    "origlocation": "original-publisher-place",
    **{"url": "URL", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN"},
}
_DATES = {
    "issued": ("date", "year"),
    "original-date": ("origdate", "origyear"),
    "accessed": ("urldate",),
}
_LANGUAGES = {
    **{"english": "en", "american": "en-US", "british": "en-GB", "german": "de", "ngerman": "de"},
    **{"french": "fr", "russian": "ru", "spanish": "es", "italian": "it", "portuguese": "pt"},
    **{"dutch": "nl", "polish": "pl", "greek": "el", "latin": "la", "ukrainian": "uk"},
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)")


def dumps(editions: Iterable[Edition]) -> str:
    """The editions as a CSL-JSON array, in their order; the same input gives the same text."""
    items = [item(edition) for edition in editions]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def item(edition: Edition) -> dict[str, Value]:
    """One edition as an item of CSL-JSON."""
    fields = {name: value for name, value in edition.fields if value}
    return {
        "id": edition.key,
        "type": _type(edition.kind, fields),
        **{name: _names(fields[name]) for name in _NAMES if name in fields},
        **_texts(fields),
        **_number(edition.kind, fields),
        **_pages(fields),
        **_dates(fields),
        **_language(fields),
    }


def _type(kind: str, fields: Mapping[str, str]) -> str:
    if kind == "article" and not ("journal" in fields or "journaltitle" in fields):
        return "article"
    return _TYPES.get(kind, "document")


def _texts(fields: Mapping[str, str]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for name, variable in _TEXTS.items():
        if name in fields:
            texts.setdefault(variable, fields[name])
    if "subtitle" in fields and "title" in texts:
        texts["title"] += f": {fields['subtitle']}"
    return texts


def _number(kind: str, fields: Mapping[str, str]) -> dict[str, str]:
    """BibTeX's number is an article's issue, a report's number, a book's number in its series."""
    variables = {"article": "issue", "report": "number", "techreport": "number"}
    number = fields.get("number") or fields.get("issue")
    return {variables.get(kind, "collection-number"): number} if number else {}


def _pages(fields: Mapping[str, str]) -> dict[str, str]:
    pages = fields.get("pages")
    return {"page": re.sub(r"\s*[–—]+\s*", "-", pages)} if pages else {}


def _language(fields: Mapping[str, str]) -> dict[str, str]:
    language = fields.get("langid") or fields.get("language")
    return {"language": _LANGUAGES.get(language.lower(), language)} if language else {}


def _names(value: str) -> list[dict[str, str]]:
    return [_name(parse_name(name)) for name in split_names(value) if name != "others"]


def _name(person: Person) -> dict[str, str]:
    if person.whole:
        return {"literal": person.family}
    parts = {
        "family": person.family,
        "given": person.given,
        "non-dropping-particle": person.particle,
        "suffix": person.suffix,
    }
    return {part: text for part, text in parts.items() if text}


def _dates(fields: Mapping[str, str]) -> dict[str, Value]:
    dates: dict[str, Value] = {}
    for variable, names in _DATES.items():
        text = next((fields[name] for name in names if name in fields), None)
        if text:
            dates[variable] = _with_month(_date(text), fields if variable == "issued" else {})
    return dates


def _date(text: str) -> dict[str, object]:
    """A date of the Extended Date/Time Format, alone or a range; anything else is literal."""
    matches = [_DATE.fullmatch(end) for end in re.split(r"/|(?<=\d{4})\s*[-–]+\s*(?=\d{4}$)", text)]
    ends = [match for match in matches if match]
    if not ends or len(ends) < len(matches) or len(ends) > 2:
        return {"literal": text}
    date: dict[str, object] = {"date-parts": [_parts(end) for end in ends]}
    return {**date, "circa": True} if any(end[4] for end in ends) else date


def _parts(match: re.Match[str]) -> list[int]:
    return [int(part) for part in match.groups()[:3] if part]


def _with_month(date: dict[str, object], fields: Mapping[str, str]) -> dict[str, object]:
    """BibTeX keeps the month apart from the year."""
    month = fields.get("month", "")
    number = int(month) if month.isdecimal() else _month_number(month)
    if not 1 <= number <= 12 or "date" in fields:
        return date
    match date:
        case {"date-parts": [[year]]}:
            return {**date, "date-parts": [[year, number]]}
        case _:
            return date


def _month_number(name: str) -> int:
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0
