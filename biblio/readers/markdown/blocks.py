"""The blocks of a Markdown text in their order: what each is, how deep, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from markdown_it.token import Token

from biblio.document import Text
from biblio.origins import TextAlignment
from biblio.readers.markdown import tags
from biblio.readers.markdown.inlines import Content, InlineNote, Reading, Row, read
from biblio.readers.markdown.rich import NOTHING, Piece, Rich
from biblio.readers.markdown.sheet import Sheet
from biblio.readers.markdown.syntax import parser
from biblio.values.patterns import Lazy

TEXT, HEADING, CAPTION, QUOTATION, LIST = "text", "heading", "caption", "quotation", "list"
TABLE, CODE = "table", "code"
_BLANK = (" ", "\t")
_ATTRIBUTES = Lazy(r"(?:\s+#+)?\s*\{(?:[#.:][^{}]*|-)\}$")


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of text in one place; `level` is a heading's, or how deep a list or quotation lies.

    `marker` is what stands before the text, a list's sign or a note's mark, with a space;
    `noted` tells that the block is part of a note's definition, `later` that it is not the first
    of its item or note.
    """

    rows: tuple[Row, ...]
    style: str = TEXT
    level: int = 1
    marker: Rich = NOTHING
    noted: bool = False
    later: bool = False


class Blocks(NamedTuple):
    """The blocks of a text, its inline notes, and its comments."""

    blocks: tuple[Block, ...]
    notes: tuple[InlineNote, ...]
    comments: tuple[Text, ...]


def find(sheet: Sheet) -> Blocks:
    """The blocks of the text on the sheet."""
    env: dict[str, Any] = {}
    finding = _Finding(sheet, env)
    for token in parser().parse("\n".join(sheet.lines), env):
        finding.take(token)
    return Blocks(tuple(finding.blocks), tuple(finding.notes), tuple(finding.comments))


