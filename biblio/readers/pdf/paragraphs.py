"""Paragraphs out of lines: what goes on, what begins anew, what is a heading or a quotation.

A line that ends although the first word of the next would have had room was broken on purpose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from biblio.readers.pdf.lines import Line
from biblio.readers.shaping.blocks import Style
from biblio.values.patterns import Lazy

# shares of the size: an indent, more than usual between lines, room for a word
_INDENT, _ROOM = 0.8, 0.8
_WIDER = 1.35
_LARGER, _SAME_SIZE = 1.08, 0.06
_LONGEST_HEADING = 160
_ENDED = Lazy(r".*[.!?:;…][\"'”’»)\]\d*]{0,4}\Z")


@dataclass(frozen=True, slots=True)
class Printed:
    """Lines that are one paragraph; after the lines in `broken` (their numbers) it was broken."""

    lines: tuple[Line, ...]
    style: Style = Style.TEXT
    level: int = 1
    broken: frozenset[int] = frozenset()


class Frame(NamedTuple):
    """The edges of a column, and whether the first lines of its paragraphs hang out."""

    left: float
    right: float
    hanging: bool = False


class Measures:
    """What is usual in a document: the size of its text, its columns, the space between lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.size = usual_size(lines)
        columns: dict[tuple[int, int], list[Line]] = {}
        for line in lines:
            columns.setdefault((line.page, line.column), []).append(line)
        self._frames = {place: self._frame(own) for place, own in columns.items()}
        self._leading = self._leadings(columns)
        larger = {line.size for line in lines if line.size > self.size * _LARGER}
        self._levels = {size: level for level, size in enumerate(sorted(larger, reverse=True), 1)}

    def frame(self, line: Line) -> Frame:
        """The column in which the line stands."""
        return self._frames[line.page, line.column]

    def leading(self, line: Line) -> float:
        """The usual space between two lines of that size."""
        return self._leading.get(line.size, line.size * 1.2)

    def level(self, line: Line) -> int | None:
        """The level of a heading in that size; None where it is no larger than the text."""
        return self._levels.get(line.size)

    @property
    def lowest(self) -> int:
        """The level of a heading that is only bold."""
        return len(self._levels) + 1

    def _frame(self, lines: Sequence[Line]) -> Frame:
        own = [line for line in lines if abs(line.size - self.size) < 1] or list(lines)
        begun = Counter(round(line.x0) for line in own)
        left = min(line.x0 for line in own)
        if begun[round(left)] < 2 and len(own) > 3:
            left = min((at for at, count in begun.items() if count > 1), default=left)
        frame = Frame(left, sorted(line.x1 for line in own)[-max(1, len(own) // 20)])
        return frame._replace(hanging=_hangs(own, frame))

    @staticmethod
    def _leadings(columns: dict[tuple[int, int], list[Line]]) -> dict[float, float]:
        gaps: dict[float, list[float]] = {}
        for own in columns.values():
            for one, other in pairwise(own):
                if one.size == other.size and one.base > other.base:
                    gaps.setdefault(one.size, []).append(one.base - other.base)
        return {size: median(found) for size, found in gaps.items()}


def usual_size(lines: Sequence[Line]) -> float:
    """The size in which most characters are set."""
    counted: Counter[float] = Counter()
    for line in lines:
        counted[line.size] += len(line.text)
    return counted.most_common(1)[0][0] if counted else 0.0


def part(lines: Sequence[Line], measures: Measures) -> Iterator[Printed]:
    """The paragraphs that the lines are, in their order."""
    own: list[Line] = []
    broken: set[int] = set()
    for line in lines:
        if own:
            kind = _joint(own, line, measures)
            if kind is _NEW:
                yield _printed(own, broken, measures)
                own, broken = [], set()
            elif kind is _BROKEN:
                broken.add(len(own) - 1)
        own.append(line)
    if own:
        yield _printed(own, broken, measures)


_NEW, _BROKEN, _ON = "new", "broken", "on"


def _joint(own: Sequence[Line], line: Line, measures: Measures) -> str:
    """Whether the line begins a paragraph, goes on behind a break, or merely goes on."""
    before, frame = own[-1], measures.frame(line)
    if abs(before.size - line.size) > _SAME_SIZE * line.size or _turns_bold(before, line):
        return _NEW
    together = before.page == line.page and before.column == line.column
    if together and before.base - line.base > _WIDER * measures.leading(line):
        return _NEW
    if measures.level(line) is not None:
        return _ON if together else _NEW
    inset = line.x0 - frame.left > _INDENT * line.size
    before_inset = before.x0 - measures.frame(before).left > _INDENT * line.size
    if frame.hanging:
        return _ON if inset else _NEW
    if (inset and not before_inset) or (before_inset and not inset and len(own) > 1):
        return _NEW
    if _has_room(before, line, measures):
        return _NEW if _ENDED.match(before.text) else _BROKEN
    return _ON


def _turns_bold(before: Line, line: Line) -> bool:
    """Whether one of the two is bold and the other not; numbers alone tell nothing."""
    worded = all(any(map(str.isalpha, one.text)) for one in (before, line))
    return worded and before.is_bold != line.is_bold


def _has_room(before: Line, line: Line, measures: Measures) -> bool:
    """Whether the line's first word would have had room at the end of the one before."""
    first = line.fragments[0]
    room = measures.frame(before).right - before.x1
    return room > first.x1 - first.x0 + _ROOM * line.size


def _hangs(lines: Sequence[Line], frame: Frame) -> bool:
    """Whether indented lines go on with a line more often than they begin a paragraph.

    Where a line turns in, what is before has ended if a paragraph begins there; where lines turn
    out again, it has ended if an entry does.
    """
    inset = [line.x0 - frame.left > _INDENT * line.size for line in lines]
    hanging = indented = turned_in = 0
    for (before, line), (was, now) in zip(pairwise(lines), pairwise(inset), strict=True):
        if was != now:
            turned_in += now
            ended = _ends(before, line, frame)
            hanging += ended is was
            indented += ended is now
    return hanging > indented and turned_in > 1


def _ends(before: Line, line: Line, frame: Frame) -> bool:
    """Whether a paragraph may end with the line: with its sentence, or before the margin."""
    first = line.fragments[0]
    room = frame.right - before.x1 > first.x1 - first.x0 + _ROOM * line.size
    return room or _ENDED.match(before.text) is not None


def _printed(own: Sequence[Line], broken: set[int], measures: Measures) -> Printed:
    lines, first = tuple(own), own[0]
    level = measures.level(first)
    length = sum(len(line.text) for line in own)
    if level is not None and length <= _LONGEST_HEADING:
        return Printed(lines, Style.HEADING, level, frozenset(broken))
    if first.is_bold and length <= _LONGEST_HEADING and not first.text.endswith((".", ",", ";")):
        return Printed(lines, Style.HEADING, measures.lowest, frozenset(broken))
    if _is_quotation(own, measures):
        return Printed(lines, Style.QUOTATION, 1, frozenset(broken))
    return Printed(lines, Style.TEXT, 1, frozenset(broken))


def _is_quotation(own: Sequence[Line], measures: Measures) -> bool:
    """Whether all lines are set in on both sides."""
    if len(own) < 2:
        return False
    frame = measures.frame(own[0])
    inset = all(line.x0 - measures.frame(line).left > _INDENT * line.size for line in own)
    return (
        inset
        and not frame.hanging
        and all(measures.frame(line).right - line.x1 > _INDENT * line.size for line in own)
    )
