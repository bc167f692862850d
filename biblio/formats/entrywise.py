"""Writing a library entry by entry, in a format whose entries cannot lend fields to others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from biblio.formats.equivalence import Loss
from biblio.library.inheritance import inherited, lends_only
from biblio.record.edition import Edition

Written = TypeVar("Written")


def write_each(
    library: Iterable[Edition],
    name: str,
    write: Callable[[Edition], tuple[Written, Sequence[Loss]]],
) -> tuple[list[Written], tuple[Loss, ...]]:
    """Each entry, with what it takes over from others, as `write` makes it, and all losses.

    `name` is what the format is called. Entries that only lend are lost.
    """
    whole = tuple(library)
    made: list[Written] = []
    losses: list[Loss] = []
    for entry, complete in zip(whole, inherited(whole), strict=True):
        if lends_only(entry):
            why = f"{name} has no entries that only lend fields to others"
            losses.append(Loss(entry.key, "entry", entry.kind, why))
            continue
        one, lost = write(complete)
        made.append(one)
        losses += lost
    return made, tuple(losses)
