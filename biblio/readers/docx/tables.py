"""Tables: each row is a block, cell after cell; tables that only lay out text are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from lxml import etree

from biblio.readers.docx.names import TABLE, number, value, w
from biblio.readers.docx.resources import Resources
from biblio.readers.shaping.blocks import (
    BROKEN,
    NOTHING,
    Block,
    Rich,
    Style,
    behind,
    joined,
    plain,
    row,
)

_ROW, _CELL = w("tr"), w("tc")
_BEFORE = f"{w('trPr')}/{w('gridBefore')}"
# a paragraph of prose: two of them in one cell, and the table is a way to lay out pages
_PROSE = 200
_NO_TEXT = "Pr"
_WIDEST = 63  # what Word allows


class Reader(Protocol):
    """Who reads what is in a cell."""

    def within(self, container: etree._Element) -> tuple[Block, ...]:
        """What is in a cell."""


def rows(table: etree._Element, reader: Reader, resources: Resources) -> Iterator[Block]:
    """The rows of the table; of one that has a single column, or pages in it, what is in them."""
    cells = [
        (skipped, [reader.within(cell) for cell in _found(one, _CELL) if not _cut(cell, resources)])
        for one in _found(table, _ROW)
        if not resources.revisions.drops_row(one)
        for skipped in [number(value(one.find(w("trPr")), w("gridBefore"))) or 0]
    ]
    if all(len(one) <= 1 for _, one in cells) or any(
        _is_page(cell) for _, one in cells for cell in one
    ):
        yield from (block for _, one in cells for cell in one for block in cell)
        return
    for skipped, one in cells:
        yield row([*[NOTHING] * min(skipped, _WIDEST), *map(_together, one)])


def _cut(cell: etree._Element, resources: Resources) -> bool:
    return resources.revisions.drops_cell(cell)


def _found(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, those in content controls too."""
    for child in parent:
        if child.tag == name:
            yield child
        elif child.tag != TABLE and len(child) and not child.tag.endswith(_NO_TEXT):
            yield from _found(child, name)


def _is_page(cell: Sequence[Block]) -> bool:
    long = sum(len(block.rich.string) >= _PROSE for block in cell)
    return long > 1 or (any(block.style is Style.HEADING for block in cell) and long > 0)


def _together(cell: Sequence[Block]) -> Rich:
    """The paragraphs of a cell as one, each on a line."""
    parts: list[Rich] = []
    for block in cell:
        if parts:
            parts.append(plain(behind(parts, BROKEN)))
        if block.mark.pieces:
            parts += [block.mark, plain(behind([block.mark], " "))]
        parts.append(block.rich)
    return joined(parts)
