"""Two passes: LibreOffice lays the packet out, and its pages go into the table of contents."""

from __future__ import annotations

from dataclasses import replace

from biblio import progress
from biblio.diagnostics import BiblioError, Diagnostic, Position
from biblio.packet.layout import Layout, NotePlace, Rendered, Sheets
from biblio.packet.model import Packet
from biblio.packet.rendering.rendering import render
from biblio.word import pdf, sheets
from biblio.word.outline import pages_of_headings

ESTIMATED = "DOC104"
_PASSES = 2


def typeset(packet: Packet, layout: Layout) -> Rendered:
    """The packet with true page numbers where LibreOffice is there, else with estimated ones.

    A LibreOffice that fails is told, and the numbers are estimated.
    """
    if pdf.program() is None or layout.folios is not None:
        return render(packet, layout)
    try:
        folios = _folios(packet, layout)
    except BiblioError as error:
        rendered = render(packet, layout)
        told = Diagnostic(ESTIMATED, f"page numbers are estimated: {error}", Position("contents"))
        return replace(rendered, diagnostics=(*rendered.diagnostics, told))
    return render(packet, replace(layout, folios=folios))


def print_pdf(packet: Packet, layout: Layout) -> Rendered:
    """The packet as a PDF; raises BiblioError where LibreOffice is missing or fails.

    It has no comments, which are for the screen: LibreOffice 7.4 loses footnotes between them.
    """
    layout = replace(layout, comments=False, writes_endnotes=layout.notes is NotePlace.ENDNOTES)
    if layout.folios is None:
        layout = replace(layout, folios=_folios(packet, layout))
    rendered = render(packet, layout)
    progress.tell("layout by LibreOffice", _PASSES, _PASSES)
    return replace(rendered, data=_laid_out(pdf.to_pdf(rendered.data), layout))


def _laid_out(data: bytes, layout: Layout) -> bytes:
    """The PDF with as many pages on a sheet as are wanted."""
    if layout.sheets is Sheets.SINGLE:
        return data
    return sheets.two_up(data, folded=layout.sheets is Sheets.BOOKLET)


def _folios(packet: Packet, layout: Layout) -> tuple[str, ...] | None:
    """The printed numbers of the pages on which the headings stand, in order.

    None where the outline of the PDF is not that of the packet.
    """
    draft = render(packet, replace(layout, comments=False))
    progress.tell("layout by LibreOffice", 1, _PASSES)
    pages = pages_of_headings(pdf.to_pdf(draft.data))
    if len(pages) != draft.headings:
        return None
    # The first heading is the title of the first reading, where arabic numbers begin.
    return tuple(str(page - pages[0] + 1) for page in pages)
