"""How a text is set: hard-wrapped or a line a paragraph, how wide, how paragraphs begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from biblio.readers.shaping.sentences import complete, continues, finished, hyphenated, runs_on
from biblio.readers.text.lines import Line

# of all characters, those on lines whose sentence goes on below, in a wrapped text
_RUNNING_ON = 0.2
# a full line is at least this part of the width
_FULL = 0.85
# columns of a text that is set to a width: verse is narrower, a paragraph on one line wider
_NARROWEST, _WIDEST = 60, 100
# one or two lines end in the middle of a sentence where a note was put between
_FEWEST_BROKEN_OFF = 3
# so many lines are full, if hardly one leaves room, in no list and in no verse by chance
_FEWEST_FULL, _MOST_WITH_ROOM = 3, 0.1
# how full lines are where the text is too short to tell, and how empty one must be at least
_USUALLY_TIGHT = 0.82
_SHORT = 0.75
_VERY_SHORT = 0.6
_ENOUGH = 20
_INDENT = 2
_FEWEST_INDENTED = 3


class Layout(NamedTuple):
    """What the whole text shows.

    `width` is how many columns a full line has, `tight` the part of them that the typesetter never
    leaves empty if the next word fits, and `indented` tells that paragraphs begin set in.
    """

    width: int = 0
    wrapped: bool = False
    tight: float = _USUALLY_TIGHT
    indented: bool = False

    def fills(self, line: Line, width: int = 0) -> bool:
        """Whether the line runs to the margin."""
        return line.width >= _FULL * (width or self.width)

    def leaves_room(self, line: Line, after: Line, width: int = 0) -> bool:
        """Whether the next line's first word would have had room here: a paragraph ended."""
        return _needed(line, after) <= self._least(line, after) * (width or self.width)

    def _least(self, line: Line, after: Line) -> float:
        if finished(line.text):
            return self.tight
        return _VERY_SHORT if continues(after.text) else min(self.tight, _SHORT)


def measure(lines: Iterable[Line]) -> Layout:
    """The layout of the text, from all its lines."""
    blocks = [list(block) for block in _blocks(lines)]
    characters = sum(len(line.text) for block in blocks for line in block)
    for goes_on in (_runs_on, _breaks_off):
        running = [
            (one, two, widest)
            for block, widest in zip(blocks, map(_widest, blocks), strict=True)
            for one, two in pairwise(block)
            if goes_on(one, two, widest)
        ]
        enough = goes_on is _runs_on or len(running) >= _FEWEST_BROKEN_OFF
        if enough and sum(len(one.text) for one, _, _ in running) > _RUNNING_ON * characters:
            return _wrapped(blocks, running)
    pairs = [pair for block in blocks for pair in pairwise(block)]
    widest = max(map(_widest, blocks), default=0)
    if _are_full(pairs, widest):
        return _wrapped(blocks, [(one, two, widest) for one, two in pairs])
    return Layout()


def of_note(lines: Sequence[Line], layout: Layout, *, alone: bool) -> Layout:
    """The layout of a note: its lines may be wrapped where those of the text do not tell.

    They are below a mark that stands `alone`, and where each ends at a margin inside a sentence.
    """
    if layout.wrapped:
        return layout
    widest = max(line.width for line in lines)
    above = [line for line in lines[:-1] if line.text]
    broken_off = bool(above) and all(_breaks_off(line, line, widest) for line in above)
    return Layout(widest, wrapped=True) if alone or broken_off else layout


def _are_full(pairs: Sequence[tuple[Line, Line]], widest: int) -> bool:
    """Whether the lines that others stand right below end where these would not have fitted in."""
    roomy = sum(_needed(one, two) <= _USUALLY_TIGHT * widest for one, two in pairs)
    few = len(pairs) < _FEWEST_FULL or not _NARROWEST <= widest <= _WIDEST
    return not few and roomy <= _MOST_WITH_ROOM * len(pairs)


def _wrapped(blocks: Sequence[list[Line]], running: Sequence[tuple[Line, Line, int]]) -> Layout:
    """The layout of a wrapped text, from lines whose sentences go on below, each with the next and
    the width of its block."""
    width = _typical([one.width for one, _, _ in running])
    slack = [
        _needed(one, two) / min(widest, width)
        for one, two, widest in running
        if not hyphenated(one.text)
    ]
    return Layout(width, True, _tightness(slack), _is_indented(blocks))


def _runs_on(line: Line, after: Line, _: int) -> bool:
    return runs_on(line.text, after.text)


def _breaks_off(line: Line, _: Line, widest: int) -> bool:
    """Whether the line ends at the margin of its block in the middle of a sentence, whatever the
    next one begins with: in German texts, and in notes, many begin with a capital."""
    set_to_width = _NARROWEST <= widest <= _WIDEST and line.width >= _FULL * widest
    return set_to_width and not complete(line.text)


def _blocks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines without a blank line between them."""
    block: list[Line] = []
    for line in lines:
        if line.text:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _widest(block: Sequence[Line]) -> int:
    return max(line.width for line in block)


def _needed(line: Line, after: Line) -> int:
    """The columns the line would fill with the next line's first word."""
    return line.width + 1 + len(after.first_word)


def _typical(widths: list[int]) -> int:
    """The width only a quarter of the lines passes."""
    return sorted(widths)[len(widths) * 3 // 4]


def _tightness(slack: list[float]) -> float:
    """The part of the width which nearly all lines would pass with one word more."""
    if len(slack) < _ENOUGH:
        return _USUALLY_TIGHT
    return min(max(sorted(slack)[len(slack) // 20] - 0.01, _VERY_SHORT), 1.0)


def _is_indented(blocks: Iterable[list[Line]]) -> bool:
    """Whether first lines set in are commoner than paragraphs that begin at the margin."""
    indented = flush = 0
    for block in blocks:
        deeper = [one.indent >= two.indent + _INDENT for one, two in pairwise(block)]
        indented += sum(deeper)
        flush += len(block) > 1 and not deeper[0]
    return indented >= max(_FEWEST_INDENTED, flush)
