"""Every footnote and endnote is a passage that may cite."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document
from biblio.finder import links


def find(document: Document) -> Iterator[Passage]:
    """One passage a paragraph of every note."""
    for index, note in enumerate(document.notes):
        kind = Kind.ENDNOTE if note.place.part == "endnote" else Kind.FOOTNOTE
        for paragraph in note.paragraphs:
            text = links.spelled_out(paragraph).strip()
            if text.string:
                yield Passage(document, text, kind, Shape.NOTE, mark=note.mark, note=index)
