"""Periodicals by a name cut short, as old books print them: no article is named.

`Edinb. Rev., vol. xii. No. xxiv. p. 301, July 1808`, `Blackw. Mag. ii. 645`, `Philos. Trans. for
1776, p. 12`.
"""

from __future__ import annotations

from collections.abc import Iterable

from biblio.language import cues
from biblio.parser.labelling.spans import Reading, Span
from biblio.values import dates
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

# Edinb. Rev. vol. cxxxiv: nothing but abbreviations
_ABBREVIATED = Lazy(
    rf"(?P<journal>{CAPITAL}[a-z]{{2,8}}\.(?:\s{CAPITAL}[a-z]{{2,8}}\.){{1,4}}),?\s(?=vol)"
)
_NAME = (
    rf"(?:[Tt]he\s)?(?P<journal>(?:{CAPITAL}[\w’']{{1,10}}\.?\s(?:(?:of|de|f\.|et|and|&)\s)?){{0,4}}?"
    rf"{cues.pattern('periodical_word')})(?!\w)"
)
_NUMERAL = r"(?:[ivxlc]+|[IVXLC]+|\d{1,3})(?!\w)"
_SIGN = cues.sign("periodical_word")
# Blackw. Mag. ii. 645
_VOLUME_AND_PAGE = Lazy(
    rf"{_NAME},?\s(?P<volume>[ivxlc]+(?=[.,])|[IVXLC]+(?=,))[.,]\s"
    rf"(?P<page>\d[\d–-]*)\s*[.;]?\s*$",
    sign=_SIGN,
)
_YEARLY = Lazy(rf"{_NAME},?\sfor\s(?P<year>{dates.YEAR})(?!\d)", sign=_SIGN)
# Edinb. Rev., N. S., vol. xii. No. xxiv.
_NUMBERED = Lazy(
    rf"{_NAME},?\s(?:{cues.pattern('new_series')},?\s)?"
    rf"(?:{cues.pattern('volume')}\s?(?P<volume>{_NUMERAL})|(?P<tome>[ivxlc]{{2,}}(?!\w))(?=[.,]\s(?:{cues.pattern('issue')}|pp?\.)\s?\d)"
    rf"|(?={cues.pattern('issue')}))(?:[.,]{{0,2}}\s?{cues.pattern('issue')}\s?(?P<number>{_NUMERAL}))?",
    sign=_SIGN,
)
_LABELS = {
    **{"journal": "journaltitle", "volume": "volume", "tome": "volume"},
    **{"number": "number", "year": "year", "page": "locator"},
}


def periodicals(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """The name, and the volume, issue or year that tell it from a title cut short."""
    patterns = (_YEARLY, _VOLUME_AND_PAGE, _NUMBERED, _ABBREVIATED)
    match = next((found for one in patterns if (found := one.match(reading.rest))), None)
    if match is None:
        return []
    return [Span(_LABELS[k], *match.span(k), 0.9) for k, told in match.groupdict().items() if told]
