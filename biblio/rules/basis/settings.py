"""What the user has settled about the rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from biblio.editions.normalising import NameForm


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that rules ask for.

    `publishers_since` is the year from which books are expected to name a publisher; each element
    of `not_duplicates` holds the keys of two entries that are known to be different. `read_as` and
    `changes` are what --from and --changes say of the documents.
    """

    name_form: NameForm = NameForm.FULL
    publishers_since: int = 1900
    not_duplicates: frozenset[frozenset[str]] = frozenset()
    authority: tuple[Path, ...] = field(default_factory=tuple)
    read_as: str | None = None
    changes: str = "accepted"
