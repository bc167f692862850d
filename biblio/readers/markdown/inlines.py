"""The text of a block: its inline tokens become rich text, broken where the source is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from markdown_it.token import Token

from biblio.document import OBJECT, Run, Text
from biblio.readers.markdown import spans, tags
from biblio.readers.shaping.blocks import BROKEN, Block, NoteBlocks, Piece, Rich

# where the parser is told which sign the end of a line is
LINE_END = "line end"
# what is printed for a note that stands in the text itself
_INLINE = "^"
_LOOKS: dict[str, dict[str, Any]] = {
    "em": {"italic": True},
    "strong": {"bold": True},
    "sup": {"superscript": True},
    "sub": {"subscript": True},
    "s": {"struck": True},
}
# what a converter puts behind a note to lead back to its mark
_BACK = "↩↑⏎^\ufe0e\ufe0f "


class Content(NamedTuple):
    """What a block's text holds, what its images say, and what stands there unseen."""

    rich: Rich
    images: tuple[Rich, ...] = ()
    remarks: tuple[Text, ...] = ()


def read(
    tokens: Sequence[Token], origin: Text, env: dict[str, Any], notes: list[NoteBlocks]
) -> Content:
    """The content of a block of the text `origin`; inline notes in it are put to the `notes`."""
    reading = Reading(origin, env, notes)
    for token in tokens:
        reading.take(token)
    return reading.content()


class Reading:
    """What has been read of a block so far, and the looks that are on."""

    def __init__(self, origin: Text, env: dict[str, Any], notes: list[NoteBlocks]) -> None:
        self.origin, self.env, self.notes = origin, env, notes
        self.pieces: list[Piece] = []
        self.looks: list[tuple[str, dict[str, Any]]] = []
        self.images: list[Rich] = []
        self.remarks: list[Text] = []
        self.gap = False

    def content(self) -> Content:
        """Everything that was read."""
        return Content(Rich(tuple(self.pieces)), tuple(self.images), tuple(self.remarks))

    def take(self, token: Token) -> None:
        """Read the next token."""
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if token.nesting > 0:
            self.looks.append((kind, self._look(token)))
        elif token.nesting < 0:
            self.close(kind)
        else:
            _TAKING.get(kind, Reading._literal)(self, token)

    def add(self, text: Text, call: str | None = None, *, code: bool = False) -> None:
        """Put the text at the end; it may stand for the note of that id."""
        if self.gap and self.pieces and self.pieces[-1].text.string[-1].isspace():
            text = text.cut(len(text) - len(text.string.lstrip()), len(text))
        self.gap = False
        if text.string:
            self.pieces.append(Piece(text, self._current(), call, code))

    def tag(self, tag: Text) -> None:
        """Let an HTML tag do what it does."""
        if tags.is_comment(tag.string):
            self.remarks.append(tag)
            self.gap = True
            return
        name, closing = tags.name(tag.string)
        look = tags.look(tag.string)
        if name == "br":
            self.end_line(tag, BROKEN)
        elif closing:
            self.close(f"<{name}>")
        elif look is not None:
            self.looks.append((f"<{name}>", look))

    def close(self, kind: str) -> None:
        """Let the innermost look of that kind end; nothing ends that was not begun."""
        for index in range(len(self.looks) - 1, -1, -1):
            if self.looks[index][0] == kind:
                del self.looks[index]
                break

    def end_line(self, place: Text, sign: str) -> None:
        """Begin a new line; the source has the end of the last one in that place."""
        self.pieces.append(Piece(Text(sign, place.alignment.between(0, 1))))

    def _current(self) -> Run:
        looks: dict[str, Any] = {}
        for _, look in self.looks:
            looks |= look
        return Run("", **looks)

    def _look(self, token: Token) -> dict[str, Any]:
        if token.type == "link_open":
            return {"href": str(token.attrGet("href") or "") or None}
        return _LOOKS.get(token.tag, {})

    def _literal(self, token: Token) -> None:
        start, end = spans.span(token)
        source = self.origin.cut(start, end)
        at = source.string.replace("\n", " ").find(token.content)
        if at < 0:
            self.add(Text.at(token.content, source.alignment.at(0)))
        elif not self._leads_back(token):
            inside = source.cut(at, at + len(token.content))
            self.add(inside, code=token.type == "code_inline")

    def _leads_back(self, token: Token) -> bool:
        """Whether the text is a sign that leads from a note back to its mark."""
        href = self._current().href
        return bool(href and href.startswith("#")) and not token.content.strip(_BACK)

    def _entity(self, token: Token) -> None:
        start, end = spans.span(token)
        # behind a backslash stands the character itself, which marks nothing then: \@key
        begin = end - len(token.content) if token.info == "escape" else start
        is_escaped = token.info == "escape" and not token.content.startswith("\\")
        text = Text(token.content, self.origin.alignment.between(begin, end))
        self.add(text, code=is_escaped)

    def _break(self, token: Token) -> None:
        start, _ = spans.span(token)
        place = self.origin.cut(start, start + 1)
        self.end_line(place, BROKEN if token.type == "hardbreak" else self.env[LINE_END])

    def _html(self, token: Token) -> None:
        self.tag(self.origin.cut(*spans.span(token)))

    def _image(self, token: Token) -> None:
        start, end = spans.span(token)
        inside = read(token.children or (), self.origin.cut(start + 2, end), self.env, [])
        self.gap = True
        source = str(token.attrs.get("src", ""))
        pieces = inside.rich.pieces if inside.rich.string.strip() else ()
        if source and not pieces:
            pieces = (Piece(Text(OBJECT, self.origin.alignment.between(start, start + 1))),)
        if pieces:
            self.images.append(Rich(tuple(_drawn(piece, source) for piece in pieces)))

    def _note(self, token: Token) -> None:
        start, end = spans.span(token)
        source = self.origin.cut(start, end)
        if "label" in token.meta:
            self.add(source)
            return
        tokens = self.env["footnotes"]["list"][token.meta["id"]]["tokens"]
        inside = read(tokens, source.cut(2, len(source)), self.env, [])
        self.remarks += inside.remarks
        name = f"{_INLINE}{len(self.notes)}"
        self.notes.append(NoteBlocks(_INLINE, (Block(inside.rich),), id=name, source=source))
        self.add(source.cut(0, 2), name)


_TAKING: dict[str, Callable[[Reading, Token], None]] = {
    "text_special": Reading._entity,
    "softbreak": Reading._break,
    "hardbreak": Reading._break,
    "html_inline": Reading._html,
    "image": Reading._image,
    "footnote_ref": Reading._note,
}


def _drawn(piece: Piece, source: str) -> Piece:
    """The words, which describe the picture of that address."""
    return piece._replace(look=replace(piece.look, picture=source or None))
