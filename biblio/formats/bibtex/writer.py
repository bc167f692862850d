"""Writes an entry that is new: one field a line, in braces, in the usual order."""

from __future__ import annotations

from collections.abc import Iterable

from biblio.formats.bibtex.style import Style
from biblio.formats.bibtex.usage import Usage
from biblio.formats.bibtex.values import is_name, is_type
from biblio.record.edition import Edition
from biblio.record.fields import ALIASES, rank

_OTHER = "misc"
_OF_DATES = ("month", "day")


def render(edition: Edition, style: Style | None = None, usage: Usage | None = None) -> str:
    """The entry's source, ending in its closing brace.

    Fields that say nothing are left out, and those of names that no file can have; an entry of such
    a type is one of `misc`.
    """
    style, usage = style or Style(), usage or Usage()
    pairs = [
        (usage.name(name, value, edition.kind), value)
        for name, value in _ordered(edition)
        if value and is_name(name)
    ]
    fields = [style.field(name, value) for name, value in pairs]
    body = "".join(style.separator + field for field in fields)
    comma = "," if style.trailing_comma and fields else ""
    kind = usage.type(edition.kind, edition.get("type") or "")
    return f"@{kind if is_type(kind) else _OTHER}{{{edition.key}{body}{comma}{style.newline}}}"


def dumps(editions: Iterable[Edition], usage: Usage | None = None) -> str:
    """A whole file of new entries, a blank line between them."""
    return "\n".join(f"{render(edition, usage=usage)}\n" for edition in editions)


def _ordered(edition: Edition) -> list[tuple[str, str]]:
    """The fields in the usual order, unusual ones last as they came."""
    return sorted(edition.fields, key=_rank)


def _rank(field: tuple[str, str]) -> int:
    name = "date" if field[0] in _OF_DATES else field[0]
    return rank(ALIASES.get(name, name))
