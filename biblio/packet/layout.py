"""How a packet is to be laid out: what the compiler may choose, and nothing of the content."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from biblio.diagnostics import Diagnostic
from biblio.word.paper import Paper


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


@dataclass(frozen=True, slots=True)
class Layout:
    """The choices. `line_numbers` prints every nth line's number; `template` None is ours.

    `folios` are the printed page numbers of all headings in order; without them they are
    estimated. `mirrored` lays left pages out as the mirror image of right ones, for print on both
    sides. `update_fields` lets Word ask, on opening, whether to number pages itself.
    """

    paper: Paper = Paper.A4
    notes: NotePlace = NotePlace.FOOTNOTES
    numbering: Numbering = Numbering.CONTINUOUS
    citations: Citations = Citations.STATIC
    links: Links = Links.TEXT
    template: Path | None = None
    line_numbers: int | None = None
    paragraph_numbers: bool = True
    wide_margin: bool = True
    mirrored: bool = False
    comments: bool = True
    update_fields: bool = False
    folios: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file, and what there is to be said about it. `headings` counts those of the outline."""

    data: bytes
    headings: int
    diagnostics: tuple[Diagnostic, ...] = ()
