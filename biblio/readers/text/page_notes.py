"""Lifting notes out of the running text: where a note begins, and where it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from biblio.document import Part
from biblio.readers.shaping import notes
from biblio.readers.shaping.marks import Print, Start
from biblio.readers.shaping.notes import Opening, Tally
from biblio.readers.text import continuations
from biblio.readers.text.extent import extent
from biblio.readers.text.lines import Line
from biblio.readers.text.printed import Printed


class LinedNote(NamedTuple):
    """A note as lines: its mark cut off the first one, a closing bracket off the last.

    `start` and `end` are the source offsets of the mark's first and the note's last character, end
    exclusive; `indices` are those of its lines.
    """

    mark: str
    print: Print
    part: Part
    start: int
    end: int
    indices: tuple[int, ...]
    lines: tuple[Line, ...]


@dataclass(slots=True, eq=False, repr=False)
class _State:
    """What has been seen on the way down the text.

    `body` is the last line of running text; `halved` are the notes whose second half begins in a
    line, with the line behind it.
    """

    printed: Printed
    tally: Tally = field(default_factory=Tally)
    body: Line | None = None
    halved: dict[int, tuple[LinedNote, int]] = field(default_factory=dict)


def lift(printed: Printed) -> tuple[LinedNote, ...]:
    """All notes of the text, in order."""
    return tuple(_lift(_State(printed)))


def _lift(state: _State) -> Iterator[LinedNote]:
    index, lines = 0, state.printed.lines
    while index < len(lines):
        if index in state.halved:
            whole, index = state.halved[index]
            state.tally.take(whole.mark, whole.print)
            continue
        note = _note(state, index)
        if note is None:
            _pass(state, lines[index])
            index += 1
        else:
            whole = _with_half(state, note)
            yield whole
            state.tally.take(whole.mark, whole.print)
            index = note.indices[-1] + 1


def _with_half(state: _State, note: LinedNote) -> LinedNote:
    """The note with its second half, if that stands on the next page."""
    if state.printed.section(note.indices[0]) is not None:
        return note
    half = continuations.second(state.printed, note.indices)
    if not half:
        return note
    below = enumerate(half, note.indices[-1] + 1)  # as if it stood right below the first
    lines = [replace(state.printed.lines[at], index=index, new_page=False) for index, at in below]
    indices, end = (*note.indices, *half), lines[-1].end
    whole = note._replace(end=end, indices=indices, lines=(*note.lines, *lines))
    state.halved[half[0]] = (whole, half[-1] + 1)
    return whole


def _pass(state: _State, line: Line) -> None:
    """Take note of a line of running text."""
    if not line.blank and line.index not in state.printed.furniture:
        state.body = line
        state.tally.pass_by(line.text)


def _note(state: _State, index: int) -> LinedNote | None:
    """The note that begins in the line, if one does."""
    line = state.printed.lines[index]
    start = state.printed.starts.get(index)
    if start is None or index in state.printed.furniture or _is_text(state, line, start):
        return None
    indices = extent(state.printed, index, start, state.body)
    return _cut(state, start, indices)


def _cut(state: _State, start: Start, indices: tuple[int, ...]) -> LinedNote:
    lines = [state.printed.lines[index] for index in indices]
    first = lines[0]
    end = lines[-1].end
    lines[0] = first.cut(start.length)
    if start.style is Print.GUTENBERG and lines[-1].text.endswith("]"):
        lines[-1] = lines[-1].cut(0, -1)
    part = notes.part_of(start, state.printed.kind(indices[0]))
    written = tuple(replace(line, prefix="") for line in lines if line.text)
    return LinedNote(start.mark, start.style, part, first.start, end, indices, written)


def _opening(printed: Printed, line: Line, start: Start) -> Opening:
    index = line.index
    kind, items = printed.kind(index), printed.items(index)
    return Opening(start, line.text, kind, items, printed.apart(index), printed.ruled(index))


def _is_text(state: _State, line: Line, start: Start) -> bool:
    return not state.tally.begins(_opening(state.printed, line, start))
