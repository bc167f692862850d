"""The source's lines, and where in them the text of a block stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from biblio.document import Text
from biblio.origins import TextAlignment
from biblio.readers.shaping.sentences import is_wrapped

_NEAR = 5
# of so many written lines at most one in so many is empty
_ENOUGH, _FEW = 10, 10
# to the parser these are letters
_SPACES = dict.fromkeys(map(ord, "\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " ")
_LINE_END = re.compile(r"\r\n|[\n\r]")


class Lines(NamedTuple):
    """Lines without their ends, and the offset at which each begins."""

    lines: tuple[str, ...]
    starts: tuple[int, ...]

    def place(self, content: str, first: int) -> Text:
        """The text of a block that begins in line `first`, tied to its source.

        The parser takes away what stands before a block's lines (quotation signs, indents), and
        white space and a heading's signs at its end: each line is the end of the source's.
        """
        anchors: list[tuple[int, int]] = []
        at, first = 0, self._first(content, first)
        for number, line in enumerate(content.split("\n"), first):
            anchors += self._anchors(line, at, number)
            at += len(line) + 1
        return Text(content, TextAlignment(tuple(anchors) or ((0, 0),)))

    def within(self, content: str, number: int, start: int) -> Text:
        """The text of a table's cell, in the line of that number behind the column `start`."""
        column = self.lines[number].find(content, start)
        if column >= 0:
            return Text(content, TextAlignment(((0, self.starts[number] + column),)))
        anchors = self._one_by_one(content, 0, number, start)
        return Text(content, TextAlignment(tuple(anchors) or ((0, self.starts[number] + start),)))

    def cut(self, number: int, start: int, end: int) -> Text:
        """The columns `start` to `end` of the line of that number."""
        return Text(
            self.lines[number][start:end], TextAlignment(((0, self.starts[number] + start),))
        )

    def end_paragraphs(self) -> bool:
        """Whether each line is a paragraph, as its author set it, with hardly an empty one."""
        blocks = [list(block) for full, block in groupby(self.lines, key=bool) if full]
        written = sum(map(len, blocks))
        empty = len(self.lines) - written
        dense = written >= _ENOUGH and empty * _FEW < written
        return dense and not is_wrapped([line.strip() for line in block] for block in blocks)

    def _first(self, content: str, number: int) -> int:
        """The line where the text begins: first lines that look empty are not part of it."""
        words = content.partition("\n")[0].strip()
        near = range(number, min(number + _NEAR, len(self.lines)))
        return next((line for line in near if words in self.lines[line]), number)

    def _anchors(self, line: str, at: int, number: int) -> list[tuple[int, int]]:
        number = min(number, len(self.lines) - 1)
        words, source = line.strip(), self.lines[number].rstrip()
        lead = len(line) - len(line.lstrip())
        if not words:
            return [(at, self.starts[number] + max(len(self.lines[number]) - lead, 0))]
        column = len(source) - len(words) if source.endswith(words) else source.rfind(words)
        if column >= 0:
            # an indent may be a tab in the source: white space before the words stays with them
            before = max(column - lead, 0)
            return [(at, self.starts[number] + before), (at + lead, self.starts[number] + column)]
        return list(self._one_by_one(line, at, number, 0))

    def _one_by_one(
        self, text: str, at: int, number: int, column: int
    ) -> Iterator[tuple[int, int]]:
        """Every character where it comes next; one that is not there stays where the last was."""
        source = self.lines[number]
        for position, character in enumerate(text, at):
            found = source.find(character, column)
            yield position, self.starts[number] + (found if found >= 0 else column)
            column = found + 1 if found >= 0 else column


def split(source: str, beginning: int) -> Lines:
    """The source's lines; those before the offset are empty, and the others keep their number."""
    ends = list(_LINE_END.finditer(source))
    starts = (0, *(end.end() for end in ends))
    stops = (*(end.start() for end in ends), len(source))
    return Lines(
        tuple(
            _line(source[start:stop]) if start >= beginning else ""
            for start, stop in zip(starts, stops, strict=True)
        ),
        starts,
    )


def _line(raw: str) -> str:
    """The line with spaces for all that only looks like one; nothing if it looks empty."""
    return "" if raw.isspace() else raw.translate(_SPACES)
