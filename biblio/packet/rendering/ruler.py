"""Estimates on which page a heading falls, for want of a program that lays pages out."""

from __future__ import annotations

from dataclasses import dataclass

_CHARACTERS = 68 / 6_500  # on a line of the text, by its width in twips
_NOTE = 0.66  # of the space that text of the same length takes


@dataclass(slots=True)
class Ruler:
    """Counts lines of the text's leading on pages of `depth` lines, pages from 1.

    `measure` is how wide the text is, in twips.
    """

    depth: int
    measure: int
    page: int = 0
    _line: float = 0

    @property
    def left(self) -> float:
        """How many lines the page still has."""
        return self.depth - self._line

    def turn(self) -> None:
        """A new page begins."""
        self.page += 1
        self._line = 0

    def text(self, characters: int, lines: float = 0) -> None:
        """A paragraph of so many characters, with the space of some lines around it."""
        self._advance(self._lines(characters) + lines)

    def half(self, characters: int) -> None:
        """A paragraph in one of two columns."""
        self._advance(self._lines(2 * characters) / 2)

    def note(self, characters: int) -> None:
        """A note at the foot of the page."""
        self._advance(self._lines(characters) * _NOTE)

    def _lines(self, characters: int) -> int:
        return characters // int(_CHARACTERS * self.measure) + 1

    def _advance(self, lines: float) -> None:
        pages, self._line = divmod(self._line + lines, self.depth)
        self.page += int(pages)
