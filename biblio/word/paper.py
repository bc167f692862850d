"""Paper sizes and the type area on them, in twips (twentieths of a point)."""

from __future__ import annotations

from enum import StrEnum

from biblio.word.sections import Page

# The type area: 65 characters or so of the text's font, and whole lines of its leading.
MEASURE = 6_500
# 82 characters or so: as wide as a page of A4 takes with a margin to write in.
WIDE_MEASURE = 8_200
LEADING = 300
_TOP, _BINDING = 1_560, 1_440
_LINES = {"a4": 44, "letter": 41}
_SIZES = {"a4": (11_906, 16_838), "letter": (12_240, 15_840)}


class Paper(StrEnum):
    """The paper that a document is laid out for."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def lines(self) -> int:
        """How many lines of text a page takes."""
        return _LINES[self.value]

    def page(self, *, wide_margin: bool, measure: int = MEASURE) -> Page:
        """The page with a wide right margin for handwriting, or with its text in the middle.

        The measure, how wide the text is, is in twips.
        """
        width, height = _SIZES[self.value]
        left = _BINDING if wide_margin else (width - measure) // 2
        bottom = height - _TOP - _LINES[self.value] * LEADING
        return Page(width, height, _TOP, width - measure - left, bottom, left)
