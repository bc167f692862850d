"""Every footnote and endnote is a passage that may cite."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document
from biblio.excerpt import Excerpt
from biblio.finder import links, remarks
from biblio.finder.reference_lists import listed_names, without_number
from biblio.parser import backreferences, cut
from biblio.values.patterns import Lazy

_COLON = Lazy(r":\s+")
_COLON_OR_DASH = Lazy(r"[:–—-]\s+")


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
    dashed = _are_dashed(document)
    for index, note in enumerate(document.notes):
        for at in range(len(note.paragraphs)):
            text = links.spelled_out(document, document.whole(at, index)).strip()
            text = without_number(text) if at else _without_sign(text, dashed=dashed)
            if text.string:
                kind = Kind(note.kind)
                yield Passage(document, text, kind, Shape.NOTE, mark=note.mark, note=index)


def _without_sign(text: Excerpt, *, dashed: bool) -> Excerpt:
    """The note without what parts it from its number: `1 : Noll, Le sel`, `1 – Noll, Il sale`."""
    sign = (_COLON_OR_DASH if dashed else _COLON).match(text.string)
    return text.cut(sign.end(), len(text)) if sign else text


def _are_dashed(document: Document) -> bool:
    """Whether every note begins with a dash: before one alone it is the author just named."""
    first = [note.paragraphs[0].string for note in document.notes if note.paragraphs]
    return len(first) > 1 and all(_COLON_OR_DASH.match(one.lstrip()) for one in first)
