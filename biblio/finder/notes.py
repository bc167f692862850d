"""Every footnote and endnote is a passage that may cite."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document
from biblio.finder import links, remarks
from biblio.finder.reference_lists import listed_names, without_number
from biblio.parser import backreferences, cut


def parts(document: Document) -> Iterator[Passage]:
    """The parts of every note that may each name a work, in order."""
    listed = listed_names(document)
    for note in find(document):
        yield from remarks.works(note, listed) or cut(note)


def is_short(part: Passage) -> bool:
    """Whether a part of a note looks like a name with a year or a page, and nothing else."""
    return backreferences.may_point(part.text.string)


def find(document: Document) -> Iterator[Passage]:
    """One passage a paragraph of every note."""
    for index, note in enumerate(document.notes):
        for at in range(len(note.paragraphs)):
            text = links.spelled_out(document, document.whole(at, index)).strip()
            text = without_number(text) if at else text  # entries of a list that one note took in
            if text.string:
                kind = Kind(note.kind)
                yield Passage(document, text, kind, Shape.NOTE, mark=note.mark, note=index)
