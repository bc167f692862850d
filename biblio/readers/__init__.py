"""Readers: from a file in any known format to a Document."""

from __future__ import annotations

import os
from collections.abc import Callable

from biblio import files
from biblio.diagnostics import BiblioError
from biblio.document import Document
from biblio.readers import text

Reader = Callable[[bytes, str], Document]

READERS: dict[str, Reader] = {
    ".txt": text.read_bytes,
    ".text": text.read_bytes,
    ".md": text.read_bytes,
    ".markdown": text.read_bytes,
}
# known, but not read yet
LATER = {
    ".html": "HTML",
    ".htm": "HTML",
    ".xhtml": "HTML",
    ".docx": "Word",
    ".pdf": "PDF",
    ".epub": "EPUB",
    ".odt": "OpenDocument",
}

__all__ = ["LATER", "READERS", "Reader", "read", "read_bytes", "read_text"]


def read(path: str | os.PathLike[str]) -> Document:
    """The document in the file; raises BiblioError where it cannot be read."""
    name = os.fspath(path)
    reader = reader_for(name)
    return reader(files.read_bytes(path), name)


def read_bytes(data: bytes, path: str) -> Document:
    """The document in the bytes; `path` tells the format (standard input is `<stdin>`)."""
    return reader_for(path)(data, path)


def read_text(source: str, path: str) -> Document:
    """The document in a string of plain text."""
    return text.read_text(source, path)


def reader_for(path: str) -> Reader:
    """The reader for the file's suffix; what has an unknown one is taken for text."""
    suffix = os.path.splitext(path)[1].lower()
    if suffix in LATER:
        raise BiblioError(f"{path} cannot be read: {LATER[suffix]} files are not supported yet.")
    return READERS.get(suffix, text.read_bytes)
