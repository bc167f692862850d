"""The reader of Markdown: markup becomes looks and styles, notes are set apart."""

from __future__ import annotations

from biblio.document import Document
from biblio.readers import source
from biblio.readers.wishes import USUAL, Wishes

__all__ = ["read_bytes", "read_text"]


def read_bytes(data: bytes, path: str, wishes: Wishes = USUAL) -> Document:
    """The document in the bytes of a Markdown file."""
    # the parser is loaded for Markdown only
    from biblio.readers.markdown.reader import read_source

    return source.of_bytes(read_source, data, path)


def read_text(text: str, path: str) -> Document:
    """The document in a string; `path` is the name it goes by."""
    from biblio.readers.markdown.reader import read_source

    return source.of_string(read_source, text, path)
