"""Entries of a numbered list cited by their numbers in square brackets: [3], [1, с. 212; 2]."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document
from biblio.language import cues
from biblio.origins import Where
from biblio.values.patterns import Lazy

_PLACE = (
    rf"(?:{cues.pattern('volume')}|{cues.pattern('page')}|{cues.pattern('leaf')}|{cues.pattern('sided_leaf')})"
    r"\s?[\divxlIVXL][^\[\];]{0,40}"
)
_ONE = rf"\d{{1,3}}(?:[,:]\s?{_PLACE})?"
_BRACKET = Lazy(rf"\[{_ONE}(?:[;,]\s?{_ONE})*\]")
_PART = Lazy(rf"\[?{_ONE}(?:\](?=$))?")
# One that gives a page as well: it is no note's mark, so the others are none either.
_WITH_PLACE = Lazy(rf"\[(?:\d{{1,3}}[;,]\s?)*\d{{1,3}}[,:]\s?{_PLACE}(?:;[^\[\]]*)?\]", sign=r"\[\d")


def gives_places(text: str) -> bool:
    """Whether a bracket of the text cites an entry by its number with a page: `[2, с. 14]`."""
    return _WITH_PLACE.search(text) is not None


def find(document: Document) -> Iterator[Passage]:
    """Each number in such brackets, in a text that gives a page with one of them."""
    running = [
        (index, paragraph.string)
        for index, paragraph in enumerate(document.paragraphs)
        if paragraph.style != "bibliography"
    ]
    if not any(gives_places(text) for _, text in running):
        return
    for index, text in running:
        for bracket in _BRACKET.finditer(text):
            for part in _PART.finditer(bracket.group()):
                start, end = (bracket.start() + at for at in part.span())
                excerpt = document.excerpt(Where(None, index, start, end))
                yield Passage(document, excerpt, Kind.INLINE, Shape.REFERENCE)
