"""Which entry of a library each citation of a document means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from biblio.bibliography.citing import known_key
from biblio.extractor import Extraction
from biblio.gatherer import gather
from biblio.library import Library
from biblio.record.edition import Edition


def keyed(extractions: Sequence[Extraction], library: Library) -> tuple[Extraction, ...]:
    """The extractions, each citation with the key of its entry.

    A note that prints some pages of an article where another prints all of them means the same
    article: what finds no entry is looked for once more without pages.
    """
    _, strict = gather(extractions, library)
    if not any(_is_lost(one, library) for one in strict):
        return strict
    _, loose = gather(extractions, Library(tuple(map(_without_pages, library)), library.path))
    return tuple(_with_found(one, other, library) for one, other in zip(strict, loose, strict=True))


def _is_lost(extraction: Extraction, library: Library) -> bool:
    return any(
        one.citation.value("pages") and not known_key(one, library)
        for one in extraction.resolutions
    )


def _without_pages(entry: Edition) -> Edition:
    return replace(entry, fields=tuple(field for field in entry.fields if field[0] != "pages"))


def _with_found(strict: Extraction, loose: Extraction, library: Library) -> Extraction:
    pairs = zip(strict.resolutions, loose.resolutions, strict=True)
    return replace(
        strict,
        resolutions=tuple(one if known_key(one, library) else other for one, other in pairs),
    )
