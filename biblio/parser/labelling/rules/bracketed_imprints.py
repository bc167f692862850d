"""The imprint in brackets: (Place: Publisher, Year), the year of a first edition, a reprint’s."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from biblio.language import cues
from biblio.parser.labelling.rules.imprints import (
    DATED,
    ORIGINAL,
    YEAR,
    is_bare_publisher,
    labelled,
    trimmed_span,
)
from biblio.parser.labelling.spans import TAKEN, Reading, Span
from biblio.values import dates, houses, places
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

_BRACKETS = Lazy(r"[(\[](?P<inside>[^()\[\]]*(?:[\[(][^()\[\]]*[\])][^()\[\]]*)*)[)\]]")
_ENDS_IN_YEAR = Lazy(
    rf"(?:^|[,;:]?\s*)(?:\[\d{{4}}\],\s)?(?<!\d)[¹²³⁴-⁹]?{YEAR}{ORIGINAL}(?P<tail>\s*(?:[,;].*)?)$",
    sign=DATED,
)
_REPRINT = Lazy(
    rf"(?P<origyear>{dates.YEAR})\s*;\s*(?:repr(?:int|inted)?\.?|rpt\.?),?\s*", sign="repr|rpt"
)
_FIRST_PRINTED = Lazy(rf"^\s*[\[(]?(?P<origyear>{dates.YEAR})[\])]?\s*[,;]?\s+(?=[A-ZÀ-Þ])")
_EDITION_FIRST = Lazy(rf"[^,:]{{1,20}}\s{cues.pattern('edition')},\s")
_FIRST_EDITION = Lazy(
    rf"{cues.pattern('original')}[\s,:]*[^()\d]{{0,90}}?(?P<open>\()?(?P<origyear>{dates.YEAR})(?(open)\))",
    sign=DATED,
)
_NEXT_BRACKET = Lazy(
    r"[.,;]?\s(?P<open>\[)?(?(open)|\()(?P<inside>[^\[\]]{4,150}?)(?(open)\]|\)(?=\W*$))"
)
_YEAR_ALONE = Lazy(dates.YEAR)
# Salt (1842), ed. by Ann Miller (Leeds: …, 1965)
_MADE_LATER = Lazy(
    rf",\s(?:{cues.pattern('editor')}|{cues.pattern('translator')}|\d\s?{cues.pattern('volumes')})[\s.]"
)
_YEAR_THEN = Lazy(rf"{dates.YEAR}\s$")
_REGION_ALONE = Lazy(r"[A-Z]\.\s?[A-Z]\.|[A-Z]{2,3}|[A-Z][a-z]{2,5}\.")
_BOUNDING = Lazy(rf"{cues.pattern('bounding')}\s{dates.YEAR}")
_OF_TITLE = Lazy(r"\d{3,4}\s?[-–—]\s?\d{2,4}")
_DATED_AFTER = Lazy(rf"(?<!\d){dates.YEAR}(?!\d)")
_NUMBERED = Lazy(r"\d{3}")  # (NIH Publication No. 3459001)
_OF_REPORT = Lazy(r"(?<!\w)(?:No|Cm|Cmnd|Cmd)\.?\s\d")  # (Law Com No 329, 2011)
# trans. Ann Miller, Harbour Press, 1971: a publisher behind who translated
_MADE_BY = Lazy(
    rf"(?:{cues.pattern('translator')}|{cues.pattern('editor')})\s{CAPITAL}",
    sign=cues.sign("translator", "editor"),
)
_PUBLISHERS_NAMED = "1900"
# What stands behind a town: MD, Mass., N.Y.
_STATE = Lazy(r"[A-Z]{2}|[A-Z][a-z]{2,4}\.|(?:[A-Z]\.\s?){2}")
_EDITORS_FIRST = Lazy(rf"(?:{cues.pattern('edited')}|{cues.pattern('editor')})\.?\s")
_OF_PEOPLE = Lazy(
    rf",\s(?:(?:{cues.pattern('edited')})\s(?:&|and)\s)?(?:{cues.pattern('translated')}|{cues.pattern('edited')})\.?(?:;[^;]{{1,40}})?$",
    sign=r"[^\W\d]\.?(?:;[^;]+)?\Z",
)


def in_brackets(reading: Reading, lexicon: Lexicon) -> Iterable[Span]:
    """Place, publisher and year within round or square brackets after a title."""
    for match in _BRACKETS.finditer(reading.rest):
        if origyear := _year_of_first_edition(match):
            return [origyear]
        if _is_year_before_imprint(match):
            later = reading.having([Span("undated", *match.span())])
            return [Span("origyear", *match.span("inside"), 0.9), *in_brackets(later, lexicon)]
        if match.start() > 0 and not _is_other(match):
            spans = list(_imprint(match["inside"], match.start("inside")))
            if spans:
                outside = _publisher_outside(reading.rest, match.start(), spans)
                return [*outside, *spans, *_first_edition_behind(reading.rest, match.end())]
    return []


def _year_of_first_edition(match: re.Match[str]) -> Span | None:
    """`(first published in 1844)`; `Paris, Plon, 1975 [1844]`."""
    offset = match.start("inside")
    if first := _FIRST_EDITION.fullmatch(match["inside"]):
        return Span(
            "origyear", offset + first.start("origyear"), offset + first.end("origyear"), 0.9
        )
    alone = _YEAR_ALONE.fullmatch(match["inside"])
    if alone and _YEAR_THEN.search(match.string, 0, match.start()):
        return Span("origyear", *match.span("inside"), 0.95)
    return None


def _first_edition_behind(rest: str, end: int) -> Iterator[Span]:
    """`(1985). [Originally published as Salt Manual (1977)]`: the next bracket says when."""
    behind = _NEXT_BRACKET.match(rest, end)
    first = behind and _FIRST_EDITION.fullmatch(rest, *behind.span("inside"))
    if first:
        yield Span("origyear", *first.span("origyear"), 0.9)


def _is_year_before_imprint(match: re.Match[str]) -> bool:
    """`Le Sel [1905], Paris, Plon, 1985`; `Salt (1842), ed. by Ann Miller (Leeds: …, 1965)`."""
    made_later = match.group()[0] == "[" or _MADE_LATER.match(match.string, match.end())
    alone = made_later and _YEAR_ALONE.fullmatch(match["inside"])
    return bool(alone and _DATED_AFTER.search(match.string, match.end()))


def _is_other(match: re.Match[str]) -> bool:
    """Whether it is no imprint that stands in brackets, but people, a region or years."""
    inside = match["inside"]
    return bool(
        _EDITORS_FIRST.match(inside)  # *Salt* (eds Miller, A. & Noble, B.) (Salm, 1977)
        or _REGION_ALONE.fullmatch(inside)  # Albany (N.Y.), Salt Press, 1991
        or _BOUNDING.match(inside)  # Das Salz in Halle (bis 1870), Halle 1953
        or _OF_PEOPLE.search(inside)
        # El trabajo en Chile (1891-1919), Madrid, Akal, 1985
        or (_OF_TITLE.fullmatch(inside) and _DATED_AFTER.search(match.string, match.end()))
    )


def _publisher_outside(rest: str, end: int, spans: list[Span]) -> Iterator[Span]:
    """`Volume 3, Progress Publishers (Moscow, 1976)`: a publisher before the bracket."""
    start = rest.rfind(", ", 0, end) + 2
    words = rest[start:end].strip()
    known = any(span.label == "publisher" for span in spans) or not houses.is_house(words)
    if start > 1 and TAKEN not in words and is_bare_publisher(words) and not known:
        yield trimmed_span("publisher", rest, start, len(rest[:end].rstrip()), 0)


def _imprint(inside: str, offset: int) -> Iterator[Span]:
    start = 0
    if first := _FIRST_PRINTED.match(inside):
        yield Span("origyear", offset + first.start("origyear"), offset + first.end("origyear"))
        start = first.end()
    elif edition := _EDITION_FIRST.match(inside):
        start = edition.end()
    if reprint := _REPRINT.search(inside):
        yield Span("origyear", offset + reprint.start("origyear"), offset + reprint.end("origyear"))
        inside = inside[: reprint.start()] + " " * len(reprint.group()) + inside[reprint.end() :]
    year = _ENDS_IN_YEAR.search(inside, start)
    if year and next(dates.find(inside), None):
        return
    end = year.start() if year else len(inside)
    if year:
        yield from labelled(year, offset, "year", "origyear", "undated")
        yield from _first_edition_within(year, offset)
    yield from _place_and_publisher(inside, start, end, offset, dated=year is not None)


def _first_edition_within(year: re.Match[str], offset: int) -> Iterator[Span]:
    """`…, 1985; first published as Salt Manual, 1977`: when, behind the year."""
    start = year.end("tail") - len(year["tail"].lstrip(" ,;"))
    if first := _FIRST_EDITION.fullmatch(year.string, start, year.end("tail")):
        begin, end = first.span("origyear")
        yield Span("origyear", offset + begin, offset + end, 0.9)


def _place_and_publisher(
    inside: str, start: int, end: int, offset: int, *, dated: bool
) -> Iterator[Span]:
    """What stands before the year: `Place: Publisher`, a place alone or a publisher alone."""
    series, parted, _ = inside[start:end].rpartition("; ")
    if parted and places.is_city(inside[start + len(series) + 2 : end].strip(" ,")):
        yield trimmed_span("series", inside, start, start + len(series), offset)
        start += len(series) + len(parted)
    place, colon, publisher = inside[start:end].rpartition(": ")
    if not colon:
        yield from _without_colon(inside, start, end, offset, dated=dated)
    elif dated or not publisher[:1].islower():  # kip (kippen: to carry on one’s shoulders)
        cut = _place_start(place)
        yield trimmed_span("location", inside, start + cut, start + len(place), offset)
        yield trimmed_span("publisher", inside, end - len(publisher), end, offset)


def _without_colon(
    inside: str, start: int, end: int, offset: int, *, dated: bool
) -> Iterator[Span]:
    """A place alone, a publisher alone, or the two with a comma between them."""
    words = inside[start:end].strip(" ,;")
    head, comma, tail = words.partition(", ")
    if comma and dated and _MADE_BY.match(head) and "," not in tail and tail[:1].isupper():
        yield trimmed_span("publisher", inside, inside.index(tail, start), end, offset)
    elif comma and places.is_city(head) and not places.is_city(words) and tail[:1].isupper():
        cut = inside.index(tail, start)
        yield trimmed_span("location", inside, start, cut, offset)
        yield trimmed_span("publisher", inside, cut, end, offset)
    elif places.is_city(words):
        yield trimmed_span("location", inside, start, end, offset)
    elif houses.is_house(words) and not _NUMBERED.search(words):
        yield from _publisher_alone(inside, start, end, offset)
    elif dated and (cut := _town_behind_house(words)):
        cut += inside.index(words, start)
        yield trimmed_span("publisher", inside, start, cut, offset)
        yield trimmed_span("location", inside, cut, end, offset)
    elif (
        dated
        and is_bare_publisher(words)
        and not dates.season(words)
        and not _OF_REPORT.search(words)
    ):
        # (Amherst, 1876): before publishers put their names in notes, one word was the place.
        old = " " not in words and inside[end:].strip(" ,;[]") < _PUBLISHERS_NAMED
        yield trimmed_span("location" if old else "publisher", inside, start, end, offset)


def _town_behind_house(words: str) -> int:
    """Where the town begins of `Brine, Leeds`, whoever the house is; 0 if there is none."""
    house, comma, town = words.rpartition(", ")
    known = comma and "," not in house and places.is_city(town) and not places.is_city(house)
    return len(house) + len(comma) if known and is_bare_publisher(house) else 0


def _publisher_alone(inside: str, start: int, end: int, offset: int) -> Iterator[Span]:
    """`Verso, London`, `Oxford University Press`: the publisher, and a city after a comma."""
    publisher, comma, place = inside[start:end].rstrip(" ,").rpartition(", ")
    town = places.is_city(place) or (
        houses.is_house(publisher) and not houses.is_house(place) and places.could_be_place(place)
    )
    if comma and town:
        yield trimmed_span("publisher", inside, start, start + len(publisher), offset)
        yield trimmed_span("location", inside, start + len(publisher) + 2, end, offset)
        return
    yield trimmed_span("publisher", inside, start, end, offset)


def _place_start(left: str) -> int:
    """Where the place begins: after an edition or a translator that shares the brackets."""
    for match in re.finditer(r"[,;]\s+", left):
        if not places.is_city(left) and places.could_be_place(left[match.end() :]):
            rest, before = left[match.end() :], left[: match.start()]
            if not places.is_city(before) and not _STATE.fullmatch(rest):
                return match.end()
    return 0
