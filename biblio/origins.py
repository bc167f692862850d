"""Where the characters of a document stand in its file: one alignment, four kinds of files.

A reader gives every paragraph an alignment: anchors, each a position in the paragraph's text and a
spot in the file. Which spots there are depends on the kind of file: offsets of the decoded source
(text, Markdown, HTML), characters of runs (a Word file), boxes on pages (PDF), and paragraphs where
another program reads the file and tells no more (OpenDocument, LaTeX …).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, Self, TypeVar

Spot = TypeVar("Spot")
_LAST = 1 << 62


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a document: characters `start` to `end` (exclusive) of a paragraph's string.

    `note` is the position of the note in `Document.notes`, None for the body; `paragraph` is the
    position of the paragraph in that note, or in the body.
    """

    note: int | None
    paragraph: int
    start: int
    end: int

    def part(self, start: int, end: int) -> Where:
        """The place of the characters `start` to `end`, counted from this one's beginning."""
        return Where(self.note, self.paragraph, self.start + start, self.start + end)

    def until(self, end: int) -> Where:
        """The place from the same beginning to the character `end` of the paragraph."""
        return Where(self.note, self.paragraph, self.start, end)

    def adjoins(self, other: Where) -> bool:
        """Whether the other begins within this one or right behind it."""
        same = self.note == other.note and self.paragraph == other.paragraph
        return same and self.start <= other.start <= self.end

    def meets(self, other: Where) -> bool:
        """Whether both have a character in common."""
        same = self.note == other.note and self.paragraph == other.paragraph
        return same and self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start


class TextOrigin(NamedTuple):
    """Characters `start` to `end` (exclusive) of the decoded source.

    `line` and `column` count from 1; `page` is the page's printed number where one is shown.
    """

    start: int
    end: int
    line: int
    column: int
    page: str | None = None

    def __str__(self) -> str:
        return f"line {self.line}"


class PackageOrigin(NamedTuple):
    """Characters in a part of a zip package, as `word/footnotes.xml` of a Word file.

    `paragraph` counts from 0 in the part's order, `run` within the paragraph, `character` within
    the run; the last character stands right before `end_character` of the run `end_run`.
    """

    part: str
    paragraph: int
    run: int
    character: int
    end_run: int
    end_character: int

    def __str__(self) -> str:
        return f"paragraph {self.paragraph + 1}"


class PageOrigin(NamedTuple):
    """A box (x0, y0, x1, y1, in points) on a page: its printed label, and its number from 1."""

    page: str | None
    number: int
    box: tuple[float, float, float, float]

    def __str__(self) -> str:
        return f"page {self.page or self.number}"


class BlockOrigin(NamedTuple):
    """A paragraph, counted from 0 in the body or, where `note` counts one, in that note.

    All that is known of a file that another program reads for us. Nothing can be changed there.
    """

    note: int | None
    paragraph: int

    def __str__(self) -> str:
        return f"paragraph {self.paragraph + 1}"


Origin = TextOrigin | PackageOrigin | PageOrigin | BlockOrigin


@dataclass(frozen=True, slots=True)
class Chart:
    """The lines and printed pages of a decoded source.

    `lines` are the offsets at which lines begin, `pages` pairs (offset, label). A file that has
    no characters to count has neither.
    """

    lines: Sequence[int] = (0,)
    pages: tuple[tuple[int, str], ...] = ()

    def line(self, offset: int) -> int:
        """The line, counted from 1, on which the source offset lies."""
        return bisect_right(self.lines, offset)

    def page(self, offset: int) -> str | None:
        """The printed number of the page on which the source offset lies, where known."""
        index = bisect_right(self.pages, (offset, "\U0010ffff")) - 1
        return self.pages[index][1] if index >= 0 else None

    def origin(self, start: int, end: int) -> TextOrigin:
        """The origin of the source characters `start` to `end`."""
        line = self.line(start)
        column = start - self.lines[line - 1] + 1
        return TextOrigin(start, end, line, column, self.page(start))


