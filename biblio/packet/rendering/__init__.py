"""A packet as a Word file or a PDF: everything that concerns its look, nothing of its content."""

from biblio.packet.layout import Citations, Layout, NotePlace, Numbering, Rendered
from biblio.packet.rendering.paging import print_pdf, typeset
from biblio.packet.rendering.rendering import render

__all__ = [
    "Citations",
    "Layout",
    "NotePlace",
    "Numbering",
    "Rendered",
    "print_pdf",
    "render",
    "typeset",
]
