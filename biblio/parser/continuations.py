"""What goes on with a work behind a full stop: `…, pp. 83–92. Springer, Cham, 2018.`"""

from __future__ import annotations

from biblio.language import cues
from biblio.values import dates, houses, places
from biblio.values.patterns import CAPITAL, Lazy

_IMPRINT = Lazy(
    rf"(?P<house>{CAPITAL}[^,.:;()\d“”\"]{{1,60}})(?P<towns>(?:,\s{CAPITAL}[^,.:;()\d“”\"]{{1,30}}){{0,3}}),\s{dates.YEAR}\W*"
)
_PAGES_LAST = Lazy(r"\d[-–]\d+\W*$")
# Salt.” BBC. | BBC, 6 Aug. 2012. · …, 1999. | Print. · …, n.d. | Web. 12 May 2012. https:…
_SITE_LAST = Lazy(rf"[”\"]\s(?P<site>{CAPITAL}[^.:;()“”\"]{{1,60}})\.$")
_DAY = rf"(?:(?:\d{{1,2}}\s)?[^\W\d_]{{3,9}}\.?\s{dates.YEAR}|{dates.UNDATED})\.?"
_HOUSE_AND_DAY = Lazy(
    rf"(?:{CAPITAL}[^.:;()\d“”\"]{{1,60}}|{cues.pattern('placeless')}),\s{_DAY}", sign=r",\s"
)
_READ_AS = Lazy(
    rf"{cues.pattern('read_as')}\.?(?:\s\d{{1,2}}\s[^\W\d_]{{3,9}}\.?\s{dates.YEAR}\.?)?"
    r"(?:\s<?https?:\S+)?",
    sign=cues.sign("read_as"),
)
_ENDED = Lazy(rf"(?:{dates.YEAR}|\d[-–]\d+|{dates.UNDATED})\.?$|[”\"][^”\"]*\.$")
_LAST = 120  # characters
_NEAR = 20  # characters
_LONGEST_ACRONYM = 6


def goes_on(before: str, text: str) -> bool:
    """Whether the text is a house, perhaps its towns, and a year (`IEEE, 2014.`), behind pages; or
    what MLA has behind a site and a work: whose the site is, and in what form it was read.
    """
    return _is_of_paper(before, text) or _is_of_site(before, text) or _says_form(before, text)


def _is_of_paper(before: str, text: str) -> bool:
    match = _IMPRINT.fullmatch(text)
    if not match or not _PAGES_LAST.search(before[-_NEAR:]):
        return False
    house, towns = match["house"], match["towns"].split(", ")[1:]
    acronym = house.isupper() and len(house) <= _LONGEST_ACRONYM
    known = acronym or houses.is_house(house)
    return known and all(map(places.could_be_place, towns))


def _is_of_site(before: str, text: str) -> bool:
    """Whether a site stands last before it and the text is its house, with a day or with none."""
    behind = text.strip()
    return bool(_SITE_LAST.search(before[-_LAST:]) and _HOUSE_AND_DAY.fullmatch(behind))


def _says_form(before: str, text: str) -> bool:
    """Whether the text only says in what form a work was read that a year or a title ends."""
    form = _READ_AS.fullmatch(text.strip())
    return form is not None and _ENDED.search(before[-_LAST:]) is not None
