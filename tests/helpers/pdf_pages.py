"""Small PDFs, written line by line: what stands where, in which font and size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

FONTS = {
    "F": "Times-Roman",
    "I": "Times-Italic",
    "B": "Times-Bold",
}
WIDTH, HEIGHT = 420, 600


class Print(NamedTuple):
    """Words at a place, in points from the lower left corner of the page."""

    text: str
    x: float
    y: float
    size: float = 10
    font: str = "F"


def pdf(pages: Sequence[Sequence[Print]], info: str = "", more: str = "") -> bytes:
    """A PDF of these pages; `info` is what it says of itself, `more` goes into its root."""
    fonts = " ".join(f"/{name} {number} 0 R" for number, name in enumerate(FONTS, 3))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {more} >>",
        "",
        *(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
            for name in FONTS.values()
        ),
        f"<< {info} >>",
    ]
    kids = []
    for page in pages:
        stream = "\n".join(_shown(one) for one in page)
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
            f"/Resources << /Font << {fonts} >> >> /Contents {number + 1} 0 R >>",
            f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream",
        ]
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file(objects, len(FONTS) + 3)


def _shown(one: Print) -> str:
    text = one.text.replace("\\", "\\\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{one.font} {one.size} Tf {one.x} {one.y} Td ({text}) Tj ET"


def _file(objects: Sequence[str], info: int) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {info} 0 R >>\n"
    return data + f"{head}{tail}startxref\n{len(data)}\n%%EOF\n".encode()


def column(
    lines: Sequence[str], x: float = 60, y: float = 520, size: float = 10, font: str = "F"
) -> list[Print]:
    """Lines one below the other."""
    return [Print(text, x, y - 1.2 * size * at, size, font) for at, text in enumerate(lines)]
