"""The text of a reading as WordprocessingML, its notes and comments written at their marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from biblio.document import Run
from biblio.packet.layout import NotePlace
from biblio.packet.model import CommentMark, Inline, NoteMark, PageMark, Reading, Stream
from biblio.packet.rendering.citing import paragraphs, spoken
from biblio.packet.rendering.marks import marks_of
from biblio.packet.rendering.press import Press
from biblio.word import comments
from biblio.word.fields import field, linked
from biblio.word.notes import ENDNOTE, Notes, own_mark
from biblio.word.runs import styled

EDITOR_MARK, EDITOR_NOTE = "EditorReference", "EditorNoteText"
# Two marks side by side would be read as one.
_APART = '<w:r><w:t xml:space="preserve">\u202f</w:t></w:r>'


@dataclass(frozen=True, slots=True)
class _Called:
    """A note that was written: how another mark refers to it."""

    bookmark: str
    shown: str


class InlineWriter:
    """Writes the inlines of one reading; its `endnotes` are paragraphs, where they are to be."""

    def __init__(self, press: Press, reading: Reading) -> None:
        self.marks = marks_of(reading)
        self._press = press
        self._reading = reading
        self._called: dict[int, _Called] = {}
        self._commented: dict[int, int] = {}
        self.endnotes: list[str] = []

    def write(self, inlines: Sequence[Inline]) -> str:
        """The inlines of one paragraph."""
        parts: list[str] = []
        before: Inline | None = None
        for at, inline in enumerate(inlines):
            match inline:
                case CommentMark():
                    parts.append(self._comment(inline))
                    continue  # it parts nothing that stands beside it
                case NoteMark():
                    parts.append(self._mark(inline.note, isinstance(before, NoteMark)))
                case PageMark():
                    parts.append(self._page(inline, before, inlines[at + 1 :]))
                case _:
                    parts.append(spoken(self._press, self._press.text, (inline,)))
            before = inline
        return "".join(parts)

    def strays(self) -> str:
        """Marks for the notes and comments that have none, to stand after the text."""
        notes = [self._mark(at, follows=number > 0) for number, at in enumerate(self.marks.stray)]
        return "".join((*notes, *map(self._point, self.marks.unplaced)))

    def _mark(self, at: int, follows: bool) -> str:
        """The mark of a note; the first one writes the note as well."""
        if at >= len(self._reading.notes):
            return ""
        call = self._again(at) if at in self._called else self._call(at)
        return _APART + call if follows else call

    def _call(self, at: int) -> str:
        note, press = self._reading.notes[at], self._press
        is_apart = press.layout.notes is NotePlace.ENDNOTES and note.stream is Stream.AUTHOR
        if is_apart and press.layout.writes_endnotes:
            return self._write_out(at)
        notes = press.endnotes if is_apart else press.footnotes
        writer = press.endnote_text if is_apart else press.footnote_text
        mark = self.marks.letters.get(at)
        style, head = (
            (EDITOR_NOTE, own_mark(mark, EDITOR_MARK))
            if mark
            else (notes.kind.text_style, notes.own_number())
        )
        press.ruler.note(sum(len(block.string) for block in note.blocks))
        number = notes.add(paragraphs(press, writer, note.blocks, style, head))
        call = notes.call_by(mark, number, EDITOR_MARK) if mark else notes.call(number)
        name = f"_Note{notes.kind.name}{number}"
        self._called[at] = _Called(name, self._shown(mark, notes))
        return press.bookmarks.around(name, call) if at in self.marks.repeated else call

    def _write_out(self, at: int) -> str:
        """A note that will be a paragraph below the text, to which its mark leads."""
        press = self._press
        number = press.count_note(anew=not self._called)
        press.written_notes += 1
        name = f"_End{press.written_notes}"
        mark = styled(ENDNOTE.mark_style, f"<w:t>{number}</w:t>")
        head = press.bookmarks.around(name, mark) + press.text.run(Run(" "))
        for block in self._reading.notes[at].blocks:
            press.ruler.note(len(block.string))
            written = paragraphs(press, press.text, (block,), ENDNOTE.text_style, head)
            self.endnotes.append(written)
            head = ""
        self._called[at] = _Called(name, mark)
        return linked(name, mark)

    def _shown(self, mark: str | None, notes: Notes) -> str:
        """The mark as another mark of the same note repeats it."""
        if mark:
            return styled(EDITOR_MARK, f"<w:t>{mark}</w:t>")
        own = self._press.count_note(anew=not self._called)
        return styled(notes.kind.mark_style, f"<w:t>{own}</w:t>")

    def _again(self, at: int) -> str:
        # Word takes one mark of each note only: a second one refers to the first.
        called = self._called[at]
        is_own = self._reading.notes[at].stream is Stream.AUTHOR
        if is_own and self._press.layout.writes_endnotes:
            return linked(called.bookmark, called.shown)
        return field(f"NOTEREF {called.bookmark} \\f \\h", called.shown)

    def _comment(self, mark: CommentMark) -> str:
        at = mark.comment
        if at >= len(self._reading.comments) or not self._press.layout.comments:
            return ""
        begun = at in self._commented
        if at in self.marks.ranges and mark.is_start != begun:
            return comments.start(self._remark(at)) if mark.is_start else self._end(at)
        return "" if begun else self._point(at)

    def _end(self, at: int) -> str:
        return comments.end(self._commented[at])

    def _point(self, at: int) -> str:
        if not self._press.layout.comments:
            return ""
        number = self._remark(at)
        return comments.start(number) + comments.end(number)

    def _remark(self, at: int) -> int:
        """Write the comment, and give its id."""
        press, comment = self._press, self._reading.comments[at]
        text = paragraphs(
            press, press.comment_text, comment.blocks, "CommentText", comments.own_mark()
        )
        author = press.characters.escaped(comment.author)
        initials = press.characters.escaped(comment.initials)
        self._commented[at] = press.comments.add(text, author, initials)
        return self._commented[at]

    def _page(self, mark: PageMark, before: Inline | None, rest: Sequence[Inline]) -> str:
        """The mark of a page, with a space on that side where there is none already."""
        press = self._press
        written = spoken(press, press.text, (mark,))
        after = next((inline for inline in rest if not isinstance(inline, CommentMark)), None)
        space = press.text.run(Run(" "))
        if before is None or _ends_apart(before):
            return written + ("" if after is None or _begins_apart(after) else space)
        return (space if after is None or _begins_apart(after) else "") + written


def _ends_apart(inline: Inline) -> bool:
    return isinstance(inline, Run) and inline.text[-1:].isspace()


def _begins_apart(inline: Inline) -> bool:
    return isinstance(inline, Run) and inline.text[:1].isspace()
