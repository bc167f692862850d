"""Places of publication: which words of an imprint name a city."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from biblio.language import cues
from biblio.values.patterns import CAPITAL, Lazy

_CITIES = Path(__file__).parent.parent / "data" / "cities.txt"
_JOINT = Lazy(r"\s*(?:/|&|,|;|\band\b|\bund\b|\bet\b|–|—)\s*")
# What may stand after a city: a state, a county, a country, printed or abbreviated.
_REGION = Lazy(
    r"[A-Z]{2}|[A-Z][a-z]+\.|D\.?C\.?|[A-Z]\.[A-Z]\.|Massachusetts|Connecticut|California|England|"
    r"Ontario|Illinois|Indiana|Middlesex|Middx|Sussex|Surrey|Germany|France|India|USA|UK"
)
_IN_BRACKETS = Lazy(r"\s\([A-Z][\w. ]{1,11}\)$")  # Berlin (DDR)
MORE = r"(?:\s\[?(?:u\.\s?a\.|et al\.|etc\.|e\.\s?a\.|i in\.)\]?)"
"""Behind a town: there are more of them (*Köln u. a.*)."""
_MORE = Lazy(rf"{MORE}$")
# s.l., o. O.: no town is named
_NOWHERE = Lazy(cues.pattern("placeless"))
_SHAPE = Lazy(
    rf"(?:['’]s-)?{CAPITAL}[\w.’'-]*"
    rf"(?:[ -](?:am|an|der|de|do|upon|on|in|sur|of|{CAPITAL}[\w.’'-]*)){{0,4}}"
)


@cache
def cities() -> frozenset[str]:
    """The cities the package knows as places of publication."""
    return frozenset(_CITIES.read_text(encoding="utf-8").splitlines())


@lru_cache(maxsize=1 << 10)  # rule after rule asks it of the same words
def is_city(text: str) -> bool:
    """Whether the text is known cities and nothing else: `London and New York`, `Cambridge, MA`."""
    if _NOWHERE.fullmatch(text.strip()):
        return True
    text = _MORE.sub("", text.strip())
    parts = [part for part in _JOINT.split(_IN_BRACKETS.sub("", text.strip())) if part]
    if len(parts) == 1 and parts[0] not in cities():
        parts = parts[0].split("-")  # Paris-La Haye
    known = [part in cities() for part in parts]
    return any(known) and all(
        yes or bool(_REGION.fullmatch(part)) for yes, part in zip(known, parts, strict=True)
    )


def could_be_place(text: str) -> bool:
    """Whether the text is built like a place: a few capitalised words, perhaps with a state."""
    parts = [part for part in _JOINT.split(_MORE.sub("", text.strip())) if part]
    return 0 < len(parts) <= 4 and all(_SHAPE.fullmatch(p) or _REGION.fullmatch(p) for p in parts)
