"""What a document itself has in its text: the marks of its notes, the turns of its pages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from biblio.document import Document, Note
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
    to the paragraph that the source has before it; a note on the title, to the first. One that is
    called again has several marks.
    """
    lengths = {piece.index: len(piece.paragraph.string) for piece in pieces}
    for number, note in enumerate(document.notes if pieces else ()):
        index, position = note.anchor_paragraph, note.anchor
        if index not in lengths or position is None:
            index = _last_before(pieces, note)
            position = lengths[index]
        yield Mark(index, min(position, lengths[index]), NoteMark(number))
        for again, at in note.again:
            if again in lengths:
                yield Mark(again, min(at, lengths[again]), NoteMark(number))


def _last_before(pieces: Sequence[Piece], note: Note) -> int:
    """The last paragraph before the note or its lost anchor in the source, else the first."""
    if note.anchor_paragraph is None:
        first = 0 if note.after is None else note.after + 1
    else:
        first = note.anchor_paragraph
    before = bisect_left(pieces, first, key=lambda piece: piece.index)
    return pieces[max(before - 1, 0)].index


def page_marks(document: Document, pieces: Sequence[Piece]) -> Iterator[Mark]:
    """Where in these pieces a page of the source begins; between two words, never inside one.

    Of pages that all begin at one place, their text being left out, the last counts.
    """
    before: str | None = None
    for piece in pieces:
        found: dict[int, str] = {}
        for position, page in document.turns(document.whole(piece.index)):
            if page and page != before:
                found[_between_words(piece.paragraph.string, position)] = page
                before = page
        for position, page in found.items():
            yield Mark(piece.index, position, PageMark(page))


def _between_words(text: str, at: int) -> int:
    if 0 < at < len(text) and not text[at - 1].isspace() and not text[at].isspace():
        at = next((next_ for next_ in range(at, len(text)) if text[next_].isspace()), len(text))
    while at < len(text) and text[at].isspace():
        at += 1
    return at
