"""Where in a reading its citations stand: the characters of the body that a remark belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from biblio.citation import Kind, Resolution
from biblio.confidence import is_left_out
from biblio.extractor import Extraction
from biblio.packet.drafting.marks import Mark
from biblio.packet.drafting.paragraphs import Piece
from biblio.packet.model import NoteMark


@dataclass(frozen=True, slots=True)
class Spot:
    """A citation and its place in the body; for one in a note, the place of the note's mark.

    `paragraph` is a position in the document, `number` the paragraph's locator, `note` a position
    in the document's notes. The characters from `start` to `end` are what a comment covers.
    """

    resolution: Resolution
    paragraph: int
    start: int
    end: int
    number: int | None
    note: int | None = None


def spots_of(
    extraction: Extraction, pieces: Sequence[Piece], marks: Sequence[Mark]
) -> tuple[Spot, ...]:
    """The citations that stand in these pieces and their notes, in order of reading."""
    by_index = {piece.index: piece for piece in pieces}
    of_note = {mark.inline.note: mark for mark in marks if isinstance(mark.inline, NoteMark)}
    printed = (one for one in extraction.resolutions if not is_left_out(one))
    found = (_spot(resolution, by_index, of_note) for resolution in printed)
    return tuple(spot for spot in found if spot)


def _spot(
    resolution: Resolution, by_index: Mapping[int, Piece], of_note: Mapping[int, Mark]
) -> Spot | None:
    where = resolution.citation.where
    if where.note is not None:
        return _at_mark(resolution, of_note.get(where.note), by_index)
    piece = by_index.get(where.paragraph)
    if piece is None:
        return None
    return Spot(resolution, piece.index, where.start, where.end, piece.near or None)


def _at_mark(
    resolution: Resolution, mark: Mark | None, by_index: Mapping[int, Piece]
) -> Spot | None:
    """The word before the mark of the note: comments cannot stand inside notes."""
    if mark is None:
        return None
    piece = by_index[mark.paragraph]
    before = piece.paragraph.string[: mark.position].rstrip()
    start = max(before.rfind(" "), before.rfind("\n")) + 1
    note = resolution.citation.note
    return Spot(resolution, piece.index, start, mark.position, piece.near or None, note)


def is_remarkable(spot: Spot) -> bool:
    """Whether a citation is to be annotated: not where a work is only named."""
    return spot.resolution.citation.kind is not Kind.MENTION
