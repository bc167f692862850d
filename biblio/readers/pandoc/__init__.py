"""OpenDocument, RTF, LaTeX, JATS and others: pandoc reads them, and its tree is read here.

Pandoc runs in its sandbox, with little time and memory: no file that a document names (`\\input`,
pictures) is opened, and nothing is fetched. Its tree knows no places in the file: of a passage only
its paragraph or its note is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biblio.readers.wishes import USUAL, Wishes

if TYPE_CHECKING:
    from biblio.document import Document

__all__ = ["read_bytes"]


def read_bytes(data: bytes, path: str, wishes: Wishes = USUAL, *, dialect: str) -> Document:
    """The document in the bytes; `dialect` is the format by pandoc's name.

    Raises BiblioError where pandoc cannot read it, or would take too much time or memory.
    """
    from biblio.readers.pandoc import sheet
    from biblio.readers.shaping import shape

    return shape(sheet.read(data, path, dialect))
