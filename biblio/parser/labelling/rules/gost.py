"""Citations as the Russian standard prints them: `Family I. O. Title. City: Publisher, 1972. С. 9`.

Source: GOST R 7.0.5–2008. A double slash stands before what a piece is printed in, a single one
before who edited and translated; full stops part the areas.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from biblio.language import cues
from biblio.parser.labelling.spans import Reading, Span
from biblio.values import dates
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

_CYRILLIC = Lazy(r"[Ѐ-ӿ]")
_PERSON = rf"{CAPITAL}[\w’-]+\s(?:{CAPITAL}\.\s?){{1,3}}"
_HEAD = Lazy(rf"(?P<people>{_PERSON}(?:,\s{_PERSON})*)(?={CAPITAL}|[«“„])")
_NAME = Lazy(_PERSON)
# City, publisher and year behind a full stop; a city may be one letter, or two cities.
_IMPRINT = Lazy(
    rf"\.\s(?P<place>{CAPITAL}[\w-]*\.?(?:;\s{CAPITAL}[\w-]*\.?|[ -]{CAPITAL}[\w-]{{3,}}){{0,3}})"
    rf"(?::\s(?P<publisher>[^:;/]{{2,60}}?))?,\s(?P<year>{dates.YEAR})"
)
_ISSUE = Lazy(
    rf"\.\s(?P<year>{dates.YEAR})\.(?:\s(?:{cues.pattern('volume', 'ru')})\s?(?P<volume>\d+)\.)?"
    rf"(?:\s(?:{cues.pattern('issue', 'ru')})\s?(?P<number>\d[\d–/-]*))?"
)
_AREA = Lazy(
    rf"\s//\s|\s/\s|\.\s(?={dates.YEAR}|\d+-|В\s\d|{cues.pattern('volume', 'ru')}\s?\d"
    rf"|{cues.pattern('page', 'ru')}\s?\d)|\.?\s*$"
)


def areas(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """People, title, container, imprint of a citation by that standard; else nothing."""
    text = reading.text
    head = _HEAD.match(text)
    if not head or not (_CYRILLIC.search(head["people"]) or " // " in text):
        return []
    return list(_areas(text, head))


def _areas(text: str, head: re.Match[str]) -> Iterator[Span]:
    yield from _people("author", text, 0, head.end())
    imprint = _IMPRINT.search(text, head.end())
    end = _area_end(text, head.end(), imprint)
    yield Span("title", head.end(), end, 0.9)
    container = text.startswith(" // ", end)
    if container:
        yield from _container(text, end + 4, imprint)
    if imprint:
        for group, label in (("place", "location"), ("publisher", "publisher"), ("year", "year")):
            if imprint[group]:
                yield Span(label, *imprint.span(group), 0.95)


def _container(text: str, start: int, imprint: re.Match[str] | None) -> Iterator[Span]:
    """A journal where a year follows at once, else a book, whose author may be named again."""
    again = _HEAD.match(text, start)
    start = again.end() if again else start
    issue = None if imprint else _ISSUE.search(text, start)
    end = issue.start() if issue else _area_end(text, start, imprint)
    yield Span("journaltitle" if issue else "booktitle", start, end, 0.9)
    for label in ("year", "volume", "number") if issue else ():
        if issue and issue[label]:
            yield Span(label, *issue.span(label), 0.95)


def _area_end(text: str, start: int, imprint: re.Match[str] | None) -> int:
    area = _AREA.search(text, start)
    stops = [area.start() if area else len(text), imprint.start() if imprint else len(text)]
    return min(stops)


def _people(role: str, text: str, start: int, end: int) -> Iterator[Span]:
    for name in _NAME.finditer(text, start, end):
        yield Span(role, name.start(), len(text[: name.end()].rstrip()), 0.95)
