"""Notes of a text file that come in and go, and the numbers of all that this changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from biblio.diagnostics import Edit
from biblio.restyle.dialect import Span
from biblio.restyle.notespans import NoteSpans
from biblio.restyle.notewording import WORDINGS, Wanted, figure, renumbered
from biblio.restyle.sites import Site

Said = list[tuple[str, Site | None]]
Change = tuple[Edit, Site | None]


class _New(NamedTuple):
    """A note that comes in: what its call stands in place of, what is kept there, what it says."""

    span: Span
    kept: str
    said: Said


@dataclass(slots=True)
class _Numbers:
    """The numbers of the notes afterwards: of those that change, and side by side of the new."""

    new: list[int]
    kept: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class TextNotes:
    """The notes that come in and go are gathered first, and then written.

    In one manuscript they either come in or go.
    """

    spans: NoteSpans
    _new: list[_New] = field(default_factory=list)
    _removed: set[int] = field(default_factory=set)

    def remove(self, note: int) -> None:
        """The note goes; what stands at its call is the caller's."""
        self._removed.add(note)

    def add(self, span: Span, kept: str, said: Said) -> None:
        """A note comes in that says so; behind what is `kept` its call stands for the span."""
        self._new.append(_New(span, kept, said))

    def changes(self) -> Iterator[Change]:
        """What is changed for these notes; beside each edit is the site that it prints, if any."""
        for note in sorted(self._removed):
            if (whole := self.spans.whole(note)) is not None:
                yield Edit(*whole, ""), None
        self._new.sort(key=lambda one: one.span)
        numbers = self._numbers()
        for note, number in numbers.kept.items():
            marks = (*self.spans.calls(note), self.spans.head(note))
            yield from ((renumbered(self.spans.source, one, number), None) for one in marks if one)
        word = WORDINGS[self.spans.dialect.name]
        for at, (one, number) in enumerate(zip(self._new, numbers.new, strict=True)):
            wording = word(self.spans, Wanted(number, at, *self._beside(one)))
            yield Edit(*one.span, one.kept + wording.call), None
            for text, site in ((wording.before, None), *one.said, (wording.behind, None)):
                yield Edit(wording.at, wording.at, text), site

    def _numbers(self) -> _Numbers:
        """The numbers afterwards: notes that were counted through are so again.

        So are those of a text that had signs, or began anew on each page, if others come in: there
        is no sign for them. Labels, which nobody prints, stay. Where the call of a note is not
        found, the new ones are counted behind all others.
        """
        figures = [figure(note.mark) for note in self.spans.document.notes]
        behind = count(max(filter(None, figures), default=0) + 1)
        numbers = _Numbers([next(behind) for _ in self._new])
        order = sorted(range(len(figures)), key=self._place)
        if self.spans.dialect.has_labels or not all(map(self.spans.calls, order)):
            return numbers
        first = figures[order[0]] if order else 1
        if first is None or [figures[note] for note in order] != [
            first + at for at in range(len(order))
        ]:
            if self.spans.dialect.is_tagged or not self._new:
                return numbers
            first = 1
        kept = [(self._place(note), False, note) for note in order if note not in self._removed]
        new = [(one.span[0], True, at) for at, one in enumerate(self._new)]
        for number, (_, is_new, at) in enumerate(sorted((*kept, *new)), first):
            if is_new:
                numbers.new[at] = number
            elif figures[at] != number:
                numbers.kept[at] = number
        return numbers

    def _place(self, note: int) -> int:
        """Where the note is first called."""
        return min((call.span[0] for call in self.spans.calls(note)), default=0)

    def _beside(self, one: _New) -> tuple[int | None, bool]:
        """The note that is called last before a new one, or else the first behind it."""
        notes = range(len(self.spans.document.notes))
        placed = [(self._place(note), note) for note in notes if self.spans.calls(note)]
        before = [pair for pair in placed if pair[0] < one.span[0]]
        if before or not placed:
            return (max(before)[1] if before else None), False
        return min(placed)[1], True
