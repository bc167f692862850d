"""Makes items ready for pandoc: what citeproc-js reads in a value, and pandoc does not.

What the entries themselves say stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from biblio.values.patterns import Lazy

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
# What styles of English keep small within a title, however long it is (CSL 1.0.2, appendix V;
# Chicago Manual of Style, 17th ed., 8.159): the words that citeproc-js knows and pandoc does not.
_SMALL = (
    r"above|across|after|against|along|alongside|amid|among|around|atop|before|behind|below|beneath"
    r"|besides?|between|beyond|circa|despite|during|except|inside|like|near|next|off|out|per|plus|pro"
    r"|qua|since|than|through|throughout|towards?|under|underneath|until|unto|upon|versus|within"
    r"|without|et|[Vv]s?\."
)
_UNCHANGED = r'<span class="nocase">\g<0></span>'
_SMALL_WORDS = Lazy(
    rf"(?<=[\w,;’'”\")\]>]\s)(?:{_SMALL})(?:\s(?:{_SMALL}|an?|the))*+(?=\s+[^\s—–-])",
    sign=r"\s[a-z]",
)
# What is tied to a variable is no word that takes a capital: *n*-th, *p*-adic.
_OF_VARIABLES = Lazy(r"(?<=</span></i>-)[a-z]+", sign=r"</i>-")
_IN_CAPITALS = (*_TITLES, "collection-title", "original-title", "event-title")

# Chinese characters, kana and hangul.
_EAST_ASIAN = re.compile("[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff·・\\s]+")


def marked(item: Item) -> dict[str, Any]:
    """The item as pandoc is to read it: titles marked, small words kept small, ranges of numbers
    with an en dash.
    """
    return {name: _value(name, value) for name, value in item.items()}


def with_whole_names(item: Item) -> Item:
    """The item with names in Chinese characters in one piece: they have no initials."""
    whole = {
        name: [_whole(one) if isinstance(one, Mapping) else one for one in value]
        for name, value in item.items()
        if isinstance(value, list)
    }
    return {**item, **whole}


def _value(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in _IN_CAPITALS:
        value = _OF_VARIABLES.sub(_UNCHANGED, _SMALL_WORDS.sub(_UNCHANGED, value))
    if name in _TITLES:
        return _QUERY.sub(QUERY_MARK, value)
    if name in _NUMBERS and _RANGES.fullmatch(value):
        return _RANGE.sub("–", value)
    return value


def _whole(name: Mapping[str, Any]) -> Mapping[str, Any]:
    """A name in Chinese characters, kana or hangul as one word: 秦叔宝."""
    whole = f"{name.get('family', '')}{name.get('given', '')}"
    if not name.get("given") or not _EAST_ASIAN.fullmatch(whole):
        return name
    return {"family": whole}
