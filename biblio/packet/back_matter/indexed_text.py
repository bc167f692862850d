"""What an index looks through: the paragraphs of the readings, each with its notes."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from biblio.packet.back_matter.locators import Locator
from biblio.packet.drafting.draft import Draft
from biblio.packet.model import Look, NoteMark


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paragraph of a packet with the text of the notes at its marks, and how to refer to it."""

    locator: Locator
    text: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The title of a reading, and those of its uppermost sections by their first paragraphs."""

    title: str
    sections: tuple[tuple[int, str], ...] = ()

    def section(self, number: int) -> str:
        """The title of the section with the paragraph of that number; before all, the reading's."""
        at = bisect_right(self.sections, number, key=lambda one: one[0])
        return self.sections[at - 1][1] if at else self.title


def outline_of(one: Draft) -> Outline:
    """The outline of a reading."""
    headings = [piece for piece in one.kept if piece.look is Look.HEADING and piece.near]
    top = min((piece.paragraph.level for piece in headings), default=0)
    sections = (
        (piece.near, " ".join(piece.paragraph.string.split()))
        for piece in headings
        if piece.paragraph.level == top
    )
    return Outline(one.title, tuple(sections))


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
