"""Which printed page a source offset lies on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biblio.readers.text.furniture import Furniture
from biblio.readers.text.lines import Line


def labels(
    lines: tuple[Line, ...], furniture: Furniture, marks: Iterable[tuple[int, int, str]] = ()
) -> tuple[tuple[int, str], ...]:
    """Pairs of the offset at which a page begins and its printed number, in order.

    `marks` are spans inside the text behind which a page begins, with its number.
    """
    inside = [(end, label) for _, end, label in marks]
    return tuple(sorted([*_of_lines(lines, furniture), *inside]))


def _of_lines(lines: tuple[Line, ...], furniture: Furniture) -> Iterator[tuple[int, str]]:
    numbered = sorted(furniture.labels.items())
    if furniture.headed:
        return ((lines[_top(lines, furniture, at)].start, label) for at, label in numbered)
    return _footed(lines, furniture, numbered)


def _footed(
    lines: tuple[Line, ...], furniture: Furniture, numbered: list[tuple[int, str]]
) -> Iterator[tuple[int, str]]:
    start = 0
    for index, label in numbered:
        yield start, label
        bottom = _bottom(lines, furniture, index)
        start = lines[bottom].end + 1


def _top(lines: tuple[Line, ...], furniture: Furniture, index: int) -> int:
    """The first of the furniture lines that stand together."""
    top = index
    for line in reversed(lines[:index]):
        if line.text and line.index not in furniture.heads:
            break
        top = line.index if line.text else top
    return top


def _bottom(lines: tuple[Line, ...], furniture: Furniture, index: int) -> int:
    """The last of the furniture lines that stand together."""
    bottom = index
    for line in lines[index + 1 :]:
        if line.text and line.index not in furniture.heads:
            break
        bottom = line.index if line.text else bottom
    return bottom
