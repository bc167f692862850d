"""Citations in brackets within the running text: (Orwell, Politics …), (Giddens, 1970, 289)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document, Paragraph
from biblio.finder.cues import CLOSING
from biblio.origins import Where
from biblio.parser import segment

_BRACKET = re.compile(r"(?:\((?P<round>[^()]*(?:\([^()]*\)[^()]*)*)\)|\[(?P<square>[^\[\]]*)\])")
_LANGUAGE_AND_URL = re.compile(
    r"(?:in|на|auf|en) [^\W\d_]+:?\s*(?:https?://|www\.)\S+|(?:https?://|www\.)\S+"
)


def find(document: Document) -> Iterator[Passage]:
    """Brackets that hold a citation; several works in one are several passages."""
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.style == "bibliography":
            continue
        for match in _BRACKET.finditer(paragraph.string):
            yield from _in_bracket(document, index, match)


def supplements(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The spans of brackets that only add an address: `(in Russian: https://…)`."""
    for match in _BRACKET.finditer(paragraph.string):
        if _LANGUAGE_AND_URL.fullmatch(match[str(match.lastgroup)].strip()):
            yield match.span(str(match.lastgroup))


def _in_bracket(document: Document, index: int, match: re.Match[str]) -> Iterator[Passage]:
    group = str(match.lastgroup)
    if group == "square" and match.group().strip("[]").isdigit():
        return
    inside, offset = match[group], match.start(group)
    if _LANGUAGE_AND_URL.fullmatch(inside.strip()):
        return
    quotes = match.string[: match.start()].rstrip(" .,")[-1:] in tuple(CLOSING)
    for piece in segment.pieces(inside):
        text = document.excerpt(Where(None, index, offset + piece.start, offset + piece.end))
        yield Passage(
            document,
            text,
            Kind.INLINE,
            Shape.BRACKET,
            signal=piece.signal,
            quotes=quotes,
        )
