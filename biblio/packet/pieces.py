"""The paragraphs of a reading: what each looks like, and the numbers that stay theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from biblio.document import Document, Paragraph
from biblio.packet.model import Look

_LOOKS = {look.value: look for look in Look}
_NUMBERED = frozenset({Look.TEXT, Look.QUOTATION, Look.LIST})


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the document: `index` is its position there, `number` its locator."""

    index: int
    paragraph: Paragraph
    look: Look
    number: int | None


def pieces_of(document: Document, left_out: Iterable[int] = ()) -> tuple[Piece, ...]:
    """The document's paragraphs but for those left out; text, quotations and lists are counted."""
    skipped = frozenset(left_out)
    pieces: list[Piece] = []
    number = 0
    for index, paragraph in enumerate(document.paragraphs):
        if index in skipped or not paragraph.string.strip():
            continue
        look = _LOOKS.get(paragraph.style, Look.TEXT)
        number += look in _NUMBERED
        pieces.append(Piece(index, paragraph, look, number if look in _NUMBERED else None))
    return tuple(pieces)
