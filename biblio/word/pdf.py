"""Turns a Word file into a PDF by LibreOffice, where it is installed."""

from __future__ import annotations

from biblio import office
from biblio.diagnostics import BiblioError
from biblio.office import program

__all__ = ["MISSING", "program", "to_pdf"]

_SECONDS = 600
# Tagged, so that a screen reader finds headings and notes.
_FILTER = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
# the fonts of our template, and what comes nearest on systems that have them not
_SERIFS = ("Garamond", "Liberation Serif", "Times New Roman", "serif")
_INSTEAD = {"EB Garamond": _SERIFS, "EB Garamond 12": ("EB Garamond", *_SERIFS)}
MISSING = (
    f"A PDF is made by LibreOffice, which is not found here: {office.HOW}, or make a .docx and let"
    " Word save it as a PDF."
)


def to_pdf(data: bytes) -> bytes:
    """The Word file as a PDF; raises BiblioError where LibreOffice is missing or fails."""
    path = program()
    if path is None:
        raise BiblioError(MISSING)
    names = ("packet.docx", "packet.pdf")
    return office.converted(path, data, names, ["--convert-to", _FILTER], _SECONDS, _INSTEAD)
