"""References set into the running text: a title with its imprint, volume or page behind it."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document
from biblio.parser import embedded, evidence, segment
from biblio.parser.rules import label
from biblio.values.names import Lexicon


def find(document: Document, lexicon: Lexicon) -> Iterator[Passage]:
    """`Bancroft in his Native Races, Vol. V, p. 16`: what stands without brackets or marks."""
    for paragraph in document.paragraphs:
        if paragraph.style in ("heading", "bibliography"):
            continue
        for start, end in embedded.candidates(paragraph.string, brackets=False):
            piece = segment.without_signal(paragraph.string, start, end)
            text = paragraph.string[piece.start : piece.end]
            if evidence.cites(text, label(text, lexicon)):
                cut = paragraph.text.cut(piece.start, piece.end)
                yield Passage(document, cut, Kind.INLINE, Shape.REFERENCE)
