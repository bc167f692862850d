"""Writes an entry that is new: one field a line, in braces, in the usual order."""

from __future__ import annotations

from collections.abc import Iterable

from biblio.formats.bibtex.style import Style
from biblio.record.edition import Edition

_ORDER = (
    *("author", "editor", "translator", "introduction", "foreword", "afterword"),
    *("title", "subtitle", "booktitle", "booksubtitle"),
    *("journal", "journaltitle", "maintitle", "series", "volume", "volumes", "number", "edition"),
    *("publisher", "institution", "school", "address", "location", "year", "date"),
    *("origtitle", "origyear", "origdate", "pages", "isbn", "doi", "url", "urldate"),
    *("langid", "language", "work", "note"),
)
_PLACES = {name: place for place, name in enumerate(_ORDER)}


def render(edition: Edition, style: Style | None = None) -> str:
    """The entry's source, ending in its closing brace; fields that say nothing are left out."""
    style = style or Style()
    fields = [style.field(name, value) for name, value in _ordered(edition) if value]
    body = "".join(style.separator + field for field in fields)
    comma = "," if style.trailing_comma and fields else ""
    return f"@{edition.kind}{{{edition.key}{body}{comma}{style.newline}}}"


def dumps(editions: Iterable[Edition]) -> str:
    """A whole file of new entries, a blank line between them."""
    return "\n".join(f"{render(edition)}\n" for edition in editions)


def _ordered(edition: Edition) -> list[tuple[str, str]]:
    """The fields in the usual order, unusual ones last as they came."""
    return sorted(edition.fields, key=lambda field: _PLACES.get(field[0], len(_ORDER)))
