"""Two pages of a PDF side by side on each sheet: in their order, or as a booklet to be folded."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from biblio.diagnostics import BiblioError

MISSING = "Sheets of two pages are made by pypdfium2: pip install 'biblio-toolkit[pdf]'."
_OF_BOOKLET = 4  # pages of a sheet that is folded


def two_up(data: bytes, *, folded: bool) -> bytes:
    """The PDF with two pages a sheet, which lies; with `folded` they are in order once it is.

    Raises BiblioError without pypdfium2.
    """
    try:
        import pypdfium2
        import pypdfium2.raw as pdfium
    except ImportError as error:
        raise BiblioError(MISSING) from error
    source, ordered = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new()
    width, height = source[0].get_size()
    for page in booklet(len(source)) if folded else range(len(source)):
        if page is None:
            ordered.new_page(width, height)
        else:
            ordered.import_pages(source, [page])
    made = pypdfium2.PdfDocument(pdfium.FPDF_ImportNPagesToOne(ordered, height, width, 2, 1))
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def booklet(pages: int) -> Iterator[int | None]:
    """The pages, from 0, in the order of the sheets of a booklet: front and back, left and right.

    None is an empty page, which fills the last sheet.
    """
    whole = -(-pages // _OF_BOOKLET) * _OF_BOOKLET
    for sheet in range(whole // _OF_BOOKLET):
        first, last = 2 * sheet, whole - 1 - 2 * sheet
        for page in (last, first, first + 1, last - 1):
            yield page if page < pages else None
