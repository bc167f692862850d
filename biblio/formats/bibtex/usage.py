"""What a file calls things: its own names on one side, those of the house on the other.

Files of classical BibTeX say `journal`, `address`, `year` and `month`, those of BibLaTeX
`journaltitle`, `location` and `date`; many say some of each. Reading translates; writing gives
each entry back the names that it prints, and what is added those that the file is used to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from biblio.formats.bibtex import dates
from biblio.formats.bibtex.source import EntrySource
from biblio.record import kinds
from biblio.record.edition import Edition, first_year
from biblio.record.fields import ALIASES, ROWS, row

_PARTS = {
    "date": ("year", "month", "day"),
    "origdate": ("origyear", "origmonth", "origday"),
}
_OF_DATES = frozenset(part for parts in _PARTS.values() for part in parts)
_OF_SCHOOLS = ("phdthesis", "mastersthesis")
_ALIASED = frozenset(ALIASES) - _OF_DATES
# The names of what has several.
_NAMED = {name: row.name for row in ROWS if row.others for name in (row.name, *row.others)}


class _Naming(NamedTuple):
    """What names say that stand in one entry, whatever their values.

    `plain` are other names for what no second one says, `contested` those for what another says
    too, `dated` the dates of which parts stand there.
    """

    plain: Mapping[str, str]
    contested: tuple[str, ...]
    dated: tuple[str, ...]


# Most entries of a library have one of a few dozen sets of fields.
@lru_cache(maxsize=1 << 12)
def _naming(names: tuple[str, ...]) -> _Naming:
    holders = Counter(ALIASES.get(name, name) for name in names)
    aliases = [name for name in names if name in _ALIASED]
    plain = {name: ALIASES[name] for name in aliases if holders[ALIASES[name]] == 1}
    dated = (whole for whole, parts in _PARTS.items() if not set(parts).isdisjoint(names))
    contested = (name for name in aliases if name not in plain)
    return _Naming(plain, tuple(contested), tuple(dated))


def understood(kind: str, printed: Mapping[str, str]) -> tuple[str, dict[str, str], dict[str, str]]:
    """The type and the fields of an entry in BibLaTeX's names, and what its other names say.

    A year that is no plain one stays a `year`, as in BibLaTeX. Where an entry says one thing under
    two names and not the same, the second keeps its own name.
    """
    naming = _naming(tuple(printed))
    said = dict(naming.plain)
    if naming.contested:
        said.update(_agreeing(printed, naming.contested))
    found: dict[str, str] = {}
    for whole in naming.dated:
        found.update(_dated(printed, whole, said))
    fields = {said.get(name, name): value for name, value in printed.items()}
    for name in naming.contested:
        ours = said.get(name, name)
        fields[ours] = next((v for n, v in printed.items() if v and said.get(n, n) == ours), "")
    fields.update((whole, date) for whole, date in found.items() if whole in fields)
    kind, *typed = kinds.TYPED.get(kind, (kinds.name_of(kind),))
    if typed and not fields.get(typed[0]):
        fields = {typed[0]: typed[1]} | {n: v for n, v in fields.items() if n != typed[0]}
    return kind, fields, said


def _agreeing(printed: Mapping[str, str], contested: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Of the names that say one thing beside another those that say it alike."""
    for name in contested:
        ours = ALIASES[name]
        holders = [one for one in printed if printed[one] and ALIASES.get(one, one) == ours]
        if not holders or printed[holders[0]] == printed[name]:
            yield name, ours


def _dated(printed: Mapping[str, str], whole: str, said: dict[str, str]) -> dict[str, str]:
    """The date that its parts tell, if they do; the names that it stands for are said."""
    parts = _PARTS[whole]
    year = printed.get(parts[0], "")
    if dates.is_year(year) and not (printed.get(whole) or printed.get(parts[1])):  # as most are
        said[parts[0]] = whole
        return {whole: year}
    date = _date(printed, whole, parts)
    if not date:
        return {}
    said.update((name, whole) for name in parts if _is_told(name, printed, date, parts))
    return {whole: date}


