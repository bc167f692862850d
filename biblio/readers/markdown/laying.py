"""The units of a text laid out as a plain text's lines: what the text reader sees in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from biblio.readers.markdown import notes, units
from biblio.readers.markdown.blocks import Block
from biblio.readers.markdown.rich import joined
from biblio.readers.markdown.units import Unit
from biblio.readers.shaping.vocabulary import Vocabulary
from biblio.readers.text import furniture, pagemarks, pages, sections
from biblio.readers.text.furniture import Furniture
from biblio.readers.text.ground import Ground
from biblio.readers.text.layout import Layout, measure
from biblio.readers.text.lines import Line

_ENOUGH, _FEW = 10, 10
Pages = tuple[tuple[int, str], ...]


class Laid(NamedTuple):
    """The units, the lines that stand for them, and the source's pages.

    Unit n has line 2n, and an empty line behind it.
    """

    units: Sequence[Unit]
    ground: Ground
    pages: Pages

    def listed(self, number: int) -> bool:
        """Whether the unit stands in a reference list."""
        return self.ground.section(number * 2) == sections.REFERENCES


def lay(blocks: Sequence[Block], source: Sequence[Line], words: Vocabulary) -> Laid:
    """The units of the blocks; those of reference lists are parted again, as entries."""
    if _parts_by_lines(source):
        blocks = [_broken(block) for block in blocks]
    laid = _lay(units.find(blocks, words))
    listed = {unit.number for place, unit in enumerate(laid.units) if laid.listed(place)}
    return _lay(units.find(blocks, words, listed)) if listed else laid


def _parts_by_lines(source: Sequence[Line]) -> bool:
    """Whether the author ends each paragraph with its line, and leaves hardly a line empty."""
    written = sum(not line.blank for line in source)
    dense = written >= _ENOUGH and (len(source) - written) * _FEW < written
    return dense and not measure(source).wrapped


def _broken(block: Block) -> Block:
    """The block with all its rows broken by their author."""
    return replace(block, rows=tuple(row._replace(hard=True) for row in block.rows))


def _lay(found: Sequence[Unit]) -> Laid:
    """The units without page numbers inside them; those with a line of their own are furniture."""
    printed = units.lines(found)
    cleared = pagemarks.clear(printed)
    turned = [(_source(found, printed, end - 1) + 1, label) for _, end, label in cleared.marks]
    if turned:
        found = [
            _left(unit, before, after)
            for unit, before, after in zip(found, printed[::2], cleared.lines[::2], strict=True)
        ]
    lines = units.lines(found)
    stripped = furniture.strip(lines, Layout()) if lines else Furniture()
    seen = [(_source(found, lines, at), label) for at, label in pages.labels(lines, stripped)]
    return Laid(found, notes.ground(found, lines, stripped), tuple(sorted([*seen, *turned])))


def _left(unit: Unit, before: Line, after: Line) -> Unit:
    """What is left of the unit where its line lost some characters."""
    starts = [(offset - before.start, len(piece)) for piece, offset in after.pieces()]
    parts = [unit.rich.cut(start, start + length) for start, length in starts]
    return replace(unit, rich=joined(parts))


def _source(found: Sequence[Unit], lines: Sequence[Line], offset: int) -> int:
    """The source offset of an offset in the lines."""
    number = max(bisect_right([line.start for line in lines[::2]], offset) - 1, 0)
    text = found[number].rich.text
    at: int = text.alignment.at(min(offset - lines[number * 2].start, len(text) - 1))
    return at
