"""Tables in plain text: lines whose cells stand below one another, which are never joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from biblio.readers.text.lines import Line
from biblio.values.patterns import Lazy

# Of the lines that stand together, those with cells; and of these, those whose cells are aligned.
# Prose set in justified lines has wide spaces too, but hardly two below one another.
_CELLED, _ALIGNED, _FEWEST = 0.6, 0.5, 2
_GAP = Lazy(r"(?<=\S)(?: {3,}|\t+)(?=\S)", sign=r" {3}|\t")
# from a title to its page: . . . . . 12
_LEADERS = Lazy(r"\S(?:\s?\.){5,}\s*(?:\d+|[ivxlc]+)$", sign=r"\.\s?\.")

# between drawn lines: | Salt | 1799 |
_DRAWN = Lazy(r"\|.*\S.*\|.*\|$|\|.*\|.*\S.*\|$")

Places = tuple[tuple[str, int], ...]


def rows(lines: Sequence[Line], is_item: Callable[[str], bool]) -> frozenset[int]:
    """The indices of those lines that are rows, of lines that stand right below one another.

    A number or a bullet with wide space behind it makes an item of a list, and no cell.
    """
    shown = {line.index for line in lines if _DRAWN.match(line.text)}
    lists = {line.index for line in lines if _LEADERS.search(line.text)}
    lists = shown | (lists if len(lists) >= _FEWEST else set())
    celled = {
        line.index: tuple(_places(line))
        for line in lines
        if not is_item(line.text) and _GAP.search(line.text)
    }
    enough = len(celled) >= max(_FEWEST, _CELLED * len(lines))
    if enough and _are_aligned(list(celled.values())):
        return frozenset(line.index for line in lines)
    return frozenset(lists)


def _places(line: Line) -> Iterator[tuple[str, int]]:
    """Where in the line cells begin and end, in columns; behind tabs, the how manieth it is."""
    for number, gap in enumerate(_GAP.finditer(line.text)):
        if "\t" in gap[0]:
            yield "tab", number
        else:
            yield "from", line.indent + line.lead + gap.end()
    yield "to", line.width


def _are_aligned(found: Sequence[Places]) -> bool:
    """Whether a cell begins or ends in the same column in most of the lines."""
    counted = Counter(place for places in found for place in set(places))
    return counted.most_common(1)[0][1] >= max(_FEWEST, _ALIGNED * len(found))
