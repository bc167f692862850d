"""Pictures that the program draws itself: addresses as QR codes, for telephones to read."""

from __future__ import annotations

from io import BytesIO

from biblio.diagnostics import BiblioError
from biblio.word.markup import escaped

MISSING = "QR codes are drawn by segno, which is not installed: pip install 'biblio-toolkit[qr]'."
_EMU = 12_700  # English Metric Units in a point
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def qr_code(address: str) -> bytes:
    """The address as a picture (PNG); raises BiblioError without segno, and for one too long."""
    try:
        import segno
    except ImportError as error:
        raise BiblioError(MISSING) from error
    try:
        code = segno.make(address, micro=False, error="m")
    except segno.DataOverflowError as error:
        raise BiblioError(f"{address[:60]}… is too long for a QR code.") from error
    stream = BytesIO()
    code.save(stream, kind="png", scale=8, border=4)
    return stream.getvalue()


def picture(relationship: str, number: int, size: int, description: str) -> str:
    """The run with a square picture of `size` points; `number` counts those of the document.

    `relationship` is the id of its part, `description` what is read aloud in its place.
    """
    side = size * _EMU
    extent = f'cx="{side}" cy="{side}"'
    name = f'id="{number}" name="QR {number}" descr="{escaped(description)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
        f' distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/><wp:docPr {name}/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
