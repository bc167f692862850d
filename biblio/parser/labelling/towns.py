"""Towns whole: `Durham, NC` where a rule or the model has taken the state alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from biblio.parser.labelling.spans import Span
from biblio.values import places
from biblio.values.patterns import Lazy

_BEFORE = Lazy(r"(?:^|[,.:(\[]\s?)(?P<town>[^,.:;()\[\]\d“”«»]{2,30}),\s$")
_FAR = 36  # characters


def with_towns(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans, each place that is a state or a country taken with the town before it, and with
    what of it was taken for a house; the field that has swallowed the town loses it.
    """
    found = _with_regions(text, list(spans))
    for place in [one for one in found if one.label == "location"]:
        start = _start(text, place)
        inner = [one for one in found if start <= one.start < place.start]
        if start == place.start or any(one.label != "publisher" for one in inner):
            continue
        cut = next((one for one in found if one.start < start < one.end), None)
        if cut and text[cut.end : place.start].strip(", "):
            continue
        moved = {place: replace(place, start=start)}
        if cut:
            moved[cut] = replace(cut, end=len(text[:start].rstrip(" ,.")))
        found = [moved.get(one, one) for one in found if one not in inner]
    return tuple(found)


def _with_regions(text: str, spans: list[Span]) -> list[Span]:
    """A house that is nothing but states and countries belongs to the place before it."""
    for place, house in pairwise(sorted(spans, key=lambda one: one.start)):
        if place.label != "location" or house.label != "publisher":
            continue
        regions = text[house.start : house.end].split(", ")
        if text[place.end : house.start] == ", " and all(map(places.is_region, regions)):
            whole = replace(place, end=house.end)
            return [whole if one is place else one for one in spans if one is not house]
    return spans


def _start(text: str, place: Span) -> int:
    """Where the town begins; where the place itself does if none stands before it."""
    start = place.start
    while _lacks_town(text[start : place.end]):
        before = _BEFORE.search(text[max(0, start - _FAR) : start])
        if not before:
            break
        town = start - len(before["town"]) - 2
        if not (_is_town(text[town : place.end]) or _is_town(text[town : place.end] + ".")):
            break
        start = town
    return start


def _lacks_town(words: str) -> bool:
    return places.is_region(words.split(",")[0].strip()) and not places.is_city(words)


def _is_town(words: str) -> bool:
    parts = words.split(", ")
    return places.is_city(words) or all(map(places.is_region, parts))
