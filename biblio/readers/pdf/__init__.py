"""PDFs: what stands on pages becomes running text with its notes, every word tied to its box.

`fragments` takes the words off the pages, `lines` puts them in order of reading, `furniture` finds
heads and numbers of pages, `notes` the notes at their feet, `paragraphs` the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biblio.diagnostics import BiblioError
from biblio.readers.wishes import USUAL, Wishes

if TYPE_CHECKING:
    from biblio.document import Document

__all__ = ["read_bytes"]


def read_bytes(data: bytes, path: str, wishes: Wishes = USUAL) -> Document:
    """The document in the bytes of a PDF; raises BiblioError where it cannot be read."""
    from importlib.util import find_spec

    if find_spec("pypdfium2") is None:
        raise BiblioError(
            f"{path} cannot be read: PDFs need the extra pdf: pip install 'biblio-toolkit[pdf]'."
        )
    from biblio.readers.pdf import sheet
    from biblio.readers.shaping import shape

    return shape(sheet.read(data, path))
