"""The order in which a document is read, its uncalled notes among those that the text calls."""

from __future__ import annotations

from collections.abc import Callable

from biblio.document import Document
from biblio.origins import Where
from biblio.values.numerals import of_note

Key = tuple[int, ...]


def of(document: Document) -> Callable[[Where], Key]:
    """A key that sorts places as they are read: a note comes at its mark.

    One without a mark in the text comes before the next that has one and counts further: in an
    extract, or where a scan has lost the mark, note 3 is still read before note 4.
    """
    moved = _moved(document)

    def key(where: Where) -> Key:
        place = document.position(where)
        mark = moved.get(where.note) if where.note is not None else None
        return (*mark, *place[len(mark) :]) if mark else place

    return key


def _moved(document: Document) -> dict[int, Key]:
    """Where notes are read that nothing calls, if that is before where they stand."""
    found: dict[int, Key] = {}
    called: tuple[Key, int, str] | None = None
    for index in reversed(range(len(document.notes))):
        note = document.notes[index]
        place = document.position(Where(index, 0, 0, 0))[:3]
        number = of_note(note.mark or "")
        if note.anchor_paragraph is not None:
            called = (place, number, note.kind)
        elif called and 0 < number < called[1] and note.kind == called[2]:
            found[index] = min(place, called[0])
    return found
