"""What a document itself has in its text: the marks of its notes, the turns of its pages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from biblio.document import Document, Paragraph
from biblio.packet.model import NoteMark, PageMark
from biblio.packet.pieces import Piece
from biblio.packet.weaving import Mark


def note_marks(document: Document, pieces: Sequence[Piece]) -> Iterator[Mark]:
    """The marks of all notes whose place is in these pieces; `note` is the document's number.

    A note that nothing points to goes to the end of the paragraph that the source has before it.
    """
    lengths = {piece.index: len(piece.paragraph.string) for piece in pieces}
    for number, note in enumerate(document.notes):
        index, position = note.anchor_paragraph, note.anchor
        if index is None or position is None:
            index = paragraph_before(pieces, note.place.start)
            position = lengths.get(index, 0)
        if index in lengths:
            yield Mark(index, min(position, lengths[index]), NoteMark(number))


def paragraph_before(pieces: Sequence[Piece], offset: int) -> int:
    """The paragraph that begins last before the source offset; the first where none does."""
    before = [piece.index for piece in pieces if piece.paragraph.place.start < offset]
    return before[-1] if before else pieces[0].index if pieces else 0


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
    text, source = paragraph.string, paragraph.alignment.source
    at = bisect_left(range(len(text)), offset, key=source)
    if 0 < at < len(text) and not text[at - 1].isspace() and not text[at].isspace():
        at = next((next_ for next_ in range(at, len(text)) if text[next_].isspace()), len(text))
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def unmarked_notes(document: Document, marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks that were put where the source has none."""
    for mark in marks:
        if isinstance(mark.inline, NoteMark) and document.notes[mark.inline.note].anchor is None:
            yield mark
