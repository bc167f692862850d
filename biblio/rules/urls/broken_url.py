"""Finds web addresses that lead nowhere as they are written.

## What it does
Reports an address with a space in it, one that a line broke at a hyphen, one without `https://`
before it, one with a slip in that (`http:/`, `htp://`), one that breaks off with an ellipsis, one
in angle brackets, with the full stop of its sentence or without the tilde of a home page. It looks
nothing up. In documents it reports addresses that a line breaks behind a hyphen, as information
where the hyphen may be the address's own.

## Why
Readers click on what is printed. BibLaTeX prints the field to the letter.

## Example
    url = {http://www.marx- ist.com/celia-hart.htm}

## Fix
Unsafe: the address is put together as it must have been; none, where that cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.editions.normalising.urls import repaired, with_tilde
from biblio.rules.basis import Finding, Fixable, Record, Severity, Subject
from biblio.rules.urls import in_documents
from biblio.values import compiled

SEVERITY = Severity.ERROR
FIXABLE = Fixable.UNSAFE

_FIELDS = ("url", "bookurl")
_SOUND = compiled.pattern(
    r"(?:(?:https?|ftps?|file|gopher)://(?=[^/])|(?:urn|info|doi|hdl|mailto|telnet):)"
    r"[^\s<>]*[^\s<>.,;:…]",
    re.IGNORECASE,
)
_BRACKETS = compiled.pattern(r"<(?:URL:\s*)?(?P<url>[^<>\s]+)>\.?")
_SCHEME = compiled.pattern(r"https?://(?=[^/])", re.IGNORECASE)
_SLIP = compiled.pattern(
    r"(?:h?ttps?|hhtps?|htps?|htttps?|http?s)\s*(?::/+|;//|//|:\\\\|:)\s*(?=[\w-]+\.)", re.I
)
_BARE = compiled.pattern(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_OMISSION = ("...", "…")


def check(subject: Subject) -> Iterator[Finding]:
    """Find addresses that are not sound."""
    yield from in_documents.broken(subject)
    for record, field in subject.having(*_FIELDS):
        url = record.fields[field].strip()
        if not _SOUND.fullmatch(url):
            yield from _finding(record, field, url, subject)


def _finding(record: Record, field: str, url: str, subject: Subject) -> Iterator[Finding]:
    right = _mended(url) or repaired(url, subject.authority)
    sound = (
        bool(_SOUND.fullmatch(right))
        and "." in right
        and not right.endswith(_OMISSION)
        and right != url
    )
    fix = record.rewriting({field: right}, safe=False) if sound else None
    yield record.finding(f"{_fault(url)}: “{url}”.", field, fix=fix)


def _mended(url: str) -> str:
    """The address without what stands round it, or with its scheme; or nothing."""
    if match := _BRACKETS.fullmatch(url):
        return match["url"]
    if not _SCHEME.match(url) and (match := _SLIP.match(url)):
        scheme = "https://" if "s" in match.group().casefold() else "http://"
        return scheme + url[match.end() :]
    return f"http://{url}" if _BARE.fullmatch(url) else ""


def _fault(url: str) -> str:
    if _BRACKETS.search(url):
        return "The address stands in brackets"
    if with_tilde(url) != url:
        return "The address has a space where a tilde seems to be lost"
    if re.search(r"\s", url):
        return "The address has a space in it"
    if url.endswith(_OMISSION):
        return "The address breaks off"
    if url.endswith((".", ",", ";", ":")):
        return "The address has the punctuation of a sentence at its end"
    return "The address has no scheme, or a wrong one"
