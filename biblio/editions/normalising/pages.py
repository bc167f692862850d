"""Normalises pages: an en dash in ranges (BibTeX's `--`), and no word before the figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.editions.normalising.changes import Change, change
from biblio.editions.normalising.context import Context
from biblio.record.edition import Edition
from biblio.values.numerals import as_number

_WORD = re.compile(r"(?:pp?|pages?|pgs?|SS?|с|стр)\.\s*(?=\S)|pages?\s+")
_DASH = r"\s*(?:-{1,3}|[‐‑‒–—−])\s*"
_RANGE = re.compile(
    rf"(?P<first>(?P<label>[A-Za-z]{{0,2}})[0-9]+[a-z]?|[ivxlc]+|[IVXLC]+){_DASH}"
    r"(?P<last>(?P=label)[0-9]+[a-z]?|[0-9]+[a-z]?|[ivxlc]+|[IVXLC]+)"
)
_SINGLE = re.compile(r"(?:[A-Za-z]{0,2}[0-9]+[a-z]?|[ivxlc]+|[IVXLC]+)(?:\s?ff?\.?)?")
_COMMA = re.compile(r"(\s*[,;]\s*)")


def normalise(edition: Edition, context: Context) -> Iterator[Change]:
    """Write page ranges in one form, if every part of the field is a page or a range of pages.

    A shortened range (`267–94`) is one that the Chicago Manual asks for, and stays.
    """
    printed = edition.get("pages")
    form = printed and _form(printed.strip())
    if form and form != printed:
        yield change(edition, "pages", form, "an en dash in ranges, and no word before them")


def _form(pages: str) -> str | None:
    parts = _COMMA.split(_WORD.sub("", pages, count=1) if _WORD.match(pages) else pages)
    forms = [_part(part) for part in parts[::2]]
    if None in forms:
        return None
    parts[::2] = [form for form in forms if form]
    return "".join(parts)


def _part(part: str) -> str | None:
    if _SINGLE.fullmatch(part):
        return part
    match = _RANGE.fullmatch(part)
    return f"{match['first']}–{match['last']}" if match and _ascends(match) else None


def _ascends(match: re.Match[str]) -> bool:
    """Whether the range can be one: `3-1` is the first page of chapter 3."""
    first, last = (re.sub("[^0-9]", "", match[end]) for end in ("first", "last"))
    if not (first and last):
        return True
    return len(last) < len(first) or as_number(first) <= as_number(last)
