"""The notes of documents, each citation formatted: first in full, then short, as the style does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from biblio.bibliography.builder import Builder
from biblio.bibliography.citing import title_of
from biblio.bibliography.engine import Engine, items_of
from biblio.bibliography.headings import headings
from biblio.bibliography.listing import Composed, Listing, Section
from biblio.bibliography.notes import CitingNote, Reset, notes
from biblio.document import Run
from biblio.extractor import Extraction
from biblio.library import Library


def formatted_notes(
    library: Library, extractions: Sequence[Extraction], engine: Engine, reset: Reset
) -> Composed:
    """Each note that cites an entry of the library, with its mark and line; a section a document.

    Remarks of a note are not repeated: what is formatted are its citations.
    """
    documents = notes(extractions, library, reset)
    clusters = [note.cluster for document in documents for note in document]
    keys = tuple(dict.fromkeys(cite.key for cluster in clusters for cite in cluster.cites))
    formatted = engine.format(items_of(library, keys), clusters)
    words = headings(engine.language)
    sections = tuple(_sections(extractions, documents, formatted.citations, words["line"]))
    listing = Listing(sections, engine.language, words["notes"])
    return Composed(listing, keys, formatted.diagnostics)


def _sections(
    extractions: Sequence[Extraction],
    documents: Sequence[tuple[CitingNote, ...]],
    citations: Sequence[tuple[Run, ...]],
    line: str,
) -> Iterator[Section]:
    builder, rest = Builder(), iter(citations)
    for extraction, document in zip(extractions, documents, strict=True):
        heading = title_of(extraction) if len(documents) > 1 else None
        yield builder.notes(document, [next(rest) for _ in document], line, heading)
