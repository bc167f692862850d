"""What a record tells, each value given out once: what nobody asked for is left."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from biblio.formats.ris.lines import Tagged


class Told:
    """The tags of one record, in the order of the file."""

    def __init__(self, tags: Iterable[Tagged]) -> None:
        self._left = list(tags)
        self.tags = frozenset(one.tag for one in self._left)

    def first(self, *tags: str) -> str:
        """The first value of the first of these tags that is left, or an empty string."""
        for tag in tags:
            for one in self._left:
                if one.tag == tag:
                    return one.value
        return ""

    def take(self, *tags: str) -> str:
        """That value, which is left no more; nor is it where another of the tags repeats it."""
        value = self.first(*tags)
        self._left = [one for one in self._left if one.tag not in tags or one.value != value]
        return value

    def take_all(self, tags: Collection[str]) -> tuple[Tagged, ...]:
        """Each of these tags with its value, in the order of the file."""
        taken = tuple(one for one in self._left if one.tag in tags)
        self._left = [one for one in self._left if one.tag not in tags]
        return taken

    def left(self) -> Iterator[Tagged]:
        """What nobody has taken."""
        yield from self._left
