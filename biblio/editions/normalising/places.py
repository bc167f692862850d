"""Normalises places of publication: `N.Y.` is New York, `Cambridge, MA` is Cambridge, Mass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biblio.editions.normalising.changes import Change, change
from biblio.editions.normalising.context import Context
from biblio.record.edition import Edition
from biblio.values.place_forms import States, standard, usual_states

_FIELDS = ("location", "origlocation")


def normalise(edition: Edition, context: Context) -> Iterator[Change]:
    """Write abbreviated places in their usual form; a missing place is never filled in.

    A state has the form that most places of the library have: *Mass.*, *MA* or *Massachusetts*.
    """
    for field in _FIELDS:
        printed = edition.get(field) or ""
        if (form := standard(printed, context.custom.states)) != printed:
            yield change(edition, field, form, "the usual form of the place")


def states_of(library: Iterable[Edition]) -> States:
    """How most places of the library write the states of the United States."""
    return usual_states(place for one in library for field in _FIELDS if (place := one.get(field)))
