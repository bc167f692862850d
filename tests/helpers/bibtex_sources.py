"""What is read of a BibTeX source, and libraries with one entry changed."""

from __future__ import annotations

from dataclasses import replace

from biblio.formats.bibtex import read
from biblio.library import Library
from biblio.record.edition import Edition


def entries(source: str | bytes) -> tuple[Edition, ...]:
    return read(source, "a.bib").library.entries


def only(source: str | bytes) -> dict[str, str]:
    (entry,) = entries(source)
    return dict(entry.fields)


def findings(source: str | bytes) -> list[tuple[str, int | None]]:
    return [(finding.code, finding.position.line) for finding in read(source, "a.bib").diagnostics]


def with_fields(library: Library, key: str, **fields: str | None) -> Library:
    """The library with these fields added to one entry, or replaced in it; None takes one away."""

    def changed(entry: Edition) -> Edition:
        merged = {**dict(entry.fields), **fields}
        kept = tuple((name, value) for name, value in merged.items() if value is not None)
        return replace(entry, fields=kept) if entry.key == key else entry

    return Library(tuple(changed(entry) for entry in library.entries))
