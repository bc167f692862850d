"""Old Word files (.doc): LibreOffice, where it is installed, makes new ones of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biblio import office
from biblio.diagnostics import BiblioError
from biblio.readers.wishes import USUAL, Wishes

if TYPE_CHECKING:
    from biblio.document import Document

__all__ = ["read_bytes"]

# a book of 500 pages takes LibreOffice 20 s, most of that its start
_SECONDS = 120
_NAMES = ("document.doc", "document.docx")
# what is no Word file would be taken for text
_FORMATS = ("--infilter=MS Word 97", "--convert-to", "docx:MS Word 2007 XML")


def read_bytes(data: bytes, path: str, wishes: Wishes = USUAL) -> Document:
    """The document in the bytes; raises BiblioError where it cannot be read.

    LibreOffice runs with an empty profile of its own: no macro runs, no link is followed.
    """
    from biblio.readers import docx

    program = office.program()
    if program is None:
        raise BiblioError(
            f"{path} cannot be read: Word 97 files are read through LibreOffice, which is not found"
            f" here: {office.HOW}, or save the file as .docx in Word first."
        )
    try:
        made = office.converted(program, data, _NAMES, _FORMATS, _SECONDS)
    except BiblioError as error:
        raise BiblioError(f"{path} cannot be read: {error}") from error
    return docx.read_bytes(made, path, wishes)
