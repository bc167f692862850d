"""How a packet is to be laid out: what the compiler may choose, and nothing of the content."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from biblio.diagnostics import Diagnostic
from biblio.word.paper import MEASURE, WIDE_MEASURE, Paper
from biblio.word.sections import Page

MOST_LINES = 100  # from one line number to the next: no page has so many


class NotePlace(StrEnum):
    """Where the author's notes are printed: at the foot of the page, or after their reading."""

    FOOTNOTES = "footnotes"
    ENDNOTES = "endnotes"


class Numbering(StrEnum):
    """Whether the author's notes are numbered through, or begin anew with each reading."""

    CONTINUOUS = "continuous"
    PER_READING = "per-reading"


class Citations(StrEnum):
    """Whether citations are text, or fields that Zotero can go on with."""

    STATIC = "static"
    ZOTERO = "zotero"


class Links(StrEnum):
    """How the address of a reading's source is printed: as text, or as a QR code too."""

    TEXT = "text"
    QR = "qr"


class Measure(StrEnum):
    """How wide the text is: for reading, or for fewer pages."""

    NORMAL = "normal"
    WIDE = "wide"


class Sheets(StrEnum):
    """What a sheet of a PDF has: a page, two in their order, or two to be folded as a booklet."""

    SINGLE = "single"
    TWO_UP = "two-up"
    BOOKLET = "booklet"


@dataclass(frozen=True, slots=True)
class Layout:
    """The choices. `line_numbers` prints every nth line's number; `template` None is ours.

    `folios` are the printed page numbers of all headings in order; without them they are
    estimated. `mirrored` lays left pages out as the mirror image of right ones, for print on both
    sides. With `writes_endnotes` these are paragraphs below their reading, with a heading: Word
    prints them there itself, LibreOffice at the very end. `update_fields` lets Word ask, on
    opening, whether to number pages itself.
    """

    paper: Paper = Paper.A4
    notes: NotePlace = NotePlace.FOOTNOTES
    numbering: Numbering = Numbering.CONTINUOUS
    citations: Citations = Citations.STATIC
    links: Links = Links.TEXT
    measure: Measure = Measure.NORMAL
    sheets: Sheets = Sheets.SINGLE
    template: Path | None = None
    line_numbers: int | None = None
    paragraph_numbers: bool = True
    wide_margin: bool = True
    mirrored: bool = False
    comments: bool = True
    writes_endnotes: bool = False
    update_fields: bool = False
    folios: tuple[str, ...] | None = None

    @property
    def width(self) -> int:
        """The measure in twips."""
        return WIDE_MEASURE if self.measure is Measure.WIDE else MEASURE

    @property
    def page(self) -> Page:
        """Paper and margins."""
        return self.paper.page(wide_margin=self.wide_margin, measure=self.width)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file, and what there is to be said about it. `headings` counts those of the outline."""

    data: bytes
    headings: int
    diagnostics: tuple[Diagnostic, ...] = ()
