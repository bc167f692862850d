"""What documents cite of a library: the keys of its entries in order, and what it has not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from biblio.citation import Citation, Form, Resolution
from biblio.diagnostics import Diagnostic, Position
from biblio.document import Document
from biblio.library import Library

if TYPE_CHECKING:
    from biblio.extractor import Extraction


def cited_keys(
    extraction: Extraction, library: Library, *, mentions: bool = True
) -> tuple[str, ...]:
    """The entries that a document cites, each once, in the order in which a reader meets them.

    The extraction is one whose citations `gather` gave their keys. `mentions` counts works that
    the running text only names.
    """
    found = (extraction.resolutions[at] for at in in_reading_order(extraction))
    counted = (one for one in found if mentions or one.citation.form is not Form.MENTION)
    return tuple(dict.fromkeys(key for one in counted if (key := known_key(one, library))))


def known_key(resolution: Resolution, library: Library) -> str | None:
    """The key of the library's own entry that a citation means, or None."""
    key = resolution.key
    return key if key and library.get(key) else None


def in_reading_order(extraction: Extraction) -> list[int]:
    """The positions of the citations in the order of reading: a note is read at its mark."""
    citations, document = extraction.citations, extraction.document
    return sorted(range(len(citations)), key=lambda at: (met_at(document, citations[at]), at))


def met_at(document: Document, citation: Citation) -> int:
    """The source offset at which the reader meets the citation."""
    note = None if citation.note is None else document.notes[citation.note]
    if note is None or note.anchor is None or note.anchor_paragraph is None:
        return citation.place.start
    at: int = document.paragraphs[note.anchor_paragraph].alignment.at(note.anchor)
    return at


def title_of(extraction: Extraction) -> str:
    """What the document is called: its title, or the name of its file."""
    return extraction.document.title or PurePath(extraction.document.path).name


def unanswered(
    extractions: Iterable[Extraction], library: Library, *, mentions: bool = True
) -> list[Diagnostic]:
    """The citations that no entry of the library answers, a work once a document."""
    return [
        finding
        for extraction in extractions
        for finding in _unanswered(extraction, library, mentions=mentions)
    ]


def _unanswered(
    extraction: Extraction, library: Library, *, mentions: bool
) -> Iterator[Diagnostic]:
    told: set[str] = set()
    for one in extraction.resolutions:
        if not (mentions or one.citation.form is not Form.MENTION):
            continue
        if known_key(one, library) or one.key in told:
            continue
        if one.key:
            told.add(one.key)
        yield _told(one, library.path or "the library")


def _told(resolution: Resolution, library: str) -> Diagnostic:
    place, text = resolution.citation.place, resolution.citation.text
    candidates = " or ".join(resolution.candidates)
    said = f"may be {candidates}" if candidates else f"there is no entry for it in {library}"
    return Diagnostic("unanswered", f"“{text}”: {said}", Position(place.path, place.line))
