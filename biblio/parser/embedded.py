"""References set into a sentence: a capitalised title run with an imprint or a page after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.values import dates, pages

_CAPITAL = r"(?:[A-ZÀ-ÞĀ-ŽА-Я][\w’'-]*[.:]?|[A-Z]\.(?:[A-Z]\.)*|&)"
_JOINING = (
    r"(?:of|the|and|in|on|for|to|a|an|de|la|le|les|du|des|und|der|die|das|von|van|from|with|at|"
    r"by|as|edited|ed\.|eds\.|trans\.|translated|transl\.|\d+(?:st|nd|rd|th)|rev\.|vol\.|d’)"
)
_RUN = rf"{_CAPITAL},?(?:\s+(?:{_CAPITAL}|{_JOINING}),?)*"
_LOCATOR = (
    rf"(?:,?\s+(?:especially\s+|esp\.\s+)?(?:[Vv]ol\.\s*[IVXLC\d]+,\s*)?(?:(?:pp?|S)\.\s*{pages.PAGE}(?:,\s*(?:and\s+)?{pages.PAGE})*|"
    rf"{pages.DIVISION.pattern}|{pages.PAGE}(?=[.;,)]|\s*$)))"
)
_IMPRINT = rf"\((?:[^():]+:\s[^()]+,\s*|[^()]*?(?:&|Press|Books|Publishers|[A-Z]\w+),\s*)?{dates.YEAR}\)|\([^()\d]*&\s[^()\d]+\)"
_WITH_IMPRINT = re.compile(rf"(?P<run>{_RUN})\s+(?:{_IMPRINT}){_LOCATOR}?")
_WITH_PAGE = re.compile(
    rf"(?P<run>{_RUN}),\s+(?:(?:[Vv]ol\.\s*[IVXLC\d]+,\s*)?pp?\.\s*{pages.PAGE}(?:[,;]\s*(?:and\s+)?{pages.PAGE})*|"
    rf"[Cc]hap(?:s|ter|ters)?\.?\s*(?:[ivxlc]+|\d+))"
)
_BRACKET = re.compile(r"\((?P<inside>[^()]{6,240})\)")


def candidates(text: str, *, brackets: bool = True) -> Iterator[tuple[int, int]]:
    """Spans of the text that look like a whole reference, none overlapping, in order.

    `brackets` also takes the inside of every bracket, as a note may hold a reference there.
    """
    found: list[tuple[int, int]] = []
    for pattern in (_WITH_IMPRINT, _WITH_PAGE):
        found += [match.span() for match in pattern.finditer(text)]
    if brackets:
        found += [match.span("inside") for match in _BRACKET.finditer(text)]
    yield from _apart(found)


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if all(end <= first or start >= last for first, last in kept):
            kept.append((start, end))
    return sorted(kept)
