"""Where in a reading its citations stand: the characters of the body that a remark belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from biblio.citation import Kind, Resolution
from biblio.document import Note
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
    """The citations that stand in these pieces and their notes, in the order of the source."""
    by_index = {piece.index: piece for piece in pieces}
    of_note = {mark.inline.note: mark for mark in marks if isinstance(mark.inline, NoteMark)}
    found = (_spot(resolution, pieces, by_index, of_note) for resolution in extraction.resolutions)
    return tuple(spot for spot in found if spot)


def _spot(
    resolution: Resolution,
    pieces: Sequence[Piece],
    by_index: Mapping[int, Piece],
    of_note: Mapping[int, Mark],
) -> Spot | None:
    note = resolution.citation.note
    if note is not None:
        return _at_mark(resolution, of_note.get(note), by_index)
    place = resolution.citation.place
    at = bisect_right(pieces, place.start, key=lambda one: one.paragraph.place.start) - 1
    if at < 0 or place.start >= pieces[at].paragraph.place.end:
        return None
    piece = pieces[at]
    length = len(piece.paragraph.string)
    start, end = piece.paragraph.alignment.positions(place.start, place.end, length)
    return Spot(resolution, piece.index, start, end, piece.near or None) if end else None


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


def passages_in(
    note: Note, resolutions: Iterable[Resolution]
) -> Iterator[tuple[int, int, int, Resolution]]:
    """For each citation in the note: its paragraph there, its characters, what it means."""
    for resolution in resolutions:
        place = resolution.citation.place
        for number, paragraph in enumerate(note.paragraphs):
            length = len(paragraph.string)
            start, end = paragraph.alignment.positions(place.start, place.end, length)
            if end:
                yield number, start, end, resolution
                break


def is_remarkable(spot: Spot) -> bool:
    """Whether a citation is to be annotated: not where a work is only named."""
    return spot.resolution.citation.kind is not Kind.MENTION
