"""What an editor adds to a packet by hand: notes, cuts, parts for meetings, a chronology."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.diagnostics import BiblioError
from biblio.packet.recipe.paragraph_ranges import parse_ranges
from biblio.packet.recipe.recipe import (
    CutRecipe,
    EventRecipe,
    NoteRecipe,
    PartRecipe,
    PictureRecipe,
)
from biblio.tomltable import Table

_MOST = 999_999  # paragraphs: as many as the range of an excerpt may name
NOTE_KEYS = ("paragraph", "on", "text")
CUT_KEYS = ("paragraph", "on", "paragraphs", "text")
PART_KEYS = ("title", "date", "text")
EVENT_KEYS = ("date", "text")
PICTURE_KEYS = ("file", "text", "words")


def notes_in(reading: Table) -> tuple[NoteRecipe, ...]:
    """The `[[reading.note]]` tables: a paragraph, words in it, and what is said of them."""
    return tuple(map(_note, reading.tables("note")))


def _note(table: Table) -> NoteRecipe:
    table.refuse_unknown(NOTE_KEYS)
    where = str(table.position)
    return NoteRecipe(_paragraph(table), table.needed("text"), table.text("on"), where)


def _paragraph(table: Table) -> int:
    number = table.number("paragraph", 1, _MOST)
    if number is None:
        raise BiblioError(f"{table.position}: “paragraph” is missing here.")
    return number


def cuts_in(reading: Table) -> tuple[CutRecipe, ...]:
    """The `[[reading.cut]]` tables: words of one `paragraph`, or whole `paragraphs`."""
    return tuple(map(_cut, reading.tables("cut")))


def _cut(table: Table) -> CutRecipe:
    table.refuse_unknown(CUT_KEYS)
    where, text = str(table.position), table.text("text")
    whole = table.text("paragraphs")
    if whole is None:
        number = _paragraph(table)
        return CutRecipe(number, number, table.needed("on"), text, where)
    if {"paragraph", "on"} & table.data.keys():
        raise table.wrong("paragraphs", "alone: “paragraph” and “on” are for words within one")
    ranges = parse_ranges(whole)
    if ranges is None or len(ranges) != 1 or ranges[0].last is None:
        raise table.wrong("paragraphs", 'paragraphs in a row, such as "12-14" or "12"')
    return CutRecipe(ranges[0].first, ranges[0].last, None, text, where)


def parts_in(whole: Table) -> tuple[PartRecipe, ...]:
    """The `[[part]]` tables; each begins with the first `[[reading]]` below it in the file."""
    lines = [table.position.line or 0 for table in whole.tables("reading")]
    return tuple(_parts(whole, lines))


def _parts(whole: Table, lines: list[int]) -> Iterator[PartRecipe]:
    begun: set[int] = set()
    for table in whole.tables("part"):
        table.refuse_unknown(PART_KEYS)
        first = 1 + sum(line < (table.position.line or 0) for line in lines)
        if first > len(lines) or first in begun:
            raise BiblioError(f"{table.position}: there is no [[reading]] in this part.")
        begun.add(first)
        yield PartRecipe(table.needed("title"), first, table.text("date"), table.text("text"))


def events_in(whole: Table) -> tuple[EventRecipe, ...]:
    """The `[[event]]` tables: dates and what happened then."""
    events = []
    for table in whole.tables("event"):
        table.refuse_unknown(EVENT_KEYS)
        events.append(EventRecipe(table.needed("date"), table.needed("text")))
    return tuple(events)


def pictures_in(whole: Table) -> tuple[PictureRecipe, ...]:
    """The `[[picture]]` tables: a file, what stands below it, and words in its place."""
    return tuple(map(_picture, whole.tables("picture")))


def _picture(table: Table) -> PictureRecipe:
    table.refuse_unknown(PICTURE_KEYS)
    path = table.existing(table.needed("file"), "file")
    return PictureRecipe(path, table.text("text"), table.text("words"), str(table.position))