class PackageSpot(NamedTuple):
    """A character of a run: `character` counts from 0 within the run."""

    part: str
    paragraph: int
    run: int
    character: int


class PageSpot(NamedTuple):
    """A box in which a word or a line of print stands: the page's number from 1, its label."""

    number: int
    page: str | None
    box: tuple[float, float, float, float]


class BlockSpot(NamedTuple):
    """A paragraph, counted from 0 in the body or, where `note` counts one, in that note."""

    note: int | None
    paragraph: int


@dataclass(frozen=True, slots=True)
class Alignment(Generic[Spot]):
    """Where the characters of a rejoined text stand in the file.

    `anchors` are pairs (position in the text, spot in the file), in order, the first at 0; between
    two anchors both run on together. Inserted characters (a space in place of a line end) belong to
    the spot they replace. Subclasses say how spots run on, and what their origins are.
    """

    anchors: tuple[tuple[int, Spot], ...]

    def at(self, position: int) -> Spot:
        """The spot of the character at `position` of the text."""
        at, spot = self.anchors[self._index(position)]
        return self.moved(spot, position - at)

    def span(self, start: int, end: int) -> tuple[Spot, Spot]:
        """The spots of `text[start:end]`, end exclusive."""
        if end <= start:
            return self.at(start), self.at(start)
        return self.at(start), self.moved(self.at(end - 1), 1)

    def between(self, start: int, end: int) -> Self:
        """The alignment of `text[start:end]` on its own."""
        inside = self.anchors[self._index(start) + 1 : bisect_left(self.anchors, end, key=_first)]
        return type(self)(((0, self.at(start)), *((at - start, spot) for at, spot in inside)))

    def shifted(self, by: int) -> tuple[tuple[int, Spot], ...]:
        """The anchors of the same text placed `by` characters later."""
        return tuple((at + by, spot) for at, spot in self.anchors)

    def origin(self, start: int, end: int, chart: Chart) -> Origin:
        """The origin of `text[start:end]`; the chart tells lines and pages of source offsets."""
        raise NotImplementedError

    def pages(self, start: int, end: int, chart: Chart) -> tuple[tuple[int, str | None], ...]:
        """The pages on which `text[start:end]` stands: pairs (position it goes on at, label)."""
        return ((start, None),)

    @staticmethod
    def moved(spot: Spot, by: int) -> Spot:
        """The spot `by` characters behind that one."""
        return spot

    def _index(self, position: int) -> int:
        return max(bisect_right(self.anchors, position, key=_first) - 1, 0)


def _first(anchor: tuple[int, object]) -> int:
    return anchor[0]


