"""Which marks of a reading are used, how often, and which are missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from biblio.packet.model import CommentMark, Inline, NoteMark, Reading, Stream

_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one reading; notes and comments are named by their positions in it.

    `letters` are those of the editor's notes; `repeated` the notes that are called more than
    once; `stray` and `unplaced` the notes and comments that no mark calls; `ranges` the comments
    with a beginning and an end.
    """

    letters: dict[int, str]
    repeated: frozenset[int]
    stray: tuple[int, ...]
    unplaced: tuple[int, ...]
    ranges: frozenset[int]


def marks_of(reading: Reading) -> Marks:
    """The marks of the reading, before anything of it is written."""
    inlines = _inlines(reading)
    calls = Counter(
        inline.note
        for inline in inlines
        if isinstance(inline, NoteMark) and inline.note < len(reading.notes)
    )
    stray = tuple(at for at in range(len(reading.notes)) if at not in calls)
    points = Counter(
        (inline.comment, inline.is_start) for inline in inlines if isinstance(inline, CommentMark)
    )
    comments = range(len(reading.comments))
    return Marks(
        letters=_letters(reading, (*calls, *stray)),
        repeated=frozenset(at for at, times in calls.items() if times > 1),
        stray=stray,
        unplaced=tuple(at for at in comments if not points[at, True] + points[at, False]),
        ranges=frozenset(at for at in comments if points[at, True] == points[at, False] == 1),
    )


def _letters(reading: Reading, order: tuple[int, ...]) -> dict[int, str]:
    """A letter for each note of the editor, in the order of their marks."""
    editors = [at for at in order if reading.notes[at].stream is Stream.EDITOR]
    return {at: letter(number) for number, at in enumerate(editors)}


def letter(number: int) -> str:
    """a, b … z, aa, ab … for 0, 1 …"""
    rest, last = divmod(number, _LETTERS)
    return (letter(rest - 1) if rest else "") + chr(ord("a") + last)


def _inlines(reading: Reading) -> list[Inline]:
    return [
        inline for block in (*reading.introduction, *reading.blocks) for inline in block.inlines
    ]
