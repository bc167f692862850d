"""Places of publication: which words of an imprint name a city."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from biblio.language import cues
from biblio.values.patterns import CAPITAL, Lazy

_DATA = Path(__file__).parent.parent / "data"
_JOINT = Lazy(r"\s*(?:/|&|,|;|\band\b|\bund\b|\bet\b|–|—)\s*")
# What may stand after a city, abbreviated.
_ABBREVIATED = Lazy(r"[A-Z]{2}|[A-Z][a-z]+\.|D\.?C\.?|(?:[A-Z]\.){2,3}")
_IN_BRACKETS = Lazy(r"\s\([A-Z][\w. ]{1,11}\)$")  # Berlin (DDR)
_NEARBY = Lazy(r"\s(?:im|am|an der|in der|upon|sur|bei)\s[A-Z][\w-]+$")  # Freiburg im Breisgau
_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ "
    "NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY DC".split()
)
_RIVER = Lazy(r"(?<=[a-zß-ÿ])/[A-Z][a-z]{0,4}\.?$")  # Frankfurt/M.
# Continents, and lands by the names of older books: no imprint has them behind its town.
_LANDS = frozenset(
    "africa america asia australasia borneo burma cochinchina columbia europe guiana indies"
    " indochina malaya melanesia mesopotamia micronesia palestine persia polynesia samoa siam"
    " siberia somaliland tartary".split()
)
MORE = rf"(?:\s\[?(?:{cues.as_written('others')}|etc\.)\]?)"
"""Behind a town: there are more of them (*Köln u. a.*)."""
_MORE = Lazy(rf"{MORE}$")
# s.l., o. O.: no town is named
_NOWHERE = Lazy(cues.pattern("placeless"))
_SHAPE = Lazy(
    rf"(?:['’]s-)?{CAPITAL}[\w.’'-]*"
    rf"(?:[ -](?:am|an|der|[abdi]\.|de|do|upon|on|in|sur|of|{CAPITAL}[\w.’'-]*)){{0,4}}"
)


@cache
def cities() -> frozenset[str]:
    """The cities the package knows as places of publication."""
    return frozenset((_DATA / "cities.txt").read_text(encoding="utf-8").splitlines())


@cache
def regions() -> frozenset[str]:
    """States, provinces and countries that may stand behind a city, in small letters."""
    return frozenset((_DATA / "regions.txt").read_text(encoding="utf-8").casefold().splitlines())


def is_region(text: str) -> bool:
    """Whether the text is a state, a county or a country, printed in full or abbreviated."""
    return bool(_ABBREVIATED.fullmatch(text)) or (
        text[:1].isupper() and text.casefold() in regions()
    )


@cache
def _towns() -> frozenset[str]:
    """Larger towns of countries whose books are cited, whether or not they are known to print."""
    return frozenset((_DATA / "towns.txt").read_text(encoding="utf-8").splitlines())


def is_town(text: str) -> bool:
    """Whether the text is a town, where its place already says that it may be one.

    Many towns are called as families and things are (*Reading*, *Richardson*).
    """
    return is_city(text) or text.strip() in _towns()


def is_land(word: str) -> bool:
    """Whether the word is a continent, a country, a state or a land of older maps."""
    return word.casefold() in _LANDS or word.casefold() in regions()


@lru_cache(maxsize=1 << 10)  # rule after rule asks it of the same words
def is_city(text: str) -> bool:
    """Whether the text is known cities and nothing else: `London and New York`, `Cambridge, MA`."""
    if _NOWHERE.fullmatch(text.strip()):
        return True
    text = _RIVER.sub("", _MORE.sub("", text.strip()))
    parts = [part for part in _JOINT.split(_IN_BRACKETS.sub("", text.strip())) if part]
    if len(parts) == 1 and parts[0] not in cities():
        parts = _NEARBY.sub("", parts[0]).split("-")  # Paris-La Haye
    if _is_with_region(parts):
        return True
    known = [part in cities() for part in parts]
    return any(known) and all(
        yes or is_region(part) for yes, part in zip(known, parts, strict=True)
    )


def _is_with_region(parts: list[str]) -> bool:
    """Whether any town stands before its state: `Salton, NY`, `Salton, Virginia, USA`."""
    if len(parts) < 2 or not _SHAPE.fullmatch(parts[0]) or parts[0].isupper():
        return False
    return (parts[1] in _STATES or len(parts) > 2) and all(map(is_region, parts[1:]))


def could_be_place(text: str) -> bool:
    """Whether the text is built like a place: a few capitalised words, perhaps with a state."""
    parts = [part for part in _JOINT.split(_MORE.sub("", text.strip())) if part]
    return 0 < len(parts) <= 4 and all(_SHAPE.fullmatch(p) or is_region(p) for p in parts)