@dataclass(frozen=True, slots=True)
class TextAlignment(Alignment[int]):
    """The alignment of text files: spots are offsets of the decoded source.

    A character for which several of the source stand (`&amp;`, a run of white space) has two
    anchors in its one position: the last of these, then the first.
    """

    anchors: tuple[tuple[int, int], ...] = field(default=((0, 0),))

    def at(self, position: int) -> int:
        """The source offset of the character at `position` of the text."""
        at, offset = self.anchors[self._index(position)]
        return offset + position - at

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of `text[start:end]`, end exclusive."""
        if end <= start:
            return self.at(start), self.at(start)
        index = self._first(end - 1)
        own = index < len(self.anchors) and self.anchors[index][0] == end - 1
        return self.at(start), (self.anchors[index][1] if own else self.at(end - 1)) + 1

    def between(self, start: int, end: int) -> TextAlignment:
        """The alignment of `text[start:end]` on its own."""
        if len(self.anchors) == 1:  # as most texts within a line have
            return TextAlignment(((0, self.at(start)),))
        first, last = self._first(start), self._first(end)
        inside = tuple((at - start, spot) for at, spot in self.anchors[first:last])
        begins = bool(inside) and inside[0][0] == 0
        return TextAlignment(inside if begins else ((0, self.at(start)), *inside))

    def origin(self, start: int, end: int, chart: Chart) -> TextOrigin:
        """The origin of `text[start:end]`: source characters, line, column and page."""
        return chart.origin(*self.span(start, end))

    def pages(self, start: int, end: int, chart: Chart) -> tuple[tuple[int, str | None], ...]:
        """The pages on which `text[start:end]` stands: pairs (position it goes on at, label)."""
        first, last = self.span(start, end)
        after = bisect_right(chart.pages, (first, "\U0010ffff"))
        turned = chart.pages[after : bisect_left(chart.pages, (last,))]
        turns = [(self._from(offset, start, end), label) for offset, label in turned]
        return ((start, chart.page(first)), *turns)

    def positions(self, start: int, end: int, length: int) -> tuple[int, int]:
        """The span of a text of `length` characters that comes from source `start` to `end`."""
        first = self._from(start, 0, length)
        last = self._from(end, first, length)
        return (first, last) if first < last else (0, 0)

    def _from(self, offset: int, start: int, end: int) -> int:
        """The first position of `text[start:end]` that stands at the source offset or behind."""
        return bisect_left(range(end), offset, lo=start, key=self.at)

    @staticmethod
    def moved(spot: int, by: int) -> int:
        """The offset `by` characters on."""
        return spot + by

    def _index(self, position: int) -> int:
        return max(bisect_right(self.anchors, (position, _LAST)) - 1, 0)

    def _first(self, position: int) -> int:
        """The number of the first anchor in that position or behind it."""
        return bisect_left(self.anchors, (position,))


@dataclass(frozen=True, slots=True)
class PackageAlignment(Alignment[PackageSpot]):
    """The alignment of a zip package of XML parts: spots are characters of runs."""

    def origin(self, start: int, end: int, chart: Chart) -> PackageOrigin:
        """The origin of `text[start:end]`; all of it lies in the paragraph of its beginning."""
        first = self.at(start)
        last = self.at(max(end - 1, start))
        if last[:2] != first[:2]:
            last = first
        after = last.character + (end > start)
        return PackageOrigin(*first, last.run, after)

    @staticmethod
    def moved(spot: PackageSpot, by: int) -> PackageSpot:
        """The character `by` further on in the same run."""
        return spot._replace(character=spot.character + by)


@dataclass(frozen=True, slots=True)
class PageAlignment(Alignment[PageSpot]):
    """The alignment of a PDF: every anchor's box holds the characters up to the next anchor."""

    def origin(self, start: int, end: int, chart: Chart) -> PageOrigin:
        """The box around `text[start:end]`, as far as it stands on the page where it begins."""
        first = self.at(start)
        inside = self.anchors[self._index(start) : self._index(max(end - 1, start)) + 1]
        boxes = [spot.box for _, spot in inside if spot.number == first.number]
        lows, highs = zip(*((box[:2], box[2:]) for box in boxes), strict=True)
        x0, y0 = (min(values) for values in zip(*lows, strict=True))
        x1, y1 = (max(values) for values in zip(*highs, strict=True))
        return PageOrigin(first.page, first.number, (x0, y0, x1, y1))

    def pages(self, start: int, end: int, chart: Chart) -> tuple[tuple[int, str | None], ...]:
        """The pages on which `text[start:end]` stands: pairs (position it goes on at, label)."""
        found = {self.at(start).number: (start, self.at(start).page)}
        for at, spot in self.anchors:
            if start < at < end:
                found.setdefault(spot.number, (at, spot.page))
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class BlockAlignment(Alignment[BlockSpot]):
    """The alignment of a file of which only its paragraphs are known."""

    def origin(self, start: int, end: int, chart: Chart) -> BlockOrigin:
        """The paragraph in which `text[start:end]` begins."""
        return BlockOrigin(*self.at(start))
