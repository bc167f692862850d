"""Dates as they are printed in notes, and their ISO 8601 form (EDTF level 0)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = (
    ("january", "jan", "januar", "janvier", "января", "enero", "gennaio"),
    ("february", "feb", "februar", "février", "февраля", "febrero", "febbraio"),
    ("march", "mar", "märz", "mars", "марта", "marzo"),
    ("april", "apr", "avril", "апреля", "abril", "aprile"),
    ("may", "mai", "мая", "mayo", "maggio"),
    ("june", "jun", "juni", "juin", "июня", "junio", "giugno"),
    ("july", "jul", "juli", "juillet", "июля", "julio", "luglio"),
    ("august", "aug", "août", "августа", "agosto"),
    ("september", "sept", "sep", "septembre", "сентября", "septiembre", "settembre"),
    ("october", "oct", "oktober", "okt", "octobre", "октября", "octubre", "ottobre"),
    ("november", "nov", "novembre", "ноября", "noviembre"),
    ("december", "dec", "dezember", "dez", "décembre", "декабря", "diciembre", "dicembre"),
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_MONTH = "|".join(sorted(_NUMBER, key=len, reverse=True))

YEAR = r"(?:1[4-9]|20)\d\d"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|er)?\s+(?P<month>{_MONTH})\b\.?,?\s+(?P<year>{YEAR})(?!\d)",
        rf"\b(?P<month>{_MONTH})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>{YEAR})(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})\.\s?(?P<number>\d{{1,2}})\.\s?(?P<year>{YEAR})(?!\d)",
        rf"(?<!\d)(?P<year>{YEAR})-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"\b(?P<month>{_MONTH})\b\.?,?\s+(?P<year>{YEAR})(?!\d)",
    )
)


@dataclass(frozen=True, slots=True)
class Date:
    """A date found in a text: `iso` as exact as it is printed, `year` its first four figures."""

    iso: str
    raw: str
    start: int
    end: int

    @property
    def year(self) -> str:
        """The year alone."""
        return self.iso[:4]


def find(text: str) -> Iterator[Date]:
    """Every date of the text that says more than a year, none overlapping, in order."""
    found: list[Date] = []
    for pattern in _FORMS:
        for match in pattern.finditer(text):
            date = _date(match)
            if date and all(date.end <= other.start or date.start >= other.end for other in found):
                found.append(date)
    yield from sorted(found, key=lambda date: date.start)


def is_month(text: str) -> bool:
    """Whether the text is the name of a month, whole or abbreviated."""
    return text.casefold().strip(" .") in _NUMBER


def _date(match: re.Match[str]) -> Date | None:
    groups = match.groupdict()
    month = _NUMBER[groups["month"].casefold()] if groups.get("month") else int(groups["number"])
    day = int(groups["day"]) if groups.get("day") else None
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    iso = f"{groups['year']}-{month:02}" + (f"-{day:02}" if day else "")
    return Date(iso, match.group(), match.start(), match.end())
