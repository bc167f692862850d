"""Tracked changes (ECMA-376-1, 17.13.5): which of them are shown, accepted or rejected."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from biblio.readers.docx.names import w
from biblio.readers.wishes import Changes

_INSERTED = frozenset({w("ins"), w("moveTo")})
_DELETED = frozenset({w("del"), w("moveFrom")})
_MARK, _ROW, _CELL = w("rPr"), w("trPr"), w("tcPr")
_CELLS = {w("ins"): w("cellIns"), w("del"): w("cellDel")}


@dataclass(frozen=True, slots=True)
class Revisions:
    """What a document shows: `dropped` are the elements whose content it does not."""

    changes: Changes = Changes.ACCEPTED

    @property
    def dropped(self) -> frozenset[str]:
        """The names of the elements that are left out with all that is in them."""
        return _DELETED if self.changes is Changes.ACCEPTED else _INSERTED

    def hides(self, element: etree._Element) -> bool:
        """Whether the element stands within one that is left out."""
        return any(one.tag in self.dropped for one in element.iterancestors())

    def runs_on(self, properties: etree._Element | None) -> bool:
        """Whether the end of the paragraph is left out: it is one with the next."""
        mark = None if properties is None else properties.find(_MARK)
        return mark is not None and any(one.tag in self.dropped for one in mark)

    def drops_row(self, row: etree._Element) -> bool:
        """Whether the row of a table is left out."""
        properties = row.find(_ROW)
        return properties is not None and any(one.tag in self.dropped for one in properties)

    def drops_cell(self, cell: etree._Element) -> bool:
        """Whether the cell of a table is left out."""
        properties = cell.find(_CELL)
        wanted = _CELLS[w("del") if self.changes is Changes.ACCEPTED else w("ins")]
        return properties is not None and properties.find(wanted) is not None

    def properties(self, parent: etree._Element, name: str) -> etree._Element | None:
        """The properties of that name (`w:pPr`, `w:rPr`): before a change if it is rejected."""
        now = parent.find(name)
        if now is None or self.changes is Changes.ACCEPTED:
            return now
        change = now.find(f"{name}Change")
        before = None if change is None else change.find(name)
        return now if before is None else before
