"""A document as biblio sees it: paragraphs and notes, every character tied to its source."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any

from biblio.diagnostics import Diagnostic
from biblio.origins import Alignment, Chart, Origin, TextAlignment

# behind all characters of a paragraph
_BEHIND = 1 << 40


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
class Text:
    """A string together with its alignment; slicing and adding keep the two in step."""

    string: str
    alignment: Alignment[Any] = field(default_factory=TextAlignment)

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
        return Text(string, TextAlignment(tuple((at, offset) for at in range(len(string)))))

    @staticmethod
    def joined(parts: Iterable[Text]) -> Text:
        """The parts one after the other."""
        strings: list[str] = []
        anchors: list[tuple[int, Any]] = []
        kind: type[Alignment[Any]] = TextAlignment
        length = 0
        for part in parts:
            if part.string:
                kind = type(part.alignment)
                strings.append(part.string)
                anchors.extend(part.alignment.shifted(length))
                length += len(part.string)
        return Text("".join(strings), kind(tuple(anchors)) if anchors else TextAlignment())


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a document: characters `start` to `end` (exclusive) of a paragraph's string.

    `note` is the position of the note in `Document.notes`, None for the body; `paragraph` is the
    position of the paragraph in that note, or in the body.
    """

    note: int | None
    paragraph: int
    start: int
    end: int

    def part(self, start: int, end: int) -> Where:
        """The place of the characters `start` to `end`, counted from this one's beginning."""
        return Where(self.note, self.paragraph, self.start + start, self.start + end)

    def meets(self, other: Where) -> bool:
        """Whether both have a character in common."""
        same = self.note == other.note and self.paragraph == other.paragraph
        return same and self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start


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
class Exact:
    """A citation that names its key: it is read and never parsed.

    `label` is what the locator counts, as CSL calls it (page, chapter, section …); `prefix` is
    what stands before the work (*see*), `suffix` what follows the locator. `fields` is what the
    source itself knows of the work (the item data of a Zotero field): BibLaTeX names and values.
    """

    key: str
    locator: str | None = None
    label: str | None = None
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look.

    `cites` are the works that these very characters cite by key: one where the source parts them
    (`see @a, 3` and `@b` within one pair of brackets), several where one text stands for all.
    """

    text: str
    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    href: str | None = None
    superscript: bool = False
    subscript: bool = False
    cites: tuple[Exact, ...] = ()
    struck: bool = False


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
    alignment: Alignment[Any] = field(default_factory=TextAlignment)
    level: int = 1

    @property
    def string(self) -> str:
        """The paragraph's characters, all runs joined."""
        return text_of(self.runs)

    def runs_between(self, start: int, end: int) -> tuple[Run, ...]:
        """The runs of `string[start:end]`, the outer ones cut."""
        at, found = 0, []
        for run in self.runs:
            first, last = max(start - at, 0), min(end - at, len(run.text))
            if first < last:
                found.append(replace(run, text=run.text[first:last]))
            at += len(run.text)
        return tuple(found)

    @property
    def text(self) -> Text:
        """The paragraph's characters with their alignment."""
        return Text(self.string, self.alignment)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote, its mark, and the place of that mark in the body (None: unmarked).

    `anchor` is a position in the paragraph `anchor_paragraph` of the document: the note belongs
    to the characters before it. `place.part` says which kind of note it is. A note without an
    anchor stands in order of reading where it stood in the source: behind the paragraph `after`
    of the document (None: before the first).
    """

    mark: str
    paragraphs: tuple[Paragraph, ...]
    place: Place
    anchor: int | None = None
    anchor_paragraph: int | None = None
    after: int | None = None


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

    @property
    def chart(self) -> Chart:
        """The lines and pages of the source."""
        return Chart(self.lines, self.pages)

    def paragraph(self, where: Where) -> Paragraph:
        """The paragraph in which the place lies."""
        note = where.note
        own = self.paragraphs if note is None else self.notes[note].paragraphs
        return own[where.paragraph]

    def string(self, where: Where) -> str:
        """The characters at the place."""
        return self.paragraph(where).string[where.start : where.end]

    def runs(self, where: Where) -> tuple[Run, ...]:
        """The runs at the place."""
        return self.paragraph(where).runs_between(where.start, where.end)

    def origin(self, where: Where) -> Origin:
        """Where the place is in the file: characters, a part of a package, or a box on a page."""
        alignment = self.paragraph(where).alignment
        return alignment.origin(where.start, where.end, self.chart)

    def position(self, where: Where) -> tuple[int, ...]:
        """A key that sorts places in order of reading: a note comes at its mark."""
        if where.note is None:
            return (where.paragraph, where.start, 1)
        return (*self._mark(where.note), where.note, where.paragraph, where.start)

    def passages(self) -> tuple[Where, ...]:
        """All of the document in order of reading: a note stands where its mark is.

        A paragraph of the body is cut where notes are anchored: up to the mark, the note, the
        rest. Empty stretches are left out.
        """
        return tuple(sorted([*self._body(), *self._noted()], key=self.position))

    def _body(self) -> Iterator[Where]:
        """The paragraphs of the body, cut at the marks of notes."""
        cuts: defaultdict[int, set[int]] = defaultdict(set)
        for note in self.notes:
            if note.anchor_paragraph is not None and note.anchor is not None:
                cuts[note.anchor_paragraph].add(note.anchor)
        for number, paragraph in enumerate(self.paragraphs):
            length = len(paragraph.string)
            inside = sorted({0, length, *(cut for cut in cuts[number] if 0 < cut < length)})
            yield from (Where(None, number, *ends) for ends in pairwise(inside))

    def _noted(self) -> Iterator[Where]:
        """The paragraphs of the notes."""
        for number, note in enumerate(self.notes):
            for at, paragraph in enumerate(note.paragraphs):
                if length := len(paragraph.string):
                    yield Where(number, at, 0, length)

    def _mark(self, number: int) -> tuple[int, int, int]:
        """Where the note comes: a body paragraph, a position in it, before what stands there."""
        note = self.notes[number]
        if note.anchor_paragraph is not None:
            at = note.anchor if note.anchor is not None else _BEHIND
            return note.anchor_paragraph, at, 0
        return (-1 if note.after is None else note.after), _BEHIND, 0

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
