"""Addresses of the web that stand among the words of an entry, as classical BibTeX has them.

It has no field for an address: `howpublished = {\\url{…}}` and `note = {Accessed: 2013-05-03}` are
what its users write. BibLaTeX says `url` and `urldate`.
"""

from __future__ import annotations

import re

from biblio.values import edtf, urls
from biblio.values.patterns import Lazy

_FIELDS = ("howpublished", "note")
_MONTH = r"[^\W\d_]{3,10}\.?"
_DATE = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    rf"|(?:[0-9]{{1,2}}\.?\s+)?{_MONTH}\s+(?:[0-9]{{1,2}},\s*)?[0-9]{{4}}"
)
_SEEN = Lazy(
    r"(?:\A|[\[(,;]|(?<!\s)\s)\s*+(?:(?:last|zuletzt|online)\s*+)?"
    r"(?:access(?:ed)?|visited|retrieved|checked|viewed|seen|abgerufen|zugriff|aufgerufen|consulté"
    r"|consulted|consultado|letzter\s+zugriff)(?:\s++(?:date|on|am|le|el))?\s*+(?::\s*+)?"
    rf"(?P<date>{_DATE})[.\])]*\Z",
    re.IGNORECASE,
)
_LEAD = Lazy(
    r"(?:\b(?:available|accessible|retrieved|online|verfügbar|disponible|en\s+ligne|see|url|uri|"
    r"web(?:\s*(?:site|page))?|link|at|from|under|unter|on|sur)\b|[\[\](<:,;.\s])+$",
    re.IGNORECASE,
)
_EDGES = " .,;:[]()<>"


def with_address(fields: dict[str, str]) -> dict[str, str]:
    """The fields with `url` and `urldate`, where `howpublished` or `note` says them alone."""
    if any("://" in fields.get(name, "") for name in _FIELDS):
        fields = _with_doi_apart(fields)
    for name in _FIELDS:
        if "://" in fields.get(name, "") and "url" not in fields:
            fields = _moved(fields, name)
    if "url" in fields and "urldate" not in fields:
        fields = _with_day(fields)
    return fields


def _with_doi_apart(fields: dict[str, str]) -> dict[str, str]:
    """A DOI in `url` is the DOI, where another address is told as well."""
    doi = urls.doi(fields.get("url", ""))
    if not doi or urls.doi(told := fields.get("doi", doi)).casefold() not in ("", doi.casefold()):
        return fields
    return {name: value for name, value in fields.items() if name != "url"} | {"doi": told}


def _moved(fields: dict[str, str], name: str) -> dict[str, str]:
    text = fields[name]
    found = [span for span in urls.find(text) if "://" in text[span[0] : span[1]]]
    if len(found) != 1:
        return fields
    ((start, end),) = found
    before, behind = _LEAD.sub("", text[:start]), text[end:].lstrip(" .>)],;")
    between = ". " if before and text[:start][len(before) :].startswith(".") else " "
    left = f"{before.strip()}{between}{behind.strip()}".strip() if behind else before.strip()
    address = {"url": str(text[start:end])}
    if not left.strip(_EDGES):
        return {key: value for one in fields for key, value in _swapped(one, name, fields, address)}
    return {**fields, name: left, **address}


def _swapped(
    one: str, name: str, fields: dict[str, str], address: dict[str, str]
) -> list[tuple[str, str]]:
    return list(address.items()) if one == name else [(one, fields[one])]


def _with_day(fields: dict[str, str]) -> dict[str, str]:
    """The day of access, where a note ends with it, and what else the note says."""
    for name in _FIELDS:
        text = fields.get(name, "").strip()
        found = _SEEN.search(text)
        if day := _day(found["date"]) if found else "":
            left = text[: found.start() if found else 0].strip(" ,;([")
            others = {one: value for one, value in fields.items() if one != name or left}
            return {**others, **({name: left} if left else {}), "urldate": day}
    return fields


def _day(text: str) -> str:
    reading = edtf.read(text)
    day = reading.edtf if reading else text
    return day if edtf.is_edtf(day) else ""
