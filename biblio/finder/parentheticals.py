"""Citations in brackets within the running text: (Orwell, Politics …), (Giddens, 1970, 289)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document, Paragraph
from biblio.finder import links
from biblio.finder.cues import CLOSING
from biblio.parser import segment

_BRACKET = re.compile(r"(?:\((?P<round>[^()]*(?:\([^()]*\)[^()]*)*)\)|\[(?P<square>[^\[\]]*)\])")
_LANGUAGE_AND_URL = re.compile(
    r"(?:in|на|auf|en) [^\W\d_]+:?\s*(?:https?://|www\.)\S+|(?:https?://|www\.)\S+"
)


def find(document: Document) -> Iterator[Passage]:
    """Brackets that hold a citation; several works in one are several passages."""
    for paragraph in document.paragraphs:
        if paragraph.style == "bibliography":
            continue
        for match in _BRACKET.finditer(paragraph.string):
            yield from _in_bracket(document, paragraph, match)


def supplements(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The spans of brackets that only add an address: `(in Russian: https://…)`."""
    for match in _BRACKET.finditer(paragraph.string):
        if _LANGUAGE_AND_URL.fullmatch(match[str(match.lastgroup)].strip()):
            yield match.span(str(match.lastgroup))


def _in_bracket(
    document: Document, paragraph: Paragraph, match: re.Match[str]
) -> Iterator[Passage]:
    group = str(match.lastgroup)
    if group == "square" and match.group().strip("[]").isdigit():
        return
    inside, offset = match[group], match.start(group)
    if _LANGUAGE_AND_URL.fullmatch(inside.strip()):
        return
    quotes = paragraph.string[: match.start()].rstrip(" .,")[-1:] in tuple(CLOSING)
    for piece in segment.pieces(inside):
        text = paragraph.text.cut(offset + piece.start, offset + piece.end)
        yield Passage(
            document,
            text,
            Kind.INLINE,
            Shape.BRACKET,
            signal=piece.signal,
            quotes=quotes,
            italics=links.italics(paragraph, offset + piece.start),
        )
