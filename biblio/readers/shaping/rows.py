"""The rows of a text, and what stands around each of them.

A row is a written line of a plain text, or a paragraph of a format that has paragraphs. Rows are
counted from 0, blank lines not among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from biblio.readers.shaping.sentences import continues, finished, hyphenated

_LONG = 30
NONE: frozenset[int] = frozenset()


class Row(NamedTuple):
    """A row: its text, and what its format knows of it.

    `spaced` tells that a blank line or the text's edge stands above it, as always above a
    paragraph; `new_page` that a page begins there; `marked` that its markup makes it a heading or a
    quotation; `full` and `centred` where in wrapped lines it begins and ends.
    """

    text: str
    spaced: bool = True
    new_page: bool = False
    marked: bool = False
    full: bool = False
    centred: bool = False


class Rows(NamedTuple):
    """All rows in their order."""

    rows: Sequence[Row]

    def __len__(self) -> int:
        return len(self.rows)

    def text(self, number: int) -> str:
        """The text of the row."""
        return self.rows[number].text

    def around(self, number: int) -> tuple[int, ...]:
        """The numbers of the rows before and behind."""
        return tuple(at for at in (number - 1, number + 1) if 0 <= at < len(self.rows))

    def isolated(self, number: int) -> bool:
        """Whether a blank line or the text's edge is next to the row."""
        after = number + 1
        return self._spaced(number) or after == len(self.rows) or self._spaced(after)

    def at_break(self, number: int) -> bool:
        """Whether a page begins at the row or right behind it."""
        return any(row.new_page for row in self.rows[number : number + 2])

    def evident(self, number: int) -> bool:
        """Whether a page can only end here: at a form feed, or inside a sentence."""
        return self.at_break(number) or self.interrupts(number)

    def interrupts(self, number: int, furniture: frozenset[int] = NONE) -> bool:
        """Whether a sentence goes on across the row."""
        before, after = self._beyond(number, -1, furniture), self._beyond(number, 1, furniture)
        if before is None or after is None or finished(before):
            return False
        return (hyphenated(before) or len(before) > _LONG) and continues(after)

    def _spaced(self, number: int) -> bool:
        return number == 0 or self.rows[number].spaced

    def _beyond(self, number: int, step: int, furniture: frozenset[int]) -> str | None:
        """The text of the next row that is no furniture."""
        number += step
        while number in furniture:
            number += step
        return self.rows[number].text if 0 <= number < len(self.rows) else None
