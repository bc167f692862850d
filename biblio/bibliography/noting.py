"""The notes of documents, each citation formatted: first in full, then short, as the style does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from biblio.bibliography.builder import Builder
from biblio.bibliography.citing import title_of
from biblio.bibliography.engine import Engine, items_of
from biblio.bibliography.headings import headings
from biblio.bibliography.listing import Composed, Listing, Section
from biblio.bibliography.notes import CitingNote, Reset, notes
from biblio.bibliography.short_titles import with_short_title
from biblio.document import Run
from biblio.extractor import Extraction
from biblio.library import Library


def formatted_notes(
    library: Library, extractions: Sequence[Extraction], engine: Engine, reset: Reset
) -> Composed:
    """Each note that cites works, with its mark and its line; a section a document.

    Remarks of a note are not repeated: what is formatted are its citations. Those of works that the
    library has no entry for stay as they are printed. A work cited again has its short title.
    """
    documents = notes(extractions, library, reset)
    clusters = [note.cluster for document in documents for note in document if note.cluster]
    keys = tuple(dict.fromkeys(cite.key for cluster in clusters for cite in cluster.cites))
    items = [with_short_title(item) for item in items_of(library, keys)]
    formatted = engine.format(items, clusters)
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
        runs = [next(rest) if note.cluster else note.printed for note in document]
        yield builder.notes(document, runs, line, heading)
