"""Normalises ISBN and ISSN: with hyphens where they belong. One that cannot exist is reported."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.diagnostics import Diagnostic, Position
from biblio.editions.normalising.changes import Change, change
from biblio.editions.normalising.context import Context
from biblio.record.edition import Edition
from biblio.values.identifiers import faults, hyphenated

_FIELDS = ("isbn", "issn")


def normalise(edition: Edition, context: Context) -> Iterator[Change]:
    """Hyphenate what is valid; an ISBN of ten digits stays one, for the book has it so."""
    for field in _FIELDS:
        printed = edition.get(field) or ""
        if (form := hyphenated(field, printed)) != printed:
            yield change(edition, field, form, f"{field.upper()} with its hyphens")


def check(edition: Edition, path: str) -> Iterator[Diagnostic]:
    """Report each identifier of the entry that cannot exist, with the reason."""
    for field in _FIELDS:
        for number, fault in faults(field, edition.get(field) or ""):
            message = f"The entry “{edition.key}” has the {field.upper()} {number}: {fault}."
            yield Diagnostic("invalid-identifier", message, Position(path))
