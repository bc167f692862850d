"""Notes at the feet of pages: what stands below the text in smaller print, or begins with a raised
mark that the text above has too; each is begun by its mark.

What stands at the foot without a mark goes on with the last note of the page before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from biblio.readers.pdf.lines import Line
from biblio.values.numerals import as_number
from biblio.values.patterns import Lazy

# notes are set at least this much smaller: 9 to 10 points, 8 to 9
_SMALLER = 0.94
# a page that is all small print holds no text to which notes would belong
_ALL = 0.8
_MARK = Lazy(r"(?P<mark>\d{1,4}|[*†‡§¶#‖]{1,4}|[a-z])(?P<behind>[.)\]]?)\Z")
_TYPED = Lazy(r"[\[(]?(?P<mark>\d{1,4}|[*†‡§¶#‖]{1,4})(?P<behind>[.)\]]?)(?:\Z|(?=\D))")


@dataclass(slots=True)
class FootNote:
    """A note: its mark, its lines, and how many characters of the first are its mark.

    `number` counts the notes from 0, for marks begin anew with pages and chapters.
    """

    number: int
    mark: str
    page: int
    lines: list[Line] = field(default_factory=list)
    skipped: int = 0

    @property
    def id(self) -> str:
        """What calls it."""
        return f"note {self.number}"


class Parted(NamedTuple):
    """The lines of the text, and the notes below it."""

    body: tuple[Line, ...]
    notes: tuple[FootNote, ...]


def part(pages: Sequence[Sequence[Line]], size: float) -> Parted:
    """The pages parted; `size` is that in which the text is set."""
    body: list[Line] = []
    notes: list[FootNote] = []
    for lines in pages:
        called = _called(lines)
        zone = _zone(lines, size, called)
        own = {id(line) for line in zone}
        taken = list(_notes(zone, notes, called))
        kept = {id(line) for line in zone} - {id(line) for line in taken}
        body += [line for line in lines if id(line) not in own or id(line) in kept]
    return Parted(tuple(body), tuple(notes))


def _zone(lines: Sequence[Line], size: float, called: frozenset[str]) -> list[Line]:
    """The notes at the foot of each column."""
    small = [line for line in lines if line.size < size * _SMALLER]
    if len(small) > _ALL * len(lines) and len(lines) > 4:
        return []
    found: list[Line] = []
    for column in dict.fromkeys(line.column for line in lines):
        own = [line for line in lines if line.column == column]
        tail: list[Line] = []
        while own and own[-1].size < size * _SMALLER:
            tail.insert(0, own.pop())
        if not tail:
            tail = own[_first_marked(own, called) :]
        if tail and not _covered(tail[-1], lines, size):
            found += tail
    return found


def _first_marked(lines: Sequence[Line], called: frozenset[str]) -> int:
    """The number of the first line that begins with a raised mark that is also in the text."""
    marked = (
        number
        for number, line in enumerate(lines)
        if line.raised(line.fragments[0]) and line.fragments[0].text.strip("[]()") in called
    )
    return next(marked, len(lines))


def _covered(last: Line, lines: Sequence[Line], size: float) -> bool:
    """Whether text stands below the line."""
    return any(
        line.base < last.base and line.size >= size * _SMALLER
        and line.x0 < last.x1 and line.x1 > last.x0
        for line in lines
    )  # fmt: skip


def _called(lines: Iterable[Line]) -> frozenset[str]:
    """What is raised behind words: these may be marks of notes."""
    raised = (one.text for line in lines for one in line.fragments[1:] if line.raised(one))
    return frozenset(text.strip("[]()") for text in raised)


def _notes(zone: Sequence[Line], notes: list[FootNote], called: frozenset[str]) -> Iterator[Line]:
    """Put the lines of the zone to their notes; those that belong to none are not yielded."""
    runs_on = notes[-1] if notes and zone and notes[-1].page == zone[0].page - 1 else None
    current = runs_on
    expected = as_number(notes[-1].mark) + 1 if notes and notes[-1].mark.isdecimal() else None
    first = True
    for line in zone:
        begun = _begun(line, expected, first, called)
        if begun is not None:
            mark, skipped = begun
            current = FootNote(len(notes), mark, line.page, [], skipped)
            notes.append(current)
            expected = as_number(mark) + 1 if mark.isdecimal() else expected
            first = False
        if current is not None:
            current.lines.append(line)
            yield line


def _begun(
    line: Line, expected: int | None, first: bool, called: frozenset[str]
) -> tuple[str, int] | None:
    """The mark with which the line begins, and its length; None where it begins with none."""
    one = line.fragments[0]
    raised = _MARK.match(one.text) if line.raised(one) else None
    if raised:
        return raised["mark"], len(one.text)
    typed = _TYPED.match(line.text)
    if typed is None or len(line.text) == typed.end():
        return None
    mark = typed["mark"]
    if mark.isdecimal():
        counts = as_number(mark) == expected or (first and as_number(mark) == 1)
        counts = counts or (first and expected is None) or mark in called
        glued = not _apart(line.text, typed.end(), typed["behind"])
        if not counts or (glued and mark not in called):
            return None
    return mark, typed.end()


def _apart(text: str, at: int, behind: str) -> bool:
    """Whether a mark on the line is set off from the note: `12. Low`, `12 Low`."""
    return bool(behind) or text[at : at + 1] == " "
