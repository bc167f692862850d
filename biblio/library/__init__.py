"""The entries of a library: looking them up, and merging records into them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from biblio.library.keys import key_for
from biblio.library.matching import Verdict, same_edition
from biblio.library.merger import Ambiguity, Conflict, Merger
from biblio.record.edition import Edition

__all__ = [
    "Ambiguity",
    "Conflict",
    "Library",
    "Merge",
    "Verdict",
    "key_for",
    "same_edition",
]


@dataclass(frozen=True, slots=True)
class Library:
    """The editions a library describes, in the order of its file."""

    entries: tuple[Edition, ...] = ()
    path: str | None = None
    _by_key: dict[str, Edition] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Reversed, so that the first of several entries of one key is the one found.
        by_key = {entry.key: entry for entry in reversed(self.entries)}
        object.__setattr__(self, "_by_key", by_key)

    def __iter__(self) -> Iterator[Edition]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def get(self, key: str) -> Edition | None:
        """The entry of that key, or None."""
        return self._by_key.get(key)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all entries, in order."""
        return tuple(entry.key for entry in self.entries)

    def editions_of(self, work: str) -> tuple[Edition, ...]:
        """The editions of the work of that key."""
        return tuple(entry for entry in self.entries if entry.work == work)

    def merge(self, records: Sequence[Edition]) -> Merge:
        """The library with the records brought in; see `Merge`.

        An edition that is there already is one entry: what the user wrote stays, what is missing
        is added, and what contradicts is reported. Two editions of a work are never merged.
        Existing keys never change, and merging the same records again changes nothing.
        """
        merger = Merger(self.entries, records)
        merger.run()
        return Merge(
            Library(merger.entries, self.path),
            merger.keys,
            merger.added,
            merger.completed,
            merger.conflicts,
            merger.ambiguities,
        )


class Merge(NamedTuple):
    """What merging did.

    `keys` has the key of each record's entry, in order; None for a record that fits several
    entries equally and was not added: `ambiguities` lists those with their candidates. `completed`
    pairs a key with the fields its entry gained; in a conflict the library's value was kept.
    """

    library: Library
    keys: tuple[str | None, ...]
    added: tuple[str, ...]
    completed: tuple[tuple[str, tuple[str, ...]], ...]
    conflicts: tuple[Conflict, ...]
    ambiguities: tuple[Ambiguity, ...] = ()
