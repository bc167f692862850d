"""What a document itself has in its text: the marks of its notes, the turns of its pages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from biblio.document import Document, Note, Paragraph
from biblio.packet.drafting.paragraphs import Piece
from biblio.packet.model import CommentMark, NoteMark, PageMark


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to stand before the character `position` of the document's paragraph."""

    paragraph: int
    position: int
    inline: NoteMark | PageMark | CommentMark


def note_marks(document: Document, pieces: Sequence[Piece]) -> Iterator[Mark]:
    """The marks of all notes, if there are any pieces; `note` is the document's number.

    A note whose place is in none of them goes to the end of one: a note that nothing points to,
    to the paragraph that the source has before it; a note on the title, to the first.
    """
    lengths = {piece.index: len(piece.paragraph.string) for piece in pieces}
    for number, note in enumerate(document.notes if pieces else ()):
        index, position = note.anchor_paragraph, note.anchor
        if index not in lengths or position is None:
            index = _last_before(pieces, note)
            position = lengths[index]
        yield Mark(index, min(position, lengths[index]), NoteMark(number))


def _last_before(pieces: Sequence[Piece], note: Note) -> int:
    """The paragraph that begins last before the note or its lost anchor, else the first."""
    if note.anchor_paragraph is None:
        before = bisect_left(pieces, note.place.start, key=lambda one: one.paragraph.place.start)
    else:
        before = bisect_left(pieces, note.anchor_paragraph, key=lambda piece: piece.index)
    return pieces[max(before - 1, 0)].index


def page_marks(document: Document, pieces: Sequence[Piece]) -> tuple[Mark, ...]:
    """Where in these pieces a page of the source begins; between two words, never inside one.

    Of pages that all begin at one place, their text being left out, the last counts.
    """
    starts = [piece.paragraph.place.start for piece in pieces]
    found: dict[tuple[int, int], Mark] = {}
    for offset, page in document.pages:
        at = max(bisect_left(starts, offset + 1) - 1, 0)
        at += bool(pieces) and offset >= pieces[at].paragraph.place.end
        if at < len(pieces):
            index, position = pieces[at].index, _position(pieces[at].paragraph, offset)
            found[index, position] = Mark(index, position, PageMark(page))
    return tuple(found.values())


def _position(paragraph: Paragraph, offset: int) -> int:
    text, source = paragraph.string, paragraph.alignment.at
    at = bisect_left(range(len(text)), offset, key=source)
    if 0 < at < len(text) and not text[at - 1].isspace() and not text[at].isspace():
        at = next((next_ for next_ in range(at, len(text)) if text[next_].isspace()), len(text))
    while at < len(text) and text[at].isspace():
        at += 1
    return at
