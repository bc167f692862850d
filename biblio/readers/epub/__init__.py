"""The reader of e-books (EPUB 2 and 3): the pages of a book in their order, one Document.

Each page goes through the reader of web pages; links are followed from page to page, so that notes
at the end of the book are tied to their marks. Places are parts of the package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biblio.readers.wishes import USUAL, Wishes

if TYPE_CHECKING:
    from biblio.document import Document

__all__ = ["read_bytes"]


def read_bytes(data: bytes, path: str, wishes: Wishes = USUAL) -> Document:
    """The document in the bytes of an e-book; raises BiblioError where it cannot be read."""
    # the reader is loaded for e-books only
    from biblio.readers.epub import book
    from biblio.readers.shaping import shape

    return shape(book.read(data, path, pictures=wishes.pictures))