class _Finding:
    """The blocks so far, and what the next one lies in."""

    def __init__(self, sheet: Sheet, env: dict[str, Any]) -> None:
        self.sheet, self.env = sheet, env
        self.blocks: list[Block] = []
        self.notes: list[InlineNote] = []
        self.comments: list[Text] = []
        self.within: list[Token] = []
        self.marker = NOTHING
        self.defining = False
        self.cells: list[Row] = []
        self.column = 0

    def take(self, token: Token) -> None:
        """Read the next token of the text."""
        if token.nesting > 0:
            self.within.append(token)
            _OPENING.get(token.type, _Finding._pass)(self, token)
        elif token.nesting < 0:
            self.within.pop()
            _CLOSING.get(token.type, _Finding._pass)(self, token)
        else:
            _STANDING.get(token.type, _Finding._pass)(self, token)

    def _pass(self, token: Token) -> None:
        """What has no text of its own is passed over."""

    def _item(self, token: Token) -> None:
        """Keep the sign of a list's item for its first block."""
        self.marker = self._marked(token, f"{token.info}{token.markup}")

    def _definition(self, token: Token) -> None:
        self.marker = self._marked(token, f"[^{token.meta['label']}]:")
        self.defining = True

    def _end_of_item(self, token: Token) -> None:
        """What had no text had a sign for nothing."""
        self.marker = NOTHING

    def _marked(self, token: Token, sign: str) -> Rich:
        number = token.map[0] if token.map else 0
        start = self.sheet.lines[number].find(sign, self._inside(number))
        if start < 0:
            return NOTHING
        mark = self.sheet.cut(number, start, start + len(sign))
        space = Text(" ", TextAlignment(((0, mark.alignment.at(len(sign))),)))
        return Rich((Piece(mark), Piece(space)))

    def _inside(self, number: int) -> int:
        """The column behind a mark that stands in the same line: `- 1. text`."""
        if not self.marker.pieces:
            return 0
        text = self.marker.text
        end: int = text.alignment.at(len(text) - 1) - self.sheet.starts[number]
        return max(end, 0)

    def _inline(self, token: Token) -> None:
        number = token.map[0] if token.map else 0
        if self._in("tr_open"):
            self._cell(token, number)
            return
        origin = self.sheet.place(token.content, number)
        content = read(token.children or (), origin, self.env, self.notes)
        heading = next((one for one in self.within if one.type == "heading_open"), None)
        if heading is None:
            self._add(content, *self._style())
        else:
            self._add(_without_attributes(content), HEADING, int(heading.tag[1:]))

    def _style(self) -> tuple[str, int]:
        """What the innermost container makes of a paragraph, and how deep it lies."""
        kinds = [token.type for token in self.within]
        lists = sum(kind == "list_item_open" for kind in kinds)
        quotations = kinds.count("blockquote_open")
        for kind in reversed(kinds):
            if kind == "list_item_open":
                return LIST, lists
            if kind == "blockquote_open":
                return QUOTATION, quotations
        return TEXT, 1

    def _in(self, kind: str) -> bool:
        return any(token.type == kind for token in self.within)

    def _add(self, content: Content, style: str, level: int) -> None:
        """Put the block at the end, and the captions of its images behind it."""
        self.comments += content.comments
        if any(row.rich.string.strip() for row in content.rows):
            self._append(Block(content.rows, style, level))
        for image in content.images:
            self._append(Block((Row(image),), CAPTION))

    def _append(self, block: Block) -> None:
        noted = self._in("footnote_reference_open")
        first = self.defining if noted else bool(self.marker.pieces) or block.style != LIST
        self.blocks.append(replace(block, marker=self.marker, noted=noted, later=not first))
        self.marker, self.defining = NOTHING, False

    def _row(self, token: Token) -> None:
        self.cells, self.column = [], 0

    def _cell(self, token: Token, number: int) -> None:
        origin = self.sheet.within(token.content, number, self.column)
        content = read(token.children or (), origin, self.env, self.notes)
        self.comments += content.comments
        if len(origin):
            line = self.sheet.starts[number]
            start = origin.alignment.at(0) - line
            if self.cells:
                self.cells.append(Row(Rich((Piece(self._between(number, start)),))))
            self.cells += content.rows
            self.column = origin.alignment.at(len(origin) - 1) - line + 1

    def _between(self, number: int, end: int) -> Text:
        """What parts two cells: the sign, with one space before it and one behind."""
        line = self.sheet.lines[number]
        start = self.column
        while start + 1 < end and line[start] in _BLANK and line[start + 1] in _BLANK:
            start += 1
        while end - 1 > start and line[end - 1] in _BLANK and line[end - 2] in _BLANK:
            end -= 1
        return self.sheet.cut(number, start, end)

    def _end_of_row(self, token: Token) -> None:
        pieces = tuple(piece for row in self.cells for piece in row.rich.pieces)
        self._add(Content((Row(Rich(pieces)),)), TABLE, 1)

    def _code(self, token: Token) -> None:
        """Code as it stands, its lines apart."""
        fenced = token.type == "fence"
        first = (token.map[0] if token.map else 0) + fenced
        text = self.sheet.place(token.content.rstrip("\n"), first)
        self._add(Content((Row(Rich((Piece(text),))),)), CODE, 1)

    def _html(self, token: Token) -> None:
        """HTML: its text, parted where elements part it, without tags and comments."""
        text = self.sheet.place(token.content.rstrip("\n"), token.map[0] if token.map else 0)
        style, level = self._style()
        reading = Reading(text, self.env, self.notes)
        for kind, part in tags.parts(text):
            name, closing = tags.name(part.string) if kind == "tag" else ("", False)
            if name in tags.BLOCKS:
                self._add(reading.content(), style, level)
                reading = Reading(text, self.env, self.notes)
                style, level = self._style() if closing else self._style_of(name)
            else:
                _take(reading, kind, part)
        self._add(reading.content(), style, level)

    def _style_of(self, name: str) -> tuple[str, int]:
        """What an HTML element makes of its text."""
        if name[0] == "h" and name[1:].isdecimal():
            return HEADING, int(name[1:])
        kinds = {"blockquote": QUOTATION, "li": LIST, "figcaption": CAPTION, "pre": CODE}
        return (kinds[name], 1) if name in kinds else self._style()


_OPENING: dict[str, Callable[[_Finding, Token], None]] = {
    "list_item_open": _Finding._item,
    "footnote_reference_open": _Finding._definition,
    "tr_open": _Finding._row,
}
_CLOSING: dict[str, Callable[[_Finding, Token], None]] = {
    "list_item_close": _Finding._end_of_item,
    "footnote_reference_close": _Finding._end_of_item,
    "tr_close": _Finding._end_of_row,
}
_STANDING: dict[str, Callable[[_Finding, Token], None]] = {
    "inline": _Finding._inline,
    "fence": _Finding._code,
    "template": _Finding._code,
    "html_block": _Finding._html,
}


def _take(reading: Reading, kind: str, part: Text) -> None:
    """Read a part of an HTML block."""
    if kind in ("tag", "comment"):
        reading.tag(part)
    elif kind == "entity":
        reading.add(tags.unescaped(part))
    elif kind == "line":
        reading.end_row(at=part.alignment.at(0))
    elif kind == "text":
        reading.add(part)


def _without_attributes(content: Content) -> Content:
    """A heading without the `{#name .class}` behind it."""
    rows: Sequence[Row] = content.rows
    match = _ATTRIBUTES.search(rows[-1].rich.string)
    if match is None:
        return content
    last = rows[-1]._replace(rich=rows[-1].rich.cut(0, match.start()))
    return content._replace(rows=(*rows[:-1], last))
