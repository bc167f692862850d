"""What a packet is to be made of: the readings, and all that the compiler says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from biblio.config import DEFAULT_STYLE
from biblio.diagnostics import Position
from biblio.packet.layout import Layout
from biblio.packet.recipe.paragraph_ranges import Range

ANSWER_LINES = 4


class Audience(StrEnum):
    """For whom a packet is: its text alone, with the editor's notes, or with a teacher's too."""

    CLEAN = "clean"
    ANNOTATED = "annotated"
    TEACHER = "teacher"


class Shown(StrEnum):
    """How the editor's annotations are shown: on paper, on screen, or both ways."""

    NOTES = "notes"
    COMMENTS = "comments"
    BOTH = "both"


class Listed(StrEnum):
    """Where the works cited are listed: for the whole packet, after each reading, both, nowhere."""

    PACKET = "packet"
    READINGS = "readings"
    BOTH = "both"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class QuestionRecipe:
    """A question for discussion. `reading` is its reading's number from 1; None: the packet's."""

    text: str
    lines: int = ANSWER_LINES
    answer: str | None = None
    reading: int | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A person, a work or a term to be explained, and the forms in which it is met.

    `kind` is person, work or term; `note` tells whether its first mention gets a note.
    """

    term: str
    definition: str
    variants: tuple[str, ...] = ()
    kind: str = "term"
    note: bool = True


@dataclass(frozen=True, slots=True)
class NoteRecipe:
    """A note of the editor's own: on some words of a paragraph, or (None) at its end.

    `where` is how a message about it begins.
    """

    paragraph: int
    text: str
    on: str | None = None
    where: str = "the recipe"


@dataclass(frozen=True, slots=True)
class CutRecipe:
    """Words of a paragraph (`on`), or all from it to the `last`, that are left out.

    `text` is a note on that; `where` is how a message about it begins.
    """

    paragraph: int
    last: int
    on: str | None = None
    text: str | None = None
    where: str = "the recipe"


@dataclass(frozen=True, slots=True)
class PartRecipe:
    """A part of the packet, such as a meeting: it begins with the reading of that number."""

    title: str
    first: int
    date: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class EventRecipe:
    """An event for the chronology; `date` may be one for machines, as in `1905-01-09`."""

    date: str
    text: str


@dataclass(frozen=True, slots=True)
class PictureRecipe:
    """A picture or a map on a page of its own, before the readings.

    `text` stands below it, `words` are read aloud in its place; `where` begins a message about it.
    """

    path: Path
    text: str | None = None
    words: str | None = None
    where: str = "the recipe"


@dataclass(frozen=True, slots=True)
class ReadingRecipe:
    """One reading. `source` is the key of an entry or a text; `excerpt` the paragraphs wanted.

    `positions` tell where the recipe says what, for messages; without a recipe there are none.
    """

    path: Path
    title: str | None = None
    author: str | None = None
    source: str | None = None
    permission: str | None = None
    excerpt: tuple[Range, ...] = ()
    introduction: str | None = None
    language: str | None = None
    running_head: str | None = None
    questions: tuple[QuestionRecipe, ...] = ()
    notes: tuple[NoteRecipe, ...] = ()
    cuts: tuple[CutRecipe, ...] = ()
    positions: Mapping[str, Position] = field(default_factory=dict)

    def where(self, name: str) -> str:
        """How a message about that key begins."""
        return f"{self.positions[name]}: " if name in self.positions else ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A packet to be made. Paths are ready to be opened; None leaves a choice to the program."""

    readings: tuple[ReadingRecipe, ...]
    title: str | None = None
    subtitle: str | None = None
    compiler: str | None = None
    group: str | None = None
    date: str | None = None
    library: Path | None = None
    style: str = DEFAULT_STYLE
    language: str | None = None
    edition: Audience = Audience.ANNOTATED
    annotations: Shown = Shown.NOTES
    bibliography: Listed | None = None
    legend: bool | None = None
    minutes: bool = False
    parts: tuple[PartRecipe, ...] = ()
    events: tuple[EventRecipe, ...] = ()
    pictures: tuple[PictureRecipe, ...] = ()
    terms: tuple[Term, ...] = ()
    questions: tuple[QuestionRecipe, ...] = ()
    layout: Layout = field(default_factory=Layout)

    @property
    def listed(self) -> Listed:
        """Where the works cited are listed: once, and nowhere in an edition of the texts alone."""
        if self.bibliography is not None:
            return self.bibliography
        return Listed.NONE if self.edition is Audience.CLEAN else Listed.PACKET

    @property
    def has_legend(self) -> bool:
        """Whether a page tells how the packet is to be used: where there is more than the texts."""
        return self.edition is not Audience.CLEAN if self.legend is None else self.legend
