"""Citations in brackets within the running text: (Orwell, Politics …), (Giddens, 1970, 289)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document, Paragraph
from biblio.finder.attributions import names_a_work
from biblio.finder.cues import CLOSING
from biblio.origins import Where
from biblio.parser import backreferences, evidence, segment
from biblio.parser.rules import label
from biblio.values import pages
from biblio.values.names import Lexicon

_BRACKET = re.compile(r"(?:\((?P<round>[^()]*(?:\([^()]*\)[^()]*)*)\)|\[(?P<square>[^\[\]]*)\])")
_PAGES_ONLY = re.compile(rf"(?:pp?|S|с)\.\s*{pages.PAGE}(?:,\s*{pages.PAGE})*")
_LANGUAGE_AND_URL = re.compile(
    r"(?:in|на|auf|en) [^\W\d_]+:?\s*(?:https?://|www\.)\S+|(?:https?://|www\.)\S+"
)


def find(document: Document, lexicon: Lexicon) -> Iterator[Passage]:
    """Brackets that hold a citation; several works in one are several passages."""
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.style == "bibliography":
            continue
        for match in _BRACKET.finditer(paragraph.string):
            yield from _in_bracket(document, index, match, lexicon)


def supplements(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The spans of brackets that only add an address: `(in Russian: https://…)`."""
    for match in _BRACKET.finditer(paragraph.string):
        if _LANGUAGE_AND_URL.fullmatch(match[str(match.lastgroup)].strip()):
            yield match.span(str(match.lastgroup))


def _in_bracket(
    document: Document, index: int, match: re.Match[str], lexicon: Lexicon
) -> Iterator[Passage]:
    group = str(match.lastgroup)
    if group == "square" and match.group().strip("[]").isdigit():
        return
    inside, offset = match[group], match.start(group)
    if _LANGUAGE_AND_URL.fullmatch(inside.strip()):
        return
    for piece in segment.pieces(inside):
        text = inside[piece.start : piece.end]
        quoted = match.string[: match.start()].rstrip(" .,")[-1:] in tuple(CLOSING)
        if _cites(text, lexicon, after_quotation=quoted):
            cut = document.excerpt(Where(None, index, offset + piece.start, offset + piece.end))
            yield Passage(document, cut, Kind.INLINE, Shape.REFERENCE)


def _cites(text: str, lexicon: Lexicon, *, after_quotation: bool) -> bool:
    if _PAGES_ONLY.fullmatch(text.strip()) or backreferences.read(text):
        return True
    if backreferences.author_date(text, lexicon):
        return True
    spans = label(text, lexicon)
    if not names_a_work(text, lexicon):
        return evidence.cites(text, spans) and any(
            span.label in ("locator", "publisher", "address", "url", "journal") for span in spans
        )
    has = {span.label for span in spans}
    return after_quotation or bool(
        has & {"year", "date", "locator", "publisher", "address", "volume"}
    )
