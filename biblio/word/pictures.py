"""Pictures in a Word file, and those that the program draws itself: addresses as QR codes."""

from __future__ import annotations

import struct
from io import BytesIO

from biblio.diagnostics import BiblioError
from biblio.word.markup import escaped

MISSING = "QR codes are drawn by segno, which is not installed: pip install 'biblio-toolkit[qr]'."
NONE = "is no PNG, JPEG or GIF whose sides have 1 to 65,535 pixels"
_LONGEST = 65_535  # pixels: what JPEG and GIF allow
_EMU = 12_700  # English Metric Units in a point
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
# JPEG: the markers of frames, which tell the size, and those that have no length
_FRAMES = frozenset(
    (*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0))
)
_BARE = frozenset((0x01, *range(0xD0, 0xDA)))

Form = tuple[str, int, int]
"""PNG, JPEG or GIF in small letters, and the width and height in pixels."""


def measured(data: bytes) -> Form | None:
    """What kind of picture the bytes are and how large it is; None where it is another kind, or
    where it says that it has no pixels or more than anybody prints."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) > 24:
        return _sized("png", *struct.unpack(">II", data[16:24]))
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) > 10:
        return _sized("gif", *struct.unpack("<HH", data[6:10]))
    return _jpeg(data) if data.startswith(b"\xff\xd8") else None


def _jpeg(data: bytes) -> Form | None:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return _sized("jpeg", width, height)
        at += 2 if marker in _BARE else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _sized(kind: str, width: int, height: int) -> Form | None:
    is_printable = all(0 < side <= _LONGEST for side in (width, height))
    return (kind, width, height) if is_printable else None


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


def picture(relationship: str, number: int, size: tuple[float, float], description: str) -> str:
    """The run with a picture of that width and height in points; `number` counts the document's.

    `relationship` is the id of its part, `description` what is read aloud in its place.
    """
    width, height = (round(side * _EMU) for side in size)
    extent = f'cx="{width}" cy="{height}"'
    name = f'id="{number}" name="Picture {number}" descr="{escaped(description)}"'
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
