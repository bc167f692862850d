"""Makes one entry of two that describe the same edition, and loses nothing of either.

Two editions of a work are never combined, nor are entries of which it is not plain that they are
one edition: that is refused with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from biblio.diagnostics import BiblioError
from biblio.editions.matching import judge
from biblio.editions.verdicts import Relation
from biblio.likeness import describe
from biblio.record.edition import Edition
from biblio.record.fields import LISTS

# What the entry that is given up says otherwise is kept under the field's name behind this.
OTHER = "other-"
# Who gives a date need not give a year that is no date.
_DATES = {"date": "year", "origdate": "origyear"}
_ALIAS = {**_DATES, **{year: date for date, year in _DATES.items()}}
_COMMA = re.compile(r"\s*,\s*")
BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class Combined:
    """The entry that is left, and the keys given up with the one that takes their place."""

    edition: Edition
    keys: Mapping[str, str]


def merge(kept: Edition, other: Edition) -> Combined:
    """One entry that says all that both say, under the key of the first.

    Of a field in which they differ the first one's value stays, and the other's is kept in
    `other-FIELD`; lists (keywords) are joined. The key given up becomes one of BibLaTeX's `ids`, so
    that it can still be cited. Raises BiblioError where the two are not plainly one edition.
    """
    _check(kept, other)
    return _keyed(_told(kept, other), [other])


def _check(kept: Edition, other: Edition) -> None:
    verdict = judge(describe(kept), describe(other))
    if verdict.relation is not Relation.DUPLICATE:
        reason = verdict.edition.reason or verdict.work.reason
        names = f"“{kept.key}” and “{other.key}”"
        raise BiblioError(f"The entries {names} are not merged: {reason}.")


def merge_all(group: Sequence[Edition]) -> Combined:
    """One entry of a group of duplicates, of which each is one edition with the first."""
    kept = group[0]
    for other in group[1:]:
        _check(group[0], other)
        kept = _told(kept, other)
    return _keyed(kept, group[1:])


def _told(kept: Edition, other: Edition) -> Edition:
    """The first entry with all that the other says too."""
    for name, value in other.fields:
        if value:
            kept = _with(kept, name, value)
    is_named = bool(other.key) and other.key != kept.key
    return _set_aside(kept, "type", other.kind) if is_named and other.kind != kept.kind else kept


def _keyed(kept: Edition, others: Iterable[Edition]) -> Combined:
    """The entry with the keys that the others had."""
    keys = {other.key: kept.key for other in others if other.key and other.key != kept.key}
    return Combined(_listed(kept, "ids", ", ".join(keys)) if keys else kept, keys)


def _with(entry: Edition, name: str, value: str) -> Edition:
    """The entry with the value too: in its field, in the list that the field is, or set aside."""
    mine = entry.get(name)
    alias = entry.get(_ALIAS.get(name, ""))
    if not mine and alias and _same(alias, value):
        return entry
    if not mine:
        return _set(entry, name, value)
    if name in LISTS:
        return _listed(entry, name, value)
    return entry if _same(mine, value) else _set_aside(entry, name, value)


def _listed(entry: Edition, name: str, value: str) -> Edition:
    old = _COMMA.split(entry.get(name) or "")
    elements = dict.fromkeys(element for element in (*old, *_COMMA.split(value)) if element)
    return _set(entry, name, ", ".join(elements))


def _set_aside(entry: Edition, name: str, value: str) -> Edition:
    field = name if name.startswith(OTHER) else f"{OTHER}{name}"
    there = (entry.get(field) or "").split(BETWEEN)
    values = dict.fromkeys(one for one in (*there, *value.split(BETWEEN)) if one)
    return _set(entry, field, BETWEEN.join(values))


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _set(entry: Edition, name: str, value: str) -> Edition:
    if entry.get(name) is None:
        return replace(entry, fields=(*entry.fields, (name, value)))
    fields = tuple((field, value if field == name else old) for field, old in entry.fields)
    return replace(entry, fields=fields)
