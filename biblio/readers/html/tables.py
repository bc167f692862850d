"""Tables: which hold data and which only lay out a page, and their rows with every cell."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from biblio.readers.html.tree import Element

_CELLS = frozenset(("td", "th"))
# in a cell of data there are none of these
_LAID_OUT = frozenset(
    "table h1 h2 h3 h4 h5 h6 blockquote article section header footer nav form hr dl".split()
)
_PARAGRAPHS = 2
# no table that is printed is wider
_WIDEST = 24


class TablePart(NamedTuple):
    """A row with its cells, or the table's caption."""

    start: int
    cells: tuple[Element, ...] = ()
    caption: Element | None = None


def is_layout(table: Element, lifted: Collection[object]) -> bool:
    """Whether the table only lays out the page, or is made of notes."""
    if table.get("role") in ("presentation", "none"):
        return True
    widest = 0
    for part in parts(table):
        widest = max(widest, len(part.cells))
        for cell in part.cells:
            inside = [one for one in cell.elements() if one is not cell]
            paragraphs = sum(one.name in ("p", "div") for one in inside)
            if paragraphs > _PARAGRAPHS or any(one.name in _LAID_OUT for one in inside):
                return True
    return widest < 2 or any(one in lifted for one in table.elements())


def parts(table: Element) -> Iterator[TablePart]:
    """The rows and the caption, in the order of the source; rows of tables within are not its."""
    for child in table.children:
        if not isinstance(child, Element):
            continue
        if child.name == "tr":
            cells = (one for one in child.children if isinstance(one, Element))
            yield TablePart(child.start, tuple(one for one in cells if one.name in _CELLS))
        elif child.name == "caption":
            yield TablePart(child.start, caption=child)
        elif child.name in ("thead", "tbody", "tfoot", "form"):
            yield from parts(child)


def spread(part: TablePart) -> Iterator[Element | None]:
    """The row's cells; one that spans several columns is followed by empty ones."""
    room = _WIDEST
    for cell in part.cells:
        yield cell
        said = cell.get("colspan").strip()
        wide = int(said) if said.isdecimal() and len(said) < 4 else 1
        wide = max(min(wide, room), 1)
        room -= wide
        yield from [None] * (wide - 1)
