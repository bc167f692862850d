"""Characters taken out of a document, each of which knows where it stood there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from biblio.origins import Where


class Stretch(NamedTuple):
    """The next `length` characters of an excerpt stand at `where`.

    Where the lengths differ, the characters were put in, and belong to what stands there: the
    address of a link to the last letter of its words, an ellipsis to the letter before it.
    """

    length: int
    where: Where


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Characters taken out of a document, and the stretches of it that they come from."""

    string: str
    stretches: tuple[Stretch, ...] = ()

    def __len__(self) -> int:
        return len(self.string)

    def __str__(self) -> str:
        return self.string

    def cut(self, start: int, end: int) -> Excerpt:
        """The part from `start` to `end`; an empty one stands where the excerpt begins."""
        empty = [Stretch(0, where.part(0, 0)) for _, where in self.stretches[:1]]
        return Excerpt(self.string[start:end], tuple(self._cut(start, end)) or tuple(empty))

    def strip(self) -> Excerpt:
        """The excerpt without white space at its ends."""
        start = len(self.string) - len(self.string.lstrip())
        return self.cut(start, max(len(self.string.rstrip()), start))

    def where(self, start: int, end: int) -> Where:
        """The place of `string[start:end]`; of parts that stand apart, that of the first."""
        found = self.cut(start, max(end, start + 1)).wheres[0]
        return found if end > start else found.part(0, 0)

    @property
    def wheres(self) -> tuple[Where, ...]:
        """The places that the characters come from; what stands together is one."""
        found: list[Where] = []
        for _, where in self.stretches:
            if found and found[-1].adjoins(where):
                found[-1] = found[-1].until(where.end)
            else:
                found.append(where)
        return tuple(found)

    def put(self, string: str) -> Excerpt:
        """The excerpt with words behind it that the document does not have there."""
        last = self.where(len(self.string) - 1, len(self.string))
        return Excerpt(self.string + string, (*self.stretches, Stretch(len(string), last)))

    def followed(self, other: Excerpt) -> Excerpt:
        """The excerpt with another behind it."""
        return Excerpt(self.string + other.string, (*self.stretches, *other.stretches))

    def _cut(self, start: int, end: int) -> Iterator[Stretch]:
        at = 0
        for length, where in self.stretches:
            first, last = max(start - at, 0), min(end - at, length)
            if first < last:
                literal = length == len(where)
                yield Stretch(last - first, where.part(first, last) if literal else where)
            at += length
