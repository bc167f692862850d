"""What an index looks through: the paragraphs of the readings, each with its notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from biblio.packet.back_matter.locators import Locator
from biblio.packet.drafting.draft import Draft
from biblio.packet.model import NoteMark


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paragraph of a packet with the text of the notes at its marks, and how to refer to it."""

    locator: Locator
    text: str


def leaves_of(one: Draft) -> Iterator[Leaf]:
    """The paragraphs, each with its notes, for an index to look through."""
    notes: defaultdict[int, list[str]] = defaultdict(list)
    for mark in one.marks:
        if isinstance(mark.inline, NoteMark):
            note = one.document.notes[mark.inline.note]
            notes[mark.paragraph] += [paragraph.string for paragraph in note.paragraphs]
    for piece in one.kept:
        if piece.near:
            text = "\n".join((piece.paragraph.string, *notes[piece.index]))
            yield Leaf((one.number, piece.near), text)
