"""Normalises dates to the Extended Date/Time Format that BibLaTeX reads (ISO 8601-2)."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.normalising.changes import Change, change
from biblio.editions.normalising.context import Context
from biblio.record.edition import Edition
from biblio.record.fields import DATES
from biblio.values.edtf import read

# A year field may hold four figures only; what says more belongs into the date field beside it.
_YEARS = {"year": "date", "origyear": "origdate"}


def normalise(edition: Edition, context: Context) -> Iterator[Change]:
    """Rewrite dates, and give a year that is more than a year a date beside it.

    The year itself stays as printed, for BibTeX prints it. No date is made where there is one, nor
    where a month stands by itself: the two would contradict each other.
    """
    for field in DATES:
        if printed := edition.get(field):
            yield from _change(edition, printed, field)
    for year, date in _YEARS.items():
        printed = edition.get(year)
        if printed and not (edition.get(date) or (year == "year" and edition.get("month"))):
            yield from _change(edition, printed, date)


def _change(edition: Edition, printed: str, field: str) -> Iterator[Change]:
    if reading := read(printed):
        reason = f"{reading.meaning}, in EDTF"
        yield change(edition, field, reading.edtf, reason, safe=reading.certain)
