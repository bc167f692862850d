"""Entries without a key get one of their own before anything is made of them, or said of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from biblio.formats.csljson.keeping import PREFIX
from biblio.library.keys import key_beside
from biblio.record.edition import Edition


def with_keys(entries: Iterable[Edition], *, repeated: bool) -> tuple[Edition, ...]:
    """The entries, those without a key with one of their own, so that none is left out.

    `repeated`: so are those whose key an earlier entry has.
    """
    keyed: list[Edition] = []
    whole = tuple(entries)
    taken = {entry.key.casefold() for entry in whole}
    used = {""}
    for entry in whole:
        if entry.key in used:
            entry = _with_key(entry, key_beside(entry, taken))
        taken.add(entry.key.casefold())
        used.update([entry.key] if repeated else [])
        keyed.append(entry)
    return tuple(keyed)


def _with_key(entry: Edition, key: str) -> Edition:
    """The entry with the key, and without the remark that it has none in CSL-JSON."""
    fields = tuple(field for field in entry.fields if field[0] != f"{PREFIX}id")
    return replace(entry, key=key, fields=fields)
