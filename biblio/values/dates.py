"""Dates as they are printed in notes, and their ISO 8601 form (EDTF levels 0 and 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from biblio.language import cues
from biblio.values.patterns import Lazy

SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}
"""The seasons by their numbers, in English."""
UNDATED = r"(?:n\.\s?d\.|o\.\s?J\.|s\.\s?[daf]\.|б\.\s?г\.|b\.\s?d\.|z\.\s?j\.)"
"""What stands for the year of what says none."""
_MISSING = Lazy(
    r"""[\[(]{0,2}(?:n\.?\s?d | no\ date | not\ dated | undated | (?:date\ )?unknown
    | s\.?\s?[daf] | o\.?\s?j | ohne\ jahr | sans\ date | sin\ fecha | senza\ data
    | sine\ anno | б\.?\s?г | без\ года | \?+)[.)\]]{0,3}""",
    re.IGNORECASE | re.VERBOSE,
)
YEAR = r"(?:1[4-9]|20)\d\d"
# Any word may stand for the month here: which are months the languages know.
_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"
_RANGE = rf"(?:(?P<first>[^\W\d_]{{3,10}})\.?(?:\s?[-–/]\s?|\s(?:{cues.as_written('and')}|&)\s))?"
_AND_YEAR = rf"(?P<year>{YEAR})(?!\d)"
_FORMS = (
    Lazy(
        rf"(?<![\d/])(?:\d{{1,2}}\.?[-–/])?(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|er|º)?\s+(?:de\s)?{_MONTH},?\s+(?:del?\s)?{_AND_YEAR}"
    ),
    Lazy(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_AND_YEAR}"),
    Lazy(rf"(?<!\d)(?P<day>\d{{1,2}})\.\s?(?P<number>\d{{1,2}})\.\s?{_AND_YEAR}"),
    # 12-5-1909 and 23/5/1909; 5/6/1909 is May's or June's
    Lazy(
        rf"(?<![\d/-])(?P<day>\d{{1,2}}(?=-)|(?:1[3-9]|2\d|3[01])(?=/))[-/](?P<number>\d{{1,2}})[-/]{_AND_YEAR}(?![-/])"
    ),
    Lazy(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:[-.]|\s)\s?(?P<roman>[IVX]{{1,4}})(?:[-.]|\s)\s?{_AND_YEAR}",
        sign=rf"[IVX][-.\s]\s?{YEAR}",
    ),
    Lazy(rf"(?<!\d)(?P<year>{YEAR})-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)"),
    Lazy(rf"(?<![^\W\d_]){_RANGE}{_MONTH},?\s+{_AND_YEAR}"),
    Lazy(rf"(?<![\d.,/])(?P<number>0[1-9]|1[0-2])\.{_AND_YEAR}(?![./])"),  # 03.2012
)
_SMALL_WORD = 3  # letters: on, am, le, den
_ROMAN_MONTHS = {
    numeral: number
    for number, numeral in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)
}
_HAS_YEAR = Lazy(YEAR)


class Date(NamedTuple):
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
    yield from _found(text)


@lru_cache(maxsize=256)
def _found(text: str) -> tuple[Date, ...]:
    """The same; what is left of a citation is asked for its dates by several rules in a row."""
    found: list[Date] = []
    for pattern in _FORMS if _HAS_YEAR.search(text) else ():
        for match in pattern.finditer(text):
            date = _date(match)
            if date and all(date.end <= other.start or date.start >= other.end for other in found):
                found.append(date)
    return tuple(sorted(found, key=lambda date: date.start))


def is_month(text: str) -> bool:
    """Whether the text is the name of a month, whole or abbreviated."""
    return text.casefold().strip(" .") in cues.months()


def season(text: str) -> int | None:
    """The number that ISO 8601-2 gives the season of that name, or None."""
    return cues.seasons().get(text.casefold().strip(" ."))


def is_part_of_year(text: str) -> bool:
    """Whether the words tell a part of a year: *May*, *Easter*, *late autumn*, *mid-August*."""
    return _part_of_year().fullmatch(text.strip(" .")) is not None


@cache
def _part_of_year() -> re.Pattern[str]:
    lists = ("times", "weekdays", "months", "months_short")
    one = "|".join([*map(cues.pattern, lists), *(f"(?i:{name})" for name in cues.seasons())])
    return re.compile(rf"(?:(?:{one})(?![^\W\d_])\.?(?:(?:\s{cues.as_written('of')})?[\s-]|$))+")


def is_weekday(text: str) -> bool:
    """Whether the text is the name of a weekday, perhaps behind a small word: *On Monday*."""
    before, _, day = text.strip(" .").casefold().rpartition(" ")
    return len(before) <= _SMALL_WORD and day in {one.casefold() for one in cues.words("weekdays")}


def is_missing(text: str) -> bool:
    """Whether the words say that there is no date: *n.d.*, *o. J.*, *s.d.*"""
    return bool(_MISSING.fullmatch(text.strip()))


def _date(match: re.Match[str]) -> Date | None:
    groups = match.groupdict()
    day = int(groups["day"]) if groups.get("day") else None
    month = _month(groups)
    if not month or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    iso = f"{groups['year']}-{month:02}" + (f"-{day:02}" if day else "")
    first = cues.months().get((groups.get("first") or "").casefold())
    if groups.get("first") and not first:
        start = match.start("month")  # not a range of months: Fall–Winter, or a word before
        return Date(iso, match.string[start : match.end()], start, match.end())
    begin = f"{groups['year']}-{first:02}/" if first else ""
    return Date(begin + iso, match.group(), match.start(), match.end())


def _month(groups: dict[str, str | None]) -> int | None:
    number, name = groups.get("number"), groups.get("month")
    if roman := groups.get("roman"):  # 3-V-1886, 3 V 1886
        return _ROMAN_MONTHS.get(roman)
    return int(number) if number else cues.months().get((name or "").casefold())
