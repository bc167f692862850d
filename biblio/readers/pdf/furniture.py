"""What stands on every page: running heads and feet, and the numbers of pages.

A line at the edge of a page, set off from the text, is a running head where its words come back on
other pages in the same place. A number there is the page's where it counts on with the pages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from biblio.readers.pdf.lines import Line
from biblio.readers.shaping.numerals import arabic
from biblio.values.patterns import Lazy

_EDGE = 2
# in sizes of the print; lines of a text stand 1.2 apart, widely set ones 1.5
_APART = 1.6
# pages whose numbers agree: three, or two if these numbers stand alone
_FEWEST = 3
# the same place, in points
_SAME = 4.0
# this share of the numbers must count on with the pages that pages without one get theirs too
_COUNTED = 0.5
_NUMBER = Lazy(
    r"[-–—~•|\[( ]{0,3}(?:(?:page|seite|p|s)\.? )?(?P<label>\d{1,4}|[ivxlc]{1,7})"
    r"(?: ?(?:/|of|von) ?\d{1,4})?[-–—~•|\]) ]{0,3}\Z"
)
_FIRST = Lazy(r"(?P<label>\d{1,4})\b")
_MARK = Lazy(r"(?:\d{1,4}|[*†‡§¶#‖]{1,4})[.)\]]?\s*\S")
_LAST = Lazy(r"(?:^|.*\D)(?P<label>\d{1,4})\Z")
_LONGEST = 150


class Furniture(NamedTuple):
    """The lines that are furniture, and the printed number of each page, by page numbers from 1."""

    lines: frozenset[int]
    labels: Mapping[int, str]


def find(pages: Sequence[Sequence[Line]]) -> Furniture:
    """The furniture of the pages; lines are known by `id`."""
    edges = [_edges(lines) for lines in pages]
    offsets = _offsets(edges)
    numbered = {id(line) for line, _, _ in _numbered(edges, offsets)}
    running = _running(edges)
    labels = {page: label for _, page, label in _numbered(edges, offsets)}
    shown = sum(1 for lines in pages if lines)
    if offsets and len(labels) >= max(_COUNTED * shown, 2):
        labels = _filled(labels, [lines[0].page for lines in pages if lines])
    return Furniture(frozenset(numbered | running), labels)


def _edges(lines: Sequence[Line]) -> list[Line]:
    """Lines above and below all others, which a space sets off; numbers stand alone anyhow.

    The last note on a page may be *Ibid.* on many.
    """
    ranked = sorted(lines, key=lambda line: -line.base)
    found = [*_set_off(ranked), *_set_off(ranked[::-1])]
    alone = (line for line in (*ranked[:1], *ranked[-1:]) if _NUMBER.match(line.text.strip()))
    return list({id(line): line for line in (*found, *alone)}.values())


def _set_off(ranked: Sequence[Line]) -> Sequence[Line]:
    """Of lines from the edge of a page inwards, the one or two before the first wide space."""
    for count in range(1, min(_EDGE, len(ranked) - 1) + 1):
        inner, outer = ranked[count], ranked[count - 1]
        if abs(inner.base - outer.base) > _APART * max(inner.size, outer.size):
            return [line for line in ranked[:count] if len(line.text) <= _LONGEST]
    return ()


def _labels(line: Line) -> list[str]:
    """The numbers that a line at the edge may show: it is one, or begins or ends with one."""
    text = line.text.strip()
    if match := _NUMBER.match(text):
        return [match["label"]]
    if line.raised(line.fragments[0]):
        # a note
        return []
    found = (pattern.match(text) for pattern in (_FIRST, _LAST))
    return [match["label"] for match in found if match]


def _begins_as_note(line: Line) -> bool:
    """Whether the line begins with a mark: *Ibid.* may be the last note on many pages."""
    return line.raised(line.fragments[0]) or _MARK.match(line.text) is not None


def _alone(line: Line) -> bool:
    """Whether the line is a number and nothing else."""
    return _NUMBER.match(line.text.strip()) is not None


def _offset(label: str, page: int) -> tuple[bool, int] | None:
    value = arabic(label)
    return (label.isdecimal(), value - page) if value else None


def _offsets(edges: Sequence[Sequence[Line]]) -> frozenset[tuple[bool, int]]:
    """By how much printed numbers differ from those of the pages, where two or more agree."""
    counted: Counter[tuple[bool, int]] = Counter()
    for lines in edges:
        found = {
            (offset, _alone(line))
            for line in lines
            for label in _labels(line)
            if (offset := _offset(label, line.page)) is not None
        }
        # a number beside words may be any
        counted.update(offset for offset, alone in found for _ in range(2 if alone else 1))
    best = [
        [pair for pair in counted.most_common() if pair[0][0] is kind][:1] for kind in (True, False)
    ]
    return frozenset(one for pairs in best for one, count in pairs if count >= _FEWEST)


def _numbered(
    edges: Sequence[Sequence[Line]], offsets: frozenset[tuple[bool, int]]
) -> Iterator[tuple[Line, int, str]]:
    for lines in edges:
        for line in lines:
            for label in _labels(line):
                if _offset(label, line.page) in offsets:
                    yield line, line.page, label


def _filled(labels: Mapping[int, str], pages: Sequence[int]) -> dict[int, str]:
    """Pages without a number, as those with which chapters begin, between two that have one."""
    filled = dict(labels)
    for page in pages:
        before = next((at for at in range(page - 1, page - 4, -1) if at in labels), None)
        if page in labels or before is None or not labels[before].isdecimal():
            continue
        if any(
            labels.get(at) == str(int(labels[before]) + at - before) for at in (page + 1, page + 2)
        ):
            filled[page] = str(int(labels[before]) + page - before)
    return filled


def _running(edges: Sequence[Sequence[Line]]) -> set[int]:
    """Lines whose words stand in the same place on other pages."""
    places: defaultdict[str, list[Line]] = defaultdict(list)
    for lines in edges:
        for line in lines:
            words = "".join(sign for sign in line.text.casefold() if sign.isalpha())
            if words and not _begins_as_note(line):
                places[words].append(line)
    return {
        id(line)
        for lines in places.values()
        for line in lines
        if any(other.page != line.page and abs(other.base - line.base) <= _SAME for other in lines)
    }
