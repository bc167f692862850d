"""The file in the making, and what all steps of rendering share: its notes, links, bookmarks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from biblio.diagnostics import Diagnostic, Position
from biblio.packet.layout import Layout, Numbering
from biblio.packet.model import Packet, Picture, Reading
from biblio.packet.rendering.marks import Marks
from biblio.packet.rendering.ruler import Ruler
from biblio.packet.wording.emphasis import unmarked
from biblio.packet.wording.words import Words, words_of
from biblio.word.bookmarks import Bookmarks
from biblio.word.comments import Comments
from biblio.word.markup import Characters
from biblio.word.notes import ENDNOTE, FOOTNOTE, Notes
from biblio.word.package import Package
from biblio.word.pictures import picture as drawing
from biblio.word.runs import RunWriter
from biblio.word.saving import FIRST_DATE, source_date

FORBIDDEN, STRAY_NOTE = "DOC102", "DOC103"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the outline: its level from 0, its words, and the bookmark it bears.
    `page` is an estimate.

    Those that are not listed have a place in the outline, but none in the contents. `author` is
    printed before the title of a reading.
    """

    level: int
    text: str
    bookmark: str
    page: int
    is_listed: bool = True
    author: str | None = None


@dataclass(slots=True)
class Press:
    """Everything that is collected while the text is written, part by part."""

    packet: Packet
    layout: Layout
    package: Package
    targets: frozenset[str]
    characters: Characters = field(default_factory=Characters)
    bookmarks: Bookmarks = field(default_factory=Bookmarks)
    footnotes: Notes = field(default_factory=lambda: Notes(FOOTNOTE))
    endnotes: Notes = field(default_factory=lambda: Notes(ENDNOTE))
    comments: Comments = field(init=False)
    headings: list[Heading] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    furniture: int = 0
    pictures: int = 0
    cited: int = 0
    noted: int = 0
    written_notes: int = 0
    ruler: Ruler = field(init=False)
    items: dict[str, object] = field(init=False)
    words: Words = field(init=False)
    text: RunWriter = field(init=False)
    footnote_text: RunWriter = field(init=False)
    endnote_text: RunWriter = field(init=False)
    comment_text: RunWriter = field(init=False)
    _drawn: dict[bytes, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.comments = Comments(source_date() or date_of(self.packet) or FIRST_DATE)
        self.ruler = Ruler(self.layout.paper.lines, self.layout.width)
        self.items = dict(self.packet.items)
        self.words = words_of(self.packet.language)
        self.text = self._writer()
        self.footnote_text = self._writer()
        self.endnote_text = self._writer()
        self.comment_text = self._writer()

    def _writer(self) -> RunWriter:
        other = self.package.other_script
        return RunWriter(characters=self.characters, other_script=other)

    def heading(
        self, level: int, text: str, *, is_listed: bool = True, author: str | None = None
    ) -> str:
        """Note down a heading, and give the name of its bookmark."""
        # Word hides bookmarks that begin with an underscore, and makes such ones for contents.
        name = f"_Toc{len(self.headings) + 1:06}"
        page = self.ruler.page
        self.headings.append(Heading(level, text, name, page, is_listed, author))
        return name

    def count_note(self, *, anew: bool) -> int:
        """The number of the next note of an author; `anew` where a reading begins."""
        begins = anew and self.layout.numbering is Numbering.PER_READING
        self.noted = 1 if begins else self.noted + 1
        return self.noted

    def draw(self, picture: Picture, size: tuple[float, float]) -> str:
        """The run with the picture, of that width and height in points; its file is kept once."""
        self.pictures += 1
        if picture.data not in self._drawn:
            part = self.package.add_picture(picture.data, self.pictures, picture.kind)
            self._drawn[picture.data] = part
        words = self.characters.stripped(picture.words)
        return drawing(self._drawn[picture.data], self.pictures, size, words)

    def tell(self, reading: Reading, marks: Marks) -> None:
        """Say which notes of a reading have no mark in its text."""
        self.diagnostics += stray_notes(reading, marks)

    def speak(self, language: str | None, *, right_to_left: bool = False) -> None:
        """From here on all text is in that language, where it is not the packet's."""
        own = None if language == self.packet.language else language
        is_french = (language or "").partition("-")[0] == "fr"
        for writer in (self.text, self.footnote_text, self.endnote_text):
            writer.speak(own, right_to_left=right_to_left, is_french=is_french)


def stray_notes(reading: Reading, marks: Marks) -> Iterator[Diagnostic]:
    """What is said of the notes of a reading that have no mark in its text."""
    for _ in marks.stray:
        message = "a note has no mark in the text: it was put at the end"
        yield Diagnostic(STRAY_NOTE, message, Position(unmarked(reading.title)))


def forbidden(characters: Characters, packet: Packet) -> tuple[Diagnostic, ...]:
    """What is said of the characters that XML forbids, and that were left out."""
    found = characters.forbidden
    if not found:
        return ()
    names = ", ".join(f"U+{ord(character):04X}" for character in sorted(found))
    count = found.total()
    what = (
        "a character that XML forbids was"
        if count == 1
        else f"{count} characters that XML forbids were"
    )
    message = f"{what} left out: {names}"
    title = characters.stripped(unmarked(packet.cover.title))
    return (Diagnostic(FORBIDDEN, message, Position(title)),)


def date_of(packet: Packet) -> datetime | None:
    """The date on the cover, where it is one for machines: 2026-10-01."""
    try:
        return datetime.combine(date.fromisoformat(packet.cover.date or ""), time(), UTC)
    except ValueError:
        return None
