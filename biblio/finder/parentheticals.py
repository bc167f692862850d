"""Citations in brackets within the running text: (Orwell, Politics …), (Giddens, 1970, 289)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document, Paragraph
from biblio.finder.cues import CLOSING
from biblio.origins import Where
from biblio.parser import segment
from biblio.values import dates, names
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

_BRACKET = Lazy(r"(?:\((?P<round>[^()]*(?:\([^()]*\)[^()]*)*)\)|\[(?P<square>[^\[\]]*)\])")
_ONE_YEAR = Lazy(rf"{dates.YEAR}[a-k]?(?![\w–-])")
_YEARS = Lazy(
    rf"(?P<names>{CAPITAL}[^\d;()]{{1,80}}?),?\s(?P<first>{dates.YEAR}[a-k]?)(?:,\s(?:{dates.YEAR}[a-k]?))+"
)
_NAME = Lazy(rf"(?<![\w’'])(?P<name>{CAPITAL}[\w-]+)\s$")
_LONGEST_NAME = 30
_LANGUAGE_AND_URL = Lazy(
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
    before = match.string[: match.start()]
    if not before and index and match.end() == len(match.string.rstrip(" .")):
        before = document.paragraphs[index - 1].string  # a line of its own behind a quotation
    quotes = before.rstrip(" .,")[-1:] in tuple(CLOSING)
    for piece in _single(inside, segment.pieces(inside)):
        text = document.excerpt(Where(None, index, offset + piece.start, offset + piece.end))
        yield Passage(
            document,
            text,
            Kind.INLINE,
            Shape.BRACKET,
            signal=piece.signal,
            quotes=quotes,
            author=_names_before(inside, piece.start) or _name_before(match, piece, lexicon),
        )


def _name_before(match: re.Match[str], piece: segment.Piece, lexicon: Lexicon) -> str | None:
    """Who is named right before the bracket: `Cole (World of Labour, chap. vi)`."""
    if _ONE_YEAR.fullmatch(match[str(match.lastgroup)]) or piece.signal:
        return None
    name = _NAME.search(match.string, max(match.start() - _LONGEST_NAME, 0), match.start())
    return name["name"] if name and names.family_of(name["name"]) in lexicon.names else None


def _single(inside: str, pieces: Iterable[segment.Piece]) -> Iterator[segment.Piece]:
    """The pieces, those with several years cut to one each: `Steedman, 2001a, 2001b`."""
    for piece in pieces:
        years = _YEARS.fullmatch(inside, piece.start, piece.end)
        if not years:
            yield piece
            continue
        yield replace(piece, end=years.end("first"))
        for year in _ONE_YEAR.finditer(inside, years.end("first"), piece.end):
            yield segment.Piece(*year.span())


def _names_before(inside: str, start: int) -> str | None:
    """Whose further work a bare year in the bracket is."""
    if not _ONE_YEAR.match(inside, start):
        return None
    found = (one for one in _YEARS.finditer(inside) if one.start("first") < start <= one.end())
    years = next(found, None)
    if not years:
        return None
    return " and ".join(name for name, _ in names.split(years["names"]))
