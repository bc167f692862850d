"""Makes items ready for pandoc: what citeproc-js reads in a value, and pandoc does not.

What the entries themselves say stays the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from biblio.values.patterns import Lazy

Item = Mapping[str, Any]

QUERY_MARK = "\u206c"
"""Stands behind the last sign of a title that asks or exclaims; neither sorts nor shows.

Pandoc would leave out the comma that the style puts there, where that has to go inside of the
quotation marks: “Who Pays?,” (Chicago Manual of Style, 18th ed., 6.131).
"""

NAME_MARK = "\u202d"
"""Stands behind a family name of a script that pandoc does not know, and shows nothing.

Of those whose letters it does not know it thinks that they write names closed up, as in Chinese.
"""

WORD_SPACE = "\ue0f9"
"""The space between a word and its number in a number of a journal: *Sonderheft 2*.

Pandoc would take the two for two numbers, and say *nos.*; citeproc-js takes them for one.
"""

_TITLES = ("title", "title-short", "container-title")
_NUMBERS = ("issue", "volume", "number", "collection-number")
_QUERY = re.compile("(?<=[?!])(?=[’”'\"]*$)")
_WORD = r"[^\W\d_]+\.?"
_NAMED = re.compile(rf"(?:{_WORD} )+(?:[0-9]+|{_WORD})|[0-9]+\.? {_WORD}")
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
_LETTERS = "\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_EAST_ASIAN = re.compile(f"[{_LETTERS}·・\\s]+")
_ANY_EAST_ASIAN = re.compile(f"[{_LETTERS}]")
# What pandoc takes for letters with space between family and forenames, as citeproc-js does.
_KNOWN_LETTERS = re.compile(
    "[-0-9A-Za-z\u0e01-\u0e5b\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u05ff"
    "\u1f00-\u1fff\u0600-\u06ff\u200c-\u200e\u2018\u2019\u021a\u021b\u202a-\u202e]"
)
# Lu, Ll, Lt of Unicode. Georgian has capitals there, and nobody writes names with them.
_CASED = frozenset(("Lu", "Ll", "Lt"))


def marked(item: Item) -> dict[str, Any]:
    """The item as pandoc is to read it: titles marked, small words kept small, ranges of numbers
    with an en dash.
    """
    return {name: _value(name, value) for name, value in item.items()}


def _spaced(name: Any) -> Any:
    """A name whose family and forenames pandoc would close up, though nobody does, with a mark."""
    family = name.get("family") if isinstance(name, Mapping) else None
    if not family or _KNOWN_LETTERS.search(family) or _ANY_EAST_ASIAN.search(family):
        return name
    return {**name, "family": f"{family}{NAME_MARK}"}


def with_whole_names(item: Item) -> Item:
    """The item with the names of scripts without capitals whole: they have no initials."""
    whole = {
        name: [_whole(one) if isinstance(one, Mapping) else one for one in value]
        for name, value in item.items()
        if isinstance(value, list)
    }
    return {**item, **whole}


def _value(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return [_spaced(one) for one in value]
    if not isinstance(value, str):
        return value
    if name in _IN_CAPITALS:
        value = _OF_VARIABLES.sub(_UNCHANGED, _SMALL_WORDS.sub(_UNCHANGED, value))
    if name in _TITLES:
        return _QUERY.sub(QUERY_MARK, value)
    if name in _NUMBERS and _RANGES.fullmatch(value):
        return _RANGE.sub("–", value)
    if name == "issue" and _NAMED.fullmatch(value):
        return value.replace(" ", WORD_SPACE)
    return value


def _whole(name: Mapping[str, Any]) -> Mapping[str, Any]:
    """A name in Chinese characters, kana or hangul as one word: 秦叔宝; others' forenames whole.

    Pandoc takes forenames without small letters for initials, and sets stops behind them, which
    it does not behind a particle.
    """
    given = name.get("given")
    if not given:
        return name
    whole = f"{name.get('family', '')}{given}"
    if _EAST_ASIAN.fullmatch(whole):
        return {"family": whole}
    if not _is_caseless(given):
        return name
    particle = " ".join((given, name.get("dropping-particle", ""))).strip()
    return {part: text for part, text in name.items() if part != "given"} | {
        "dropping-particle": particle
    }


def _is_caseless(text: str) -> bool:
    """Whether the letters are of a script without capitals (Arabic, Hebrew, Thai, Devanagari)."""
    return any(map(str.isalpha, text)) and not any(
        unicodedata.category(letter) in _CASED for letter in text
    )
