"""The text of a block: its inline tokens become rows of rich text, broken where the source is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from markdown_it.token import Token

from biblio.document import Run, Text
from biblio.readers.markdown import places, tags
from biblio.readers.markdown.rich import Piece, Rich

_SOFT_HYPHEN = "\u00ad"
_LOOKS: dict[str, dict[str, Any]] = {
    "em": {"italic": True},
    "strong": {"bold": True},
    "sup": {"superscript": True},
    "sub": {"subscript": True},
}
# what a converter puts behind a note to lead back to its mark
_BACK = "↩↑⏎^\ufe0e\ufe0f "


class Row(NamedTuple):
    """A line of a block; `hard` tells that its author broke it there, `end` is where it broke."""

    rich: Rich
    hard: bool = False
    end: int | None = None


class Content(NamedTuple):
    """What a block's text holds: rows, what its images say, and what stands there unseen."""

    rows: tuple[Row, ...]
    images: tuple[Rich, ...] = ()
    comments: tuple[Text, ...] = ()


class InlineNote(NamedTuple):
    """The text of a note `^[…]`, and all of its source."""

    rows: tuple[Row, ...]
    source: Text


def read(
    tokens: Sequence[Token], origin: Text, env: dict[str, Any], notes: list[InlineNote]
) -> Content:
    """The content of a block of the text `origin`; inline notes in it are put to the `notes`."""
    reading = Reading(origin, env, notes)
    for token in tokens:
        reading.take(token)
    return reading.content()


class Reading:
    """What has been read of a block so far, and the looks that are on."""

    def __init__(self, origin: Text, env: dict[str, Any], notes: list[InlineNote]) -> None:
        self.origin, self.env, self.notes = origin, env, notes
        self.rows: list[Row] = []
        self.pieces: list[Piece] = []
        self.looks: list[tuple[str, dict[str, Any]]] = []
        self.images: list[Rich] = []
        self.comments: list[Text] = []
        self.gap = False

    def content(self) -> Content:
        """Everything that was read."""
        self.end_row()
        return Content(tuple(self.rows), tuple(self.images), tuple(self.comments))

    def take(self, token: Token) -> None:
        """Read the next token."""
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if token.nesting > 0:
            self.looks.append((kind, self._look(token)))
        elif token.nesting < 0:
            self.close(kind)
        else:
            _TAKING.get(kind, Reading._literal)(self, token)

    def add(self, text: Text, note: int | None = None) -> None:
        """Put the text, without its soft hyphens, at the end."""
        if self.gap and self.pieces and self.pieces[-1].text.string[-1].isspace():
            text = text.cut(len(text) - len(text.string.lstrip()), len(text))
        self.gap, at = False, 0
        for part in text.string.split(_SOFT_HYPHEN):
            if part:
                self.pieces.append(Piece(text.cut(at, at + len(part)), self._current(), note))
            at += len(part) + 1

    def tag(self, tag: Text) -> None:
        """Let an HTML tag do what it does."""
        if tags.is_comment(tag.string):
            self.comments.append(tag)
            self.gap = True
            return
        name, closing = tags.name(tag.string)
        look = tags.look(tag.string)
        if name == "br":
            self.end_row(hard=True, at=tag.alignment.at(0))
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

    def end_row(self, hard: bool = False, at: int | None = None) -> None:
        """Begin a new row; the source has its break `at` that offset."""
        self.rows.append(Row(Rich(tuple(self.pieces)), hard, at))
        self.pieces = []

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
        start, end = places.span(token)
        source = self.origin.cut(start, end)
        at = source.string.replace("\n", " ").find(token.content)
        if at < 0:
            self.add(Text.at(token.content, source.alignment.at(0)))
        elif not self._leads_back(token):
            self.add(source.cut(at, at + len(token.content)))

    def _leads_back(self, token: Token) -> bool:
        """Whether the text is a sign that leads from a note back to its mark."""
        href = self._current().href
        return bool(href and href.startswith("#")) and not token.content.strip(_BACK)

    def _entity(self, token: Token) -> None:
        start, end = places.span(token)
        # behind a backslash stands the character itself
        begin = end - len(token.content) if token.info == "escape" else start
        self.add(Text(token.content, self.origin.alignment.between(begin, end)))

    def _break(self, token: Token) -> None:
        start, _ = places.span(token)
        self.end_row(token.type == "hardbreak", self.origin.alignment.at(start))

    def _html(self, token: Token) -> None:
        self.tag(self.origin.cut(*places.span(token)))

    def _image(self, token: Token) -> None:
        start, _ = places.span(token)
        inside = read(
            token.children or (), self.origin.cut(start + 2, len(self.origin)), self.env, []
        )
        self.gap = True
        self.images += [row.rich for row in inside.rows if row.rich.string.strip()]

    def _note(self, token: Token) -> None:
        start, end = places.span(token)
        source = self.origin.cut(start, end)
        if "label" in token.meta:
            self.add(source)
            return
        tokens = self.env["footnotes"]["list"][token.meta["id"]]["tokens"]
        inside = read(tokens, source.cut(2, len(source)), self.env, [])
        self.comments += inside.comments
        self.notes.append(InlineNote(inside.rows, source))
        self.add(source.cut(0, 2), len(self.notes) - 1)


_TAKING: dict[str, Callable[[Reading, Token], None]] = {
    "text_special": Reading._entity,
    "softbreak": Reading._break,
    "hardbreak": Reading._break,
    "html_inline": Reading._html,
    "image": Reading._image,
    "footnote_ref": Reading._note,
}
