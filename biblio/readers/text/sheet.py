"""The written lines of a text, and what stands around each of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from biblio.readers.shaping.sentences import continues, finished, hyphenated
from biblio.readers.text.layout import Layout
from biblio.readers.text.lines import Line

_LONG = 30
Number = tuple[int, str]
NONE: frozenset[int] = frozenset()


class Sheet(NamedTuple):
    """The written lines, with each line's neighbours among them."""

    lines: tuple[Line, ...]
    written: tuple[int, ...]
    places: Mapping[int, int]
    layout: Layout

    def beside(self, index: int, step: int) -> int | None:
        """The index of the written line before (-1) or behind (1)."""
        place = self.places[index] + step
        return self.written[place] if 0 <= place < len(self.written) else None

    def isolated(self, index: int) -> bool:
        """Whether a blank line, a page break or the text's edge is next to the line."""
        return any(self.beside(index, step) != index + step for step in (-1, 1))

    def at_break(self, index: int) -> bool:
        """Whether a form feed stands next to the line."""
        after = self.beside(index, 1)
        return self.lines[index].new_page or (after is not None and self._fed(index, after))

    def evident(self, index: int) -> bool:
        """Whether a page can only end here: at a form feed, or inside a sentence."""
        return self.at_break(index) or self.interrupts(index)

    def around(self, index: int) -> tuple[int, ...]:
        """The indices of the written lines before and behind."""
        both = (self.beside(index, -1), self.beside(index, 1))
        return tuple(at for at in both if at is not None)

    def interrupts(self, index: int, furniture: frozenset[int] = NONE) -> bool:
        """Whether a sentence goes on across the line."""
        before, after = self._text(index, -1, furniture), self._text(index, 1, furniture)
        if before is None or after is None or finished(before.text):
            return False
        full = hyphenated(before.text) or len(before.text) > _LONG
        return full and continues(after.text)

    def _fed(self, index: int, after: int) -> bool:
        return any(line.new_page for line in self.lines[index + 1 : after + 1])

    def _text(self, index: int, step: int, furniture: frozenset[int]) -> Line | None:
        at = self.beside(index, step)
        while at is not None and at in furniture:
            at = self.beside(at, step)
        return None if at is None else self.lines[at]


def lay_out(lines: tuple[Line, ...], layout: Layout, besides: range) -> Sheet:
    """The sheet of all written lines but those of the front matter."""
    written = tuple(line.index for line in lines if line.text and line.index not in besides)
    return Sheet(lines, written, {index: place for place, index in enumerate(written)}, layout)
