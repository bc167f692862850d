"""The lines of print on a page, in order of reading: columns one after the other.

Thresholds are shares of the size of the print. They were set on books and articles as TeX, Word and
LibreOffice set them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from typing import NamedTuple

from biblio.readers.pdf.fragments import Fragment

# marks of notes are raised by a third of the size, lines stand at least one size apart
_SAME_LINE = 0.5
# in justified lines spaces are up to one size wide, gutters between columns are wider
_GAP = 1.5
_SPACE = 0.25
_RAISED, _SMALL = 0.12, 0.88
# columns: lines on either side, the share of lines that cross, the share of the width they fill
_FEWEST, _CROSSING, _FILLED = 6, 0.2, 0.25
# where most of the page is one column: the share of theirs that the lines of two fill; and how far
# in points the first lines of entries hang out
_FULL, _HANGING = 0.6, 40


@dataclass(frozen=True)
class Line:
    """Fragments from left to right; `column` counts the columns of the page as they are read."""

    fragments: tuple[Fragment, ...]
    page: int
    column: int = 0

    @cached_property
    def size(self) -> float:
        """The size of most of its characters."""
        counted: Counter[float] = Counter()
        for one in self.fragments:
            counted[one.size] += len(one.text)
        return max(counted, key=lambda size: (counted[size], size))

    @cached_property
    def base(self) -> float:
        """Where its characters stand."""
        counted = Counter(round(one.base, 1) for one in self.fragments if one.size == self.size)
        return counted.most_common(1)[0][0]

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.fragments[0].x0

    @cached_property
    def x1(self) -> float:
        """Its right end."""
        return max(one.x1 for one in self.fragments)

    @cached_property
    def text(self) -> str:
        """Its characters."""
        parts: list[str] = []
        for number, one in enumerate(self.fragments):
            parts += [" " if self.spaced(number) else "", one.text]
        return "".join(parts)

    @cached_property
    def is_bold(self) -> bool:
        """Whether all of its words are bold."""
        words = [one for one in self.fragments if any(map(str.isalpha, one.text))]
        return bool(words) and all(one.face.bold for one in words)

    def spaced(self, number: int) -> bool:
        """Whether a space stands before that fragment."""
        if number == 0:
            return False
        before, one = self.fragments[number - 1], self.fragments[number]
        return one.spaced or one.x0 - before.x1 > _SPACE * self.size

    def raised(self, one: Fragment) -> bool:
        """Whether the fragment is raised above the line, as marks of notes are."""
        return one.size < _SMALL * self.size and one.base - self.base > _RAISED * self.size

    def lowered(self, one: Fragment) -> bool:
        """Whether the fragment stands below the line."""
        return one.size < _SMALL * self.size and self.base - one.base > _RAISED / 2 * self.size

    def is_small_capital(self, one: Fragment) -> bool:
        """Whether the fragment is in capitals as small as small letters."""
        level = abs(one.base - self.base) < _RAISED / 2 * self.size
        return level and one.size < _SMALL * self.size and one.text.isupper()


def read(fragments: Iterable[Fragment], page: int) -> tuple[Line, ...]:
    """The lines of a page in order of reading."""
    ordered = _ordered([Line(tuple(one), page) for one in _chunks(fragments)])
    return tuple(
        Line(line.fragments, page, column) for column, lines in enumerate(ordered) for line in lines
    )


def _chunks(fragments: Iterable[Fragment]) -> Iterator[list[Fragment]]:
    """Fragments that follow one another on one line, as they stand in the file."""
    chunk: list[Fragment] = []
    for one in fragments:
        if chunk and not _follows(chunk, one):
            yield chunk
            chunk = []
        chunk.append(one)
    if chunk:
        yield chunk


def _follows(chunk: Sequence[Fragment], one: Fragment) -> bool:
    largest = max(chunk[-1], chunk[0], key=lambda other: other.size)
    size = max(largest.size, one.size)
    gap = one.x0 - chunk[-1].x1
    return abs(one.base - largest.base) < _SAME_LINE * size and -_SPACE * size < gap < _GAP * size


def _ordered(chunks: Sequence[Line]) -> Iterator[list[Line]]:
    """Columns and what spans them, from above; each is a list of lines."""
    gutter = _gutter(chunks)
    if gutter is None:
        if chunks:
            yield _merged(chunks)
        return
    band: list[Line] = []
    spanning: list[Line] = []
    for one in sorted(chunks, key=lambda chunk: -chunk.base):
        crosses = one.x0 < gutter - 1 and one.x1 > gutter + 1
        if crosses and band:
            yield from _sides(band, gutter)
            band = []
        if not crosses and spanning:
            yield _merged(spanning)
            spanning = []
        (spanning if crosses else band).append(one)
    yield from _sides(band, gutter)
    if spanning:
        yield _merged(spanning)


def _sides(band: Sequence[Line], gutter: float) -> Iterator[list[Line]]:
    yield from _ordered([one for one in band if one.x1 <= gutter + 1])
    yield from _ordered([one for one in band if one.x1 > gutter + 1])


def _gutter(chunks: Sequence[Line]) -> float | None:
    """The place right before the second column, if there is one."""
    if len(chunks) < 2 * _FEWEST:
        return None
    left, right = min(one.x0 for one in chunks), max(one.x1 for one in chunks)
    begun = Counter(round(one.x0) for one in chunks if one.x0 > left + (right - left) * _FILLED)
    for at in _edges(begun):
        if _parts(chunks, at - 2.0, Width(left, right)):
            return at - 2.0
    return None


def _edges(begun: Counter[int]) -> Iterator[int]:
    """Where the second column may begin: where most lines do, or the lines that hang out do."""
    for at, count in begun.most_common(3):
        if count >= _FEWEST:
            yield at
        outer = (one for one, times in begun.items() if at - _HANGING <= one < at and times > 1)
        yield from sorted(outer)


class Width(NamedTuple):
    """The left and the right end of what is printed on a page."""

    left: float
    right: float


def _parts(chunks: Sequence[Line], gutter: float, width: Width) -> bool:
    """Whether columns stand on either side: on most of the page, or below one another and full."""
    ours = [one for one in chunks if one.x1 <= gutter + 1]
    theirs = [one for one in chunks if one.x0 >= gutter - 1]
    if min(len(ours), len(theirs)) < _FEWEST:
        return False
    crossing = len(chunks) - len(ours) - len(theirs)
    if crossing <= _CROSSING * len(chunks):
        least = _FILLED * (width.right - width.left)
        return all(_usual(side) > least for side in (ours, theirs))
    together = [one for one in _undivided(chunks, gutter) if len(one) >= 2 * _FEWEST]
    return any(_is_full(band, gutter, width) for band in together)


def _undivided(chunks: Sequence[Line], gutter: float) -> Iterator[list[Line]]:
    """The lines between two that cross the gutter."""
    band: list[Line] = []
    for one in sorted(chunks, key=lambda chunk: -chunk.base):
        if one.x0 < gutter - 1 and one.x1 > gutter + 1:
            yield band
            band = []
        else:
            band.append(one)
    yield band


def _is_full(band: Sequence[Line], gutter: float, width: Width) -> bool:
    """Whether lines fill both columns, as running text does and the cells of tables do not."""
    ours = [one for one in band if one.x1 <= gutter + 1]
    theirs = [one for one in band if one.x0 >= gutter - 1]
    enough = min(len(ours), len(theirs)) >= _FEWEST
    return (
        enough
        and _usual(ours) > _FULL * (gutter - width.left)
        and _usual(theirs) > _FULL * (width.right - gutter)
    )


def _usual(lines: Sequence[Line]) -> float:
    return median(one.x1 - one.x0 for one in lines)


def _merged(chunks: Sequence[Line]) -> list[Line]:
    """The lines of one column, from above; chunks that stand side by side are one line."""
    lines: list[list[Line]] = []
    for one in sorted(chunks, key=lambda chunk: -chunk.base):
        if lines and _beside(lines[-1], one):
            lines[-1].append(one)
        else:
            lines.append([one])
    return [_line(parts) for parts in lines]


def _beside(parts: Sequence[Line], one: Line) -> bool:
    size = max(one.size, *(part.size for part in parts))
    level = abs(parts[0].base - one.base) < _SAME_LINE * size
    return level and all(one.x0 > part.x1 - 1 or one.x1 < part.x0 + 1 for part in parts)


def _line(parts: Sequence[Line]) -> Line:
    fragments = (one for part in parts for one in part.fragments)
    return Line(tuple(sorted(fragments, key=lambda one: one.x0)), parts[0].page)
