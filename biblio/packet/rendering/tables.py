"""Tables of a reading: rows whose cells the reader parts by bars become a table of Word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from biblio.document import Run
from biblio.packet.model import Block, Inline
from biblio.word.directions import RIGHT_TO_LEFT, is_right_to_left
from biblio.word.paper import MEASURE
from biblio.word.runs import paragraph

STYLE = "TableText"
_BAR = " | "
_NARROWEST, _WIDEST = 8, 40  # characters: what a column counts at least and at most
_GAP = 120  # twips between columns
_HAIRLINE = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="595959"/>'
_PROPERTIES = (
    f'<w:tblW w:w="{MEASURE}" w:type="dxa"/>'
    f"<w:tblBorders>{_HAIRLINE.format('bottom')}</w:tblBorders>"
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
    f'<w:right w:w="{_GAP}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)
_HEAD = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_ROW = "<w:trPr><w:cantSplit/></w:trPr>"
_KEPT, _APART = "<w:keepNext/>", '<w:spacing w:before="150"/>'
# The first column stands on the right.
_MIRRORED = "<w:bidiVisual/>"
_RULED = f"<w:tcBorders>{_HAIRLINE.format('bottom')}</w:tcBorders>"

Cell = tuple[Inline, ...]
Write = Callable[[Sequence[Inline]], str]


def table(rows: Sequence[Block], write: Write) -> str:
    """The rows as a table; the first one is its head, and is repeated where the page turns."""
    parted = [cells(row.inlines) for row in rows]
    widths = _widths(parted)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    written = "".join(
        _row(row, widths, write, is_head=at == 0 and len(parted) > 1)
        for at, row in enumerate(parted)
    )
    turned = _MIRRORED if is_right_to_left(" ".join(row.string for row in rows)) else ""
    properties = f"<w:tblPr>{turned}{_PROPERTIES}"
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>"


def cells(inlines: Iterable[Inline]) -> list[Cell]:
    """The cells of a row, without the bars between them; every mark stays in its cell."""
    found: list[list[Inline]] = [[]]
    for inline in inlines:
        if not isinstance(inline, Run):
            found[-1].append(inline)
            continue
        for at, text in enumerate(inline.text.split(_BAR)):
            if at:
                found.append([])
            if text:
                found[-1].append(replace(inline, text=text))
    return [tuple(cell) for cell in found]


def _widths(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """The widths of the columns in twips, by their longest cells."""
    count = max(len(row) for row in rows)
    longest = [_NARROWEST] * count
    for row in rows:
        for at, cell in enumerate(row):
            length = sum(len(inline.text) for inline in cell if isinstance(inline, Run))
            longest[at] = max(longest[at], min(length, _WIDEST))
    return [MEASURE * length // sum(longest) for length in longest]


def _row(row: Sequence[Cell], widths: Sequence[int], write: Write, *, is_head: bool) -> str:
    padded = (*row, *((),) * (len(widths) - len(row)))
    ruled = _RULED if is_head else ""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{ruled}</w:tcPr>'
        f"{paragraph(STYLE, write(cell), _look(cell, is_head=is_head))}</w:tc>"
        for cell, width in zip(padded, widths, strict=True)
    )
    return f"<w:tr>{_HEAD if is_head else _ROW}{written}</w:tr>"


def _look(cell: Cell, *, is_head: bool) -> str:
    """The properties of the paragraph in a cell."""
    text = "".join(inline.text for inline in cell if isinstance(inline, Run))
    direction = RIGHT_TO_LEFT if is_right_to_left(text) else ""
    return f"{_KEPT}{direction}{_APART}" if is_head else direction
