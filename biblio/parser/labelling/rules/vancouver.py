"""Entries as medicine prints them: `Miller A, Noble B. Title. Journal. 1972;12(3):45–67.`

Source: Citing Medicine, 2nd ed. (NLM, 2007). Family names come first, initials have no full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.parser.labelling.spans import Span
from biblio.values import dates
from biblio.values.patterns import CAPITAL, Lazy

_NAME = rf"{CAPITAL}[\w’-]*[a-zß-ÿ](?:[ -]{CAPITAL}[\w’-]*[a-zß-ÿ])?\s[A-Z]{{1,3}}"
_PEOPLE = rf"(?P<people>{_NAME}(?:,\s{_NAME}){{0,30}}+)(?:,\set\sal)?\.\s"
_ONE = Lazy(_NAME)
_ARTICLE = Lazy(
    rf"""(?x)
    {_PEOPLE}
    (?P<title>[^.?!]{{3,300}}+)[.?!]\s
    (?P<journaltitle>[^.;:\d]{{2,80}}+)\.\s
    (?P<date>{dates.YEAR})(?:\s[A-Z][a-z]{{2}}(?:\s\d{{1,2}})?)?;
    (?P<volume>\d{{1,4}})(?:\((?P<number>[^()]{{1,12}})\))?:
    (?P<pages>\w+(?:[-–]\w+)?)
    """
)
_BOOK = Lazy(
    rf"""(?x)
    {_PEOPLE}
    (?P<title>[^.?!]{{3,300}}+)[.?!]\s
    (?:(?P<edition>\d{{1,2}})(?:st|nd|rd|th)\sed\.\s)?
    (?P<location>[^.:;\d]{{2,40}}+):\s(?P<publisher>[^.:;]{{2,60}}+);\s(?P<date>{dates.YEAR})
    """
)


def read(text: str) -> tuple[Span, ...]:
    """The fields of an entry of this form; none if it has another."""
    match = _ARTICLE.match(text) or _BOOK.match(text)
    return tuple(_spans(match)) if match else ()


def _spans(match: re.Match[str]) -> Iterator[Span]:
    for name in _ONE.finditer(match.string, *match.span("people")):
        yield Span("author", *name.span(), 0.95)
    for label, value in match.groupdict().items():
        if value and label != "people":
            yield Span(label, *match.span(label), 0.95)
