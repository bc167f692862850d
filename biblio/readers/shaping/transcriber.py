"""What a transcriber set into the text: page numbers, `[Pg 33]` and `{33}`, labels of pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from biblio.values.patterns import Lazy

_PAGE = Lazy(r"(?i)\[(?:pg|page)\.? ?(\d{1,4}|[ivxlc]+)\]|(?<![\\^_}])\{(\d{1,4}|[ivxlc]+)\}")
_SIGNS = ("[p", "[P", "{")
_LABEL = Lazy(r"(?i)\[(?:Illustration|Abbildung|Figure|Image|Sidenote)\b|\{[%{]")
_FEWEST = 2
# of so many one may be out of order
_MISPRINTED = 20


class PageMark(NamedTuple):
    """A mark in the text of that number, at its characters `start` to `end`.

    `label` is the number of the page that begins behind it; `gap` is where the characters end that
    go with it, a space that another one precedes.
    """

    number: int
    start: int
    end: int
    gap: int
    label: str


def is_page(text: str) -> bool:
    """Whether the text is the number of a page and nothing else."""
    match = _PAGE.match(text) if text.startswith(_SIGNS) else None
    return match is not None and match.end() == len(text)


def is_label(text: str) -> bool:
    """Whether the text begins as what a transcriber or a template put in brackets."""
    return text.startswith(("[", "{")) and _LABEL.match(text) is not None


def pages(texts: Sequence[str]) -> tuple[PageMark, ...]:
    """The numbers of pages inside the texts; those that are a text of their own stay furniture."""
    found = [
        mark
        for number, text in enumerate(texts)
        if _may_hold(text)
        for mark in _marks(number, text)
    ]
    if not _count_pages(found) or _mark_notes(texts, found):
        return ()
    return tuple(mark for mark in found if not is_page(texts[mark.number]))


def _may_hold(text: str) -> bool:
    return any(sign in text for sign in _SIGNS)


def _marks(number: int, text: str) -> Iterator[PageMark]:
    for match in _PAGE.finditer(text):
        start, end = match.span()
        spaced = text[end : end + 1] == " " and (start == 0 or text[start - 1] == " ")
        yield PageMark(number, start, end, end + spaced, match[1] or match[2])


def _count_pages(found: list[PageMark]) -> bool:
    """Whether there are several, and nearly all their numbers count up."""
    numbers = [int(mark.label) for mark in found if mark.label.isdecimal()]
    falling = sum(one >= two for one, two in pairwise(numbers))
    return len(found) >= _FEWEST and falling <= len(numbers) // _MISPRINTED


def _mark_notes(texts: Sequence[str], found: list[PageMark]) -> bool:
    """Whether the numbers come back at the beginnings of texts, as the marks of notes do."""
    heads = {mark.label for mark in found if mark.start == 0 and not is_page(texts[mark.number])}
    inside = [mark.label for mark in found if mark.start > 0]
    return any(label in heads for label in inside)
