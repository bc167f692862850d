"""Figures that belong together or apart, whoever has read them: pages, and raised editions.

`42–45, 60` is one list of pages; `Berlin 22004` the second edition of 2004, whose figure stood
above the line before the print was made plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from biblio.parser.labelling.spans import Span
from biblio.values import dates, houses, pages, places
from biblio.values.patterns import Lazy

_RAISED = Lazy(
    rf"(?:(?<=[^\W\d_]\s)|(?<=[^\W\d_]{{2}},\s)|(?<=\())(?P<edition>[2-9]|1\d)(?={dates.YEAR}(?!\d)(?:\s?[-–]\s?\d{{4}})?[a-z]?(?:[.,;)\]]|\s*$))",
    sign=rf"\d{dates.YEAR}",
)
_YEAR = Lazy(rf"(?<!\d){dates.YEAR}(?!\d)")
_PART = Lazy(r"[,.:;()]")
_LONGEST_TOWN = 4  # words, as Frankfurt am Main has three
_FIGURE = Lazy(r"\d+")
_DATED = ("year", "date")
_PAGES = ("pages", "locator")


def raised(text: str) -> tuple[int, int] | None:
    """Where the number of an edition stands right before the only year, behind a town, a house or
    a bracket: `Add MS 21508` and `Article 21987` are no editions.
    """
    found = None if _YEAR.search(text) else [one.span("edition") for one in _RAISED.finditer(text)]
    return found[-1] if found and _ends_imprint(text[: found[-1][0]]) else None


def _ends_imprint(before: str) -> bool:
    """Whether a town or a house is last, or a bracket opens."""
    last = _PART.split(before.rstrip(", "))[-1]
    words = last.split()
    towns = (" ".join(words[-count:]) for count in range(1, _LONGEST_TOWN + 1))
    return before.endswith("(") or houses.is_house(last) or any(map(places.is_town, towns))


def without_raised(text: str) -> str:
    """The text with spaces for that number, so that the year is read."""
    if (where := raised(text)) is None:
        return text
    start, end = where
    return text[:start] + " " * (end - start) + text[end:]


def with_figures(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans with lists of pages joined, and with the edition that is raised before the year."""
    found = list(_with_lists(text, sorted(spans, key=lambda one: one.start)))
    if (where := raised(text)) is None or any(one.label == "edition" for one in found):
        return tuple(found)
    start, end = where
    if not any(one.label in _DATED and start <= one.start <= end for one in found):
        return tuple(found)
    years = (
        replace(one, start=end) if one.label in _DATED and one.start == start else one
        for one in found
    )
    return (*years, Span("edition", start, end, 0.9))


def _with_lists(text: str, spans: list[Span]) -> Iterator[Span]:
    """The spans, a page beyond the extent before it being part of that: `42–45, 60`, not
    `42–60, 45`.
    """
    joined: set[int] = set()
    for at, (one, other) in enumerate(pairwise(spans)):
        extent = one.label == "pages" and pages.is_range(text[one.start : one.end])
        both = extent and other.label in _PAGES
        if both and text[one.end : other.start] == ", " and _goes_on(text, one, other):
            yield replace(one, end=other.end)
            joined |= {at, at + 1}
        elif at not in joined:
            yield one
    if spans and len(spans) - 1 not in joined:
        yield spans[-1]


def _goes_on(text: str, extent: Span, page: Span) -> bool:
    last = _FIGURE.findall(text[extent.start : extent.end])[-1:]
    first = _FIGURE.match(text, page.start, page.end)
    return bool(last and first and int(first.group()) > int(last[0]))
