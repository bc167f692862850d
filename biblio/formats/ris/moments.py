"""The dates of a record: a year, a day in figures or in words, a season, and when it was seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.formats.csljson import dates
from biblio.formats.ris import values
from biblio.formats.ris.told import Told
from biblio.values import edtf

_TAGS = ("PY", "Y1", "DA")
_YEAR_FIRST = re.compile(r"([0-9]{4}),?\s+(\D.*)")


def dates_of(told: Told) -> Iterator[tuple[str, str]]:
    """The fields of the dates; of those that agree in the year the one that says most."""
    found = {tag: values.from_date(value) for tag in _TAGS if (value := told.first(tag))}
    year = next((date[:4] for date in found.values() if dates.is_date(date)), "")
    read = {tag: _completed(date, year) for tag, date in found.items()}
    if known := {tag: date for tag, date in read.items() if date.startswith(year)}:
        sure = [one for tag, one in known.items() if dates.is_date(one) or "/" in told.first(tag)]
        fullest = max(sure or known.values(), key=len)
        for tag in known:
            if fullest.startswith(known[tag]):
                told.take(tag)
        yield "date" if dates.is_date(fullest) else "year", fullest
    if seen := told.take("Y2"):
        yield "urldate", values.from_date(seen)


def _completed(date: str, year: str) -> str:
    """A date in words in EDTF; EndNote has the day without its year."""
    if dates.is_date(date):
        return date
    turned = _YEAR_FIRST.sub(r"\2 \1", date)
    readings = (edtf.read(words) for words in (date, turned, f"{date} {year}"))
    return next((reading.edtf for reading in readings if reading), date)
