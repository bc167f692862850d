"""Notes that a page break divides: the second half stands at the foot of the next page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from biblio.readers.shaping.sentences import abbreviated, complete, continues, finished
from biblio.readers.text.ground import Ground
from biblio.readers.text.lines import Line

_SET_IN = 2


def second(ground: Ground, first: Sequence[int]) -> tuple[int, ...]:
    """The lines of a note's second half; `first` are those of what was found of it so far."""
    last = ground.lines[first[-1]]
    if complete(last.text) and not abbreviated(last.text):
        return ()
    page = _next_page(ground, last.index)
    for place, line in enumerate(page[1:], 1):
        block = _block(ground, page[place:])
        if _heads_notes(ground, last, page[place - 1], line) and _ends_page(ground, page, block):
            return tuple(other.index for other in block)
    return ()


def _next_page(ground: Ground, last: int) -> Sequence[Line]:
    """The written lines of the page that begins right behind the line."""
    behind = ground.lines[last + 1 :]
    gap = list(takewhile(lambda line: _is_between(ground, line), behind))
    rest = behind[len(gap) :]
    turned = any(line.index in ground.furniture.heads or line.new_page for line in gap)
    if not rest or not (turned or rest[0].new_page):
        return ()
    until = takewhile(lambda line: line is rest[0] or not _turns(ground, line), rest)
    return [line for line in until if not _is_between(ground, line)]


def _is_between(ground: Ground, line: Line) -> bool:
    return line.blank or line.index in ground.furniture


def _turns(ground: Ground, line: Line) -> bool:
    """Whether a page begins or ends at the line."""
    return line.new_page or line.index in ground.furniture.heads


def _heads_notes(ground: Ground, last: Line, above: Line, line: Line) -> bool:
    """Whether the notes of the page may begin in the line, with the rest of another page's."""
    if line.index in ground.starts or not ground.apart(line.index):
        return False
    if ground.ruled(line.index):
        return True
    goes_on = continues(line.text) or (line.text[0].isdecimal() and last.text.endswith(","))
    quoted = above.indent >= line.indent + _SET_IN
    return goes_on and not complete(last.text) and finished(above.text) and not quoted


def _block(ground: Ground, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines down to the first note, or to a blank line."""
    block = [lines[0]]
    for line in lines[1:]:
        if line.index != block[-1].index + 1 or line.index in ground.starts:
            break
        block.append(line)
    return block


def _ends_page(ground: Ground, page: Sequence[Line], block: Sequence[Line]) -> bool:
    """Whether nothing but notes comes below on the page."""
    below = [line for line in page if line.index > block[-1].index]
    return not below or below[0].index in ground.starts
