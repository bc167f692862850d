"""Which values a variable of CSL-JSON may have (the schema of CSL 1.0.2): text, names or a date.

Files have others: a year in place of a date, one name in place of a list. Those are kept as they
are, so that they come back; what stands here is asked before anything is printed from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from biblio.formats.csljson import dates, people

DATES = frozenset("issued original-date event-date accessed submitted available-date".split())
_OTHERS = frozenset({"custom", "categories"})  # that no style prints
_OF_DATES = ("literal", "raw", "edtf")
_OF_NAMES = frozenset("family given literal suffix dropping-particle non-dropping-particle".split())


def complaint(variable: str, value: object) -> str:
    """What the variable should be (“date”), where the value cannot be read as that; or nothing.

    Numbers are read as text, and text and numbers as dates.
    """
    if value is None or variable in _OTHERS:
        return ""
    if variable in people.VARIABLES:
        return "" if _are_names(value) else "list of names"
    if _is_text(value) or (variable in DATES and isinstance(value, dict)):
        return ""
    return "date" if variable in DATES else "text"


def fitting(variables: Mapping[str, Any]) -> dict[str, Any]:
    """The variables without those that have a value of another shape; None says there is none."""
    return {name: value for name, value in variables.items() if value is None or _fits(name, value)}


def _fits(variable: str, value: object) -> bool:
    if variable == "custom":
        return isinstance(value, dict)
    if variable in DATES:
        return isinstance(value, dict) and _is_date(value)
    if variable in people.VARIABLES:
        return _are_names(value)
    return isinstance(value, str)


def _is_text(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _is_date(date: dict[str, Any]) -> bool:
    parts = date.get("date-parts", [])
    is_worded = all(isinstance(date.get(name, ""), str) for name in _OF_DATES)
    is_qualified = all(isinstance(date.get(name, ""), str | int) for name in ("season", "circa"))
    return is_worded and is_qualified and _are_parts(parts) and dates.is_readable(date)


def _are_parts(parts: object) -> bool:
    return isinstance(parts, list) and all(
        isinstance(one, list) and all(type(part) is int for part in one) for one in parts
    )


def _are_names(names: object) -> bool:
    return isinstance(names, list) and all(
        isinstance(name, dict) and _is_name(name) for name in names
    )


def _is_name(name: dict[str, Any]) -> bool:
    """Whether each part is text; what else a name has (`static-ordering`) is true or false."""
    return all(
        isinstance(value, str) if part in _OF_NAMES else isinstance(value, str | int)
        for part, value in name.items()
    )
