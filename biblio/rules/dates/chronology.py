"""Finds dates that cannot be, one beside the other.

## What it does
Reports a date in the future, a printed book older than printing, a page that was read before it
came out, and an edition dated before its author was born, or after he or she died, where the
authority knows the person's dates. A posthumous edition that gives the date of its work
(`origdate`, or a year in `note`), or names an editor or a translator, in a note if need be, is
right. A version that the authority itself dates after the death is explained, and not to be
corrected. A posthumous edition, and a page that was read in the year before its journal came out,
are information. Years before Christ, and years that another calendar may count, are left alone.

## Why
An impossible date is a slip of the finger, or the date of another edition.

## Example
    @book{lenin1961, author = {Lenin, V. I.}, title = {Philosophical Notebooks}, year = {1961}}

Lenin died in 1924: the reader has to see that the text is of 1914 to 1916.

## Fix
None: only the source tells the right date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from biblio.editions.people import LifeDates, life_dates, may_name_known
from biblio.language import cues
from biblio.record.person import split_names
from biblio.rules.basis import Finding, Fixable, Record, Severity, Subject
from biblio.values import compiled

SEVERITY = Severity.WARNING
FIXABLE = Fixable.NEVER

_YEAR = compiled.pattern(r"(?<![0-9])1[0-9]{3}(?![0-9])")  # in a note: of the work, most likely
_PRINTING = 1450
_YEARS = compiled.pattern(r"(?<![0-9])[0-9]{4}(?![0-9])")
_BEFORE_CHRIST = compiled.pattern(
    r"\b(?:BCE?|B\.\s?C\.|v\.\s?Chr\.?|av\.\s?J\.|a\.\s?C\.|до н)", re.IGNORECASE
)
# Hebrew, Arabic, Thai, Khmer, Burmese letters; and what only their transliteration has.
_OTHER_CALENDARS = compiled.pattern(
    "[\u0590-\u06ff\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u02be\u02bfḤḥṢṣṬṭẒẓḌḍ]"
)
_PLACES = compiled.pattern(
    r"\b(?:Te[h]?eran|Tehran|Tihr[aā]n|Shiraz|Qo?um?m?|Isfahan|Mashhad|Tabriz|Kabul|Cairo|al-Qahira|"
    r"Beirut|Bayr[uū]t|Baghdad|Damascus|Dimashq|Najaf|Riyadh|Mecca|Medina|Istanbul|Lahore|Karachi|"
    r"Hyderabad|Lucknow|Bangkok|Rangoon|Yangon|Jerusalem|Tel Aviv|Fez|Fès|Rabat|Tunis|Algiers)\b"
)
# The first year of a printed book in the calendars of Buddha and of Creation, and how many years
# they are before ours.
_AHEAD_OF_OURS = ((1800 + 543, 543), (_PRINTING + 3760, 3761))
_PRINTED = ("publisher", "isbn")
_EARLY = 1
_AHEAD = 2  # books are announced, and even dated, a year or two ahead
# An edition by somebody else is posthumous without a word: collected works, translations.
_HANDS = ("translator", "editor_translator", "editor")
_NOTES = ("note", "addendum", "titleaddon")
_LATER_HANDS = ("origdate", "editor", "translator", "edition", "volume", "booktitle")


def check(subject: Subject) -> Iterator[Finding]:
    """Find dates that contradict the calendar, one another, or a life."""
    today = date.today().year
    for name in ("date", "year"):
        for record, field in subject.having(name):
            if record.year and (name == "date" or not record.get("date")):
                found = list(_edition(record, field, record.year, today, subject))
                if found and not _is_of_another_era(record):
                    yield from found
    for record, field in subject.having("urldate"):
        yield from _access(record, record.fields[field], today)


def _edition(
    record: Record, field: str, year: int, today: int, subject: Subject
) -> Iterator[Finding]:
    if year > today + _AHEAD:
        yield record.finding(f"The year {year} is still to come.", field)
    elif year < _PRINTING and record.kind == "book" and record.get(*_PRINTED) and _is_plain(record):
        yield record.finding(f"In {year} no book was printed.", field)
    else:
        yield from _lives(record, field, year, subject)


def _is_of_another_era(record: Record) -> bool:
    """Whether the year is one before Christ, or may be one of another calendar than ours.

    So it is where a second year stands beside it (*1358 [1979]*), and with the script or the
    transliteration of languages whose books count from the Hijra, from Buddha or from Creation.
    """
    printed = record.edition.date
    if printed.startswith("-") or _BEFORE_CHRIST.search(printed):
        return True
    years = _YEARS.findall(printed)
    this = date.today().year + _AHEAD
    mixed = any(int(one) > this or int(one) < _PRINTING for one in years) and len(set(years)) > 1
    words = " ".join(record.get(name) for name in ("title", "publisher", "location"))
    there = _PLACES.search(record.get("location")) and _counts_otherwise(record.year or 0)
    return mixed or bool(_OTHER_CALENDARS.search(words) or there)


def _counts_otherwise(year: int) -> bool:
    """Whether books of our time bear such a year: of the Hijra, of Buddha, of Creation."""
    this = date.today().year + _AHEAD
    return year < _PRINTING or any(first <= year <= this + years for first, years in _AHEAD_OF_OURS)


def _is_plain(record: Record) -> bool:
    """Whether the date is a year and nothing else: no era before Christ, no span of years."""
    printed = record.edition.date
    return printed.isdigit() and len(printed) == 4 and printed[0] != "0"


def _access(record: Record, urldate: str, today: int) -> Iterator[Finding]:
    read = int(urldate[:4]) if urldate[:4].isdecimal() else None
    if read and read > today:
        yield record.finding(f"The day of access, {urldate}, is still to come.", "urldate")
    elif read and record.year and read < record.year:
        message = f"Read in {read}, before it came out in {record.year}."
        # Articles are on the web a year before the issue that has them.
        is_early = record.year - read <= _EARLY and record.kind != "online"
        yield record.finding(message, "urldate", severity=Severity.INFO if is_early else None)


def _lives(record: Record, field: str, year: int, subject: Subject) -> Iterator[Finding]:
    authors = record.get("author")
    for name in split_names(authors) if may_name_known(authors) else ():
        life = life_dates(name)
        if life and life.born and year < life.born:
            message = f"{life.printed} was born in {life.born}, after {year}."
            yield record.finding(message, field, note=life.source, severity=Severity.ERROR)
        elif life and life.died and year > life.died:
            yield from _posthumous(record, field, year, life, subject)


def _is_noted(record: Record) -> bool:
    """Whether a note names a later hand: `trans. Ann Miller`, `Hrsg. von …`."""
    notes = " ".join(record.get(name) for name in _NOTES)
    return notes.strip() != "" and _noted()(notes)


@cache
def _noted() -> Callable[[str], bool]:
    hands = "|".join(map(cues.pattern, _HANDS))
    return lambda text: re.search(rf"(?<![^\W_])(?:{hands})(?![^\W_])", text) is not None


def _posthumous(
    record: Record, field: str, year: int, life: LifeDates, subject: Subject
) -> Iterator[Finding]:
    """A date after a death: explained where the authority dates the work so, else asked about."""
    died = f"{life.printed} died in {life.died}, before {year}"
    work = subject.work(record)
    if work and str(year) in (work.written or "").split("/"):
        message = f"{died}; the authority has the text of {work.written}."
        note = " ".join(part for part in (work.note, work.source) if part)
        yield record.finding(message, field, note=note, severity=Severity.INFO)
    elif not (record.get(*_LATER_HANDS) or _YEAR.search(record.get("note")) or _is_noted(record)):
        message = f"{died}: the date of the work itself is missing."
        yield record.finding(message, field, note=life.source, severity=Severity.INFO)
