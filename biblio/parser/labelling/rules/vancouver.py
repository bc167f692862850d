"""Entries as medicine prints them: `Miller A, Noble B. Title. Journal. 1972;12(3):45–67.`

Source: Citing Medicine, 2nd ed. (NLM, 2007). Family names come first, initials have no full stop;
a semicolon stands before the volume of an article, before the year of a book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.language import cues
from biblio.parser.labelling.spans import Span
from biblio.values import dates, names, urls
from biblio.values.patterns import CAPITAL, Lazy

_NAME = (
    rf"(?:{names.LEADING_PARTICLE}\s){{0,3}}{CAPITAL}[\w’'-]*[a-zß-ÿ]"
    rf"(?:[ -]{CAPITAL}[\w’-]*[a-zß-ÿ])?\s[A-Z](?:-?[A-Z]){{0,2}}(?:\s(?:Jr|Sr|2nd|3rd))?"
)
_NAMES = rf"{_NAME}(?:,\s{_NAME}){{0,30}}+(?:,\set\sal)?"
_BODY = rf"{CAPITAL}[^.;:\d]{{3,80}}"
_EDITORS = r"(?:,\seditors?|,?\s\(eds?\.?\))"
_MAKERS = rf"(?:(?P<author>{_NAMES})|(?P<editor>{_NAMES}){_EDITORS}|(?P<body>{_BODY}))\.\s"
_TITLE = r"(?P<title>[^\s.].{2,300}?)(?:\s\[[^\[\]]{3,40}\])?[.?!]\s"
_KIND = rf"(?:{cues.pattern('thesis')}|[Tt]echnical\sreport)"
_DAY = r"(?:\s[A-Z][a-z]{2}(?:[-–][A-Z][a-z]{2})?(?:\s\d{1,2})?)?"
_TOWN = r"[^.:;,\d]{2,30}(?:,\s[^.:;,\d]{2,20})?"
_EXTENT = r"[A-Za-z]{0,2}\d+(?:[-–][A-Za-z]?\d+)?"  # 45–67 · S12 · CD004321: an article's number
_ONE = Lazy(_NAME)
_ARTICLE = Lazy(
    rf"""(?x)
    {_MAKERS}{_TITLE.replace(" ", "[ ]")}
    (?P<journaltitle>{CAPITAL}[^.;:\d]{{1,80}})\.?\s(?:\[{cues.pattern("medium")}\]\.?\s)?
    (?P<date>{dates.YEAR}){_DAY}(?:\s\[[^\[\]]*\])?;\s?
    (?P<volume>\d{{1,4}})(?:\s?Suppl\.?\s?\d*)?(?:\((?P<number>[^()]{{1,15}})\))?
    (?::\s?(?P<pages>{_EXTENT}))?
    """,
    sign=rf"{dates.YEAR}{_DAY}(?:\s\[[^\[\]]*\])?;\s?\d",
)
_BOOK = Lazy(
    rf"""(?x)
    {_MAKERS}{_TITLE.replace(" ", "[ ]")}(?:{_KIND}\.\s)?
    (?:(?P<translator>{_NAMES}),\stranslators?[.;]\s)?(?:(?P<made>{_NAMES}){_EDITORS}\.\s)?
    (?:In:\s(?:(?P<editors>{_NAMES}){_EDITORS}\.\s)?(?P<booktitle>[^\s.].{{2,200}}?)(?:\s\[{cues.pattern("medium")}\])?(?:\.\s|,\s(?={_TOWN}:\s)))?
    (?:(?P<edition>\d{{1,2}})(?:st|nd|rd|th)\sed[.,]{{1,2}}\s|(?:Rev|Int)\.?\sed[.,]{{1,2}}\s)?
    (?:[Vv]ol\.?\s(?P<volume>\d+)[.,]\s)?
    (?:(?P<location>(?!In:)[^.:;\d]{{2,40}}):\s(?P<publisher>[^:;]{{2,80}})|(?P<house>{CAPITAL}[^.:;\d]{{2,60}})\.?);\s?
    (?:[A-Z][a-z]{{2}}\s)?(?P<date>{dates.YEAR})
    (?:\s\[[^\[\]]*\])?(?:(?:[.,;]\spp?\.?\s|:\s?)(?P<pages>{_EXTENT})(?!\w))?
    """,
    sign=rf"[:.]\s[^:;]{{2,80}};\s?(?:[A-Z][a-z]{{2}}\s)?{dates.YEAR}",
)
_OTHERWISE = {"body": "author", "house": "publisher"}
_PEOPLE = {"author": "author", "translator": "translator"}
_PEOPLE |= dict.fromkeys(("editor", "editors", "made"), "editor")


def read(text: str) -> tuple[Span, ...]:
    """The fields of an entry of this form; none if it has another."""
    match = _ARTICLE.match(text) or _BOOK.match(text)
    return tuple(_spans(match)) if match else ()


def _spans(match: re.Match[str]) -> Iterator[Span]:
    for label, value in match.groupdict().items():
        if not value:
            continue
        if role := _PEOPLE.get(label):
            for name in _ONE.finditer(match.string, *match.span(label)):
                yield Span(role, *name.span(), 0.95)
        else:
            yield Span(_OTHERWISE.get(label, label), *match.span(label), 0.95)
    for start, end in urls.find(match.string):
        yield Span("url", start, end)
