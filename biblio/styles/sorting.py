"""Lists are sorted by the year that a date in words names: *[1902]* stands between 1900 and 1905.

Pandoc sorts such a date (CSL 1.0.2, `literal`) before all figures, citeproc-js behind them. So the
sorting of a style is made to read another variable, which has the year alone; what is printed stays
the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from biblio.styles.csl import NAMESPACE

if TYPE_CHECKING:
    from lxml.etree import _Element

_DATE = "issued"
# A variable for dates (CSL 1.0.1, appendix IV) that none of 2,865 styles prints.
_YEARS = "container"
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9]|\s*B\.?\s?C)")


def are_to_be_sorted(items: Iterable[Mapping[str, Any]], root: _Element) -> bool:
    """Whether an item has a year in words, and the style leaves the variable to us."""
    free = all(_YEARS not in one.get("variable", "").split() for one in root.iter())
    return free and any(_year(item) for item in items)


def with_year(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item with what it is to be sorted by."""
    year, date = _year(item), item.get(_DATE)
    sorted_by = {"date-parts": [[year]]} if year else date
    others = {name: value for name, value in item.items() if name != _YEARS}
    return {**others, _YEARS: sorted_by} if sorted_by else others


def sort_by_years(root: _Element) -> None:
    """Make the style sort by the years where it sorted by the date."""
    macros = {one.get("name"): one for one in root.iter(f"{NAMESPACE}macro")}
    keys = list(root.iter(f"{NAMESPACE}key"))
    _set_years(keys)
    waiting, copied = [one for one in keys if one.get("macro") in macros], set[str]()
    while waiting:
        caller = waiting.pop()
        name = caller.get("macro")
        caller.set("macro", f"{name} ({_YEARS})")
        if name not in copied:
            copied.add(name)
            made = deepcopy(macros[name])
            made.set("name", caller.get("macro"))
            _set_years(made.iter(f"{NAMESPACE}date"))
            waiting += [one for one in made.iter(f"{NAMESPACE}text") if one.get("macro") in macros]
            macros[name].addnext(made)


def _set_years(elements: Iterable[_Element]) -> None:
    for one in elements:
        if one.get("variable") == _DATE:
            one.set("variable", _YEARS)


def _year(item: Mapping[str, Any]) -> int | None:
    """The first year that the item's date names in words."""
    date = item.get(_DATE)
    words = date.get("literal") if isinstance(date, Mapping) else None
    found = _YEAR.search(words) if isinstance(words, str) else None
    return int(found.group()) if found else None
