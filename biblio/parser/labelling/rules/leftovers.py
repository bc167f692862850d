"""What stands behind the fields of a list's entry when all else is read: its house and its town.

`*Salt*. Online. New York: Marle. p. 3–9.` leaves `New York: Marle` between what is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from biblio.language import cues
from biblio.parser.labelling.rules import imprints
from biblio.parser.labelling.spans import TAKEN, Reading, Span, trimmed
from biblio.values import dates, houses, names, places
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

_STRETCH = Lazy(rf"[^{TAKEN}]+")
_SENTENCE_END = Lazy(
    rf"(?:(?<=[\w.)”»][\w)”»][.?!])|(?<=\s\d\.))\s+(?={CAPITAL}|\d|{cues.pattern('page')}\s*$)|\s[—–]\s|;\s|\s(?=\()"
)
_EDGES = '.,;:()[]—–-”»"’=&'
_CUES = (
    *("page", "volume", "volumes", "issue", "inside", "address", "leaf", "medium"),
    *("edition", "editor", "edited", "translator", "editor_translator", "accessed"),
)
_OTHERS = "isbn issn doi et al".split()
_IMPRINT = Lazy(r"(?P<place>[^:]{2,60}?)\s?:\s(?P<publisher>[^:]{2,80})")
_COMMA = Lazy(r",\s+")
_REMARK = Lazy(r",\s[a-zß-ÿ]{3,}\s[^,]{3,}")
_TRAILING = Lazy(r",\s([^.,;:()]+)$")
_LEADING = Lazy(r"([^.,;:()]+)(?:[.,;:()]+[\s&]*|$)")
_NUMBERED = Lazy(rf"(?P<series>{CAPITAL}[^\d,:;()]{{3,80}}?),?\s(?P<number>\d{{1,4}})")
_SERIES_AND_HOUSE = 2
_LONGEST_HOUSE = 8  # words
_LONGEST_IMPRINT = 2 * _LONGEST_HOUSE  # words: towns and countries are hardly more than the house
_LONGEST_UNKNOWN = 4


def imprint(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """The publisher and the place that no other rule has read, behind a title that is read."""
    if reading.has("publisher") or not reading.has("title"):
        return []
    start = max(span.end for span in reading.all("title"))
    left = list(_left(reading.rest, start))
    for first, last in left:
        if spans := _told(reading, first, last):
            return spans
    if reading.has("journaltitle", "location"):
        return []
    series = list(_series(reading, *left[0])) if len(left) == _SERIES_AND_HOUSE else []
    if series or len(left) == 1:
        return [*series, *_unknown(reading, *left[-1])]
    return []


def _series(reading: Reading, start: int, end: int) -> Iterator[Span]:
    """`Salt Sources 5`: a series with its number, before the house."""
    match = _NUMBERED.fullmatch(reading.rest, start, end)
    if match and not reading.has("series", "number"):
        yield Span("series", *match.span("series"), 0.8)
        yield Span("number", *match.span("number"), 0.8)


def _left(rest: str, start: int) -> Iterator[tuple[int, int]]:
    """The stretches of words that no field took, without their punctuation."""
    for stretch in _STRETCH.finditer(rest, start):
        ends = [end.span() for end in _SENTENCE_END.finditer(rest, stretch.start(), stretch.end())]
        begins = [stretch.start(), *(end for _, end in ends)]
        for first, last in zip(begins, [*(begin for begin, _ in ends), stretch.end()], strict=True):
            start, end = trimmed(rest, first, last, _EDGES, _EDGES)
            while (word := _LEADING.match(rest, start, end)) and word[1].casefold() in _words():
                start = word.end()
            if (tail := _TRAILING.search(rest, start, end)) and tail[1].casefold() in _words():
                end = tail.start()
            if any(map(str.isupper, rest[start:end])):
                yield start, end


@cache
def _words() -> frozenset[str]:
    """The words between fields that name nothing: p, vol, ISBN, In, Available from."""
    every = (word for name in _CUES for word in cues.words(name))
    return frozenset((*(word.strip(_EDGES).casefold() for word in every), *_OTHERS))


def _told(reading: Reading, start: int, end: int) -> list[Span]:
    """`Place: House`, a town, or words of which one is of the trade."""
    words = reading.rest[start:end]
    if match := _IMPRINT.fullmatch(reading.rest, start, end):
        place, house = match["place"], match["publisher"]
        short = len(house.split()) <= _LONGEST_HOUSE and house[:1].isupper()
        if short and (places.is_city(place) or places.could_be_place(place)):
            return [
                Span("location", *match.span("place"), 0.85),
                Span("publisher", *match.span("publisher"), 0.85),
            ]
        return []
    if places.is_city(words) and not reading.has("location"):
        return [Span("location", start, end, 0.85)]
    if not reading.has("location") and (spans := _town_and_house(words, start)):
        return spans
    parts = words.split(", ")
    named = all(part[:1].isupper() for part in parts) and len(words.split()) <= _LONGEST_HOUSE
    named = named and all(houses.is_house(part) or names.is_corporate(part) for part in parts)
    return [Span("publisher", start, end, 0.85)] if named and houses.is_house(words) else []


def _town_and_house(words: str, start: int) -> list[Span]:
    """`Paris, Salm`, `Harbour Press, Uelzen`: a town before or behind its house, one of them known.

    A town may have its state or its country with it.
    """
    if remark := _REMARK.search(words):  # Torino, Einaudi, risvolto di copertina anonimo
        words = words[: remark.start()]
    if len(words.split()) > _LONGEST_IMPRINT:
        return []  # each comma may part a town from its house: too many to ask
    commas = [match.span() for match in _COMMA.finditer(words)]
    for first, last in reversed(commas):
        if places.is_city(words[:first]) and _is_house(words[last:]):
            return _imprint_of(start, (0, first), (last, len(words)))
    for first, last in commas:
        town, house = words[last:], words[:first]
        known = places.is_city(town) or (houses.is_house(house) and _may_be_town(town))
        if known and _is_house(house):
            return _imprint_of(start, (last, len(words)), (0, first))
    for first, last in commas:
        town, house = words[:first], words[last:]
        if houses.is_house(house) and _is_house(house) and _may_be_town(town):
            return _imprint_of(start, (0, first), (last, len(words)))
    return []


def _is_house(words: str) -> bool:
    """Whether the words are built like a publisher's name: capitals, few of them."""
    return words[:1].isupper() and len(words.split()) <= _LONGEST_HOUSE and ":" not in words


def _may_be_town(words: str) -> bool:
    named = houses.is_house(words) or names.is_corporate(words)
    return places.could_be_place(words) and not named


def _imprint_of(start: int, place: tuple[int, int], house: tuple[int, int]) -> list[Span]:
    return [
        Span("location", start + place[0], start + place[1], 0.85),
        Span("publisher", start + house[0], start + house[1], 0.85),
    ]


def _unknown(reading: Reading, start: int, end: int) -> list[Span]:
    """The only words left, of a few capitals: `*Dust*. Verso.`; on the web they are a site's."""
    words = reading.rest[start:end]
    plain = words[:1].isupper() and not any(sign in words for sign in ',:(“"«')
    if not plain or len(words.split()) > _LONGEST_UNKNOWN or dates.is_month(words):
        return []
    on_web = reading.has("url", "doi") and not imprints.is_publisher(words)
    return [Span("journaltitle" if on_web else "publisher", start, end, 0.8)]
