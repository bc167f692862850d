"""A packet as Word file, PDF, page or e-book: everything that concerns its look, no content."""

from biblio.packet.layout import Citations, Layout, NotePlace, Numbering, Rendered
from biblio.packet.rendering.paging import print_pdf, typeset
from biblio.packet.rendering.rendering import render
from biblio.packet.rendering.web import render_book, render_page

__all__ = [
    "Citations",
    "Layout",
    "NotePlace",
    "Numbering",
    "Rendered",
    "print_pdf",
    "render",
    "render_book",
    "render_page",
    "typeset",
]
