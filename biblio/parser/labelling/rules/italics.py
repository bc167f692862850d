"""Titles in italics: their end is the end of the title, their place says whose title it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from biblio.language import cues
from biblio.parser.labelling.rules.contributors import all_people
from biblio.parser.labelling.spans import TAKEN, Reading, Span, trimmed
from biblio.values import dates, pages
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy
from biblio.values.periodicals import PERIODICAL

_CUES = Lazy(
    rf"(?:{cues.pattern('ibid')}|{cues.pattern('opcit')}|{cues.pattern('idem')}|"
    rf"{cues.pattern('signal')}|{cues.pattern('inside')}|{cues.pattern('edited')}|et al\.?)\W*$"
)
_INSIDE = Lazy(rf"(?:^|[\s,.;“”»«\"'’?!])(?:{cues.pattern('inside')})\s?:?\s+$")
_IN_ITALICS = Lazy(rf"(?=[a-z])(?:{cues.pattern('inside')})\s?:?\s+(?={CAPITAL})")
_INSIDE_OF_SAME = Lazy(
    rf"[\s,.;”“»«](?:{cues.pattern('inside')})\s?:?\s+(?:{cues.pattern('idem')})[:,]\s+$"
)
_EDITED = Lazy(
    rf"(?:^|[.,;:?!”»\"’)\]{TAKEN}]\s+)(?P<inside>{cues.pattern('inside')})\s?:?\s+(?P<names>[^()]+?)\s*"
    rf"(?:\((?:{cues.pattern('edited')})\)|,\s(?:{cues.pattern('edited')}))[.,]?:?\s*$"
)
# … in Miller and Noble, *Salt*: whose book it is
_OF_PEOPLE = Lazy(
    rf"[,.;:?!”»\"’'{TAKEN}]\s+(?P<inside>{cues.pattern('inside')})\s?:?\s+(?P<names>[^()“”«»\d{TAKEN}]{{3,80}}),\s+$"
)
# Nothing behind them: pages, not the number of a volume
# ; as are three figures and more with a dash, whatever follows: *Salt Review* 385–90 (1905)
EXTENT_LAST = rf"(?:\d+[-–]\d+\s*[.,;]?\s*(?:$|{TAKEN})|\d{{3,}}[-–]\d+\s\()"
# *Salt Review*, 1–12: no volume, and no book where *in* does not lead to it
_EXTENT = Lazy(rf",?\s(?P<pages>\d+[-–]\d+)(?=\s*[.,;]?\s*(?:$|{TAKEN})|\s\()")
# What stands behind a journal: 17(4), 773 · vol. 28, no. 1, 1989 · 12 (1987): 3–9
_NUMBERING = Lazy(
    rf"""(?x)
    [”»"]?(?:,\s{CAPITAL}[^,\d{TAKEN}]{{2,30}}(?=,\s(?:{cues.pattern("volume")}|{cues.pattern("issue")})\s?\d))?
    (?:,?\s{cues.pattern("new_series")}(?!\w))?
    [.,]?\s*(?:(?P<year0>{dates.YEAR}),\s)?
    (?:(?:{cues.pattern("volume")}|{cues.pattern("yearly")})\s*)?
    (?P<volume>(?!{dates.YEAR}\b|{EXTENT_LAST}|\d+[.ªº]*\s{cues.pattern("edition")}\b)\d{{1,4}}(?:[-–]\d{{1,4}}(?=,\s(?:{cues.pattern("page")}|{cues.pattern("issue")})\s?\d))?(?!(?:er|\.)?\s(?:de\s)?[^\W\d_]{{3,10}}\.?\s(?:del?\s)?{dates.YEAR})|[IVXLC]+)
    (?:(?:e|ᵉ|ème|\.)?\s{cues.pattern("annual")}|(?![\w’]))
    (?:(?:,?\s*{cues.pattern("issue")}\s*|[/.])(?P<number>\d[\d–/-]*|[IVXLC]+(?!\w)|suppl[\w.]*(?:\s\d+)?)
      |\s?\((?P<number2>(?!{dates.YEAR})\d{{1,3}}(?:[–/-]\d+)?|{CAPITAL}[a-z]+(?:[/–-]{CAPITAL}[a-z]+)?)\))?
    (?:,?\s*\((?P<date>[^():]*{dates.YEAR}(?:[-–]\d{{2,4}})?)\)|,\s(?P<loose>{dates.YEAR})(?!\d))?
    (?:,\s{cues.pattern("issue")}\s*(?P<number3>\d[\d–/-]*|[IVXLC]+(?!\w)))?
    (?:[,:]\s*(?:{cues.pattern("page")}\s*)?(?P<pages>{pages.PAGE}(?:,\s\d+[-–]\d+)*)(?!\w))?
    """
)
# 2e trimestre 1994: which part of the year the issue is of
QUARTER = rf"(?:,?\s\d(?:\s?(?:er|st|nd|rd|th|e|ᵉ|ème|\.?[º°]|\.))?\s{cues.pattern('quarter')})?"
_ISSUE = Lazy(
    rf",?\s*(?:{cues.pattern('issue')}\s*(?P<number>\d[\d–/-]*|[IVXLC]+(?!\w))|\((?P<number2>\d{{1,3}})\)(?=:))"
    rf"(?:[:,]\s(?:{cues.pattern('page')}\s*)?(?P<pages>(?!{dates.YEAR}){pages.PAGE})(?![\w/]|\.\d))?"
    rf"(?:,?\s*\((?P<date>[^():]*{dates.YEAR})\)|{QUARTER},?\s(?P<loose>{dates.YEAR})(?!\d))?"
)
_CITED_LAST = Lazy(rf",\s{cues.pattern('opcit')}\.?$", sign=cues.sign("opcit"))
# „Teksty” 1977, nr 2
_YEAR_AND_ISSUE = Lazy(
    rf"[”»\"]?,?\s(?P<loose>{dates.YEAR})"
    rf"(?:,\s(?:{cues.pattern('volume')}|{cues.pattern('yearly')})\s*(?P<volume1>\d+|[IVXLC]+)(?!\w))?"
    rf"(?:,\s{cues.pattern('issue')}\s*|/(?!\d{{4}})|(?P<dash>[-–])(?=(?:\d|[IVX]{{1,4}}),))(?P<number>\d[\d–/-]*|[IVXLC]+(?!\w))"
    rf"(?:\s\((?P<volume>\d{{1,3}})\)|\s\({cues.pattern('issue')}\s?\d+\))?"
)
_DATED = Lazy(
    rf"(?:\s\([^()\d{TAKEN}]{{2,30}}\))?,\s(?=(?:\d{{1,2}}(?:er|\.|st|nd|rd|th)?\s)?(?:de\s)?[^\W\d_]{{3,10}}\.?\s(?:del?\s|\d{{1,2}},\s)?{dates.YEAR}|"
    rf"{dates.YEAR}(?:,\s(?:{TAKEN}|https?:|{cues.pattern('page')}|doi|DOI)|\.?\s*$))"
)


# A work that is named within a title in italics is upright: *Reading the* Iliad *Aloud*.
_UPRIGHT = Lazy(rf"\s?{CAPITAL}[\w’'-]*(?:\s[\w’'-]+){{0,4}}\s?")
_UPRIGHT_END = Lazy(rf"\s?{CAPITAL}[\w’'-]*(?:\s{CAPITAL}[\w’'-]*){{0,3}}(?=\s\(|[,.;:]|$)")
# Families in italics, as lawyers print them: *Noble*, Salt and its taxes · *Noble*/*Reed*, Salt
_PEOPLE = Lazy(
    rf"(?P<people>{CAPITAL}[\w’-]+(?:/{CAPITAL}[\w’-]+)+(?=,|\sin\s)"
    rf"|{CAPITAL}[\w’-]+(?=(?:\su\.\sa\.)?,\s{CAPITAL}[\w’-]*(?:\s[\w’-]+){{0,4}}\s[a-zß-ÿ][\w’-]+\s[\w’-]))"
)
_COLLECTIVE = Lazy(cues.pattern("collective"))
_FORMULA = Lazy(r"[^\W_]{1,2}")
# *O sal*: estudo de uma vila. São Paulo: in Brazil the subtitle is upright.
_SUBTITLE = Lazy(r"\s?:\s[a-zß-ÿ][^.:;()“”«»\d]{3,120}(?=\.\s)")
_YEAR = Lazy(rf"[(,]\s?[^(),]{{0,40}}{dates.YEAR}")
# Words after which a title cannot end.
_GOES_ON = frozenset((*cues.words("never_last"), "’s"))

_DAY = Lazy(
    rf",\s(?:\d{{1,2}}(?:er|\.|st|nd|rd|th)?\s(?:de\s)?)[^\W\d_]{{3,9}}\.?\s(?:de\s)?{dates.YEAR}"
)
# *L’Illustration*, no 695, 21 juin 1856 · *Caras*, año IX, n.º 412, 25 de agosto de 1906
_NUMBER_AND_DAY = Lazy(
    rf",\s(?:(?:{cues.pattern('annual')}\s[IVXLC\d]+|{cues.pattern('volume')}\s(?P<volume>[IVXLC]+|\d+)),\s)?{cues.pattern('issue')}\s*(?P<number>\d+),\s\d{{1,2}}(?:er|\.)?\s(?:de\s)?[^\W\d_]{{3,9}}\.?\s(?:de\s)?{dates.YEAR}"
)
_ONLY_PAGE = Lazy(rf"\)?(?:,\s{cues.pattern('page')}\s*[A-K]?\d[\d–-]*)?[\s.)]*$")
_ARTICLE = 4  # characters: *Justice*, 19 January 1884 · The *Times* (13 October 1910)


def titles(reading: Reading, lexicon: Lexicon) -> Iterable[Span]:
    """The first italics: a title; behind a quoted title what it is printed in."""
    found = _spans(reading)
    if not found or reading.has("journaltitle", "booktitle"):
        return []
    start, end = found[0]
    title = reading.first("title")
    if title and title.start < start:
        return list(_container(reading, start, end, lexicon))
    if title:
        return []
    inside = _inside(reading.text[:start], lexicon)
    if inside is not None and not all_people(reading.text[:inside], lexicon):
        return []
    day = next(dates.find(reading.text[end:]), None)
    numbered = _NUMBER_AND_DAY.match(reading.rest, end) if start <= _ARTICLE else None
    if numbered:
        volume = [Span("volume", *numbered.span("volume"), 0.9)] if numbered["volume"] else []
        return [
            Span("journaltitle", *trimmed(reading.text, start, end), 0.95),
            *volume,
            Span("number", *numbered.span("number"), 0.9),
        ]
    if (
        start <= _ARTICLE
        and day
        and day.start <= _ARTICLE
        and _ONLY_PAGE.match(reading.text, end + day.end)
    ):
        return [Span("journaltitle", *trimmed(reading.text, start, end), 0.95)]
    return [Span("title", *trimmed(reading.text, start, end), 0.95)]


def _inside(before: str, lexicon: Lexicon) -> int | None:
    """Where the word *in* stands that leads to italics, over their people or *the same*."""
    if edited := _EDITED.search(before):
        return edited.start("inside")
    if owned := _owned(before, lexicon):
        return owned.start("inside")
    plain = _INSIDE.search(before) or _INSIDE_OF_SAME.search(before)
    return plain.start() if plain else None


def _owned(before: str, lexicon: Lexicon) -> re.Match[str] | None:
    """The words `in Miller and Noble, `, which lead to a book of theirs and never to a journal."""
    owned = _OF_PEOPLE.search(before)
    many = owned and _COLLECTIVE.fullmatch(owned["names"])
    return owned if owned and (many or all_people(owned["names"], lexicon)) else None


def after_head(reading: Reading) -> Iterable[Span]:
    """The same where the people are read already: words before the italics are a piece in them."""
    found = _spans(reading)
    if not found:
        return []
    start, end = found[0]
    before = reading.text[:start]
    media = [one.start for one in reading.all("medium") if one.start < start]
    read = TAKEN in reading.rest[: min([start, *media])]
    if reading.has("title") or len(before.split()) < 2 or read:
        return titles(reading, Lexicon())
    edited = _EDITED.search(before)
    inside = edited or _INSIDE.search(before)
    stop = edited.start("inside") if edited else inside.start() if inside else start
    stop = min([stop, *media])
    return [
        Span("title", *trimmed(reading.text, 0, stop), 0.9),
        *_container(reading, start, end, Lexicon()),
    ]


def _container(reading: Reading, start: int, end: int, lexicon: Lexicon) -> Iterator[Span]:
    """A journal where volume, issue or day follow; a book behind *in* and before an imprint."""
    inside = _inside(reading.text[:start], lexicon) is not None
    if led := _IN_ITALICS.match(reading.text, start, end):
        start, inside = led.end(), True  # « Salt », *in Bread*
    first, last = trimmed(reading.text, start, end)
    numbers = numbering(reading, end)
    day = _DATED.match(reading.rest, end)
    issued = {span.label for span in numbers} >= {"volume"} and len(numbers) > 1
    issued = issued and not _owned(reading.text[:start], lexicon)
    if (inside and not issued and not _DAY.match(reading.rest, end)) or not (numbers or day):
        extent = _EXTENT.match(reading.rest, end)
        paper = not inside and (extent or PERIODICAL.search(reading.text, first, last))
        yield Span("journaltitle" if paper else "booktitle", first, last, 0.9)
        if extent:
            yield Span("pages", *extent.span("pages"), 0.95)
        return
    yield Span("journaltitle", first, last, 0.95)
    yield from numbers


def numbering(reading: Reading, end: int) -> list[Span]:
    """Volume, issue, date and pages behind a journal that ends there; none if no number follows."""
    match = (
        _NUMBERING.match(reading.rest, end)
        or _ISSUE.match(reading.rest, end)
        or _YEAR_AND_ISSUE.match(reading.rest, end)
    )
    return list(_numbers(match)) if match and not _is_span(match) else []


def _is_span(match: re.Match[str]) -> bool:
    """Whether a year and a figure behind a dash are two years: 2002-3, and not 2002-1."""
    groups = match.groupdict()
    if not groups.get("dash") or not match["number"].isdigit():
        return False
    return int(match["number"]) == (int(match["loose"][-1]) + 1) % 10


def _numbers(match: re.Match[str]) -> Iterator[Span]:
    labels = {"volume": "volume", "number": "number", "number2": "number", "number3": "number"}
    labels |= {"volume1": "volume", "loose": "year"}
    groups = match.groupdict()
    for group, label in labels.items():
        if groups.get(group):
            yield Span(label, *match.span(group), 0.95)
    if groups.get("pages"):
        label = "pages" if pages.is_range(match["pages"]) else "locator"
        yield Span(label, *match.span("pages"), 0.95)
    if date := groups.get("date"):
        found = next(dates.find(date), None)
        year = re.search(dates.YEAR, date)
        start = match.start("date")
        if found:
            yield Span("date", start + found.start, start + found.end, 0.97)
        elif year:
            yield Span("year", start + year.start(), start + year.end(), 0.95)


def _spans(reading: Reading) -> list[tuple[int, int]]:
    """The italics that may be titles; two that only a space or a mark parts are one."""
    merged: list[tuple[int, int]] = []
    for start, end in (_without_marks(reading.text, *one) for one in reading.italics):
        if merged and _goes_on(reading.text, merged[-1], (start, end)):
            merged[-1] = merged[-1][0], end
        else:
            merged.append((start, end))
    if merged and _are_all(reading.text, *merged[0]):
        return []  # a paragraph printed so throughout: they tell nothing
    if merged and merged[0][0] == 0 and (people := _PEOPLE.match(reading.text)):
        merged = [one for one in merged if one[0] >= people.end("people")]
    whole = [(start, _end(reading.text, start, end)) for start, end in merged]
    return [(start, end) for start, end in whole if _may_be_title(reading, start, end)]


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The italics within quotation marks that are in italics themselves: *« Salt »*; and before
    *op. cit.* in the same italics.
    """
    if cited := _CITED_LAST.search(text, start, end):
        end = cited.start()
    if text[start : start + 1] in tuple("«“„") and text[start:end].rstrip(" .,")[-1:] in ("»", "”"):
        return trimmed(text, start, end, "«“„", "»”.,")
    return start, end


def _are_all(text: str, start: int, end: int) -> bool:
    """Whether the italics hold all of a citation, its year as well as its title."""
    return not text[:start].strip() and not text[end:].strip(" .)") and bool(_YEAR.search(text))


def _goes_on(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether two italics are one title: nothing is between them, or a work that it names."""
    between = text[before[1] : after[0]]
    if _FORMULA.fullmatch(between):
        return True  # *An* O*(*n*) Algorithm*
    if not re.search(r"\w", between):
        return "(" not in between and "," not in between
    if not _UPRIGHT.fullmatch(between):
        return False
    return _is_unfinished(text[slice(*before)]) or text[slice(*after)].strip()[:1].islower()


def _is_unfinished(words: str) -> bool:
    """Whether the words are no whole title: *Reading the*."""
    last = words.split()[-1:]
    return bool(last) and last[0].casefold() in _GOES_ON


def _end(text: str, start: int, end: int) -> int:
    """The end of the title, which a work that it names may make: *The Making of* Hamlet."""
    upright = _UPRIGHT_END.match(text, end) if _is_unfinished(text[start:end]) else None
    upright = upright or _SUBTITLE.match(text, end)
    return upright.end() if upright else end


def _may_be_title(reading: Reading, start: int, end: int) -> bool:
    words = reading.text[start:end].strip()
    letters = re.search(r"[^\W\d_]{2}", words)
    free = TAKEN not in reading.rest[start:end]
    return bool(letters) and free and not _CUES.match(words)
