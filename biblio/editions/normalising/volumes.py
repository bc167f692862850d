"""Normalises volumes, numbers and parts: the numeral as it is printed, without its word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.editions.normalising.changes import Change, change
from biblio.editions.normalising.context import Context
from biblio.record.edition import Edition
from biblio.values import compiled

_NUMERAL = r"(?:[0-9]+[a-z]?|[ivxlcdm]+)"
_EXTENT = rf"(?P<numeral>{_NUMERAL}(?:\s?[-–/]\s?{_NUMERAL})?)"
_WORDS = {
    "volume": "volumes?|vols?|bände|band|bde?|tome|tom|t|том|т",
    "number": "numbers?|nos?|nr|issue|heft",
    "part": "parts?|pt|teil|partie|часть|ч",
}
_FORMS = {
    **{
        field: compiled.pattern(rf"(?:(?:{words})(?:\.\s*|\s+)|№\s*){_EXTENT}\.?", re.IGNORECASE)
        for field, words in _WORDS.items()
    },
    "volumes": compiled.pattern(
        rf"(?P<numeral>{_NUMERAL})\s*(?:volumes?|vols?|bände|bde?|tomes|тома|тт?)\.?", re.IGNORECASE
    ),
}


def normalise(edition: Edition, context: Context) -> Iterator[Change]:
    """Drop the word before (`Vol. I`) or after (`3 vols.`) a numeral; I stays I, and 1 stays 1."""
    for field, form in _FORMS.items():
        match = form.fullmatch((edition.get(field) or "").strip())
        if match:
            yield change(edition, field, match["numeral"], "the numeral without its word")
