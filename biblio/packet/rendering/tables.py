"""Tables of a reading: rows whose cells the reader parts by bars become a table of Word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from biblio.document import Run
from biblio.packet.model import Block, Inline
from biblio.word.directions import RIGHT_TO_LEFT, is_right_to_left
from biblio.word.runs import paragraph

STYLE = "TableText"
_BAR = " | "
_NARROWEST, _WIDEST = 8, 40  # characters: what a column counts at least and at most
_GAP, _CHARACTER = 120, 125  # twips between columns, and for a character of the widest fonts
_HAIRLINE = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="595959"/>'
_PROPERTIES = (
    f"<w:tblBorders>{_HAIRLINE.format('bottom')}</w:tblBorders>"
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
    f'<w:right w:w="{_GAP}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)
_HEAD = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_ROW = "<w:trPr><w:cantSplit/></w:trPr>"
_FLUSH = '<w:jc w:val="right"/>'
# figures with what belongs to them: money, fractions, signs of notes, a dash for none
_SIGNS = frozenset("0123456789 \u00a0\u2009.,:;/'’+-−–—…()[]*†%£$€¥½¼¾⅓⅔")
_MOST_KEPT = 12  # rows of a table that is not parted where the page turns
_KEPT, _APART = "<w:keepNext/>", '<w:spacing w:before="150"/>'
# The first column stands on the right.
_MIRRORED = "<w:bidiVisual/>"
_RULED = f"<w:tcBorders>{_HAIRLINE.format('bottom')}</w:tcBorders>"

Cell = tuple[Inline, ...]
Write = Callable[[Sequence[Inline]], str]


def table(rows: Sequence[Block], write: Write, measure: int, *, is_kept: bool = False) -> str:
    """The rows as a table; the first one is its head, and is repeated where the page turns.

    It is as wide as its cells need, and no wider than the measure, in twips. With `is_kept` its
    last row stays with what follows, which is its caption.
    """
    parted = [cells(row.inlines) for row in rows]
    widths = _widths(parted, measure)
    figures = _figures(parted)
    kept = len(parted) if len(parted) <= _MOST_KEPT else 0
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    stay = [at < kept for at in range(1, len(parted))] + [is_kept]
    written = "".join(
        _row(row, widths, write, _Row(figures, at == 0 and len(parted) > 1, stay[at]))
        for at, row in enumerate(parted)
    )
    turned = _MIRRORED if is_right_to_left(" ".join(row.string for row in rows)) else ""
    width = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
    properties = f"<w:tblPr>{turned}{width}{_PROPERTIES}"
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


def _widths(rows: Sequence[Sequence[Cell]], measure: int) -> list[int]:
    """The widths of the columns in twips, by their longest cells."""
    count = max(len(row) for row in rows)
    longest = [_NARROWEST] * count
    for row in rows:
        for at, cell in enumerate(row):
            length = len(_text(cell))
            longest[at] = max(longest[at], min(length, _WIDEST))
    part = min(1.0, measure / sum(length * _CHARACTER + _GAP for length in longest))
    return [int((length * _CHARACTER + _GAP) * part) for length in longest]


def _figures(rows: Sequence[Sequence[Cell]]) -> list[bool]:
    """Whether each column has nothing but figures below its head, which are set at the right."""
    body = rows[1:] if len(rows) > 1 else rows
    count = max(len(row) for row in rows)
    columns = ([_text(row[at]) for row in body if at < len(row)] for at in range(count))
    return [_has_figures("".join(one)) for one in columns]


def _has_figures(text: str) -> bool:
    return _SIGNS.issuperset(text) and any(map(str.isdigit, text))


class _Row(NamedTuple):
    """What a row is: which columns are of figures, and whether it stays with the next."""

    figures: Sequence[bool]
    is_head: bool
    is_kept: bool


def _row(row: Sequence[Cell], widths: Sequence[int], write: Write, kind: _Row) -> str:
    padded = (*row, *((),) * (len(widths) - len(row)))
    ruled = _RULED if kind.is_head else ""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{ruled}</w:tcPr>'
        f"{paragraph(STYLE, write(cell), _look(cell, kind, is_figure=figure))}</w:tc>"
        for cell, width, figure in zip(padded, widths, kind.figures, strict=True)
    )
    return f"<w:tr>{_HEAD if kind.is_head else _ROW}{written}</w:tr>"


def _look(cell: Cell, kind: _Row, *, is_figure: bool) -> str:
    """The properties of the paragraph in a cell, in the order of the schema."""
    kept = _KEPT if kind.is_kept or kind.is_head else ""
    direction = RIGHT_TO_LEFT if is_right_to_left(_text(cell)) else ""
    return f"{kept}{direction}{_APART if kind.is_head else ''}{_FLUSH if is_figure else ''}"


def _text(cell: Cell) -> str:
    return "".join(inline.text for inline in cell if isinstance(inline, Run)).strip()
