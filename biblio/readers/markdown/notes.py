"""The notes of a Markdown text: definitions, and what looks like notes to the text reader."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from biblio.readers.markdown.blocks import CODE, HEADING, LIST, TABLE
from biblio.readers.markdown.rich import Rich
from biblio.readers.markdown.units import Unit
from biblio.readers.shaping import marks
from biblio.readers.shaping.marks import Print, Start
from biblio.readers.text import notes, sections
from biblio.readers.text.furniture import Furniture
from biblio.readers.text.ground import Ground, survey
from biblio.readers.text.layout import Layout
from biblio.readers.text.lines import Line
from biblio.readers.text.notes import RawNote
from biblio.readers.text.sections import Section

_BULLETS = "-+*"
_NEVER = (HEADING, CODE, TABLE)


class Lifted(NamedTuple):
    """A note, its place given in offsets of the source, and its paragraphs."""

    raw: RawNote
    units: tuple[int, ...]
    texts: tuple[Rich, ...]


def ground(units: Sequence[Unit], lines: tuple[Line, ...], furniture: Furniture) -> Ground:
    """The units' lines with all that is known of them; what can begin no note has no mark."""
    surveyed = survey(lines, Layout(), furniture, find_sections(units, lines, furniture))
    pointed = {
        (pointer.mark, pointer.style)
        for unit in units
        if unit.style != CODE
        for pointer in marks.pointers(unit.string)
    }
    defined = {start.mark for at, start in surveyed.starts.items() if _defines(units[at // 2])}
    starts = {
        at: start
        for at, start in surveyed.starts.items()
        if surveyed.section(at) in (sections.FOOTNOTES, sections.ENDNOTES)
        or _may_begin(units[at // 2], start, pointed, defined)
    }
    return surveyed._replace(
        starts={at: one for at, one in starts.items() if not _goes_on(units[at // 2])}
    )


def _goes_on(unit: Unit) -> bool:
    """Whether the unit is inside a note, or of a kind that is none."""
    return unit.style in _NEVER or (unit.block.noted and unit.later)


def _defines(unit: Unit) -> bool:
    return unit.block.noted and not unit.later


def _may_begin(
    unit: Unit, start: Start, pointed: set[tuple[str, Print]], defined: set[str]
) -> bool:
    """Whether a mark outside the sections of notes may be a note's."""
    if start.style is Print.MARKDOWN:
        return _defines(unit) or start.mark not in defined
    if unit.style != LIST or not unit.lead:
        return True
    # an item of a list is a note only where the text points to it
    return any(mark == start.mark and style is not Print.MARKDOWN for mark, style in pointed)


def find_sections(
    units: Sequence[Unit], lines: tuple[Line, ...], furniture: Furniture
) -> tuple[Section, ...]:
    """The notes and reference lists; those under a heading reach to the next one of its rank."""
    headed = {number * 2: unit for number, unit in enumerate(units) if unit.block.style == HEADING}
    lines = tuple(_without_bullet(units[line.index // 2], line) for line in lines)
    plain = [one for one in sections.find(lines, furniture) if one.heading not in headed]
    titled = [
        Section(kind, at, at + 1, _end(headed, at, len(lines)))
        for at, unit in headed.items()
        if (kind := sections.kind_of(unit.string))
    ]
    kept = [
        one
        for one in titled
        if one.kind != sections.REFERENCES or sections.lists(lines[one.first : one.last])
    ]
    # of sections within one another the inner one comes first
    return tuple(sorted([*plain, *kept], key=lambda one: -one.first))


def _without_bullet(unit: Unit, line: Line) -> Line:
    """The line of a list's item as an entry of a reference list; numbers may be marks of notes."""
    return line.cut(unit.lead) if line.text and unit.string[0] in _BULLETS else line


def _end(headed: dict[int, Unit], heading: int, last: int) -> int:
    level = headed[heading].block.level
    ends = (at for at, unit in headed.items() if at > heading and unit.block.level <= level)
    return next(ends, last)


def lift(units: Sequence[Unit], known: Ground) -> list[Lifted]:
    """The notes, in order."""
    return [_lifted(units, known, raw) for raw in notes.lift(known)]


def _lifted(units: Sequence[Unit], known: Ground, raw: RawNote) -> Lifted:
    written = [line for line in raw.lines if line.text]
    inside = list(takewhile(lambda line: units[line.index // 2].style != HEADING, written))
    numbers = tuple(line.index // 2 for line in inside)
    texts = tuple(_text(units[line.index // 2], known.lines[line.index], line) for line in inside)
    start = units[numbers[0]].rich.text.alignment.at(0)
    end = texts[-1].text.alignment.span(0, len(texts[-1].string))[1]
    return Lifted(raw._replace(start=start, end=end), numbers, texts)


def _text(unit: Unit, whole: Line, part: Line) -> Rich:
    """What is left of the unit's line in the note, without its mark."""
    start = part.start - whole.start
    return unit.rich.cut(start, start + len(part.text))
