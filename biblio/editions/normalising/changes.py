"""A change that normalising makes to one field, and how changes are applied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from biblio.record.edition import Edition


class Change(NamedTuple):
    """One field of one entry is to say `new` instead of `old` (None: the entry has no such field).

    A safe change keeps every datum and asserts nothing that the entry or the authority does not
    say. Other changes are made only on request: see `Options.unsafe`.
    """

    key: str
    field: str
    old: str | None
    new: str
    reason: str
    safe: bool = True

    def __str__(self) -> str:
        before = f"“{self.old}” → " if self.old is not None else "+ "
        return f"{self.key}: {self.field}: {before}“{self.new}” ({self.reason})"


def change(edition: Edition, field: str, new: str, reason: str, *, safe: bool = True) -> Change:
    """The change of a field of the edition, its old value read from there."""
    return Change(edition.key, field, edition.get(field), new, reason, safe)


def applied(edition: Edition, changes: Iterable[Change]) -> Edition:
    """The edition with the changes made; new fields come last, all else stays where it is."""
    for made in changes:
        edition = replace(edition, fields=_with(edition.fields, made.field, made.new))
    return edition


def _with(
    fields: tuple[tuple[str, str], ...], name: str, value: str
) -> tuple[tuple[str, str], ...]:
    at = next((at for at, (field, _) in enumerate(fields) if field == name), len(fields))
    return (*fields[:at], (name, value), *fields[at + 1 :])
