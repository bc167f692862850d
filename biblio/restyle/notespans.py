"""Where the notes of a text file are called in its source, and where they stand there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from biblio.document import Document
from biblio.origins import TextAlignment, TextOrigin
from biblio.restyle.dialect import Dialect, Span, element_around, without_tags
from biblio.values.patterns import Lazy

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# What may stand before a mark, where several notes are called: the marks of others.
_MARK = (
    r"[\0\s\[\](){{}}\w^,*†‡]*?(?<![^\W_])"
    r"(?P<call>[ \t]{{0,9}}[\[({{]?\^?(?P<mark>{})(?!\w)[\])}}]?)"
)
_ANY_NUMBER = Lazy(_MARK.format(r"[0-9]+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+"))
_GUTENBERG = re.compile(r"\[(?:foot|end)?note\s", re.IGNORECASE)
_REACH = 300  # characters: no call of a note is longer, its tags counted
_LINE = re.compile(r"[ \t]*(?:\r?\n|$)")
_PARTED = re.compile(r"\f|\n[ \t]*\r?\n")
_BLANK = re.compile(r"(?:[ \t]*\r?\n)+")


class Call(NamedTuple):
    """Characters of the source that call a note; those that are seen, and the mark among them."""

    span: Span
    words: Span
    mark: Span


@dataclass(slots=True)
class NoteSpans:
    """The notes of a document by their numbers in it; `source` is its decoded text."""

    document: Document
    source: str
    dialect: Dialect
    _calls: dict[int, tuple[Call, ...]] = field(default_factory=dict, init=False)

    def calls(self, note: int) -> tuple[Call, ...]:
        """Where the note is called; nothing where one of its calls is not found."""
        if note not in self._calls:
            one = self.document.notes[note]
            if one.anchor is None or one.anchor_paragraph is None:
                places: tuple[tuple[int, int], ...] = ()
            else:
                places = ((one.anchor_paragraph, one.anchor), *one.again)
            found = [self._call_at(one.mark, *place) for place in places]
            self._calls[note] = tuple(call for call in found if call) if all(found) else ()
        return self._calls[note]

    def call(self, note: int) -> Span | None:
        """What calls the note, if it is called once, and nothing in the text looks like it."""
        calls = self.calls(note)
        if len(calls) != 1:
            return None
        words = self.source[slice(*calls[0].words)].strip()
        is_bare = words.isalnum() and words.isascii()
        again = not is_bare and any(words in one.string for one in self.document.paragraphs)
        return None if again else calls[0].span

    def inside(self, note: int) -> Span | None:
        """The words of a note."""
        first, *others = self.document.notes[note].paragraphs or (None,)
        last = others[-1] if others else first
        if first is None or last is None:
            return None
        if not isinstance(first.alignment, TextAlignment) or not first.string:
            return None
        assert isinstance(last.alignment, TextAlignment)  # a file has one kind
        start, end = first.alignment.at(0), last.alignment.span(0, len(last.string))[1]
        return start, end

    def whole(self, note: int) -> Span | None:
        """The note with all that is its alone: its lines, or its element of a page."""
        origin = self.document.notes[note].origin
        if not isinstance(origin, TextOrigin):
            return None
        if self.dialect.is_tagged:
            return element_around(self.source, origin.start, origin.end)
        start = self.source.rfind("\n", 0, origin.start) + 1
        wide = self.dialect.widened(self.source, origin.start, origin.end)
        end = _LINE.match(self.source, wide[1] if wide else origin.end)
        if end is None or self.source[start : origin.start].strip(" \t"):
            return None
        if _PARTED.search(self.source, origin.start, origin.end):
            return None  # it goes on behind a break, and what stands there is not its own
        blank = _BLANK.match(self.source, end.end()) if self._is_parted(start) else None
        return start, blank.end() if blank else end.end()

    @property
    def are_parted(self) -> bool:
        """Whether a blank line is before each note but the first."""
        origins = [note.origin for note in self.document.notes]
        starts = sorted(origin.start for origin in origins if isinstance(origin, TextOrigin))
        return all(self._is_parted(self.source.rfind("\n", 0, one) + 1) for one in starts[1:])

    def _is_parted(self, start: int) -> bool:
        """Whether a blank line is before the line that begins there."""
        before = self.source[max(start - 4, 0) : start].replace("\r", "")
        return start == 0 or before.endswith("\n\n")

    def head(self, note: int) -> Call | None:
        """The mark that the note itself has before its words."""
        one, inside = self.document.notes[note], self.inside(note)
        if inside is None or not isinstance(one.origin, TextOrigin):
            return None
        label = _GUTENBERG.match(self.source, one.origin.start)
        return self._found(one.mark, label.end() if label else one.origin.start, inside[0])

    def _call_at(self, mark: str, paragraph: int, anchor: int) -> Call | None:
        own = self.document.paragraphs[paragraph]
        if not isinstance(own.alignment, TextAlignment) or not mark or not own.string:
            return None
        start = own.alignment.span(anchor - 1, anchor)[1] if anchor else own.alignment.at(0)
        end = own.alignment.at(anchor) if anchor < len(own.string) else start + _REACH
        return self._found(mark, start, end)

    def _found(self, mark: str, start: int, end: int) -> Call | None:
        """The mark among these characters, with its brackets and the tags around it alone."""
        text = self.source[start:end]
        if self.dialect.is_tagged:
            text = without_tags(text)
        match = _marked(mark, text)
        if match is None:
            return None
        words = start + match.start("call"), start + match.end("call")
        own = words
        if self.dialect.is_tagged:
            own = element_around(self.source, *own, within=(start, end)) or own
        return Call(own, words, (start + match.start("mark"), start + match.end("mark")))


def _marked(mark: str, text: str) -> re.Match[str] | None:
    """The first call with the mark in the text; the pattern of a mark takes .2 ms to compile."""
    raised = mark.translate(RAISED) if mark.isdecimal() else mark
    first = _ANY_NUMBER.match(text)
    if first and first["mark"] in (mark, raised):
        return first
    marks = "|".join(map(re.escape, dict.fromkeys((mark, raised))))
    return re.match(_MARK.format(marks), text)
