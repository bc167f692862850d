"""The blocks of a Markdown text in their order: what each is, and how deep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from markdown_it.token import Token

from biblio.document import Style, Text
from biblio.readers.markdown import tags, typed
from biblio.readers.markdown.inlines import LINE_END, Content, Reading, read
from biblio.readers.markdown.lines import Lines
from biblio.readers.markdown.syntax import parser
from biblio.readers.shaping.blocks import (
    BAR,
    BROKEN,
    ENDED,
    NOTHING,
    Block,
    NoteBlocks,
    Piece,
    Rich,
    behind,
    joined,
    plain,
)
from biblio.readers.shaping.marks import Print
from biblio.values.patterns import Lazy

# what HTML elements make of their text
_STYLES = {
    "blockquote": Style.QUOTATION,
    "li": Style.LIST,
    "figcaption": Style.CAPTION,
    "pre": Style.CODE,
}
_TABLE_CAPTION = Lazy(r"(?:Table)?:\s+(?=\S)")
_BLANK = (" ", "\t")
_ATTRIBUTES = Lazy(r"(?:\s+#+)?\s*\{(?:[#.:][^{}]*|-)\}$")


class Blocks(NamedTuple):
    """The blocks of a text, its notes, and its comments."""

    blocks: tuple[Block, ...]
    notes: tuple[NoteBlocks, ...]
    remarks: tuple[Text, ...]


def find(lines: Lines) -> Blocks:
    """The blocks of the text in the lines."""
    env: dict[str, Any] = {LINE_END: BROKEN if lines.end_paragraphs() else ENDED}
    finding = _Finding(lines, env)
    for token in parser().parse("\n".join(lines.lines), env):
        finding.take(token)
    notes = (*finding.defined, *finding.notes)
    return Blocks(tuple(finding.blocks), notes, tuple(finding.remarks))


class _Definition(NamedTuple):
    """A note that is being defined: its label, its blocks so far, its place among the notes."""

    label: Rich
    blocks: list[Block]
    place: int


class _Finding:
    """The blocks so far, and what the next one lies in."""

    def __init__(self, lines: Lines, env: dict[str, Any]) -> None:
        self.lines, self.env = lines, env
        self.blocks: list[Block] = []
        self.defined: list[NoteBlocks] = []
        self.notes: list[NoteBlocks] = []
        self.remarks: list[Text] = []
        self.within: list[Token] = []
        self.mark = NOTHING
        self.open: list[_Definition] = []
        self.cells: list[Rich] = []
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
        self.mark = self._marked(token, f"{token.info}{token.markup}")

    def _end_of_item(self, token: Token) -> None:
        """What had no text had a sign for nothing."""
        self.mark = NOTHING

    def _definition(self, token: Token) -> None:
        """Gather the blocks of a note."""
        label = self._marked(token, f"[^{token.meta['label']}]:")
        self.open.append(_Definition(label, [], len(self.defined)))

    def _end_of_definition(self, token: Token) -> None:
        """Set the note apart, where it stands among the blocks."""
        label, blocks, place = self.open.pop()
        if blocks:
            mark, at = label.string[2:-2], (len(self.blocks), 0)
            source = Text.joined([label.text, *(block.rich.text for block in blocks)])
            note = NoteBlocks(mark, tuple(blocks), at=at, print=Print.MARKDOWN, source=source)
            self.defined.insert(place, note)

    def _marked(self, token: Token, sign: str) -> Rich:
        """The sign in the line where the token begins."""
        number = token.map[0] if token.map else 0
        start = self.lines.lines[number].find(sign, self._inside(number))
        return plain(self.lines.cut(number, start, start + len(sign))) if start >= 0 else NOTHING

    def _inside(self, number: int) -> int:
        """The column behind a mark that stands in the same line: `- 1. text`."""
        if not self.mark.pieces:
            return 0
        text = self.mark.text
        end: int = text.alignment.at(len(text) - 1) + 1 - self.lines.starts[number]
        return max(end, 0)

    def _inline(self, token: Token) -> None:
        number = token.map[0] if token.map else 0
        if self._in("tr_open"):
            self._cell(token, number)
            return
        origin = self.lines.place(token.content, number)
        content = read(token.children or (), origin, self.env, self.notes)
        heading = next((one for one in self.within if one.type == "heading_open"), None)
        written = self.lines.lines[number : token.map[1] if token.map else number + 1]
        several = heading is None and len(written) > 1
        if (caption := self._below_table(content)) is not None:
            self._add(caption, Style.CAPTION, 1)
        elif several and (parted := typed.parted(content.rich, written)):
            self._add_all(parted, content)
        elif heading is None:
            self._add(content, *self._style())
        else:
            self._add(_without_attributes(content), Style.HEADING, int(heading.tag[1:]))

    def _below_table(self, content: Content) -> Content | None:
        """What a paragraph right below a table calls it: `: The tolls of 1850`, `Table: …`."""
        blocks = self.open[-1].blocks if self.open else self.blocks
        if not blocks or blocks[-1].style is not Style.TABLE:
            return None
        sign = _TABLE_CAPTION.match(content.rich.string)
        return content._replace(rich=content.rich.cut(sign.end())) if sign else None

    def _style(self) -> tuple[Style, int]:
        """What the innermost container makes of a paragraph, and how deep it lies."""
        kinds = [token.type for token in self.within]
        lists = sum(kind == "list_item_open" for kind in kinds)
        quotations = kinds.count("blockquote_open")
        for kind in reversed(kinds):
            if kind == "list_item_open":
                return Style.LIST, lists
            if kind == "blockquote_open":
                return Style.QUOTATION, quotations
        return Style.TEXT, 1

    def _in(self, kind: str) -> bool:
        return any(token.type == kind for token in self.within)

    def _add(self, content: Content, style: Style, level: int) -> None:
        """Put the block at the end, and its images behind it; those that lead a text before it."""
        self.remarks += content.remarks
        has_text = bool(content.rich.string.strip())
        may_follow = has_text and style is not Style.HEADING and not self.open
        leading = sum(may_follow and _place(one) < _place(content.rich) for one in content.images)
        for image in content.images[:leading]:
            self._append(Block(image, Style.CAPTION))
        if has_text:
            self._append(Block(content.rich, style, level))
        for image in content.images[leading:]:
            self._append(Block(image, Style.CAPTION))

    def _add_all(self, parted: typed.Parted, content: Content) -> None:
        """Put the lines of the block each on its own, or together as verse."""
        style, level = self._style()
        for rich in parted.richs:
            self._add(Content(rich), parted.style or style, level)
        self._add(content._replace(rich=NOTHING), style, level)

    def _append(self, block: Block) -> None:
        """Put the block into the text or the note, with the sign that waits for it.

        What describes a picture is no item of a list, and has no sign.
        """
        target = self.open[-1].blocks if self.open else self.blocks
        if block.style is Style.CAPTION:
            target.append(block)
            return
        later = block.style is Style.LIST and not self.mark.pieces
        target.append(replace(block, mark=self.mark, later=later))
        self.mark = NOTHING

    def _row(self, token: Token) -> None:
        self.cells, self.column = [], 0

    def _cell(self, token: Token, number: int) -> None:
        """Put the cell into its row, empty or not, behind the bar that parts it from the last."""
        bar = self.lines.lines[number].find("|", self.column)
        if self.cells:
            if bar < 0:
                return
            self.cells.append(plain(self._bar(number, bar)))
        if self.cells or not self.lines.lines[number][: max(bar, 0)].strip():
            self.column = bar + 1
        origin = self.lines.within(token.content, number, self.column)
        content = read(token.children or (), origin, self.env, self.notes)
        self.remarks += content.remarks
        self.cells.append(_with_images(content))
        if len(origin):
            last: int = origin.alignment.at(len(origin) - 1)
            self.column = last + 1 - self.lines.starts[number]

    def _bar(self, number: int, bar: int) -> Text:
        """The bar in that column of the line, with a space on either side."""
        printed = self.lines.cut(number, max(bar - 1, 0), bar + 2)
        return printed if printed.string == BAR else Text.at(BAR, self.lines.starts[number] + bar)

    def _end_of_row(self, token: Token) -> None:
        """Put the row down, if it has text."""
        if any(cell.string.strip(f"{BAR}\n") for cell in self.cells):
            self._add(Content(joined(self.cells)), Style.TABLE, 1)

    def _rule(self, token: Token) -> None:
        """A line drawn between two parts of the text; in a note it parts nothing."""
        number = token.map[0] if token.map else 0
        if not self.open and not self._in("list_item_open"):
            end = len(self.lines.lines[number].rstrip())
            start = end - len(self.lines.lines[number].lstrip("> \t").rstrip())
            self.blocks.append(Block(plain(self.lines.cut(number, start, end)), Style.ORNAMENT))

    def _code(self, token: Token) -> None:
        """Code as it stands, its lines apart."""
        fenced = token.type == "fence"
        first = (token.map[0] if token.map else 0) + fenced
        text = self.lines.place(token.content.rstrip("\n"), first)
        self._add(Content(Rich((Piece(text, code=True),))), Style.CODE, 1)

    def _html(self, token: Token) -> None:
        """HTML: its text, parted where elements part it, without tags and comments."""
        text = self.lines.place(token.content.rstrip("\n"), token.map[0] if token.map else 0)
        style, level = self._style()
        reading = Reading(text, self.env, self.notes)
        for kind, part in tags.parts(text):
            name, closing = tags.name(part.string) if kind == "tag" else ("", False)
            if name in tags.BLOCKS:
                self._add(reading.content(), style, level)
                reading = Reading(text, self.env, self.notes)
                style, level = self._style() if closing else self._style_of(name)
            elif name in tags.CELLS:
                if style is Style.TABLE and not closing:
                    reading.add(Text.at(BAR, part.alignment.at(0)))
                style = Style.TABLE
            else:
                _take(reading, kind, part)
        self._add(reading.content(), style, level)

    def _style_of(self, name: str) -> tuple[Style, int]:
        """What an HTML element makes of its text."""
        if name[0] == "h" and name[1:].isdecimal():
            return Style.HEADING, int(name[1:])
        kinds = {
            "blockquote": Style.QUOTATION,
            "li": Style.LIST,
            "figcaption": Style.CAPTION,
            "pre": Style.CODE,
        }
        return (kinds[name], 1) if name in kinds else self._style()


_OPENING: dict[str, Callable[[_Finding, Token], None]] = {
    "list_item_open": _Finding._item,
    "footnote_reference_open": _Finding._definition,
    "tr_open": _Finding._row,
}
_CLOSING: dict[str, Callable[[_Finding, Token], None]] = {
    "list_item_close": _Finding._end_of_item,
    "footnote_reference_close": _Finding._end_of_definition,
    "tr_close": _Finding._end_of_row,
}
_STANDING: dict[str, Callable[[_Finding, Token], None]] = {
    "inline": _Finding._inline,
    "fence": _Finding._code,
    "template": _Finding._code,
    "html_block": _Finding._html,
    "hr": _Finding._rule,
}


def _take(reading: Reading, kind: str, part: Text) -> None:
    """Read a part of an HTML block."""
    if kind in ("tag", "comment"):
        reading.tag(part)
    elif kind == "entity":
        reading.add(tags.unescaped(part))
    elif kind == "line":
        reading.end_line(part, reading.env[LINE_END])
    elif kind == "text":
        reading.add(part)


def _with_images(content: Content) -> Rich:
    """The text of a cell, and behind it what its images say."""
    parts = [content.rich] if content.rich.pieces else []
    for image in content.images:
        parts += [plain(behind(parts, " ")), image] if parts else [image]
    return joined(parts)


def _without_attributes(content: Content) -> Content:
    """A heading without the `{#name .class}` behind it."""
    match = _ATTRIBUTES.search(content.rich.string)
    return content._replace(rich=content.rich.cut(0, match.start())) if match else content


def _place(rich: Rich) -> int:
    """Where the text begins in the source."""
    text = rich.text
    return int(text.alignment.span(0, len(text))[0])
