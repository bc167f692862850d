"""The lines of a text with all that is known of them before its notes are lifted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from biblio.readers.shaping import marks
from biblio.readers.shaping.marks import Print, Start
from biblio.readers.text.furniture import Furniture
from biblio.readers.text.layout import Layout
from biblio.readers.text.lines import Line
from biblio.readers.text.sections import Section

_NUMBER_SIGNS = ("#", "##")


class Ground(NamedTuple):
    """The lines, their layout, furniture and sections, and the marks at line beginnings.

    `runs` gives for a line that begins with a symbol how many items with the same symbol follow
    upon one another there: bullets come in lists.
    """

    lines: tuple[Line, ...]
    layout: Layout
    furniture: Furniture
    sections: tuple[Section, ...]
    starts: Mapping[int, Start]
    runs: Mapping[int, int]

    def section(self, index: int) -> str | None:
        """The kind of the section the line stands in."""
        for section in self.sections:
            if section.first <= index < section.last:
                return section.kind
        return None

    def section_end(self, index: int) -> int:
        """The line that ends the section the line stands in."""
        ends = (part.last for part in self.sections if part.first <= index < part.last)
        return next(ends, len(self.lines))

    def items(self, index: int) -> int:
        """How many items in a row begin with this line's symbol."""
        return self.runs.get(index, 1)

    def apart(self, index: int) -> bool:
        """Whether the line has nothing right above it."""
        return index == 0 or self.lines[index - 1].blank or index - 1 in self.furniture

    def ruled(self, index: int) -> bool:
        """Whether a rule is drawn right above the line."""
        above = index - 1
        while above >= 0 and self.lines[above].blank:
            above -= 1
        return above in self.furniture.rules


def survey(
    lines: tuple[Line, ...], layout: Layout, furniture: Furniture, sections: tuple[Section, ...]
) -> Ground:
    """The lines with the marks that some of them begin with."""
    starts = {
        line.index: start
        for line in lines
        if line.text and line.index not in furniture and (start := _start(line))
    }
    return Ground(lines, layout, furniture, sections, starts, _runs(lines, starts))


def _start(line: Line) -> Start | None:
    """The mark the line begins with; a `#` or `##` may be a heading's sign or a mark."""
    if line.prefix in _NUMBER_SIGNS:
        return Start(line.prefix, Print.SYMBOL, 0, True)
    return marks.start(line.text)


def _runs(lines: tuple[Line, ...], starts: Mapping[int, Start]) -> dict[int, int]:
    runs: list[list[int]] = []
    for index, start in starts.items():
        if start.style is not Print.SYMBOL:
            continue
        last = runs[-1][-1] if runs else None
        if last is None or starts[last].mark != start.mark or not _adjoins(lines, last, index):
            runs.append([])
        runs[-1].append(index)
    return {index: len(run) for run in runs for index in run}


def _adjoins(lines: tuple[Line, ...], first: int, second: int) -> bool:
    """Whether only the rest of the first item stands between the two lines."""
    between = lines[first + 1 : second]
    ended = False
    for line in between:
        if line.text and ended:
            return False
        ended = ended or line.blank
    return True
