"""A document as biblio sees it: paragraphs and notes, every character tied to its source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from biblio.diagnostics import Diagnostic


class Style(StrEnum):
    """What a paragraph is."""

    TEXT = "text"
    HEADING = "heading"
    CAPTION = "caption"
    QUOTATION = "quotation"
    LIST = "list"
    TABLE = "table"
    CODE = "code"
    REFERENCE = "bibliography"
    VERSE = "verse"
    ORNAMENT = "ornament"


class Part(StrEnum):
    """What a paragraph or a note is part of."""

    BODY = "body"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    COMMENT = "comment"
    REFERENCES = "bibliography"


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where the characters of a rejoined text stand in the source.

    `anchors` are pairs (position in the text, offset in the source), in order; between two
    anchors both run on together. Inserted characters (a space in place of a line end) belong to
    the source character they replace.
    """

    anchors: tuple[tuple[int, int], ...] = ((0, 0),)

    def source(self, position: int) -> int:
        """The source offset of the character at `position` of the text."""
        at, offset = self.anchors[self._index(position)]
        return offset + position - at

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of `text[start:end]`, end exclusive."""
        if end <= start:
            return self.source(start), self.source(start)
        return self.source(start), self.source(end - 1) + 1

    def positions(self, start: int, end: int, length: int) -> tuple[int, int]:
        """The span of a text of `length` characters that comes from source `start` to `end`."""
        inside = [at for at in range(length) if start <= self.source(at) < end]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def between(self, start: int, end: int) -> Alignment:
        """The alignment of `text[start:end]` on its own."""
        first = bisect_right(self.anchors, (start, 1 << 62))
        last = bisect_left(self.anchors, (end,))
        inside = [(at - start, to) for at, to in self.anchors[first:last]]
        return Alignment(((0, self.source(start)), *inside))

    def shifted(self, by: int) -> tuple[tuple[int, int], ...]:
        """The anchors of the same text placed `by` characters later."""
        return tuple((at + by, to) for at, to in self.anchors)

    def _index(self, position: int) -> int:
        return max(bisect_right(self.anchors, (position, 1 << 62)) - 1, 0)


@dataclass(frozen=True, slots=True)
class Text:
    """A string together with its alignment; slicing and adding keep the two in step."""

    string: str
    alignment: Alignment = field(default_factory=Alignment)

    def __len__(self) -> int:
        return len(self.string)

    def __str__(self) -> str:
        return self.string

    def cut(self, start: int, end: int) -> Text:
        """The part from `start` to `end`."""
        return Text(self.string[start:end], self.alignment.between(start, end))

    def strip(self) -> Text:
        """The text without white space at its ends."""
        start = len(self.string) - len(self.string.lstrip())
        return self.cut(start, max(len(self.string.rstrip()), start))

    @staticmethod
    def at(string: str, offset: int) -> Text:
        """The string, each character of it in one place: where exactly, nothing tells."""
        return Text(string, Alignment(tuple((at, offset) for at in range(len(string)))))

    @staticmethod
    def joined(parts: Iterable[Text]) -> Text:
        """The parts one after the other."""
        strings: list[str] = []
        anchors: list[tuple[int, int]] = []
        length = 0
        for part in parts:
            if part.string:
                strings.append(part.string)
                anchors.extend(part.alignment.shifted(length))
                length += len(part.string)
        return Text("".join(strings), Alignment(tuple(anchors) or ((0, 0),)))


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: characters `start` to `end` (exclusive) of the decoded source.

    `part` is body, footnote, endnote, comment or bibliography; `line` counts from 1; `page` is the
    page's printed number where the source shows one.
    """

    path: str
    part: str
    start: int
    end: int
    line: int
    note: str | None = None
    paragraph: int | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look."""

    text: str
    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    href: str | None = None
    superscript: bool = False
    subscript: bool = False


def text_of(runs: Iterable[Run]) -> str:
    """The characters of the runs, one after the other."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, its lines rejoined.

    `style` is text, heading, caption, quotation, list, table, code or bibliography; `level` a
    heading's, or how deep a list or a quotation lies within others, from 1.
    """

    runs: tuple[Run, ...]
    place: Place
    style: str = "text"
    alignment: Alignment = field(default_factory=Alignment)
    level: int = 1

    @property
    def string(self) -> str:
        """The paragraph's characters, all runs joined."""
        return text_of(self.runs)

    @property
    def text(self) -> Text:
        """The paragraph's characters with their alignment."""
        return Text(self.string, self.alignment)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote, its mark, and the place of that mark in the body (None: unmarked).

    `anchor` is a position in the paragraph `anchor_paragraph` of the document: the note belongs
    to the characters before it. `place.part` says which kind of note it is.
    """

    mark: str
    paragraphs: tuple[Paragraph, ...]
    place: Place
    anchor: int | None = None
    anchor_paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of a file: the running text without its notes, and the notes.

    `lines` and `pages` tell the line and the printed page of any source offset: the offsets at
    which lines begin, and pairs (offset, page label). `comments` are the places of what the source
    says to its editors only; `metadata` is what its front matter says, each key with its values.
    """

    path: str
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...] = ()
    title: str | None = None
    language: str | None = None
    sha256: str = ""
    lines: tuple[int, ...] = (0,)
    pages: tuple[tuple[int, str], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    comments: tuple[Place, ...] = ()
    metadata: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def said(self, name: str) -> tuple[str, ...]:
        """What the front matter says under that name."""
        return next((values for key, values in self.metadata if key == name), ())

    def line(self, offset: int) -> int:
        """The line, counted from 1, on which the source offset lies."""
        return bisect_right(self.lines, offset)

    def place(self, start: int, end: int, part: str, note: str | None = None) -> Place:
        """The place of the source characters `start` to `end`."""
        line, page = self.line(start), self.page(start)
        return Place(self.path, part, start, end, line, note=note, page=page)

    def page(self, offset: int) -> str | None:
        """The printed number of the page on which the source offset lies, where known."""
        index = bisect_right(self.pages, (offset, "\U0010ffff")) - 1
        return self.pages[index][1] if index >= 0 else None
