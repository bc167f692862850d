"""A title in quotation marks, who wrote it, and its imprint: `“Salt” by Ann Roe (Marle, 1990)`."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.citation import Kind, Passage, Shape
from biblio.document import Document
from biblio.language import cues
from biblio.origins import Where
from biblio.values import dates, names, places
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, PERSON, Lazy

_AND = rf"(?:,\s|\s{names.AND}\s)"
_BY = rf"(?:{cues.pattern('by')}|{cues.pattern('written_by')})"
_WRITTEN = Lazy(
    rf"[“«„\"]\s?{CAPITAL}[^“”«»„\"]{{2,150}}[”»“\"],?\s{_BY}\s(?P<names>{PERSON}(?:{_AND}{PERSON}){{0,3}})\s"
    rf"\((?P<bracket>[^()]{{2,80}}?[\s,]{dates.YEAR})\)",
    sign=r"[”»“\"],?\s[^\W\d_]{2,5}\s[^()]{4,200}\s\([^()]*\d{4}\)",
)
_TOWN = Lazy(rf"(?P<place>[^:]+),\s{dates.YEAR}")


def find(document: Document, lexicon: Lexicon) -> Iterator[Passage]:
    """Every such title; reviews have one at their head, so headings are looked at as well."""
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.style == "bibliography":
            continue
        for match in _WRITTEN.finditer(paragraph.string):
            made = [name for name, _ in names.split(match["names"])]
            town = _TOWN.fullmatch(match["bracket"])
            if town and places.is_city(town["place"]):
                continue  # “Hope” by Ann Roe (York, 2003) may be a statue or a song
            if all(names.looks_like_person(one, lexicon) for one in made):
                text = document.excerpt(Where(None, index, *match.span()))
                yield Passage(document, text, Kind.INLINE, Shape.REFERENCE)
