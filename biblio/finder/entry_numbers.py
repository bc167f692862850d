"""The numbers by which a text refers to the entries of its list: [7], [2, p. 14], [3; 5]."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document, Paragraph
from biblio.origins import Where
from biblio.parser import backreferences
from biblio.values.patterns import Lazy

# A letter alone before it is an array’s, a[3]; a word may be touched: gardeners[3].
_BRACKET = Lazy(
    r"(?<!(?<!\w)\w)\[(?P<inside>\d{1,3}(?:\s?[,;:–-][^\[\]\n]{1,80})?)\]", sign=r"\[\d"
)
# One number, or the first and the last of a row, and where in it; behind a place only `;` parts.
_REFERENCE = Lazy(
    r"\s?(?P<number>\d{1,3})(?:\s?[–-]\s?\d{1,3})?"
    r"(?:(?:,(?!\s?\d)[^;]{1,60}|:\s?\d[\d–-]*)(?=;|$)|(?=\s?[,;]|$))\s?[,;]?"
)


def find(document: Document) -> Iterator[Passage]:
    """Each reference by number; a bracket that refers to several works is several passages."""
    listed = sum(one.style == "bibliography" for one in document.paragraphs)
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.style in ("bibliography", "heading"):
            continue
        for start, end in _references(paragraph, listed):
            text = document.excerpt(Where(None, index, start, end))
            yield Passage(document, text, Kind.INLINE, Shape.NUMBER)


def _references(paragraph: Paragraph, listed: int) -> Iterator[tuple[int, int]]:
    """The spans of references by number to so many entries; the brackets belong to them.

    Where none is listed, only what names a page is one: the list may stand elsewhere.
    """
    for bracket in _BRACKET.finditer(paragraph.string):
        start, end = bracket.span("inside")
        found = list(_REFERENCE.finditer(paragraph.string, start, end))
        if not found or found[-1].end() != end:
            continue
        known = all(0 < int(one["number"]) <= listed for one in found)
        if known or (not listed and backreferences.names_page(bracket.group())):
            begins = [bracket.start(), *(one.start("number") for one in found[1:])]
            ends = [one.start() + len(one.group().rstrip(" ,;")) for one in found[:-1]]
            ends.append(bracket.end())
            yield from zip(begins, ends, strict=True)
