"""What a document tells about its own words: which are common, which are names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from biblio.citation import Citation
from biblio.document import Document
from biblio.values import names
from biblio.values.names import Lexicon

_LOWER = re.compile(r"(?<![\w’'/.@-])[^\W\d_A-ZÀ-Þ][\w’]*")


def lexicon(document: Document) -> Lexicon:
    """The words that the document also writes in lower case."""
    common: set[str] = set()
    for string in _strings(document):
        common.update(_LOWER.findall(string))
    return Lexicon(frozenset(common))


def with_names(known: Lexicon, citations: Iterable[Citation]) -> Lexicon:
    """The lexicon with the family names of the authors that citations print."""
    families = {
        names.family_of(field.value)
        for citation in citations
        for field in citation.fields
        if field.name in ("author", "translator", "editor") and field.raw
    }
    return Lexicon(known.common, known.names | frozenset(families - {""}))


def _strings(document: Document) -> Iterator[str]:
    for paragraph in document.paragraphs:
        yield paragraph.string
    for note in document.notes:
        for paragraph in note.paragraphs:
            yield paragraph.string
