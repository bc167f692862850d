"""Quotation marks in pairs, and what does not pair.

A quotation may run over several paragraphs, opened anew at each of them or only at the first, and
closed only at the end. Marks of one kind may stand within each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from biblio.document import Document
from biblio.origins import Where
from biblio.rules.basis.quotation_marks import CLOSERS, Mark, Side, marks, roles

# Paragraphs of these styles stand apart from the running text.
_APART = frozenset(("heading", "caption", "bibliography"))
_LOOK_AHEAD = 3


class Wrong(StrEnum):
    """What can be wrong with a mark."""

    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    TURNED = "turned"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation; `depth` is 0 for one that stands in no other."""

    opening: Mark
    closing: Mark
    depth: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A mark that is wrong, and the mark that it should have fitted."""

    wrong: Wrong
    mark: Mark
    partner: Mark | None = None


@dataclass(frozen=True, slots=True)
class Pairing:
    """All quotations of a document, in the order in which they end, and all faults."""

    pairs: tuple[Pair, ...] = ()
    faults: tuple[Fault, ...] = ()


def pair(document: Document, is_code: Callable[[Where], bool]) -> Pairing:
    """The quotations of the running text, then those of headings, captions and notes.

    `is_code` tells of a place whether code stands there.
    """
    runs = [
        [list(marks(at, document.paragraph(whole), whole, is_code)) for at, whole in enumerate(run)]
        for run in _runs(document)
    ]
    sides = roles(mark for run in runs for paragraph in run for mark in paragraph)
    found = [_Matcher([mark for paragraph in run for mark in paragraph], sides) for run in runs]
    for matcher in found:
        matcher.run()
    return Pairing(
        tuple(one for matcher in found for one in matcher.pairs),
        tuple(one for matcher in found for one in matcher.faults),
    )


def _runs(document: Document) -> list[list[Where]]:
    """The paragraphs that are read as one text: those of the body, and those of each note."""
    body: list[Where] = []
    apart: list[list[Where]] = []
    noted: list[list[Where]] = [[] for _ in document.notes]
    for whole in document.wholes():
        if whole.note is not None:
            noted[whole.note].append(whole)
        elif document.paragraph(whole).style in _APART:
            apart.append([whole])
        else:
            body.append(whole)
    return [body, *apart, *noted]


@dataclass(slots=True)
class _Matcher:
    """One run of text; `open` holds what is open, `forgiven` how often a mark was only repeated."""

    marks: list[Mark]
    roles: Mapping[str, Side | None]
    pairs: list[Pair] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    open: list[Mark] = field(default_factory=list)
    forgiven: int = 0

    def run(self) -> None:
        for at, mark in enumerate(self.marks):
            side = None if self._repeats(mark) else self._side(mark, at)
            if side is Side.OPENS:
                self._open(mark)
            elif side is Side.CLOSES:
                self._close(mark, at)
        self.faults += [Fault(Wrong.UNCLOSED, mark) for mark in self.open]

    def _repeats(self, mark: Mark) -> bool:
        """Whether a French quotation goes on: » stands before each of its paragraphs."""
        fits = self._fitting(mark.char) if mark.first and mark.char in "«»" else None
        return fits is not None and self.open[fits].number < mark.number

    def _side(self, mark: Mark, at: int) -> Side | None:
        role = self.roles[mark.char]
        if role is None and mark.looks is None and mark.char == "“":
            return Side.OPENS if self._fitting("“") is None else Side.CLOSES
        if role is None:
            return mark.looks
        if mark.looks in (None, role) or mark.char not in "“”":
            return role
        return self._turned(mark, at)

    def _turned(self, mark: Mark, at: int) -> Side | None:
        """A mark that points the wrong way, where a partner shows what it was meant for."""
        if mark.char == "“" and self._fitting("”") is not None:
            self.faults.append(Fault(Wrong.TURNED, mark, self.open[-1]))
            return Side.CLOSES
        later = (one for one in self.marks[at + 1 :] if one.number == mark.number)
        closes = any(one.char == "”" and one.looks is Side.CLOSES for one in later)
        if mark.char == "”" and self._fitting("”") is None and closes:
            self.faults.append(Fault(Wrong.TURNED, mark))
            return Side.OPENS
        return None

    def _open(self, mark: Mark) -> None:
        before = [one for one in self.open if one.number < mark.number]
        if mark.first and any(one.char == mark.char for one in before):
            self.forgiven += 1
        else:
            self.open.append(mark)

    def _close(self, mark: Mark, at: int) -> None:
        depth = self._fitting("”" if mark.char == "“" and not self._is_german() else mark.char)
        if depth is None:
            return self._misfit(mark, at)
        self.faults += [Fault(Wrong.UNCLOSED, one) for one in self.open[depth + 1 :]]
        self.pairs.append(Pair(self.open[depth], mark, depth))
        del self.open[depth:]
        return None

    def _is_german(self) -> bool:
        return self.roles["“"] is None

    def _fitting(self, char: str) -> int | None:
        """How deep the last quotation stands that the character can close."""
        return next(
            (at for at in reversed(range(len(self.open))) if char in CLOSERS[self.open[at].char]),
            None,
        )

    def _misfit(self, mark: Mark, at: int) -> None:
        near = self.open and mark.number <= self.open[-1].number + _LOOK_AHEAD
        if near and not self._is_closed_later(self.open[-1], at):
            opening = self.open.pop()
            self.faults.append(Fault(Wrong.MIXED, mark, opening))
            self.pairs.append(Pair(opening, mark, len(self.open)))
        elif self.forgiven:
            self.forgiven -= 1
        elif at and not mark.behind_figure:  # an excerpt may begin within a quotation
            self.faults.append(Fault(Wrong.UNOPENED, mark))

    def _is_closed_later(self, opening: Mark, at: int) -> bool:
        """Whether its own mark comes, before another quotation of its kind is opened."""
        number = self.marks[at].number
        for later in self.marks[at + 1 :]:
            if later.number > number + _LOOK_AHEAD:
                return False
            side = self.roles[later.char] or later.looks
            if later.char in CLOSERS[opening.char] and side is Side.CLOSES:
                return True
            if later.char == opening.char and later.number > number:
                return False
        return False
