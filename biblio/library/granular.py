"""Single values that an entry borrows: `publisher = {xdata=elm-publisher}` (BibLaTeX, 3.13.6).

The value of a field, or one name or one part of a list, may be a reference: the key of an entry, a
field of it and, in a list, the number of the part, with hyphens between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from biblio.record.edition import Edition
from biblio.record.fields import ALIASES
from biblio.record.person import split_names
from biblio.values import compiled

_REFERENCE = compiled.pattern(
    r"xdata\s*=\s*(?P<key>\S+?)-(?P<field>[A-Za-z]+)(?:-(?P<number>[0-9]+))?"
)
_MARK = "xdata"


def references(value: str) -> Iterator[tuple[str, str]]:
    """The key and the field of each reference in a value; nothing where it has none."""
    if _MARK in value:
        for part in split_names(value):
            if found := _REFERENCE.fullmatch(part.strip()):
                yield found["key"], found["field"].lower()


def filled(entries: Iterable[Edition]) -> tuple[Edition, ...]:
    """The entries with the values that their references stand for; what is not there stays so."""
    whole = tuple(entries)
    referring = {at for at, entry in enumerate(whole) if may_refer(entry.values)}
    if not referring:
        return whole
    by_key = {entry.key.casefold(): entry for entry in reversed(whole)}
    return tuple(
        _filled(entry, by_key) if at in referring else entry for at, entry in enumerate(whole)
    )


def may_refer(fields: Mapping[str, str]) -> bool:
    """Whether some value may have a reference in it."""
    return _MARK in " ".join(fields.values())


def _filled(entry: Edition, by_key: Mapping[str, Edition]) -> Edition:
    return replace(
        entry, fields=tuple((name, _said(value, by_key)) for name, value in entry.fields)
    )


def _said(value: str, by_key: Mapping[str, Edition]) -> str:
    if not any(references(value)):
        return value
    return " and ".join(_part(part, by_key) for part in split_names(value))


def _part(part: str, by_key: Mapping[str, Edition]) -> str:
    found = _REFERENCE.fullmatch(part.strip())
    lender = by_key.get(found["key"].casefold()) if found else None
    if found is None or lender is None:
        return part
    name = found["field"].lower()
    lent = lender.first(name, ALIASES.get(name, name)) or part
    number = int(found["number"] or 0)
    parts = split_names(lent)
    return parts[number - 1] if 0 < number <= len(parts) else lent
