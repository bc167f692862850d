"""Dates in the Extended Date/Time Format (ISO 8601-2, levels 0 and 1), read from printed ones.

A printed form that can mean two things is not read: `c1905` is a year of copyright, `1905/06` may
be a double number of a journal, `1904-06` may be a month.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as CalendarDate  # noqa: N812
from functools import lru_cache
from typing import NamedTuple

from biblio.values import dates
from biblio.values.patterns import Lazy

_YEAR = r"(?:1[0-9]|20)[0-9]{2}"
_DASH = r"\s?(?:--?|[‐‑‒–—])\s?"
_EDTF_DATE = r"-?[0-9]{2}(?:[0-9]{2}|[0-9]X|XX)(?:-[0-9X]{2}(?:-[0-9X]{2}(?:T[0-9:Z+-]+)?)?)?[?~%]?"
_EDTF = Lazy(rf"{_EDTF_DATE}(?:/(?:{_EDTF_DATE}|\.\.)?)?|(?:\.\.)?/{_EDTF_DATE}")
_DOUBT = {("", "?"): "?", ("c", ""): "~", ("c", "?"): "%"}


class Reading(NamedTuple):
    """A printed date as EDTF, and how it was understood; `certain` unless that is a convention."""

    edtf: str
    meaning: str
    certain: bool = True


def is_edtf(text: str) -> bool:
    """Whether the text has the shape of an EDTF date or interval."""
    return bool(_EDTF.fullmatch(text))


@lru_cache(maxsize=8192)
def read(text: str) -> Reading | None:
    """The printed date as EDTF; None where it is EDTF already, says nothing or is ambiguous."""
    text = text.strip()
    if is_edtf(text):
        return None
    return next((reading for form in _FORMS if (reading := form(text))), None)


def _exact(text: str) -> Reading | None:
    found = next((date.iso for date in dates.find(text) if date.raw == text), None)
    return Reading(found, "a calendar date") if found and _exists(found) else None


def _exists(iso: str) -> bool:
    try:
        CalendarDate.fromisoformat(iso if len(iso) == 10 else f"{iso}-01")
    except ValueError:
        return False
    return True


def _doubtful(text: str) -> Reading | None:
    """`c. 1905`, `1905?`, `[c. 1905?]`."""
    match = re.fullmatch(
        rf"(?:(c)(?:\.|a\.?\s|irca\s)\s?)?({_YEAR})(\??)", _unbracketed(text), re.I
    )
    if not match:
        return None
    doubt = _DOUBT.get(((match[1] or "").lower(), match[3]))
    return Reading(match[2] + doubt, "an approximate or uncertain year") if doubt else None


def _supplied(text: str) -> Reading | None:
    """`[1906]`: cataloguers supply in brackets what the book does not say."""
    match = re.fullmatch(rf"\[({_YEAR})\]", text)
    return match and Reading(f"{match[1]}?", "a year supplied in brackets", certain=False)


def _years(text: str) -> Reading | None:
    """`1967–69`, `1904–6`, `1898–1902`."""
    match = re.fullmatch(rf"({_YEAR}){_DASH}([0-9]{{1,2}}|{_YEAR})", _unbracketed(text))
    if not match:
        return None
    first, last = match[1], match[1][: -len(match[2])] + match[2]
    return Reading(f"{first}/{last}", "a range of years") if first < last else None


def _open(text: str) -> Reading | None:
    """`1924–`."""
    match = re.fullmatch(rf"({_YEAR})\s?(?:--?|[‒–—])", text)
    return match and Reading(f"{match[1]}/..", "a range without an end")


def _season(text: str) -> Reading | None:
    """`Spring 1992`, `Winter 1992/93`, which began in 1992."""
    match = re.fullmatch(rf"([^\W\d_]+),?\s+({_YEAR})(?:(?:/|{_DASH})[0-9]{{2}})?", text)
    season = dates.season(match[1]) if match else None
    return Reading(f"{match[2]}-{season}", "a season") if match and season else None


def _decade(text: str) -> Reading | None:
    """`1960s`."""
    match = re.fullmatch(r"((?:1[0-9]|20)[0-9])0['’]?s", text)
    return match and Reading(f"{match[1]}X", "a decade")


def _unbracketed(text: str) -> str:
    return text[1:-1].strip() if text[:1] == "[" and text[-1:] == "]" else text


_FORMS: tuple[Callable[[str], Reading | None], ...] = (
    _exact,
    _supplied,
    _doubtful,
    _years,
    _open,
    _decade,
    _season,
)
