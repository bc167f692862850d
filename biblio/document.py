"""A document as biblio sees it: paragraphs and notes, every character tied to its source."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import Any

from biblio.diagnostics import Diagnostic, Position
from biblio.excerpt import Excerpt, Stretch
from biblio.origins import Alignment, Chart, Origin, PageOrigin, TextAlignment, TextOrigin, Where

# what stands for a picture that has no words of its own: OBJECT REPLACEMENT CHARACTER
OBJECT = "\ufffc"
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
class Exact:
    """A citation that names its key: it is read and never parsed.

    `label` is what the locator counts, as CSL calls it (page, chapter, section …); `prefix` is
    what stands before the work (*see*), `suffix` what follows the locator. `fields` is what the
    source itself knows of the work (the item data of a Zotero field): BibLaTeX names and values,
    people one by one, and the type of the entry as `entrytype`.
    `in_text` tells that the citation is part of its sentence: `@a says`.
    """

    key: str
    locator: str | None = None
    label: str | None = None
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    fields: tuple[tuple[str, str], ...] = ()
    in_text: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look.

    `cites` are the works that these very characters cite by key: one where the source parts them
    (`see @a, 3` and `@b` within one pair of brackets), several where one text stands for all.
    `picture` is the address of what the characters describe, as its file has it.
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
    picture: str | None = None


def text_of(runs: Iterable[Run]) -> str:
    """The characters of the runs, one after the other."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, its lines rejoined.

    `style` is text, heading, caption, quotation, list, table, code or bibliography; `level` a
    heading's, or how deep a list or a quotation lies within others, from 1. The alignment tells
    where in the file its characters stand. `string` is the characters of all runs.
    """

    runs: tuple[Run, ...]
    style: str = "text"
    alignment: Alignment[Any] = field(default_factory=TextAlignment)
    level: int = 1
    string: str = field(init=False, repr=False, compare=False)
    _ends: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Once, not once for each of its citations.
        object.__setattr__(self, "string", text_of(self.runs))
        object.__setattr__(self, "_ends", tuple(accumulate(len(run.text) for run in self.runs)))

    def runs_between(self, start: int, end: int) -> tuple[Run, ...]:
        """The runs of `string[start:end]`, the outer ones cut."""
        found = []
        for number in range(bisect_right(self._ends, start), len(self.runs)):
            run, at = self.runs[number], self._ends[number] - len(self.runs[number].text)
            if at >= end:
                break
            first, last = max(start - at, 0), min(end - at, len(run.text))
            if first < last:  # most stay whole, and copies take time
                is_cut = last - first < len(run.text)
                found.append(replace(run, text=run.text[first:last]) if is_cut else run)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Note:
    """A note, its mark, and the place of that mark in the body (None: unmarked).

    `kind` is footnote, endnote or comment, whose mark is its maker's name. `anchor` is a position
    in the paragraph `anchor_paragraph` of the document: the note belongs to the characters before
    it. `origin` is where the note's mark and its text stand in the file. A note without an anchor
    stands in order of reading where it stood in the source: behind the paragraph `after` of the
    document (None: before the first). `again` are further marks of it: pairs of a paragraph and a
    position, as those of its anchor.
    """

    mark: str
    paragraphs: tuple[Paragraph, ...]
    kind: str
    origin: Origin
    anchor: int | None = None
    anchor_paragraph: int | None = None
    after: int | None = None
    again: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of a file: the running text without its notes, and the notes.

    `lines` and `pages` tell the line and the printed page of any source offset: the offsets at
    which lines begin, and pairs (offset, page label). `comments` are what the file says to
    its editors only, in its markup or in its margin: they are no notes, and nothing is cited in
    them. `metadata` is what its front matter says, each key with its values.
    """

    path: str
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...] = ()
    title: str | None = None
    language: str | None = None
    sha256: str = ""
    lines: Sequence[int] = (0,)
    pages: tuple[tuple[int, str], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    comments: tuple[Note, ...] = ()
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

    def whole(self, paragraph: int, note: int | None = None) -> Where:
        """The place of a whole paragraph of the body, or of that note."""
        where = Where(note, paragraph, 0, 0)
        return where.until(len(self.paragraph(where).string))

    def wholes(self) -> Iterator[Where]:
        """The places of all paragraphs: those of the body, then those of the notes."""
        yield from (self.whole(at) for at in range(len(self.paragraphs)))
        for number, note in enumerate(self.notes):
            yield from (self.whole(at, number) for at in range(len(note.paragraphs)))

    def excerpt(self, where: Where) -> Excerpt:
        """The characters at the place, which they keep."""
        return Excerpt(self.string(where), (Stretch(len(where), where),))

    def string(self, where: Where) -> str:
        """The characters at the place."""
        return self.paragraph(where).string[where.start : where.end]

    def runs(self, where: Where) -> tuple[Run, ...]:
        """The runs at the place."""
        return self.paragraph(where).runs_between(where.start, where.end)

    def origin(self, where: Where) -> Origin:
        """Where the place is in the file: characters, a run, a box on a page, or a paragraph."""
        alignment = self.paragraph(where).alignment
        return alignment.origin(where.start, where.end, self.chart)

    def abridged(self, wheres: Iterable[Where]) -> Document:
        """The document without its text: of these places it can still tell where they stand.

        Its lines are kept packed, for they would take more memory than the text did.
        """
        kept = {(where.note, where.paragraph) for where in wheres}
        notes = (
            replace(note, paragraphs=tuple(_emptied(note.paragraphs, number, kept)))
            for number, note in enumerate(self.notes)
        )
        paragraphs = tuple(_emptied(self.paragraphs, None, kept))
        return replace(
            self,
            paragraphs=paragraphs,
            notes=tuple(notes),
            comments=(),
            lines=array("I", self.lines),
        )

    def line(self, where: Where) -> int | None:
        """The line of the source in which the place begins, if it has lines."""
        origin = self.origin(where)
        return origin.line if isinstance(origin, TextOrigin) else None

    def page(self, where: Where) -> str | None:
        """The printed number of the page on which the place begins, where one is known."""
        origin = self.origin(where)
        return origin.page if isinstance(origin, TextOrigin | PageOrigin) else None

    def words_for(self, where: Where) -> str:
        """Where an editor finds the place: *line 27*; without lines, *note 12* or *page 114*."""
        origin = self.origin(where)
        if where.note is None or isinstance(origin, TextOrigin | PageOrigin):
            return str(origin)
        return f"note {self.notes[where.note].mark}"

    def told(self, where: Where) -> Position:
        """The place as a message tells it: path and line, or path and words."""
        line = self.line(where)
        return Position(self.path, line, words=None if line else self.words_for(where))

    def turns(self, where: Where) -> tuple[tuple[int, str | None], ...]:
        """The pages on which the place stands: pairs (position it goes on at, printed number)."""
        alignment = self.paragraph(where).alignment
        return alignment.pages(where.start, where.end, self.chart)

    def places(self, start: int, end: int) -> Iterator[Where]:
        """The places that source characters `start` to `end` have become, if any: of text files.

        What is found in the source itself, as a stray mark, is shown in the document by this.
        """
        for where in self.wholes():
            alignment = self.paragraph(where).alignment
            if isinstance(alignment, TextAlignment) and len(where):
                first, last = alignment.positions(start, end, len(where))
                if last:
                    yield where.part(first, last)

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


_EMPTY = Paragraph(())


def _emptied(
    paragraphs: Iterable[Paragraph], note: int | None, kept: Collection[tuple[int | None, int]]
) -> Iterator[Paragraph]:
    """The paragraphs without their characters; those that are kept know where these stood."""
    for number, one in enumerate(paragraphs):
        yield replace(one, runs=()) if (note, number) in kept else _EMPTY
