"""Where one entry of a reference list ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from biblio.readers.shaping.sections import looks_like_entry
from biblio.readers.shaping.sentences import complete, continues, finished, hyphenated
from biblio.readers.text.layout import Layout
from biblio.readers.text.lines import Line
from biblio.values.patterns import Lazy

_INDENT = 2
# Boston: Houghton Mifflin, 2004. — the imprint of an entry, on a line of its own
_IMPRINT = Lazy(r"[^\W\d_]+(?:[\s,/&-]+[^\W\d_]+){0,3}:\s")


class Listed(Protocol):
    """A line, and whether a blank line or a cut stands above it."""

    @property
    def line(self) -> Line: ...
    @property
    def blank(self) -> bool: ...
    @property
    def cut(self) -> bool: ...


class Form(NamedTuple):
    """How a list is set: entries are hanging, or blank lines part them."""

    hanging: bool
    parted: bool


def begins(before: Listed, item: Listed, layout: Layout, form: Form) -> bool:
    """Whether the line is the first of an entry."""
    above, line = before.line, item.line
    if hyphenated(above.text) and continues(line.text):
        return False
    inside = not finished(above.text) and continues(line.text)
    if item.blank and not item.cut:
        return not inside
    if form.hanging:
        return line.indent < above.indent or (line.indent == above.indent and _is_outer(line))
    if form.parted:
        return _follows(before, item)
    if not layout.wrapped:
        return not inside
    return complete(above.text) and (
        looks_like_entry(line.text)
        or (layout.leaves_room(above, line) and not continues(line.text))
    )


def form(items: Sequence[Listed]) -> Form:
    """How the list is set."""
    return Form(_is_hanging([item.line for item in items]), _is_parted(items))


def _is_parted(items: Sequence[Listed]) -> bool:
    """Whether blank lines stand between all entries: nothing below one begins as an entry does."""
    heads = [looks_like_entry(item.line.text) for item in items if item.blank]
    below = (pair for pair in pairwise(items) if not pair[1].blank)
    return 2 * sum(heads) > len(heads) > 1 and not any(_follows(*pair) for pair in below)


def _follows(before: Listed, item: Listed) -> bool:
    """Whether the line begins as an entry does, where one may have ended."""
    text = item.line.text
    return complete(before.line.text) and looks_like_entry(text) and not _IMPRINT.match(text)


def _is_hanging(lines: Sequence[Line]) -> bool:
    """Whether all lines of an entry but the first are indented."""
    outer = min((line.indent for line in lines), default=0)
    indented = sum(one.indent < outer + _INDENT <= two.indent for one, two in pairwise(lines))
    return indented > 1 or (indented == 1 and len(lines) < 4)


def _is_outer(line: Line) -> bool:
    """Whether an entry of one line follows another one of one line, at the margin."""
    return line.indent < _INDENT
