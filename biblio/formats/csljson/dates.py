"""Dates: EDTF in an entry, date parts in an item (CSL-JSON; ISO 8601-2, levels 0 and 1).

The year before 1 is 0 in EDTF and -1 in CSL. A range without an end has the part 0 there, as
pandoc writes it. A decade is the range of its years.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

_END = re.compile(
    r"(?P<year>-?[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>[0-9]{2}|XX))?(?:-(?P<day>[0-9]{2}|XX))?"
    r"(?:T[0-9:.Z+-]+)?(?P<doubt>[?~%]?)"
)
_YEARS = re.compile(r"([0-9]{4})\s*(?:-{1,3}|[–—])\s*([0-9]{4})")
_TAIL = re.compile("[0-9]{2}(-[0-9]{2})?")
_WITH_MONTH = re.compile("-?[0-9]{4}(-[0-9]{2}){1,2}")
# A year of the Hijra and the year of Christ: 1399/2020.
_CALENDARS = re.compile("1[2-4][0-9]{2}/(?:19|20)[0-9]{2}")
_OPEN = ("", "..")
_LAST_YEAR = 10**9  # what is beyond is no year: the figures of a time stamp, or of nothing
_SEASONS = range(21, 25)

Date = dict[str, Any]


def to_csl(text: str) -> Date:
    """A date or a range as CSL has it; anything else is literal."""
    ends = _ends(text.strip())
    if ends is None or _CALENDARS.fullmatch(text.strip()):
        return {"literal": text}
    if len(ends) == 1 and isinstance(ends[0], str):
        return {"literal": text}
    parts = [part for end in ends for part in _parts(end, alone=len(ends) == 1)]
    date: Date = {"date-parts": parts}
    if len(parts) == 1 and len(parts[0]) == 2 and parts[0][1] in _SEASONS:
        date = {"date-parts": [parts[0][:1]], "season": parts[0][1] - 20}
    doubtful = any(end["doubt"] for end in ends if not isinstance(end, str))
    return {**date, "circa": True} if doubtful else date


def _ends(text: str) -> list[re.Match[str] | str] | None:
    """The ends of the range, an open one as an empty string; None where the text is no date."""
    text = _YEARS.sub(r"\1/\2", text) if _YEARS.fullmatch(text) else text
    first, *rest = text.split("/")
    if rest:
        rest = [_completed(first, rest[0]), *rest[1:]]
    ends = ["" if end in _OPEN else _END.fullmatch(end) for end in (first, *rest)]
    if len(ends) > 2 or not all(end is not None for end in ends) or not any(ends):
        return None
    return [end for end in ends if end is not None]


def _completed(first: str, last: str) -> str:
    """`1890-09-21/22`: what the second date leaves out is as in the first."""
    if _TAIL.fullmatch(last) and _WITH_MONTH.fullmatch(first):
        return first[: len(first) - len(last)] + last
    return last


def _parts(end: re.Match[str] | str, *, alone: bool) -> list[list[int]]:
    if isinstance(end, str):
        return [[0]]
    year = end["year"]
    if "X" in year:
        years = [int(year.replace("X", digit)) for digit in "09"]
        return [[one] for one in years] if alone else [years[:1]]
    parts = [_year(int(year))]
    for name in ("month", "day"):
        if end[name] and "X" not in end[name]:
            parts.append(int(end[name]))
        else:
            break
    return [parts]


def _year(year: int) -> int:
    return year if year > 0 else year - 1


def from_csl(date: Date | str) -> str | None:
    """The date in EDTF, or the words that stand for one; None where it says nothing."""
    if isinstance(date, str):
        return date
    for name in ("edtf", "literal", "raw"):
        if isinstance(date.get(name), str) and not date.get("date-parts"):
            return str(date[name])
    try:
        return _from_parts(date)
    except (TypeError, ValueError, IndexError):
        return None


def is_readable(date: Date) -> bool:
    """Whether the parts of a date are such; none at all say nothing wrong."""
    return not date.get("date-parts") or from_csl(date) is not None


def _from_parts(date: Date) -> str | None:
    ends = [[int(part) for part in parts if part != ""] for parts in date.get("date-parts", ())]
    if not ends or not all(ends) or any(abs(part) > _LAST_YEAR for end in ends for part in end):
        return None
    if len(ends) == 1 and len(ends[0]) == 1 and str(date.get("season", "")) in ("1", "2", "3", "4"):
        ends = [[ends[0][0], 20 + int(date["season"])]]
    mark = "~" if date.get("circa") not in (None, False, "", 0, "0", "false") else ""
    return "/".join(_edtf(end, mark) for end in ends)


def _edtf(parts: Sequence[int], mark: str) -> str:
    year, *rest = parts
    if year == 0:
        return ".."
    shown = f"{year:04}" if year > 0 else f"{year + 1:05}" if year < -1 else "0000"
    return "-".join((shown, *(f"{part:02}" for part in rest))) + mark


def is_date(text: str) -> bool:
    """Whether the text is a date or a range, and no words that stand for one."""
    return "literal" not in to_csl(text)
