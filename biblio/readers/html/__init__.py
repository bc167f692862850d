"""The reader of web pages: the article's text and notes, without what frames it.

The source's tags with their offsets become a tree (`scanner`, `tree`); links tell its notes
(`links`, `notes`); what is furniture is left out and told (`article`); the rest is `flow`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biblio.readers.wishes import USUAL, Wishes

if TYPE_CHECKING:
    from biblio.document import Document

__all__ = ["read_bytes", "read_text"]


def read_bytes(data: bytes, path: str, wishes: Wishes = USUAL) -> Document:
    """The document in the bytes of a page; raises BiblioError where it cannot be read."""
    # the reader is loaded for web pages only
    from functools import partial

    from biblio.readers import source
    from biblio.readers.html.reading import read_source

    return source.of_bytes(partial(read_source, pictures=wishes.pictures), data, path)


def read_text(text: str, path: str) -> Document:
    """The document in a string; `path` is the name it goes by."""
    from biblio.readers import source
    from biblio.readers.html.reading import read_source

    return source.of_string(read_source, text, path)