def _date(printed: Mapping[str, str], whole: str, parts: tuple[str, str, str]) -> str:
    year, month, day = parts
    date = printed.get(whole) or printed.get(year, "")
    if dates.is_year(date) and not printed.get(month):  # as nearly always
        return date
    told = (printed.get(part, "") for part in (year, month, day))
    return printed.get(whole) or dates.date_of(*told)


def _is_told(name: str, printed: Mapping[str, str], date: str, parts: tuple[str, str, str]) -> bool:
    """Whether the date says what stands in that field."""
    if not printed.get(name):
        return False
    year, month, day = (printed.get(part, "") for part in parts)
    if name == parts[0]:
        return year in date
    if name == parts[1]:
        return date.startswith(dates.date_of(year, month) or "?")
    return bool(month) and date == dates.date_of(year, month, day)


@dataclass(frozen=True, slots=True)
class Usage:
    """The names and the types that a file is used to, by those of the house.

    `modern` says whether what it never prints is called as BibLaTeX calls it.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    modern: bool = False

    @classmethod
    def of(cls, entries: Iterable[EntrySource]) -> Usage:
        """The usage of most entries of a file."""
        names: Counter[tuple[str, str]] = Counter()
        types: Counter[tuple[str, str]] = Counter()
        for entry in entries:
            kind = entry.kind.lower()
            types[kinds.name_of(kind), kind] += 1
            for printed in {name for one in entry.fields if (name := one.name.lower()) in _NAMED}:
                if entry.says(printed) == _NAMED[printed]:
                    names[_NAMED[printed], printed] += 1
        modern = sum(count for (ours, printed), count in names.items() if ours == printed)
        return cls(_usual(names), _usual(types), modern * 2 > names.total())

    def type(self, kind: str, genre: str = "") -> str:
        """What the file calls a type; `genre` is what the entry's own field `type` says."""
        known = self.types.get(kind)
        if known in _OF_SCHOOLS or not (known or self.modern):
            return kinds.typed(kind, genre)
        return known or kind

    def name(self, ours: str, value: str, kind: str = "") -> str:
        """What the file calls a field of that value: `year` holds no more than a year."""
        if ours == "institution" and self.type(kind) in _OF_SCHOOLS:
            return "school"
        printed = self.names.get(ours) or (ours if self.modern else row(ours).bibtex)
        return ours if printed in _OF_DATES and not dates.is_year(value) else printed


AS_IT_IS = Usage(modern=True)
"""The usage of what is in the names that it is to be printed in."""


def _usual(counts: Counter[tuple[str, str]]) -> dict[str, str]:
    return {ours: printed for (ours, printed), _ in reversed(counts.most_common())}


def printed_again(
    entry: EntrySource, printed: Mapping[str, str], before: Edition, after: Edition, usage: Usage
) -> dict[str, str]:
    """The fields of an entry under its own names, made to say what `after` says.

    `printed` is what they say now, `before` how that was understood.
    """
    fields = dict(printed)
    kept = {name for name, _ in after.fields}
    for ours in [name for name, _ in before.fields if name not in kept]:
        for name in _holders(entry, printed, ours):
            del fields[name]
    for ours, value in after.fields:
        if before.get(ours) != value:
            name = usage.name(ours, value, after.kind)
            _say(fields, _holders(entry, printed, ours), ours, name, value)
    return fields


def _holders(entry: EntrySource, printed: Mapping[str, str], ours: str) -> list[str]:
    return [name for name in printed if entry.says(name) == ours]


def _say(fields: dict[str, str], holders: list[str], ours: str, printed: str, value: str) -> None:
    if not holders:
        fields.setdefault(printed, value)
    elif ours in _PARTS and holders != [ours]:
        _say_date(fields, holders, ours, value)
    else:
        fields.update(dict.fromkeys(holders, value))


def _say_date(fields: dict[str, str], holders: list[str], ours: str, value: str) -> None:
    """A date where years and months stand: in these as far as they can hold it."""
    year, month, _ = _PARTS[ours]
    parts = dates.parts_of(value)
    told = {year: first_year(value), month: parts.get("month")}
    for name in holders:
        if name == ours or told.get(name):
            fields[name] = told.get(name) or value
        else:
            del fields[name]
    if not parts and ours not in holders:
        fields[ours] = value
    elif parts.get("month") and month not in holders:
        fields[month] = parts["month"]
