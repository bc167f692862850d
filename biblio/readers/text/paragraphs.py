"""Grouping lines to paragraphs, across the pages and notes that interrupt them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from biblio.readers.shaping import columns, urls, verse
from biblio.readers.shaping.furniture import is_rule
from biblio.readers.shaping.sentences import (
    awaits_number,
    continues,
    finished,
    hyphenated,
    within_signs,
)
from biblio.readers.shaping.transcriber import is_label
from biblio.readers.text import entries
from biblio.readers.text.entries import Form
from biblio.readers.text.layout import Layout
from biblio.readers.text.lines import Line
from biblio.values.patterns import Lazy

_ITEM = Lazy(r"(?:[-•‣▪◦–*]|\(?(?:\d{1,2}|[a-zа-я](?![.]\s*\d))[.)])\s+(?=\S)")
_LOCATOR = Lazy(r"(?:(?:pp?|vol|no|S)\. ?)?(?:\d|[ivxlc]+\b)")
_INSIDE = Lazy(r"(?:^|\s)[^\s/@]*[^\W\d_][,’']?$")
_DASHES = ("—", "–", "--")
_FIRST_ITEMS = ("1", "(1", "a", "(a", "а", "(а", *"-•‣▪◦–*")
_ITEM_SIGNS = tuple("(-–*•‣▪◦")
_BULLETS = "*•‣▪◦"
_INDENT = 2
_BLOCK = 3
_VERSE = 0.7
# of the lines of a stanza so many may begin small
_SMALL = 0.34
_HALF = 0.6
_ONE_LINE = 60


class Item(NamedTuple):
    """A line of text and what stands above it: a blank line, or a cut (a note, a page's end).

    `width` is the width of the block of lines it belongs to, `verse` tells that each line of it
    stands for itself, `stanza` that they are verse, `listed` that it is part of a reference list,
    `margin` is where the table begins of which it is a row, None outside of tables.
    """

    line: Line
    blank: bool
    cut: bool
    width: int = 0
    verse: bool = False
    stanza: bool = False
    listed: bool = False
    margin: int | None = None

    @property
    def below(self) -> bool:
        """Whether the line stands right below the one before it."""
        return not self.blank and not self.cut


Group = tuple[Item, ...]


def items(
    lines: Iterable[Line], layout: Layout, listed: frozenset[int] = frozenset()
) -> tuple[Item, ...]:
    """The written lines with what stands above them; `listed` lines are reference lists'.

    A jump in the numbering of the lines is a cut: what stood there is a note or furniture.
    """
    found: list[Item] = []
    for block in _blocks(_spaced(lines)):
        shape = _shape(block, layout)
        after = bool(found) and found[-1].stanza
        loose = block[0].line.index not in listed
        rows = columns.rows([_set_in(item.line) for item in block]) if loose else frozenset[int]()
        stanza = loose and not rows and _is_stanza(block, layout, after)
        for number, (line, blank, cut, *_) in enumerate(block):
            margin = min(one.line.indent for one in block) if number in rows else None
            found.append(Item(line, blank, cut, *shape, stanza, line.index in listed, margin))
    return tuple(found)


def group(items: Sequence[Item], layout: Layout) -> tuple[Group, ...]:
    """The paragraphs, as groups of lines."""
    groups: list[list[Item]] = []
    form = entries.form([item for item in items if item.listed], layout)
    for item, after in zip(items, [*items[1:], None], strict=False):
        if groups and _belongs(groups[-1], item, after, layout, form):
            groups[-1].append(item)
        else:
            groups.append([item])
    return tuple(tuple(lines) for lines in groups)


def is_item(text: str) -> bool:
    """Whether the line looks like an item of a list."""
    may_be = text[:1] in _ITEM_SIGNS or text[:1].isdecimal() or text[1:2] in (".", ")")
    return may_be and _ITEM.match(text) is not None


def _set_in(line: Line) -> str:
    """The line with the white space before it."""
    return " " * (line.indent + line.lead) + line.text


def _spaced(lines: Iterable[Line]) -> Iterator[Item]:
    blank, cut, last = True, False, -1
    for line in lines:
        cut = cut or line.index > last + 1 or line.new_page
        last = line.index
        if line.blank:
            blank = True
        else:
            yield Item(line, blank, cut)
            blank = cut = False


def _blocks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Lines that stand right below one another."""
    block: list[Item] = []
    for item in items:
        if block and not item.below:
            yield block
            block = []
        block.append(item)
    if block:
        yield block


def _shape(block: list[Item], layout: Layout) -> tuple[int, bool]:
    """The width of the block, and whether it is verse: short lines with capitals."""
    if len(block) < _BLOCK:
        return layout.width, False
    width = max(item.line.width for item in block)
    verse = width < _VERSE * layout.width and not any(
        continues(item.line.text) for item in block[1:]
    )
    return min(width, layout.width), verse


def _is_stanza(block: list[Item], layout: Layout, after: bool) -> bool:
    """Whether the block is a stanza: each line begins as one of a poem does.

    Two lines are one where they are set in behind another, or as lines of a couplet are.
    """
    lines = [item.line for item in block]
    set_in = min(line.indent for line in lines) >= _INDENT
    enough = len(lines) >= _BLOCK or (len(lines) == 2 and set_in and (after or layout.wrapped))
    if not enough or any(line.prefix.startswith("#") for line in lines):
        return False
    narrow = not layout.wrapped or max(len(line.text) for line in lines) < _VERSE * layout.width
    small = sum(continues(line.text) for line in lines[1:])
    return (
        (narrow or set_in)
        and (set_in or not small)
        and small <= _SMALL * len(lines)
        and verse.is_stanza([line.text for line in lines], set_in=set_in)
    )


def _belongs(lines: list[Item], item: Item, after: Item | None, layout: Layout, form: Form) -> bool:
    """Whether the line goes on with the paragraph."""
    before = lines[-1].line
    if is_rule(item.line.text) or is_rule(before.text):
        return False
    if item.margin is not None or lines[-1].margin is not None:
        return False
    if item.stanza or lines[-1].stanza:
        return item.stanza and lines[-1].stanza and item.below
    if item.line.prefix != before.prefix or before.prefix.startswith("#"):
        return False
    if is_label(lines[0].line.text):
        return item.below and not before.text.endswith(("]", "}"))
    if is_label(item.line.text):
        return False
    if item.listed:
        return lines[-1].listed and not entries.begins(lines[-1], item, layout, form)
    if hyphenated(before.text) and continues(item.line.text):
        return True
    if item.below:
        return _goes_on_below(lines, item, after, layout)
    return _goes_on_beyond(lines, item, after, layout)


def _goes_on_below(lines: list[Item], item: Item, after: Item | None, layout: Layout) -> bool:
    """Whether the line right below belongs to the paragraph."""
    before, line = lines[-1].line, item.line
    inside = not finished(before.text) and continues(line.text)
    if not item.verse and within_signs(before.text, line.text):
        return True
    if not layout.wrapped:
        long = len(before.text) >= _ONE_LINE or line.prefix != ""
        return urls.is_url(line.first_word) or (inside and long)
    if item.verse or _is_next_item(lines, item, after, layout):
        return False
    if _breaks_off(before.text) or _is_locator(before.text, line.text):
        return True
    if not inside and (_is_indented(before, line, after) or _leaves_block(lines, line)):
        return False
    if line.indent >= lines[0].line.indent + _INDENT and not finished(before.text):
        return True
    return not layout.leaves_room(before, line, item.width)


def _breaks_off(text: str) -> bool:
    """Whether the line ends inside a word, at a dash, or in a URL."""
    return hyphenated(text) or text.endswith(_DASHES) or urls.breaks_off(text)


def _is_locator(before: str, text: str) -> bool:
    """Whether the line begins with the page or the volume that the line before leads up to."""
    return awaits_number(before) and _LOCATOR.match(text) is not None


def _is_next_item(lines: list[Item], item: Item, after: Item | None, layout: Layout) -> bool:
    before, text = lines[-1].line, item.line.text
    if not is_item(text):
        return False
    if text[0] in _BULLETS and after is not None and after.line.text[0] == text[0]:
        return True
    if is_item(lines[0].line.text):
        return True
    if awaits_number(before.text) and not text.startswith(_FIRST_ITEMS):
        return False
    ended = finished(before.text) or before.text.endswith((":", ";", ","))
    return ended or layout.leaves_room(before, item.line)


def _is_indented(before: Line, line: Line, after: Item | None) -> bool:
    """Whether the line is indented as a paragraph's first line is."""
    if line.indent < before.indent + _INDENT:
        return False
    if after is None or not after.below:
        return finished(before.text) and not continues(line.text)
    return after.line.indent < line.indent


def _leaves_block(lines: list[Item], line: Line) -> bool:
    """Whether the lines so far are an indented block, and this line is not."""
    indent = lines[0].line.indent
    out = len(lines) > 1 and line.indent + _INDENT <= indent
    return out and all(item.line.indent == indent for item in lines)


def _goes_on_beyond(lines: list[Item], item: Item, after: Item | None, layout: Layout) -> bool:
    """Whether the paragraph goes on behind a blank line, a note or a page's end."""
    last, line = lines[-1].line, item.line
    if last.text.endswith(":") or is_item(line.text):
        return False
    if finished(last.text):
        return item.cut and _is_mid_paragraph(lines[-1], item, after, layout)
    if not layout.wrapped:
        return continues(line.text) and (item.cut or len(last.text) >= _ONE_LINE)
    if not item.cut and line.indent >= last.indent + _INDENT:
        return False
    if continues(line.text):
        return last.width >= _HALF * layout.width or (item.cut and len(lines) > 1)
    if not (item.cut or len(lines) > 1) or layout.leaves_room(last, line, lines[-1].width):
        return False
    return _INSIDE.search(last.text) is not None and _is_text(item, after, layout)


def _is_mid_paragraph(last: Item, item: Item, after: Item | None, layout: Layout) -> bool:
    """Whether a page ended between two sentences: the line is not set in as a first line is."""
    if not layout.indented or item.line.indent >= _INDENT:
        return False
    full = not layout.leaves_room(last.line, item.line, last.width)
    return full and _is_text(item, after, layout)


def _is_text(item: Item, after: Item | None, layout: Layout) -> bool:
    """Whether the line is running text and no heading."""
    text = item.line.text.lstrip("“„«\"‘'(")
    wide = layout.fills(item.line, item.width) or (after is not None and after.below)
    return wide and text[:1].isalnum()
