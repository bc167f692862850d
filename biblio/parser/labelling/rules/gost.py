"""Citations as the Russian standard prints them: `Family I. O. Title. City: Publisher, 1972. С. 9`.

Source: GOST R 7.0.5–2008. A double slash stands before what a piece is printed in, a single one
before who edited and translated; full stops part the areas.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from biblio.language import cues
from biblio.parser.labelling.spans import Reading, Span
from biblio.values import dates, names, places
from biblio.values.forenames import opens_name
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

_DASH_SIGN = "[–—-]"
_CYRILLIC = Lazy(r"[Ѐ-ӿ]")
_PARTICLES = rf"(?:{cues.pattern('particle')}\s){{0,2}}"
_PERSON = rf"{_PARTICLES}{CAPITAL}[\w’-]+,?\s(?:{CAPITAL}\.[\s-]?){{1,3}}(?:[JS]r\.\s)?"
_HEAD = Lazy(
    rf"(?P<people>{_PERSON}(?:,\s{_PERSON})*|{cues.pattern('idem', 'ru')}\.?\s)"
    rf"(?:{names.OTHERS}\s)?(?={CAPITAL}|[«“„#]|\d)"
)
# Without a double slash only these tell that a Latin name is turned: Miller A. B. Salt. … P. 9
_SIGN = Lazy(r"\s//\s|\[(?:Электронный|Electronic|Text|Текст)|\bP\.\s\d")
_TITLE_WORDS = Lazy(r"[^\s,.:;]+\s[^\s.:;]+\s[^\s.:;(]+")
# A book that is entered by its title: Salt and Bread: essays / под ред. …
_TITLE_FIRST = Lazy(
    rf"(?P<title>{CAPITAL}[^/]{{5,250}}?)\s/\s(?={cues.pattern('editor')}\s|{cues.pattern('translator')}\s)",
    sign=r"\s/\s",
)
_ONE_NAME = Lazy(rf"(?P<name>{CAPITAL}[^\W\d_]{{2,}})\.\s(?={CAPITAL})")  # Brine. De sale / ed. by
_YEAR_BEHIND = Lazy(rf",\s(?P<year>{dates.YEAR})[a-k]?(?=\.|\s*$)")
_LONGEST_PLACE = 2  # words, of a town that no publisher follows
_NAME = Lazy(rf"{_PERSON}|{cues.pattern('idem', 'ru')}")
# Сб. науч. тр., в 3 т.: what kind of book it is, in abbreviations, and how many volumes it has
_NO_SUBTITLE = Lazy(
    rf"\s?:\s(?:[а-яё]{{1,8}}\.(?:\s[а-яё]{{1,8}}\.)+"
    rf"|[Вв]\s(?P<volumes>\d{{1,2}})\s{cues.pattern('volumes', 'ru')})"
    r"(?:\s(?:по|к|для)\s[^:]*)?$"
)
# City, publisher and year behind a full stop; a city may be one letter, or two cities.
_DASH = r"(?:[–—-]\s)?"
_IMPRINT = Lazy(
    rf"\.\s{_DASH}(?P<place>(?:{CAPITAL}[\w-]{{0,3}}\.|{CAPITAL}[\w-]*)"
    rf"(?:;\s{CAPITAL}[\w-]*\.?|,?[ -]{CAPITAL}[\w-]+"
    rf"|\s{cues.as_written('and')}\s{CAPITAL}[\w-]+){{0,3}})?"
    rf"(?:\s?:\s(?P<publisher>[^:;/]{{2,90}}?))?,\s(?P<year>{dates.YEAR}(?:[–-]\d{{4}})?)"
)
_ISSUE = Lazy(
    rf"\.\s{_DASH}(?P<year>{dates.YEAR}(?:[–-]\d{{4}})?)\."
    rf"(?:\s{_DASH}(?:{cues.pattern('volume', 'ru')}|Vol\.)\s?(?P<volume>\d+)[.,])?"
    rf"(?:\s{_DASH}(?:{cues.pattern('issue', 'ru')}|No\.|Iss\.)\s?(?P<number>\d[\d–/-]*))?"
)
_BRACKET = Lazy(r"\s\[[^\[\]]{4,60}\](?=\s//\s)")  # [Salt and bread]: the title translated
# / А. Б. Нолл, В. Г. Рид: the authors once more
_AGAIN = Lazy(
    rf"\s/\s(?P<again>(?:{CAPITAL}\.\s?){{1,3}}{CAPITAL}[\w’-]+(?:,\s(?:{CAPITAL}\.\s?){{1,3}}{CAPITAL}[\w’-]+)*)(?:\s\[и\sдр\.\])?"
    rf"(?=\s//|\.?\s{_DASH_SIGN})"
)
# – 240 с. · – xviii, 301 p. · 07.00.02: how long it is, and the branch of a thesis
_EXTENT = Lazy(
    r"(?:[.,]\s[–—-]\s|\d\.\s)(?P<extent>(?:[xvi]+,\s)?\d{1,4}\s(?:с|s|p|стр|л)\.)(?=\s*(?:[–—-]|$))"
    r"|:\s(?P<branch>\d\d\.\d\d\.\d\d)(?=\.)"
)
_YEAR_ALONE = Lazy(dates.YEAR)
_YEAR_LAST = Lazy(rf"[^,.]{{8,}},\s{dates.YEAR}[a-z]?\.?\s*$")
_AREA = Lazy(
    rf"\s//\s|\s/\s(?![^()]*\))|\s\[[^\[\]]{{4,40}}\]|:\s(?={cues.pattern('thesis', 'ru')})"
    rf"|,\s(?={dates.YEAR}[a-k]?(?:\.|\s*$))"
    rf"|\.\s(?={cues.pattern('edition_first', 'ru')}\s?\d"
    rf"|[^\W\d_a-zа-яё]{{2,8}}\.\s{cues.pattern('shelf', 'ru')}\s?\d)"
    rf"|\.?…\s(?={cues.pattern('volume', 'ru')}\s?\d|{cues.pattern('page', 'ru')}\s?\d)"
    rf"|\.\s{_DASH}(?={dates.YEAR}|\d+-|В\s\d|{cues.pattern('volume', 'ru')}\s?\d"
    rf"|{cues.pattern('page', 'ru')}\s?\d)|\.?\s*$"
)


def areas(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """People, title, container, imprint of a citation by that standard; else nothing."""
    text = reading.text
    head = _HEAD.match(text)
    extents = _EXTENT.finditer(text)
    passed = [Span("undated", *one.span(one.lastgroup or 0), 0.9) for one in extents]
    if head and (_CYRILLIC.search(text) or _is_turned(text, head)):
        return [*_areas(text, head), *passed]
    titled = None if head else _TITLE_FIRST.match(text)
    if not titled:
        return []
    imprint = _imprint(text, titled.end())
    printed = _printed(imprint) if imprint else ()
    named = _ONE_NAME.match(text, 0, titled.end("title"))
    if named and _CYRILLIC.match(named["name"]):
        named = None  # История. Очерки / под ред. …: a Russian author has initials
    start = named.end() if named else 0
    author = [Span("author", *named.span("name"), 0.9)] if named else []
    return [*author, *_title(text, start, titled.end("title")), *printed, *passed]


def _is_turned(text: str, head: re.Match[str]) -> bool:
    """Whether a Latin family name is first: a sign says so, or a title and an imprint follow."""
    if _SIGN.search(text, head.end()):
        return True
    whole = _imprint(text, head.end()) or _YEAR_LAST.search(text, head.end())
    titled = _TITLE_WORDS.match(text, head.end())
    return bool(whole and titled) and not opens_name(text.split()[0])


def _imprint(text: str, start: int) -> re.Match[str] | None:
    """The first imprint whose place has a capital, which beyond Latin-1 no pattern can ask for."""
    while found := _IMPRINT.search(text, start):
        if _is_printed_in(found["place"], found["publisher"]):
            return found
        start = found.start() + 1
    return None


def _is_printed_in(place: str | None, publisher: str | None) -> bool:
    """Whether the words may be a town: alone before the year they are few, or known."""
    if not place:
        return True
    few = len(place.split()) <= _LONGEST_PLACE or places.is_city(place)
    return place[0].isupper() and bool(publisher or few)


def _areas(text: str, head: re.Match[str]) -> Iterator[Span]:
    yield from _people("author", text, 0, head.end())
    imprint = _imprint(text, head.end())
    end = _area_end(text, head.end(), imprint)
    yield from _title(text, head.end(), end)
    end += len(bracket.group()) if (bracket := _BRACKET.match(text, end)) else 0
    if again := _AGAIN.match(text, end):
        yield Span("undated", *again.span("again"), 0.9)
        end = again.end()
    container = text.startswith(" // ", end)
    if container:
        yield from _container(text, end + 4, imprint)
    if imprint:
        yield from _printed(imprint)
    elif year := _YEAR_BEHIND.search(text, head.end()):
        yield Span("year", *year.span("year"), 0.95)


def _printed(imprint: re.Match[str]) -> Iterator[Span]:
    for group, label in (("place", "location"), ("publisher", "publisher"), ("year", "year")):
        if imprint[group]:
            yield Span(label, *imprint.span(group), 0.95)


def _title(text: str, start: int, end: int) -> Iterator[Span]:
    """The title up to what is no part of it: `: сб. науч. тр.`, `: в 3 т.`"""
    end = len(text[:end].rstrip(" :"))
    end += text.startswith(".", end)
    while cut := _NO_SUBTITLE.search(text, start, end):
        if cut["volumes"]:
            yield Span("volumes", *cut.span("volumes"), 0.9)
        end = cut.start()
    yield Span("title", start, len(text[start:end].rstrip(" .:")) + start, 0.9)


def _container(text: str, start: int, imprint: re.Match[str] | None) -> Iterator[Span]:
    """A journal where a year follows at once, else a book, whose author may be named again."""
    if dated := _YEAR_ALONE.match(text, start):
        yield Span("year", *dated.span(), 0.9)
        return
    again = _HEAD.match(text, start)
    start = again.end() if again else start
    issue = None if imprint else _ISSUE.search(text, start)
    end = issue.start() if issue else _area_end(text, start, imprint)
    label = "journaltitle" if issue else "booktitle"
    yield from (
        replace(one, label=label) if one.label == "title" else one
        for one in _title(text, start, end)
    )
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
