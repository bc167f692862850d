"""Readers: from a file in any known format to a Document."""

from __future__ import annotations

import os
from collections.abc import Callable

from biblio import files
from biblio.diagnostics import BiblioError
from biblio.document import Document
from biblio.readers import markdown, text

Reader = Callable[[bytes, str], Document]

READERS: dict[str, Reader] = {
    ".txt": text.read_bytes,
    ".text": text.read_bytes,
    ".md": markdown.read_bytes,
    ".markdown": markdown.read_bytes,
}
# known, but not read yet
LATER = {
    ".html": "HTML",
    ".htm": "HTML",
    ".xhtml": "HTML",
    ".doc": "Word",
    ".docx": "Word",
    ".pdf": "PDF",
    ".epub": "EPUB",
    ".odt": "OpenDocument",
    ".rtf": "RTF",
    ".tex": "LaTeX",
    ".bib": "BibTeX",
    ".json": "JSON",
}
# how such files begin, whatever they are called
_BEGINNINGS = {b"%pdf-": "PDF", b"{\\rtf": "RTF", b"<!doctype html": "HTML", b"<html": "HTML"}
_HEAD = 512

__all__ = ["LATER", "READERS", "Reader", "read", "read_bytes", "read_text"]


def read(path: str | os.PathLike[str]) -> Document:
    """The document in the file; raises BiblioError where it cannot be read."""
    name = os.fspath(path)
    reader = reader_for(name)
    return _checked(reader, files.read_bytes(path), name)


def read_bytes(data: bytes, path: str) -> Document:
    """The document in the bytes; `path` tells the format (standard input is `<stdin>`)."""
    return _checked(reader_for(path), data, path)


def read_text(source: str, path: str) -> Document:
    """The document in a string of plain text."""
    return text.read_text(source, path)


def reader_for(path: str) -> Reader:
    """The reader for the file's suffix; what has an unknown one is taken for text."""
    suffix = os.path.splitext(path)[1].lower()
    if suffix in LATER:
        raise _not_yet(path, LATER[suffix])
    return READERS.get(suffix, text.read_bytes)


def _checked(reader: Reader, data: bytes, path: str) -> Document:
    """The document, unless it begins as a file of another kind does, its suffix notwithstanding."""
    # Without NULs, UTF-16 has its ASCII characters as they are.
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    for beginning, name in _BEGINNINGS.items():
        if head.startswith(beginning) or (head.startswith(b"<?xml") and beginning in head):
            raise _not_yet(path, name)
    return reader(data, path)


def _not_yet(path: str, name: str) -> BiblioError:
    return BiblioError(
        f"{path} cannot be read: {name} files are not supported yet; save it as plain text first."
    )
