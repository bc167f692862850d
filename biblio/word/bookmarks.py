"""Bookmarks: names that are unique and no longer than Word takes, and ids that count up."""

from __future__ import annotations

from itertools import count

_LONGEST = 40  # characters of a name: Word refuses more


class Bookmarks:
    """Makes the bookmarks of one document."""

    def __init__(self) -> None:
        self._ids = count(1)
        self._names: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def around(self, name: str, content: str) -> str:
        """The content as a bookmark; raises ValueError for a name that was used before."""
        if name in self._names or len(name) > _LONGEST:
            raise ValueError(f"bookmark {name} is used twice, or is too long")
        self._names.add(name)
        number = next(self._ids)
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'
