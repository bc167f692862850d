"""Dates in both dialects: one field in ISO 8601, or a year and a month apart."""

from __future__ import annotations

from biblio.values import dates, edtf
from biblio.values.numerals import as_number
from biblio.values.patterns import Lazy

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_NAMES = {f"{number:02}": name for number, name in enumerate(_MONTHS, 1)}
_NAMES |= {str(number): name for number, name in dates.SEASONS.items()}
_YEAR_AND_MONTH = Lazy(r"([0-9]{4})-(0[1-9]|1[0-2]|2[1-4])")
# [1906] 1925: the year of the first edition in brackets before that of this one.
_REPRINT = Lazy(r"[\[(]([0-9]{4})[\])]\s*([0-9]{4})|([0-9]{4})\s*[\[(]([0-9]{4})[\])]")
# Of 1358 [1979] and of 2551 (2008) one number is the year of another calendar.
_PRINTING, _FUTURE = 1450, 2100
_RANGE = Lazy(r"([^\W\d_]+|[0-9]{1,2})\.?\s*(?:[-–/]+|\sto\s)\s*([^\W\d_]+|[0-9]{1,2})\.?")
_DAY = Lazy(r"(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-9]{2})")
_SAME_YEAR = Lazy(r"(?P<year>[0-9]{4})-(?P<first>[0-9]{2})/(?P=year)-(?P<last>[0-9]{2})")
# A month that says its year again; a winter is of two: *Winter 1990/91*.
_OF_YEAR = Lazy(
    r"(?P<month>[^\W\d_]+\.?),?\s+(?P<year>[0-9]{4})(?:\s*[-–/]\s*(?P<next>[0-9]{2,4}))?"
)
_FIGURES = "0123456789"
_FIRST_YEAR = Lazy(r"-?[0-9]{4}")


def joined(fields: dict[str, str]) -> dict[str, str]:
    """The fields with `date` and `origdate` in place of years, months and days, where sure."""
    fields = dict(fields)
    if "date" not in fields and (reprint := _REPRINT.fullmatch(fields.get("year", "").strip())):
        year, first = reprint[2] or reprint[3], reprint[1] or reprint[4]
        if _PRINTING <= int(first) <= int(year) < _FUTURE:  # else one year in two calendars
            fields["year"] = year
            fields["origdate"] = fields.get("origdate") or first
    _join(fields, "date", "year", "month", "day")
    _join(fields, "origdate", "origyear", "origmonth", "origday")
    return fields


def date_of(year: str, month: str = "", day: str = "") -> str:
    """The date that a plain year says with a month and a day; nothing where none is sure."""
    year = year.strip()
    if not edtf.is_edtf(year):
        return ""
    if not month:
        return year
    return (_with_month(year, month.strip(), day.strip()) or "") if len(year) == 4 else ""


def parts_of(date: str) -> dict[str, str]:
    """The year, and the month in words, of a date that says no more; else nothing."""
    if match := _YEAR_AND_MONTH.fullmatch(date):
        return {"year": match[1], "month": _NAMES[match[2]]}
    if (match := _SAME_YEAR.fullmatch(date)) and {match["first"], match["last"]} <= _NAMES.keys():
        months = f"{_NAMES[match['first']]}–{_NAMES[match['last']]}"
        return {"year": match["year"], "month": months}
    return {"year": date} if is_year(date) else {}


def is_year(date: str) -> bool:
    """Whether the date is a year of four figures."""
    return len(date) == 4 and date.isascii() and date.isdecimal()


def _join(fields: dict[str, str], whole: str, year: str, month: str, day: str) -> None:
    if fields.get(whole):
        if fields.get(year) and fields[year] in fields[whole]:
            del fields[year]
            _drop_month(fields, whole, month)
        return
    date = _date(fields.get(year, ""), fields.get(month, ""), fields.get(day, ""))
    if date:
        taken = (year, month, day) if "-" in date.lstrip("-") else (year,)
        for name in taken:
            fields.pop(name, None)
        fields[whole] = date


def _drop_month(fields: dict[str, str], whole: str, month: str) -> None:
    number = _month(fields.get(month, ""))
    if number and f"-{number}" in fields[whole]:
        del fields[month]


def _date(year: str, month: str, day: str) -> str | None:
    if edtf.is_edtf(year.strip()):
        return date_of(year, month, day)
    reading = edtf.read(year.strip())
    return reading.edtf if reading and reading.certain and not month else None


def _with_month(year: str, month: str, day: str) -> str | None:
    if month.endswith(tuple(_FIGURES)) and (said := _OF_YEAR.fullmatch(month)):
        years = {said["year"], _following(said["year"], said["next"] or said["year"])}
        month = said["month"] if year in years else month
    if number := _month(month):
        whole = day.isdecimal() and day.isascii() and 1 <= as_number(day) <= 31
        if day and not whole:
            return None
        return f"{year}-{number}" + (f"-{as_number(day):02}" if whole else "")
    if months := _RANGE.fullmatch(month):
        first, last = _month(months[1]), _month(months[2])
        return f"{year}-{first}/{year}-{last}" if first and last and first < last else None
    found = [date for date in dates.find(f"{month} {year}") if date.raw == f"{month} {year}"]
    return found[0].iso if found else None


def _following(year: str, short: str) -> str:
    """The first year from this one on that ends so: 1999 and *00* are 2000."""
    return str(int(year) + (int(short) - int(year)) % 10 ** len(short))


def _month(text: str) -> str | None:
    """The number of a month or a season, of two figures."""
    text = text.strip().rstrip(".")
    if season := dates.season(text):
        return str(season)
    if text.isdecimal() and text.isascii():
        return f"{as_number(text):02}" if 1 <= as_number(text) <= 12 else None
    found = next(dates.find(f"{text} 1999"), None) if dates.is_month(text) else None
    return found.iso[5:7] if found else None


def split(fields: dict[str, str]) -> dict[str, str]:
    """The fields with year and month in place of a date; one that says more stays beside them."""
    fields = dict(fields)
    date = fields.get("date")
    if date is None:
        return fields
    if match := _DAY.fullmatch(date):
        month = _NAMES[match["month"]]
        return _replaced(fields, year=match["year"], month=month, day=str(int(match["day"])))
    if parts := parts_of(date):
        return _replaced(fields, **parts)
    if (first := _FIRST_YEAR.match(date)) and "year" not in fields:
        fields["year"] = first.group()
    return fields


def _replaced(fields: dict[str, str], **parts: str) -> dict[str, str]:
    if any(fields.get(name, value) != value for name, value in parts.items()):
        return fields
    return {
        new: value
        for name, old in fields.items()
        for new, value in (parts.items() if name == "date" else ((name, old),))
    }
