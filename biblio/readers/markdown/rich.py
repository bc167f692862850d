"""Text with its looks (italic, bold, raised, a link), every character tied to its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from biblio.document import Run, Text
from biblio.readers import exact

PLAIN = Run("")


class Piece(NamedTuple):
    """Characters of one look; `note` numbers the inline note they stand for.

    `code` is no prose: nothing in it cites.
    """

    text: Text
    look: Run = PLAIN
    note: int | None = None
    code: bool = False


class Rich(NamedTuple):
    """Pieces in their order."""

    pieces: tuple[Piece, ...] = ()

    @property
    def text(self) -> Text:
        """The characters with their alignment."""
        return Text.joined(piece.text for piece in self.pieces)

    @property
    def string(self) -> str:
        """The characters alone."""
        return "".join(piece.text.string for piece in self.pieces)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The characters as runs, each as long as its look stays the same; they cite by key."""
        looks = groupby(self.pieces, key=lambda piece: piece.look)
        runs = (
            replace(look, text="".join(piece.text.string for piece in pieces))
            for look, pieces in looks
        )
        prose = ("\0" * len(one.text) if one.code else one.text.string for one in self.pieces)
        return exact.marked(tuple(runs), "".join(prose))

    def notes(self) -> Iterator[tuple[int, int, int]]:
        """Start and end of what stands for inline notes, and the number of each."""
        at = 0
        for piece in self.pieces:
            if piece.note is not None:
                yield at, at + len(piece.text), piece.note
            at += len(piece.text)

    def cut(self, start: int, end: int | None = None) -> Rich:
        """The part from `start` to `end`."""
        return Rich(tuple(self._cut(start, len(self.string) if end is None else end)))

    def without(self, spans: Iterable[tuple[int, int]]) -> Rich:
        """The text without these stretches, which are in order."""
        kept, at = [], 0
        for start, end in spans:
            kept.append(self.cut(at, max(start, at)))
            at = max(end, at)
        return joined([*kept, self.cut(at)])

    def strip(self) -> Rich:
        """The text without white space at its ends."""
        string = self.string
        start = len(string) - len(string.lstrip())
        return self.cut(start, max(len(string.rstrip()), start))

    def _cut(self, start: int, end: int) -> Iterator[Piece]:
        at = 0
        for piece in self.pieces:
            first, last = max(start - at, 0), min(end - at, len(piece.text))
            if first < last:
                yield piece._replace(text=piece.text.cut(first, last))
            at += len(piece.text)


NOTHING = Rich()


def joined(parts: Sequence[Rich]) -> Rich:
    """The parts one after the other."""
    return Rich(tuple(piece for part in parts for piece in part.pieces))
