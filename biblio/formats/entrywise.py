"""Writing a library entry by entry, in a format whose entries cannot lend fields to others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from biblio.formats.equivalence import Loss
from biblio.library.inheritance import inherited, lends_only
from biblio.record.edition import Edition
from biblio.record.fields import Of, row
from biblio.values.marked import Look, marks_of

Written = TypeVar("Written")


def write_each(
    library: Iterable[Edition],
    name: str,
    write: Callable[[Edition], tuple[Written, Sequence[Loss]]],
) -> tuple[list[Written], tuple[Loss, ...]]:
    """Each entry, with what it takes over from others, as `write` makes it, and all losses.

    `name` is what the format is called. Entries that only lend are lost; commands of LaTeX that
    nobody could read come back, but are no text for other programs.
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
        gone = {loss.field for loss in lost}
        why = f"{name} has no LaTeX, and this command is not known here: it stays as it is typed"
        losses += [
            Loss(entry.key, field, value, why, kept=True)
            for field, value in _typed(complete)
            if field not in gone
        ]
    return made, tuple(losses)


def _typed(entry: Edition) -> Iterator[tuple[str, str]]:
    """The fields for print that have LaTeX as it is typed."""
    for field, value in entry.fields:
        is_typed = any(mark.look is Look.SOURCE for mark in marks_of(value))
        if is_typed and row(field).of is not Of.OWNER:
            yield field, value
