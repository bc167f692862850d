"""Makes items ready for pandoc: what citeproc-js reads in a value, and pandoc does not.

What the entries themselves say stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Item = Mapping[str, Any]

QUERY_MARK = "\u206c"
"""Stands behind the last sign of a title that asks or exclaims; neither sorts nor shows.

Pandoc would leave out the comma that the style puts there, where that has to go inside of the
quotation marks: “Who Pays?,” (Chicago Manual of Style, 18th ed., 6.131).
"""

_TITLES = ("title", "title-short", "container-title")
_NUMBERS = ("issue", "volume", "number", "collection-number")
_QUERY = re.compile("(?<=[?!])(?=[’”'\"]*$)")
_RANGE = re.compile(r"(?<=\d)-(?=\d)")
_RANGES = re.compile(r"\d+-\d+(?:, ?\d+(?:-\d+)?)*")


def marked(item: Item) -> dict[str, Any]:
    """The item as pandoc is to read it: titles marked, and ranges of numbers with an en dash."""
    return {name: _value(name, value) for name, value in item.items()}


def _value(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in _TITLES:
        return _QUERY.sub(QUERY_MARK, value)
    if name in _NUMBERS and _RANGES.fullmatch(value):
        return _RANGE.sub("–", value)
    return value
