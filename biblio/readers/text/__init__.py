"""The reader of plain text: notes lifted, lines, words and sentences rejoined."""

from __future__ import annotations

from biblio.diagnostics import Diagnostic
from biblio.document import Document
from biblio.readers import source
from biblio.readers.text.reader import read_source
from biblio.readers.wishes import USUAL, Wishes

__all__ = ["read_bytes", "read_text"]


def read_bytes(data: bytes, path: str, wishes: Wishes = USUAL) -> Document:
    """The document in the bytes of a text file."""
    return source.of_bytes(_read, data, path)


def read_text(text: str, path: str) -> Document:
    """The document in a string; `path` is the name it goes by."""
    return source.of_string(_read, text, path)


def _read(text: str, path: str, sha256: str, found: tuple[Diagnostic, ...]) -> Document:
    return read_source(text, path, sha256, found).document
