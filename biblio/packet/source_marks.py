"""What a document itself has in its text: the marks of its notes, the turns of its pages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from biblio.document import Document, Note, Paragraph
from biblio.packet.model import NoteMark, PageMark
from biblio.packet.pieces import Piece
from biblio.packet.weaving import Mark
from biblio.readers.text.sections import ENDNOTES, FOOTNOTES, kind_of


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
    text, source = paragraph.string, paragraph.alignment.source
    at = bisect_left(range(len(text)), offset, key=source)
    if 0 < at < len(text) and not text[at - 1].isspace() and not text[at].isspace():
        at = next((next_ for next_ in range(at, len(text)) if text[next_].isspace()), len(text))
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def moved_notes(document: Document, marks: Iterable[Mark]) -> Iterator[tuple[Mark, str]]:
    """The marks that stand where the source has none, and why; of several in one place the last."""
    moved: dict[tuple[int, int, str], list[Mark]] = {}
    for mark in marks:
        if isinstance(mark.inline, NoteMark):
            note = document.notes[mark.inline.note]
            if note.anchor_paragraph is None:
                moved.setdefault((mark.paragraph, mark.position, _LOST), []).append(mark)
            elif note.anchor_paragraph != mark.paragraph:
                moved.setdefault((mark.paragraph, mark.position, _OF_TITLE), []).append(mark)
    for (_, _, why), together in moved.items():
        yield together[-1], (why if len(together) == 1 else _OF_SEVERAL[why])


_LOST = "In the source nothing points to this note: its place here is a guess."
_OF_TITLE = "In the source this note belongs to the title."
_OF_SEVERAL = {
    _LOST: "In the source nothing points to these notes: their place here is a guess.",
    _OF_TITLE: "In the source these notes belong to the title.",
}


def headings_of_notes(document: Document) -> Iterator[int]:
    """The headings, such as *Notes*, below which the source has nothing but its notes.

    These are printed elsewhere, and would leave the heading alone.
    """
    notes = sorted(note.place.start for note in document.notes)
    for at, (one, after) in enumerate(pairwise((*document.paragraphs, None))):
        if one and _announces_notes(one) and (after is None or after.style == "heading"):
            first = bisect_left(notes, one.place.end)
            if first < len(notes) and (after is None or notes[first] < after.place.start):
                yield at


def _announces_notes(paragraph: Paragraph) -> bool:
    return paragraph.style == "heading" and kind_of(paragraph.string) in (FOOTNOTES, ENDNOTES)
