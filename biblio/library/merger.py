"""Bringing records into a library: known editions are completed, new ones added, nothing lost.

The outcome does not depend on the order of the records: those that say more go first, so that one
that says less finds everything it could mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from biblio.library.keys import key_beside
from biblio.library.matching import (
    lacks_nothing_of,
    names_no_edition,
    richness,
    same_edition,
    says_all_of,
)
from biblio.likeness import agree, short_title
from biblio.record.edition import Edition

# The language that a reader sees and the one that a hyphenator needs: one of them is enough.
_LANGUAGES = ("langid", "language")
_LISTS = frozenset({"keywords", "groups"})  # two of them do not contradict each other


class Conflict(NamedTuple):
    """A record says otherwise than the library's entry, whose value was kept."""

    key: str
    field: str
    kept: str
    offered: str


class Ambiguity(NamedTuple):
    """A record that fits several entries equally; it was not added."""

    record: Edition
    candidates: tuple[str, ...]


@dataclass(slots=True)
class _Slot:
    """An entry as it grows: as it was at first, as it is, the fields added, the first record."""

    original: Edition
    edition: Edition
    new: bool = False
    gained: tuple[str, ...] = ()
    first_record: int = -1


class Merger:
    """One merging under way."""

    def __init__(self, entries: Sequence[Edition], records: Sequence[Edition]) -> None:
        self._records = tuple(records)
        self._slots = [_Slot(entry, entry) for entry in entries]
        self._taken = {entry.key.casefold() for entry in entries}
        self._slots_by_title: defaultdict[str, list[_Slot]] = defaultdict(list)
        self._records_by_title: defaultdict[str, list[Edition]] = defaultdict(list)
        for slot in self._slots:
            self._slots_by_title[short_title(slot.edition.title)].append(slot)
        for record in records:
            self._records_by_title[short_title(record.title)].append(record)
        self._conflicts: dict[Conflict, None] = {}
        self._ambiguities: dict[int, Ambiguity] = {}
        self._keys: dict[int, str] = {}

    def run(self) -> None:
        """Bring in every record, those that say more first."""
        order = sorted(enumerate(self._records), key=lambda pair: _precedence(pair[1]))
        for index, record in order:
            self._place(index, record)

    @property
    def entries(self) -> tuple[Edition, ...]:
        """The library's entries in their order, then the new ones in the order of the records."""
        old = [slot.edition for slot in self._slots if not slot.new]
        return (*old, *(slot.edition for slot in self._new_slots()))

    @property
    def keys(self) -> tuple[str | None, ...]:
        """The key of each record's entry; None where a record was ambiguous."""
        return tuple(self._keys.get(index) for index in range(len(self._records)))

    @property
    def added(self) -> tuple[str, ...]:
        """The keys of the new entries."""
        return tuple(slot.edition.key for slot in self._new_slots())

    @property
    def completed(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The keys of entries that were there and gained fields, and which."""
        return tuple(
            (slot.edition.key, slot.gained) for slot in self._slots if slot.gained and not slot.new
        )

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Where a record contradicts what was kept."""
        return tuple(self._conflicts)

    @property
    def ambiguities(self) -> tuple[Ambiguity, ...]:
        """The records that fit several entries equally, in their order."""
        return tuple(ambiguity for _, ambiguity in sorted(self._ambiguities.items(), key=_index))

    def _new_slots(self) -> list[_Slot]:
        new = [slot for slot in self._slots if slot.new]
        return sorted(new, key=lambda slot: slot.first_record)

    def _place(self, index: int, record: Edition) -> None:
        candidates = self._candidates(record)
        covering = [slot for slot in candidates if says_all_of(slot.edition, record)]
        slot = _only(covering) or _only(_exact(covering, record)) or _only(_unbound(covering))
        if slot is None and len(covering) > 1:
            keys = tuple(slot.edition.key for slot in covering)
            self._ambiguities[index] = Ambiguity(record, keys)
            return
        if slot is None:
            slot = self._vague(candidates, record) or self._lesser(candidates, record)
        if slot is None:
            slot = self._add(record)
        self._complete(slot, record)
        self._keys[index] = slot.edition.key
        slot.first_record = index if slot.first_record < 0 else min(slot.first_record, index)

    def _candidates(self, record: Edition) -> list[_Slot]:
        slots = self._slots_by_title[short_title(record.title)]
        return [slot for slot in slots if same_edition(slot.edition, record).same]

    def _vague(self, candidates: list[_Slot], record: Edition) -> _Slot | None:
        """The one entry that has all the record's fields, and that no other record claims."""
        slot = _only([slot for slot in candidates if lacks_nothing_of(slot.edition, record)])
        return None if slot is None or self._is_contested(slot, record, _fits_vaguely) else slot

    def _lesser(self, candidates: list[_Slot], record: Edition) -> _Slot | None:
        """The one entry that says less than the record, and that no other record claims."""
        slot = _only(candidates)
        if slot is None or self._is_contested(slot, record, _fits_more):
            return None
        # Nor may another record claim it once it says what this one says.
        grown = replace(slot, original=_grown(slot.edition, record))
        return None if self._is_contested(grown, record, _fits_vaguely) else slot

    def _is_contested(
        self, slot: _Slot, record: Edition, claims: Callable[[Edition, Edition], bool]
    ) -> bool:
        """Whether another record could as well be the entry, or be what this record means.

        Two volumes of a set both fit an entry without a volume: it becomes neither.
        """
        rivals = self._records_by_title[short_title(record.title)]
        return any(
            (claims(slot.original, rival) and not same_edition(record, rival).same)
            or (same_edition(record, rival).same and not same_edition(slot.edition, rival).same)
            for rival in rivals
        )

    def _add(self, record: Edition) -> _Slot:
        is_free = record.key and record.key.casefold() not in self._taken
        key = record.key if is_free else key_beside(record, self._taken)
        edition = replace(record, key=key)
        slot = _Slot(edition, edition, new=True)
        self._taken.add(key.casefold())
        self._slots.append(slot)
        self._slots_by_title[short_title(record.title)].append(slot)
        return slot

    def _complete(self, slot: _Slot, record: Edition) -> None:
        """Add what the entry lacks; keep what it has, and note what contradicts it."""
        for name, value in record.fields:
            kept = _known(slot.edition, name)
            if not kept and value:
                slot.edition = _with_field(slot.edition, name, value)
                slot.gained = (*slot.gained, name)
            elif value and not _says_the_same(slot.edition, record, name, kept, value):
                self._conflicts[Conflict(slot.edition.key, name, kept, value)] = None


def _precedence(record: Edition) -> tuple[tuple[int, ...], str, tuple[tuple[str, str], ...]]:
    return tuple(-count for count in richness(record)), record.kind, record.fields


def _index(item: tuple[int, Ambiguity]) -> int:
    return item[0]


def _only(slots: list[_Slot]) -> _Slot | None:
    return slots[0] if len(slots) == 1 else None


def _exact(covering: list[_Slot], record: Edition) -> list[_Slot]:
    """Those that say no more than the record; among equals, the one of the same key."""
    exact = [slot for slot in covering if says_all_of(record, slot.edition)]
    return [slot for slot in exact if slot.edition.key == record.key] or exact


def _unbound(covering: list[_Slot]) -> list[_Slot]:
    """Those of no edition: a bare citation means them, where editions stand beside them."""
    return [slot for slot in covering if names_no_edition(slot.edition)]


def _grown(entry: Edition, record: Edition) -> Edition:
    """The entry with what it lacks and the record has."""
    for name, value in record.fields:
        if value and not _known(entry, name):
            entry = _with_field(entry, name, value)
    return entry


def _known(entry: Edition, name: str) -> str:
    return entry.first(name, *(_LANGUAGES if name in _LANGUAGES else ()))


def _fits_vaguely(entry: Edition, record: Edition) -> bool:
    return same_edition(entry, record).same and lacks_nothing_of(entry, record)


def _fits_more(entry: Edition, record: Edition) -> bool:
    return same_edition(entry, record).same and not says_all_of(entry, record)


def _with_field(edition: Edition, name: str, value: str) -> Edition:
    """The edition with the field, in the place of an empty one where there is one."""
    others = tuple(pair for pair in edition.fields if pair[0] != name)
    if len(others) == len(edition.fields):
        return replace(edition, fields=(*edition.fields, (name, value)))
    fields = tuple((field, value if field == name else old) for field, old in edition.fields)
    return replace(edition, fields=fields)


def _says_the_same(entry: Edition, record: Edition, name: str, kept: str, value: str) -> bool:
    if name == "title":
        return agree("title", entry.full_title, record.full_title)
    return name in _LISTS or agree(name, kept, value)
