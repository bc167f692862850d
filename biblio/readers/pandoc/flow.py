"""Pandoc's blocks as ours, in the order of the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from biblio.document import Text
from biblio.origins import BlockAlignment, BlockSpot
from biblio.readers.pandoc import cites, raw
from biblio.readers.pandoc.inlines import Line, Shared
from biblio.readers.pandoc.preparation import VERSE, VERSE_ENDS
from biblio.readers.pandoc.tree import Node
from biblio.readers.shaping.blocks import (
    BROKEN,
    NOTHING,
    Block,
    Piece,
    Rich,
    Style,
    behind,
    joined,
    plain,
    row,
)
from biblio.values.numerals import roman

_BULLET, _RULE = "•", "* * *"
_VERSE = frozenset(("verse", "poem", "poetry", "line-block", "stanza"))
_QUOTED = frozenset(("quote", "quotation", "epigraph", "blockquote", "extract"))
# no table that is printed is wider
_WIDEST = 60


class Setting(NamedTuple):
    """What a block stands in."""

    style: Style = Style.TEXT
    level: int = 1
    lists: int = 0
    quotations: int = 0


class Flow:
    """The blocks read so far; `note` is the note's number from 0, None for the body."""

    def __init__(self, shared: Shared, note: int | None = None, first: int = 0) -> None:
        self.blocks: list[Block] = []
        self._shared = shared
        self._note = note
        self._first = first
        self._mark = ""
        self._later = False
        self._in_verse = False

    def read(self, blocks: Iterable[Node], setting: Setting | None = None) -> None:
        """Read the blocks."""
        for one in blocks:
            if read := _READING.get(one.get("t", "") if isinstance(one, dict) else ""):
                read(self, one.get("c"), setting or Setting())

    def words(self, inlines: Iterable[Node], setting: Setting | None = None) -> None:
        """A paragraph of these inlines, the pictures in it below it."""
        setting = setting or Setting()
        if self._in_verse:
            setting = setting._replace(style=Style.VERSE)
        line = Line(self._shared, self._spot())
        rich = line.read(inlines)
        for part in _parted(rich) if setting.style is Style.VERSE else (rich,):
            self._put(part, setting)
        self.blocks += [Block(image, Style.CAPTION) for image in line.images if image.pieces]

    def _spot(self) -> BlockSpot:
        return BlockSpot(self._note, self._first + len(self.blocks))

    def _text(self, string: str) -> Text:
        return Text(string, BlockAlignment(((0, self._spot()),)))

    def _put(self, rich: Rich, setting: Setting) -> None:
        if not rich.pieces:
            return
        is_item = setting.style is Style.LIST
        mark = plain(self._text(self._mark)) if self._mark else NOTHING
        self.blocks.append(Block(rich, setting.style, setting.level, mark, self._later and is_item))
        self._mark, self._later = "", is_item

    def _lines(self, lines: Sequence[Sequence[Node]], setting: Setting) -> None:
        for line in lines:
            self.words(line, setting._replace(style=Style.VERSE))

    def _code(self, content: Sequence[Any], setting: Setting) -> None:
        text = self._text(content[1].strip("\n"))
        if text.string.strip():
            self._put(Rich((Piece(text, code=True),)), setting._replace(style=Style.CODE))

    def _raw(self, content: Sequence[Any], setting: Setting) -> None:
        form, source = content
        if source.strip() in (VERSE, VERSE_ENDS):
            self._in_verse = source.strip() == VERSE
        elif words := raw.text(form, source):
            self._put(plain(self._text(words)), setting)
        elif source.strip():
            self._shared.leave(f"raw {form}")

    def _quotation(self, blocks: Sequence[Node], setting: Setting) -> None:
        depth = setting.quotations + 1
        self.read(blocks, setting._replace(style=Style.QUOTATION, level=depth, quotations=depth))

    def _numbered(self, content: Sequence[Any], setting: Setting) -> None:
        (first, style, delimiter), items = content
        signs = [_sign(first + at, style["t"], delimiter["t"]) for at in range(len(items))]
        self._items(items, signs, setting)

    def _bulleted(self, items: Sequence[Sequence[Node]], setting: Setting) -> None:
        self._items(items, [_BULLET] * len(items), setting)

    def _items(
        self, items: Sequence[Sequence[Node]], signs: Sequence[str], setting: Setting
    ) -> None:
        depth = setting.lists + 1
        within = setting._replace(style=Style.LIST, level=depth, lists=depth)
        for blocks, sign in zip(items, signs, strict=True):
            self._mark, self._later = sign, False
            self.read(blocks, within)
        self._mark, self._later = "", False

    def _defined(self, items: Sequence[Any], setting: Setting) -> None:
        depth = setting.lists + 1
        within = setting._replace(style=Style.LIST, level=depth, lists=depth)
        for term, definitions in items:
            self._later = False
            self.words(term, within)
            for blocks in definitions:
                self.read(blocks, within)
        self._later = False

    def _heading(self, content: Sequence[Any], setting: Setting) -> None:
        level, _, inlines = content
        self.words(inlines, Setting(Style.HEADING, max(level, 1)))

    def _rule(self, content: None, setting: Setting) -> None:
        if self.blocks:
            self.blocks.append(Block(plain(self._text(_RULE)), Style.ORNAMENT))

    def _table(self, content: Sequence[Any], setting: Setting) -> None:
        _, caption, _, head, bodies, foot = content
        self._caption(caption)
        rows = [*head[1], *(one for body in bodies for one in (*body[2], *body[3])), *foot[1]]
        if all(len(cells) < 2 for _, cells in rows):
            self.read([block for _, cells in rows for cell in cells for block in cell[4]], setting)
            return
        for _, cells in rows:
            found = [one for cell in cells for one in self._cell(cell)]
            if any(cell.pieces for cell in found):
                self.blocks.append(row(found))

    def _cell(self, cell: Sequence[Any]) -> list[Rich]:
        """The text of a cell, its paragraphs one behind the other, and the empty ones it spans."""
        inside = Flow(self._shared, self._note, self._first + len(self.blocks))
        inside.read(cell[4])
        parts: list[Rich] = []
        for block in inside.blocks:
            if parts:
                parts.append(plain(behind(parts, " ")))
            if block.mark.pieces:
                parts += [block.mark, plain(behind([block.mark], " "))]
            parts.append(block.rich)
        return [joined(parts), *[NOTHING] * (min(cell[3], _WIDEST) - 1)]

    def _caption(self, caption: Sequence[Any]) -> None:
        self.read(caption[1], Setting(Style.CAPTION))

    def _figure(self, content: Sequence[Any], setting: Setting) -> None:
        """A picture with its caption; what stands in place of the picture is often the same."""
        _, caption, blocks = content
        inside = Flow(self._shared, self._note, self._first + len(self.blocks))
        inside.read(blocks, setting)
        said = " ".join(cites.spoken(caption[1]).split())
        self.blocks += [one for one in inside.blocks if one.rich.string.strip() != said]
        self._caption(caption)

    def _division(self, content: Sequence[Any], setting: Setting) -> None:
        (_, classes, _), blocks = content
        words = {word.casefold() for word in classes}
        if words & _VERSE:
            setting = setting._replace(style=Style.VERSE)
        elif words & _QUOTED:
            setting = setting._replace(style=Style.QUOTATION, level=max(setting.quotations, 1))
        self.read(blocks, setting)


