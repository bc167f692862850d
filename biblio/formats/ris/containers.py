"""What a record stands in: the tags that name its periodical or its book, fully or in short."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.formats.ris import types
from biblio.formats.ris.told import Told

_SHORT = ("J2", "JA", "J1")


def titles(name: str, told: Told) -> Iterator[tuple[str, str]]:
    """The fields of the container of a record of that type, and of its short title."""
    if types.is_periodical(name):
        yield from _journal(told)
    elif name in types.CONFERENCES:
        yield from _conference(told)


def _journal(told: Told) -> Iterator[tuple[str, str]]:
    """The journal. Where the second title is another than the journal's, the journal's counts.

    EBSCOhost writes the title of a section so. A tag that only abbreviates another is its short
    title; some sites write no other.
    """
    full = told.first("JF", "JO")
    title = told.first("T2") or full
    if full and not is_short(full, title) and full != title:
        title = full
    title = title or told.first(*_SHORT)
    told.take(*(tag for tag in ("T2", "JF", "JO", *_SHORT) if told.first(tag) == title))
    if title:
        yield "journaltitle", title
    shorter = [tag for tag in ("T2", "JO", "JF") if is_short(told.first(tag), title)]
    if shorter and not told.first(*_SHORT):
        yield "shortjournal", told.take(*shorter)


def _conference(told: Told) -> Iterator[tuple[str, str]]:
    """The proceedings, and the event beside them: of one title alone the book is called so."""
    book = told.take("C3", "BT", "JF") or told.first("T2", "JO")
    told.take(*(tag for tag in ("T2", "JO") if told.first(tag) == book))
    if book:
        yield "booktitle", book
    if event := told.take("T2", "JO"):
        yield "eventtitle", event


def is_short(short: str, title: str) -> bool:
    """Whether the first may abbreviate the second: its letters all stand there, in their order."""
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    rest = iter(title.casefold())
    is_there = all(letter in rest for letter in letters)
    return bool(letters) and len(letters) < len(title) and is_there and _begins_alike(short, title)


def _begins_alike(short: str, title: str) -> bool:
    first = [word[:1].casefold() for word in title.split()]
    return short[:1].casefold() in first
