"""The reader of plain text: notes lifted, lines, words and sentences rejoined."""

from __future__ import annotations

import hashlib

from biblio.diagnostics import BiblioError
from biblio.document import Document
from biblio.encoding import decode
from biblio.readers.text.reading import read_source

__all__ = ["read_bytes", "read_text"]


def read_bytes(data: bytes, path: str) -> Document:
    """The document in the bytes of a text file."""
    decoded = decode(data, path)
    _refuse_empty(decoded.text, path)
    sha256 = hashlib.sha256(data).hexdigest()
    return read_source(decoded.text, path, sha256, tuple(decoded.diagnostics)).document


def read_text(text: str, path: str) -> Document:
    """The document in a string; `path` is the name it goes by."""
    _refuse_empty(text, path)
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return read_source(text, path, sha256).document


def _refuse_empty(text: str, path: str) -> None:
    if not text.strip():
        raise BiblioError(f"{path} is empty.")
