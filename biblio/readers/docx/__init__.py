"""Word files (.docx, .docm, .dotx) after ECMA-376 and ISO/IEC 29500, strict or transitional.

One module a part: the package, its styles, its numbering, its fields, its notes. Nothing in a file
is opened that is not in it, and no macro is ever looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biblio.readers.wishes import USUAL, Wishes

if TYPE_CHECKING:
    from biblio.document import Document

__all__ = ["read_bytes"]


def read_bytes(data: bytes, path: str, wishes: Wishes = USUAL) -> Document:
    """The document in the bytes of a Word file; raises BiblioError where it cannot be read."""
    # the parser of XML is loaded for Word files only
    from biblio.readers.docx import sheet
    from biblio.readers.shaping import shape

    return shape(sheet.read(data, path, wishes))
