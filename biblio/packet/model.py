"""A reading packet as a value: all that will be printed, before it becomes a Word file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from biblio.document import Run
from biblio.styles.formatted import Cluster


class Stream(StrEnum):
    """Whose note it is: the author's own, or the editor's of the packet."""

    AUTHOR = "author"
    EDITOR = "editor"


class Look(StrEnum):
    """What a block is, whatever it will look like. Of a table it is a row, with bars between
    its cells, of verse a stanza with its line ends."""

    TEXT = "text"
    HEADING = "heading"
    QUOTATION = "quotation"
    LIST = "list"
    CAPTION = "caption"
    TABLE = "table"
    CODE = "code"
    REFERENCE = "bibliography"
    VERSE = "verse"
    ORNAMENT = "ornament"


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place of a note in the text; `note` is a position in the reading's notes."""

    note: int


@dataclass(frozen=True, slots=True)
class PageMark:
    """Here a page of the source begins: printed as [p. 33]."""

    page: str


@dataclass(frozen=True, slots=True)
class CommentMark:
    """Where the range of a comment starts or ends; `comment` is a position in its reading's."""

    comment: int
    is_start: bool


@dataclass(frozen=True, slots=True)
class CitationSpan:
    """Runs that cite: with live fields they become a Zotero field of the cluster."""

    runs: tuple[Run, ...]
    cluster: Cluster


Inline = Run | NoteMark | PageMark | CommentMark | CitationSpan


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its bytes, png, jpeg or gif, its size in pixels, and words in place of it."""

    data: bytes
    kind: str
    width: int
    height: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. `number` is its stable locator, where paragraphs are numbered; `level` counts
    headings from 1 (below the reading's title) and nested lists from 1. A `picture` stands above
    its caption, which may be empty."""

    look: Look
    inlines: tuple[Inline, ...]
    number: int | None = None
    level: int = 1
    picture: Picture | None = None

    @property
    def string(self) -> str:
        """The characters of its runs, marks left out."""
        parts: list[str] = []
        for inline in self.inlines:
            match inline:
                case Run():
                    parts.append(inline.text)
                case CitationSpan():
                    parts += [run.text for run in inline.runs]
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote of either stream; of the editor's, `is_by_hand` are those a person wrote."""

    stream: Stream
    blocks: tuple[Block, ...]
    is_by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark for the screen: what the program or the compiler has to say of a passage."""

    blocks: tuple[Block, ...]
    author: str = "biblio"
    initials: str = "bib"


@dataclass(frozen=True, slots=True)
class Question:
    """A question for discussion, and how many ruled lines its answer gets."""

    inlines: tuple[Inline, ...]
    lines: int = 4
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class BibliographyEntry:
    """An entry of a bibliography, formatted."""

    key: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class PartPage:
    """The page that opens a part of the packet, such as a meeting of the group."""

    title: str
    date: str | None = None
    text: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One text of the packet, with all that belongs to it.

    `source` is the full bibliographic source, `permission` the line that lets it be copied;
    `minutes` are those that reading it takes, `part` is the part that begins with it.
    """

    title: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    comments: tuple[Comment, ...] = ()
    author: str | None = None
    source: tuple[Run, ...] = ()
    permission: str | None = None
    introduction: tuple[Block, ...] = ()
    language: str | None = None
    running_head: str | None = None
    questions: tuple[Question, ...] = ()
    bibliography: tuple[BibliographyEntry, ...] = ()
    minutes: int | None = None
    part: PartPage | None = None


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A person, a work or a term, explained; `numbers` are the paragraphs that name it."""

    term: str
    definition: tuple[Run, ...]
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A heading of an index; `numbers` are locators such as 2.14: reading 2, paragraph 14.

    Where these are many, they stand in `parts`, one for each reading.
    """

    heading: tuple[Run, ...]
    numbers: tuple[str, ...]
    parts: tuple[IndexEntry, ...] = ()

    @property
    def lines(self) -> tuple[IndexEntry, ...]:
        """The entry and its parts, in order."""
        return (self, *self.parts)


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover of a packet, as far as it was given."""

    title: str
    subtitle: str | None = None
    compiler: str | None = None
    group: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Packet:
    """The whole: front matter, readings, back matter. `items` is CSL-JSON of what it cites.

    With `has_legend` a page tells how the packet is to be used; `plates` are pictures on pages of
    their own, each with its caption.
    """

    cover: Cover
    readings: tuple[Reading, ...]
    bibliography: tuple[BibliographyEntry, ...] = ()
    chronology: tuple[GlossaryEntry, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    persons: tuple[IndexEntry, ...] = ()
    works: tuple[IndexEntry, ...] = ()
    questions: tuple[Question, ...] = ()
    credits: tuple[Block, ...] = ()
    plates: tuple[Block, ...] = ()
    language: str = "en"
    has_legend: bool = False
    style: str = "chicago-notes"
    items: tuple[tuple[str, object], ...] = ()
