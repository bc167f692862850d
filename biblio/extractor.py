"""A document to what it cites: found, parsed and resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from biblio import finder, resolver
from biblio.citation import Citation, Resolution
from biblio.document import Document
from biblio.finder import KnownTitle
from biblio.library import Library
from biblio.values.people import split_names


@dataclass(frozen=True, slots=True)
class Extraction:
    """A document with what it cites, in order: one resolution a citation."""

    document: Document
    resolutions: tuple[Resolution, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations in the order of the source."""
        return tuple(resolution.citation for resolution in self.resolutions)


def extract(document: Document, library: Library | None = None) -> Extraction:
    """Find, parse and resolve the citations of a document.

    Titles of the library are recognised where the running text mentions them.
    """
    citations = finder.find(document, _known_titles(library))
    return Extraction(document, _completed(resolver.resolve(citations)))


def _known_titles(library: Library | None) -> list[KnownTitle]:
    if not library:
        return []
    return [
        KnownTitle(entry.title, split_names(entry.get("author") or ""))
        for entry in library.entries
        if entry.title
    ]


def _completed(resolutions: Sequence[Resolution]) -> tuple[Resolution, ...]:
    """Authors that only the context gave, corrected by a citation of the work that prints them."""
    return tuple(_with_printed_author(resolutions, index) for index in range(len(resolutions)))


def _with_printed_author(resolutions: Sequence[Resolution], index: int) -> Resolution:
    resolution = resolutions[index]
    guessed = [f for f in resolution.citation.fields if f.name == "author" and not f.raw]
    if not guessed or resolution.antecedent is None:
        return resolution
    printed = [
        field
        for field in resolutions[resolution.antecedent].citation.fields
        if field.name == "author"
    ]
    if not printed:
        return resolution
    kept = [field for field in resolution.citation.fields if field.name != "author"]
    known = [replace(field, raw="", start=0, end=0) for field in printed]
    citation = replace(resolution.citation, fields=(*known, *kept))
    return replace(resolution, citation=citation)
