"""The lines of a text with all that is known of them before its notes are lifted.

Lines are told by their indices.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from biblio.document import Part
from biblio.readers.shaping import furniture, marks, notes
from biblio.readers.shaping.furniture import Furniture
from biblio.readers.shaping.marks import Print, Start
from biblio.readers.shaping.rows import Row, Rows
from biblio.readers.shaping.sections import Section, innermost
from biblio.readers.text import layout, sections
from biblio.readers.text.layout import Layout
from biblio.readers.text.lines import Line

_NUMBER_SIGNS = ("#", "##")
# how far set in a centred line is, of the width of the text
_CENTRED = 0.3
Lines = tuple[Line, ...]


class Printed(NamedTuple):
    """The lines, their layout, furniture and sections, and the marks at line beginnings.

    `rows` gives for a line that begins with a symbol how many items in a row begin with it there:
    bullets come in lists. `pages` are pairs of the source offset at which a page begins and its
    printed number. `within` gives the section around a line, `lone` are the lines whose mark stood
    alone on the line above.
    """

    lines: Lines
    layout: Layout
    furniture: Furniture
    sections: tuple[Section, ...]
    starts: Mapping[int, Start]
    rows: Mapping[int, int]
    pages: tuple[tuple[int, str], ...]
    within: Mapping[int, Section]
    lone: frozenset[int] = frozenset()

    def section(self, index: int) -> Section | None:
        """The section the line stands in."""
        return self.within.get(index)

    def kind(self, index: int) -> Part | None:
        """What that section holds."""
        section = self.section(index)
        return section.kind if section else None

    def items(self, index: int) -> int:
        """How many items in a row begin with this line's symbol."""
        return self.rows.get(index, 1)

    def behind(self, index: int) -> Iterator[Line]:
        """The lines behind that one."""
        return (self.lines[at] for at in range(index + 1, len(self.lines)))

    def apart(self, index: int) -> bool:
        """Whether the line has nothing right above it."""
        return index == 0 or self.lines[index - 1].blank or index - 1 in self.furniture

    def ruled(self, index: int) -> bool:
        """Whether a rule is drawn right above the line."""
        above = index - 1
        while above >= 0 and self.lines[above].blank:
            above -= 1
        return above in self.furniture.rules


def look(lines: Lines, front: range, lone: frozenset[int] = frozenset()) -> Printed:
    """What can be seen of the lines, of which those of `front` are the front matter.

    The marks of the `lone` ones stood alone on the line above.
    """
    shape = layout.measure(lines)
    written = [line for line in lines if line.text and line.index not in front]
    around = furniture.strip(Rows(_rows(lines, written, shape)))
    pages = tuple(furniture.pages(around, [(line.start, line.end) for line in written]))
    numbers = [line.index for line in written]
    stripped = replace(furniture.renumbered(around, numbers), front=front)
    starts = {
        line.index: start
        for line in lines
        if line.text and line.index not in stripped and (start := _start(line))
    }
    rows = notes.in_rows(_symbols(lines, starts))
    found = sections.find(lines, stripped)
    within = dict(innermost(found))
    starts = _of_notes(lines, starts, within)
    return Printed(lines, shape, stripped, found, starts, rows, pages, within, lone)


def _of_notes(
    lines: Lines, starts: dict[int, Start], within: Mapping[int, Section]
) -> dict[int, Start]:
    """The marks without the numbers of a reference list to which the text refers by these."""
    listed = {at for at, section in within.items() if section.kind is Part.REFERENCES}
    texts = (line.text for line in lines if line.index not in within)
    if not listed or not marks.refer(texts, (lines[at].text for at in listed)):
        return starts
    return {at: start for at, start in starts.items() if at not in listed}


def _rows(lines: Lines, written: list[Line], shape: Layout) -> list[Row]:
    """The written lines as rows."""
    rows = []
    above = -1
    for line in written:
        rows.append(
            Row(
                line.text,
                spaced=above < 0 or line.index > above + 1,
                new_page=any(one.new_page for one in lines[above + 1 : line.index + 1]),
                marked=line.prefix != "",
                full=shape.wrapped and shape.fills(line),
                centred=shape.wrapped and line.indent >= _CENTRED * shape.width,
            )
        )
        above = line.index
    return rows


def _start(line: Line) -> Start | None:
    """The mark the line begins with; a `#` or `##` may be a heading's sign or a mark."""
    if line.prefix in _NUMBER_SIGNS:
        return Start(line.prefix, Print.SYMBOL, 0, True)
    return marks.start(line.text)


def _symbols(lines: Lines, starts: Mapping[int, Start]) -> Iterator[tuple[int, str]]:
    """The symbols with which lines begin, and nothing where text stands between two items."""
    blank = False
    for line in lines:
        start = starts.get(line.index)
        if start is not None and start.style is Print.SYMBOL:
            yield line.index, start.mark
            blank = False
        elif line.blank:
            blank = True
        elif blank:
            yield line.index, ""
