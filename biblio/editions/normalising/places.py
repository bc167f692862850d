"""Normalises places of publication: `N.Y.` is New York, `Cambridge, MA` is Cambridge, Mass."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.normalising.changes import Change, change
from biblio.editions.normalising.context import Context
from biblio.record.edition import Edition
from biblio.values.place_forms import standard

_FIELDS = ("location", "origlocation")


def normalise(edition: Edition, context: Context) -> Iterator[Change]:
    """Write abbreviated places in their usual form; a missing place is never filled in."""
    for field in _FIELDS:
        printed = edition.get(field) or ""
        if (form := standard(printed)) != printed:
            yield change(edition, field, form, "the usual form of the place")
