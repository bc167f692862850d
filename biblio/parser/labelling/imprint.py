"""An imprint's parts by themselves, whoever read them: `Uelzen: Marle (Salt Classics)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from biblio.parser.labelling.spans import Span
from biblio.values import houses, places
from biblio.values.patterns import CAPITAL, Lazy

_PLACED = Lazy(r"(?P<place>[^:()]{2,60}?)\s?:\s(?P<house>[^:]{2,80})")
_BRACKETED = Lazy(rf"(?P<house>[^()]{{2,80}}?)\s\(=?\s?(?P<series>{CAPITAL}[^()]{{3,80}})\)?")
_SERIES_BEHIND = Lazy(rf"(?P<house>[^,]{{2,60}}),\s(?P<series>{CAPITAL}[^,]*\s{CAPITAL}[^,]*)")
_SERIES_BEFORE = Lazy(rf"(?P<series>{CAPITAL}[^,:]*\s[^,:]+),\s(?P<place>[^,:]{{2,30}})")


def with_imprint(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans; what stands before a house is its town, what stands behind it its series."""
    found = tuple(_turned(text, list(spans)))
    labels = {one.label for one in found}
    return tuple(
        part
        for one in found
        for part in _parts(text, one)
        if part.label == one.label or part.label not in labels
    )


def _turned(text: str, spans: list[Span]) -> Iterator[Span]:
    """`Marle Press: Bern`: a town behind the colon follows its house; `Uelzen: Essen` is none."""
    place, house = (
        next((one for one in spans if one.label == label), None)
        for label in ("location", "publisher")
    )
    turned = {}
    if place and house and text[place.end : house.start].strip() == ":":
        behind, before = text[house.start : house.end], text[place.start : place.end]
        housed = houses.is_house(before) and not places.is_city(before)
        if housed and places.is_city(behind):
            turned = {place: "publisher", house: "location"}
    yield from (replace(one, label=turned.get(one, one.label)) for one in spans)


def _parts(text: str, one: Span) -> Iterator[Span]:
    """The house or the town, and what was taken with it."""
    words = text[one.start : one.end]
    match = None
    if one.label == "publisher":
        placed = _PLACED.fullmatch(words)
        match = placed if placed and _is_town_first(placed) else None
        match = match or _in_brackets(words) or _with_series(words)
    elif one.label == "location":
        before = _SERIES_BEFORE.fullmatch(words)
        town = before and places.is_city(before["place"]) and not places.is_city(words)
        match = before if town else None
    if not match:
        yield one
        return
    for group, label in (("place", "location"), ("house", "publisher"), ("series", "series")):
        if match.groupdict().get(group):
            start, end = match.span(group)
            yield replace(one, label=label, start=one.start + start, end=one.start + end)


def _is_town_first(placed: re.Match[str]) -> bool:
    """Whether the first may be a town, and not the second: unlike `Harper: London`."""
    return places.could_be_place(placed["place"]) and not places.is_city(placed["house"])


def _in_brackets(words: str) -> re.Match[str] | None:
    """`Harbour Press (Salt Classics)`: what stands in the brackets is no town of the house."""
    match = _BRACKETED.fullmatch(words)
    series = match["series"] if match else ""
    return None if places.is_city(series) or places.is_region(series) else match


def _with_series(words: str) -> re.Match[str] | None:
    """`Harbour Press, Salt Classics`: a known house, and a name that is none."""
    match = _SERIES_BEHIND.fullmatch(words)
    if not match or not houses.is_house(match["house"]) or houses.is_house(match["series"]):
        return None
    return None if places.is_city(match["series"]) else match