def _parted(rich: Rich) -> list[Rich]:
    """The lines of verse, each without blanks at its ends."""
    string, found, start = rich.string, [], 0
    for at, sign in enumerate(f"{string}{BROKEN}"):
        if sign == BROKEN:
            found.append(rich.cut(start, at).strip())
            start = at + 1
    return found


def _sign(number: int, style: str, delimiter: str) -> str:
    """What is printed before an item of a numbered list."""
    letter = chr(96 + number) if 0 < number <= 26 else str(number)
    figure = {
        "LowerAlpha": letter,
        "UpperAlpha": letter.upper(),
        "LowerRoman": roman(number),
        "UpperRoman": roman(number).upper(),
    }.get(style, str(number))
    return {"OneParen": f"{figure})", "TwoParens": f"({figure})"}.get(delimiter, f"{figure}.")


_READING: dict[str, Callable[[Flow, Any, Setting], None]] = {
    "Plain": Flow.words,
    "Para": Flow.words,
    "LineBlock": Flow._lines,
    "CodeBlock": Flow._code,
    "RawBlock": Flow._raw,
    "BlockQuote": Flow._quotation,
    "OrderedList": Flow._numbered,
    "BulletList": Flow._bulleted,
    "DefinitionList": Flow._defined,
    "Header": Flow._heading,
    "HorizontalRule": Flow._rule,
    "Table": Flow._table,
    "Figure": Flow._figure,
    "Div": Flow._division,
}
