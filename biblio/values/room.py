"""Room for stretches of a text of which none may lie upon another."""

from __future__ import annotations

from bisect import bisect, insort
from collections.abc import Iterable


class Room:
    """The stretches taken so far, in order; asking and taking cost no more where they are many."""

    __slots__ = ("taken",)

    def __init__(self) -> None:
        self.taken: list[tuple[int, int]] = []

    def is_free(self, start: int, end: int) -> bool:
        """Whether the characters from `start` to `end` (exclusive) meet no taken ones."""
        at = bisect(self.taken, (start, end))
        before = at == 0 or self.taken[at - 1][1] <= start
        return before and (at == len(self.taken) or self.taken[at][0] >= end)

    def take(self, start: int, end: int) -> bool:
        """Take the stretch if it is free; whether it was."""
        free = self.is_free(start, end)
        if free:
            insort(self.taken, (start, end))
        return free


def apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans of which none meets an earlier one, in the order of the text."""
    room = Room()
    for start, end in spans:
        room.take(start, end)
    return room.taken
