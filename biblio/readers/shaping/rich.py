"""Text with its looks (italic, bold, raised, a link), every character tied to its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from biblio.document import Run, Text
from biblio.readers import exact

PLAIN = Run("")
# signs in a text: its author broke the line here (`<br>`, Word's line break), or the line merely
# ended in the source
BROKEN, ENDED = "\u2028", "\n"
LINE_ENDS = (BROKEN, ENDED)
_LAST = 1 << 62


class Piece(NamedTuple):
    """Characters of one look; `look` is a run without text (italic, a link, exact citations …).

    `call` names the note (`NoteBlocks.id`) that is called here: the characters of such a piece
    are its mark as it is printed, or any one sign, and are taken out. A piece has at least one
    character. `code` is no prose: nothing in it cites.
    """

    text: Text
    look: Run = PLAIN
    call: str | None = None
    code: bool = False


class Rich(NamedTuple):
    """Pieces in their order; every position is one in the characters of them all."""

    pieces: tuple[Piece, ...] = ()

    @property
    def text(self) -> Text:
        """The characters with their alignment."""
        if len(self.pieces) == 1:
            return self.pieces[0].text
        return Text.joined(piece.text for piece in self.pieces)

    @property
    def string(self) -> str:
        """The characters alone."""
        if len(self.pieces) == 1:  # as most have, and this is asked most
            return self.pieces[0].text.string
        return "".join(piece.text.string for piece in self.pieces)

    @property
    def length(self) -> int:
        """The number of characters."""
        return sum(len(piece.text.string) for piece in self.pieces)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The characters as runs, each as long as its look stays the same; they cite by key."""
        if len(self.pieces) == 1 and not self.pieces[0].code:
            text, look, *_ = self.pieces[0]
            return exact.marked((replace(look, text=text.string),))
        looks = groupby(self.pieces, key=lambda piece: piece.look)
        runs = (
            replace(look, text="".join(piece.text.string for piece in pieces))
            for look, pieces in looks
        )
        prose = ("\0" * len(one.text) if one.code else one.text.string for one in self.pieces)
        return exact.marked(tuple(runs), "".join(prose))

    def calls(self) -> Iterator[tuple[int, int, str]]:
        """Start and end of what stands for a note, and the note's id."""
        at = 0
        for piece in self.pieces:
            if piece.call is not None:
                yield at, at + len(piece.text), piece.call
            at += len(piece.text)

    def code(self) -> Iterator[tuple[int, int]]:
        """Start and end of what is no prose; a single character may be one that was escaped."""
        at = 0
        for piece in self.pieces:
            if piece.code and len(piece.text) > 1:
                yield at, at + len(piece.text)
            at += len(piece.text)

    def cut(self, start: int, end: int | None = None) -> Rich:
        """The part from `start` to `end`."""
        return Rich(tuple(self._between([(start, _LAST if end is None else end)])))

    def without(self, spans: Iterable[tuple[int, int]]) -> Rich:
        """The text without these stretches, which are in order."""
        kept, at = [], 0
        for start, end in spans:
            kept.append((at, max(start, at)))
            at = max(end, at)
        return Rich(tuple(self._between([*kept, (at, _LAST)])))

    def within(self, spans: Iterable[tuple[int, int]]) -> Rich:
        """These stretches alone, which are in order."""
        return Rich(tuple(self._between(list(spans))))

    def strip(self) -> Rich:
        """The text without white space at its ends."""
        string = self.string
        start = len(string) - len(string.lstrip())
        stop = max(len(string.rstrip()), start)
        return self if (start, stop) == (0, len(string)) else self.cut(start, stop)

    def _between(self, spans: Sequence[tuple[int, int]]) -> Iterator[Piece]:
        """The parts of the pieces that lie in these stretches, which are in order."""
        at, number = 0, 0
        for piece in self.pieces:
            length = len(piece.text.string)
            while number < len(spans) and spans[number][0] < at + length:
                first, last = max(spans[number][0] - at, 0), min(spans[number][1] - at, length)
                if (first, last) == (0, length):
                    yield piece
                elif first < last:
                    yield piece._replace(text=piece.text.cut(first, last))
                if spans[number][1] > at + length:
                    break
                number += 1
            at += length


NOTHING = Rich()


def plain(text: Text) -> Rich:
    """The characters in no look of their own."""
    return Rich((Piece(text),)) if text.string else NOTHING


def joined(parts: Sequence[Rich]) -> Rich:
    """The parts one after the other."""
    return Rich(tuple(piece for part in parts for piece in part.pieces))


def behind(parts: Sequence[Rich], string: str) -> Text:
    """The string, which the source does not have, in the place behind the parts."""
    last = next((part.pieces[-1].text for part in reversed(parts) if part.pieces), Text(" "))
    spot = last.alignment.moved(last.alignment.at(len(last) - 1), 1)
    return Text(string, type(last.alignment)(tuple((at, spot) for at in range(len(string)))))
