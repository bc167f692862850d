"""An imprint that stands behind the pages of a paper: `…, pp. 83–92. Springer, Cham, 2018.`"""

from __future__ import annotations

from biblio.values import dates, houses, places
from biblio.values.patterns import CAPITAL, Lazy

_IMPRINT = Lazy(
    rf"(?P<house>{CAPITAL}[^,.:;()\d“”\"]{{1,60}})(?P<towns>(?:,\s{CAPITAL}[^,.:;()\d“”\"]{{1,30}}){{0,3}}),\s{dates.YEAR}\W*"
)
_PAGES_LAST = Lazy(r"\d[-–]\d+\W*$")
_NEAR = 20  # characters
_LONGEST_ACRONYM = 6


def goes_on(before: str, text: str) -> bool:
    """Whether the text is a house, perhaps its towns, and a year (`IEEE, 2014.`), behind pages."""
    match = _IMPRINT.fullmatch(text)
    if not match or not _PAGES_LAST.search(before[-_NEAR:]):
        return False
    house, towns = match["house"], match["towns"].split(", ")[1:]
    acronym = house.isupper() and len(house) <= _LONGEST_ACRONYM
    known = acronym or houses.is_house(house)
    return known and all(map(places.could_be_place, towns))
