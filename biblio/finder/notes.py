"""Every footnote and endnote is a passage that may cite."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document
from biblio.finder import links


def find(document: Document) -> Iterator[Passage]:
    """One passage a paragraph of every note."""
    for index, note in enumerate(document.notes):
        for at in range(len(note.paragraphs)):
            text = links.spelled_out(document, document.whole(at, index)).strip()
            if text.string:
                kind = Kind(note.kind)
                yield Passage(document, text, kind, Shape.NOTE, mark=note.mark, note=index)
