"""Notes that a page break divides: the second half stands at the foot of the next page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from biblio.readers.shaping.sentences import abbreviated, complete, continues, finished
from biblio.readers.text.lines import Line
from biblio.readers.text.printed import Printed

_SET_IN = 2
# lines; a page has fewer
_LONGEST_PAGE = 400


def second(printed: Printed, first: Sequence[int]) -> tuple[int, ...]:
    """The lines of a note's second half; `first` are those of what was found of it so far."""
    last = printed.lines[first[-1]]
    if complete(last.text) and not abbreviated(last.text):
        return ()
    page = _next_page(printed, last.index)
    for place, line in enumerate(page[1:], 1):
        block = _block(printed, page[place:])
        if _heads_notes(printed, last, page[place - 1], line) and _ends_page(printed, page, block):
            return tuple(other.index for other in block)
    return ()


def _next_page(printed: Printed, last: int) -> Sequence[Line]:
    """The written lines of the page that begins right behind the line."""
    gap = list(takewhile(lambda line: _is_between(printed, line), printed.behind(last)))
    first = last + 1 + len(gap)
    rest = printed.lines[first : first + _LONGEST_PAGE]
    turned = any(line.index in printed.furniture.heads or line.new_page for line in gap)
    if not rest or not (turned or rest[0].new_page):
        return ()
    until = takewhile(lambda line: line is rest[0] or not _turns(printed, line), rest)
    return [line for line in until if not _is_between(printed, line)]


def _is_between(printed: Printed, line: Line) -> bool:
    return line.blank or line.index in printed.furniture


def _turns(printed: Printed, line: Line) -> bool:
    """Whether a page begins or ends at the line."""
    return line.new_page or line.index in printed.furniture.heads


def _heads_notes(printed: Printed, last: Line, above: Line, line: Line) -> bool:
    """Whether the notes of the page may begin in the line, with the rest of another page's."""
    if line.index in printed.starts or not printed.apart(line.index):
        return False
    if printed.ruled(line.index):
        return True
    goes_on = continues(line.text) or (line.text[0].isdecimal() and last.text.endswith(","))
    quoted = above.indent >= line.indent + _SET_IN
    return goes_on and not complete(last.text) and finished(above.text) and not quoted


def _block(printed: Printed, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines down to the first note, or to a blank line."""
    block = [lines[0]]
    for line in lines[1:]:
        if line.index != block[-1].index + 1 or line.index in printed.starts:
            break
        block.append(line)
    return block


def _ends_page(printed: Printed, page: Sequence[Line], block: Sequence[Line]) -> bool:
    """Whether nothing but notes comes below on the page."""
    below = [line for line in page if line.index > block[-1].index]
    return not below or below[0].index in printed.starts
