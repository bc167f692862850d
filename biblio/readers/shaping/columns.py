"""Tables as they are typed: lines whose cells stand below one another, which are never joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from biblio.values.patterns import Lazy

# Of the lines that stand together, those with cells; and of these, those whose cells are aligned.
# Prose set in justified lines has wide spaces too, but hardly two below one another.
_CELLED, _ALIGNED, _FEWEST = 0.6, 0.5, 2
_GAP = Lazy(r"(?<=\S)(?: {3,}|\t+)(?=\S)", sign=r" {3}|\t")
# behind a number or a bullet wide space makes an item of a list, and no cell
_ITEM = Lazy(r"\s*(?:[-•‣▪◦–*+]|\(?(?:\d{1,3}|[a-zа-я])[.)]|\[\d{1,3}\])\s")
# from a title to its page: . . . . . 12
_LEADERS = Lazy(
    r"(?:[^\s.]|(?<!\.)(?<!\.\s)\.)(?:\s?\.){5,}+\s*(?:\d+|[ivxlc]+)\s*$", sign=r"\.\s?\."
)
_BAR = "|"

Places = tuple[tuple[str, int], ...]


def rows(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of those lines that are rows, of lines that stand right below one another.

    The lines have the white space before them.
    """
    drawn = {number for number, line in enumerate(lines) if _is_drawn(line)}
    led = {number for number, line in enumerate(lines) if _LEADERS.search(line)}
    celled = [tuple(_places(line)) for line in lines if not _ITEM.match(line) and _GAP.search(line)]
    enough = len(celled) >= max(_FEWEST, _CELLED * len(lines))
    if enough and _are_aligned(celled):
        return frozenset(range(len(lines)))
    return frozenset(drawn | (led if len(led) >= _FEWEST else set()))


def _is_drawn(line: str) -> bool:
    """Whether the cells stand between drawn lines, and one of them holds something:
    `| Salt | 1799 |`.
    """
    row = line.strip()
    inner = row[1:-1].strip()
    return row.startswith(_BAR) and row.endswith(_BAR) and _BAR in inner and inner != _BAR


def _places(line: str) -> Iterator[tuple[str, int]]:
    """Where in the line cells begin and end, in columns; behind tabs, the how manieth it is."""
    for number, gap in enumerate(_GAP.finditer(line)):
        yield ("tab", number) if "\t" in gap[0] else ("from", gap.end())
    yield "to", len(line.rstrip())


def _are_aligned(found: Sequence[Places]) -> bool:
    """Whether a cell begins or ends in the same column in most of the lines."""
    counted = Counter(place for places in found for place in set(places))
    return counted.most_common(1)[0][1] >= max(_FEWEST, _ALIGNED * len(found))
