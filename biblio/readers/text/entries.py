"""Where one entry of a reference list ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from biblio.readers.shaping.sections import is_imprint, looks_like_entry
from biblio.readers.shaping.sentences import complete, continues, finished, hyphenated
from biblio.readers.text.layout import Layout
from biblio.readers.text.lines import Line
from biblio.values.patterns import Lazy

_INDENT = 2
# a bullet, or a number that is no year
_SIGN = Lazy(r"(?:[-•‣▪◦–*·+]|\(?\d{1,3}[.)]|\[\d{1,3}\])\s+(?=\S)")
_FEWEST_SIGNS = 2
# of the lines of a list, those that end inside an entry where lines are wrapped
_RUNNING_ON = 0.25
# of so many entries that blank lines part one has a line that looks like another one
_MISTAKEN = 3


# a list of so many lines is set in columns if none is wider than this part of the text
_ENOUGH, _NARROW = 6, 0.7


class Listed(Protocol):
    """A line, and whether a blank line or a cut stands above it."""

    @property
    def line(self) -> Line: ...
    @property
    def blank(self) -> bool: ...
    @property
    def cut(self) -> bool: ...


class Form(NamedTuple):
    """How a list is set: entries are hanging, or blank lines part them, or each has a sign.

    `wrapped` tells that many of its lines end where a margin was, `width` where that was if the
    list is set narrower than the text, or 0.
    """

    hanging: bool
    parted: bool
    signed: bool = False
    wrapped: bool = False
    width: int = 0


def begins(before: Listed, item: Listed, layout: Layout, form: Form) -> bool:
    """Whether the line is the first of an entry."""
    above, line = before.line, item.line
    if hyphenated(above.text) and continues(line.text):
        return False
    inside = not finished(above.text) and continues(line.text)
    if item.blank and not item.cut:
        return not inside and (complete(above.text) or not form.width)
    if form.signed:
        return sign(line.text) > 0
    if form.hanging:
        return line.indent < above.indent or (line.indent == above.indent and _is_outer(line))
    if form.parted:
        return item.cut and _follows(before, item)
    if not layout.wrapped and not form.wrapped:
        return not inside
    narrow = form.width > 0 or (form.wrapped and not layout.wrapped)
    if narrow and is_imprint(line.text) and not is_imprint(above.text):
        return False
    return complete(above.text) and (
        looks_like_entry(line.text)
        or (layout.leaves_room(above, line, form.width) and not continues(line.text))
    )


def form(items: Sequence[Listed], layout: Layout) -> Form:
    """How the list is set."""
    lines = [item.line for item in items]
    signed = sum(sign(line.text) > 0 for line in lines)
    return Form(
        _is_hanging(lines),
        _is_parted(items),
        bool(lines) and sign(lines[0].text) > 0 and signed >= max(_FEWEST_SIGNS, len(lines) // 4),
        sum(not complete(line.text) for line in lines) > _RUNNING_ON * len(lines),
        _width(lines, layout),
    )


def _width(lines: Sequence[Line], layout: Layout) -> int:
    """How wide a list is that is set narrower than the text, as in columns; else 0."""
    widest = max((line.width for line in lines), default=0)
    narrow = layout.wrapped and len(lines) >= _ENOUGH and widest <= _NARROW * layout.width
    return widest if narrow else 0


def sign(text: str) -> int:
    """How many characters a bullet or a number takes before the entry, 0 if there is none."""
    match = _SIGN.match(text)
    return match.end() if match else 0


def _is_parted(items: Sequence[Listed]) -> bool:
    """Whether blank lines stand between all entries: hardly one below begins as an entry does.

    A town and its publisher may: *Leeds: Brandt, 1904.*
    """
    heads = [looks_like_entry(item.line.text) for item in items if item.blank]
    below = [_follows(*pair) for pair in pairwise(items) if not pair[1].blank]
    return 2 * sum(heads) > len(heads) > 1 and sum(below) * _MISTAKEN <= len(heads)


def _follows(before: Listed, item: Listed) -> bool:
    """Whether the line begins as an entry does, where one may have ended."""
    text = item.line.text
    return complete(before.line.text) and looks_like_entry(text) and not is_imprint(text)


def _is_hanging(lines: Sequence[Line]) -> bool:
    """Whether all lines of an entry but the first are indented."""
    outer = min((line.indent for line in lines), default=0)
    indented = sum(one.indent < outer + _INDENT <= two.indent for one, two in pairwise(lines))
    return indented > 1 or (indented == 1 and len(lines) < 4)


def _is_outer(line: Line) -> bool:
    """Whether an entry of one line follows another one of one line, at the margin."""
    return line.indent < _INDENT
