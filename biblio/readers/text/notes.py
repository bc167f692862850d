"""Lifting notes out of the running text: where a note begins, and where it ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from biblio.readers.shaping import marks
from biblio.readers.shaping.marks import Print, Start
from biblio.readers.text import halves
from biblio.readers.text.extent import extent
from biblio.readers.text.ground import Ground
from biblio.readers.text.lines import Line
from biblio.readers.text.sections import ENDNOTES, FOOTNOTES, REFERENCES
from biblio.values.patterns import Lazy

_SMALL_STEP = 3
_ALWAYS = (Print.MARKDOWN, Print.GUTENBERG)
# signs that begin headings and tables, too: notes only where the text points to them
_COMMON_SIGNS = "#|"
# small letters with which a note may begin
_REFERRING = Lazy(r"(?i)(?:ibid|ebd|ebenda|vgl|cf|see|siehe|op|loc|id|p|pp|s|c|там|см)\b")


class RawNote(NamedTuple):
    """A note as lines: its mark cut off the first one, a closing bracket off the last.

    `start` is the source offset of the mark; notes of one `zone` stand together.
    """

    mark: str
    style: Print
    part: str
    start: int
    end: int
    zone: int
    indices: tuple[int, ...]
    lines: tuple[Line, ...]


@dataclass(slots=True, eq=False, repr=False)
class _State:
    """What has been seen on the way down the text."""

    ground: Ground
    pointers: Counter[str] = field(default_factory=Counter)  # since the last notes
    sure: Counter[str] = field(default_factory=Counter)  # since the last notes, touching a word
    ever: Counter[str] = field(default_factory=Counter)
    zone: int = 0
    last: RawNote | None = None  # the note right before, if nothing stands between
    body: Line | None = None  # the last line of running text
    # the notes whose second half begins in a line, with the line behind it
    halved: dict[int, tuple[RawNote, int]] = field(default_factory=dict)


def lift(ground: Ground) -> tuple[RawNote, ...]:
    """All notes of the text, in order."""
    return tuple(_lift(_State(ground)))


def _lift(state: _State) -> Iterator[RawNote]:
    index, lines = 0, state.ground.lines
    while index < len(lines):
        if index in state.halved:
            state.last, index = state.halved[index]
            continue
        note = _note(state, index)
        if note is None:
            _pass(state, lines[index])
            index += 1
        else:
            whole = _with_half(state, note)
            yield whole
            state.last = whole
            index = note.indices[-1] + 1


def _with_half(state: _State, note: RawNote) -> RawNote:
    """The note with its second half, if that stands on the next page."""
    if state.ground.section(note.indices[0]) is not None:
        return note
    half = halves.second(state.ground, note.indices)
    if not half:
        return note
    below = enumerate(half, note.indices[-1] + 1)  # as if it stood right below the first
    lines = [replace(state.ground.lines[at], index=index, new_page=False) for index, at in below]
    indices, end = (*note.indices, *half), lines[-1].end
    whole = note._replace(end=end, indices=indices, lines=(*note.lines, *lines))
    state.halved[half[0]] = (whole, half[-1] + 1)
    return whole


def _pass(state: _State, line: Line) -> None:
    """Take note of a line of running text."""
    if line.blank or line.index in state.ground.furniture:
        return
    if state.last is not None:
        state.zone += 1
        state.last = None
        state.pointers.clear()
        state.sure.clear()
    state.body = line
    for pointer in marks.pointers(line.text):
        state.pointers[pointer.mark] += 1
        state.sure[pointer.mark] += pointer.sure
        state.ever[pointer.mark] += 1


def _note(state: _State, index: int) -> RawNote | None:
    """The note that begins in the line, if one does."""
    line = state.ground.lines[index]
    start = state.ground.starts.get(index)
    if start is None or index in state.ground.furniture or not _begins(state, line, start):
        return None
    indices = extent(state.ground, index, start, state.body)
    return _cut(state, start, indices)


def _cut(state: _State, start: Start, indices: tuple[int, ...]) -> RawNote:
    lines = [state.ground.lines[index] for index in indices]
    first = lines[0]
    end = lines[-1].end
    lines[0] = first.cut(start.length)
    if start.style is Print.GUTENBERG and lines[-1].text.endswith("]"):
        lines[-1] = lines[-1].cut(0, -1)
    section = state.ground.section(indices[0])
    part = FOOTNOTES if section in (None, FOOTNOTES) or start.style in _ALWAYS else ENDNOTES
    written = tuple(replace(line, prefix="") for line in lines if line.text)
    return RawNote(start.mark, start.style, part, first.start, end, state.zone, indices, written)


def _begins(state: _State, line: Line, start: Start) -> bool:
    """Whether the mark at the beginning of the line is a note's."""
    if start.style in _ALWAYS:
        return True
    section = state.ground.section(line.index)
    if section in (FOOTNOTES, ENDNOTES):
        return _is_next(state, start) or bool(state.ever[start.mark] and start.number != 0)
    if section == REFERENCES:
        return _is_cited_list(state, start)
    if start.style is Print.SYMBOL:
        return _symbol_begins(state, line, start)
    if start.style is Print.RAISED:
        return state.body is not None
    return _number_begins(state, line, start)


def _is_next(state: _State, start: Start) -> bool:
    """Whether the number is the one after the last note's, or begins a new count."""
    if not start.number:
        return True
    last = state.last
    before = int(last.mark) if last is not None and last.mark.isdecimal() else 0
    return start.number == 1 or before < start.number <= before + _SMALL_STEP or not before


def _is_cited_list(state: _State, start: Start) -> bool:
    """Whether a numbered list of references is what the text's numbers point to."""
    pointed = state.ever[start.mark] > 0
    return bool(start.number) and _is_next(state, start) and (pointed or state.last is not None)


def _symbol_begins(state: _State, line: Line, start: Start) -> bool:
    if state.body is None or (not start.spaced and _is_emphasis(line.text, start.mark)):
        return False
    if (items := state.ground.items(line.index)) > 1 or state.pointers[start.mark]:
        return state.pointers[start.mark] >= items
    if state.last is not None:
        return start.mark[0] not in _COMMON_SIGNS
    return state.ground.apart(line.index) and start.mark[0] in "*†‡"


def _is_emphasis(text: str, mark: str) -> bool:
    """Whether the mark is Markdown's: *a title* comes between two of them."""
    return mark in text[len(mark) :]


def _number_begins(state: _State, line: Line, start: Start) -> bool:
    if state.body is None or not _is_next(state, start):
        return False
    if state.last is not None and _follows(state.last, start):
        return True
    ruled, sure = state.ground.ruled(line.index), state.sure[start.mark] > 0
    if start.style is Print.NUMBER:
        return ruled or (sure and _looks_like_text(line.text[start.length :]))
    return sure or bool(state.pointers[start.mark] and (ruled or start.style is Print.BRACKETS))


def _follows(last: RawNote, start: Start) -> bool:
    return last.mark.isdecimal() and start.number == int(last.mark) + 1


def _looks_like_text(text: str) -> bool:
    """Whether a note may begin so: a sentence that merely wraps at a number goes on small."""
    return not text[0].islower() or _REFERRING.match(text) is not None
