"""What documents cite of a library: the keys of its entries in order, and what it has not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from biblio.citation import Form, Resolution
from biblio.confidence import is_left_out
from biblio.diagnostics import Diagnostic
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
    found = extraction.resolutions
    counted = (one for one in found if mentions or one.citation.form is not Form.MENTION)
    return tuple(dict.fromkeys(key for one in counted if (key := known_key(one, library))))


def known_key(resolution: Resolution, library: Library) -> str | None:
    """The key of the library's own entry that a citation means, or None."""
    key = resolution.key
    return key if key and library.get(key) else None


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
        if known_key(one, library) or one.key in told or is_left_out(one):
            continue
        if one.key:
            told.add(one.key)
        yield _told(one, extraction.document, library.path or "the library")


def _told(resolution: Resolution, document: Document, library: str) -> Diagnostic:
    where, text = resolution.citation.where, resolution.citation.text
    candidates = " or ".join(resolution.candidates)
    said = f"may be {candidates}" if candidates else f"there is no entry for it in {library}"
    return Diagnostic("unanswered", f"“{text}”: {said}", document.told(where))
