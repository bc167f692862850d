"""What a file calls things: its own names on one side, those of the house on the other.

Files of classical BibTeX say `journal`, `address`, `year` and `month`, those of BibLaTeX
`journaltitle`, `location` and `date`; many say some of each. Reading translates; writing gives
each entry back the names that it prints, and what is added those that the file is used to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from biblio.formats.bibtex import dates
from biblio.formats.bibtex.source import EntrySource
from biblio.record import kinds
from biblio.record.edition import Edition, first_year
from biblio.record.fields import ALIASES, row

_PARTS = {
    "date": ("year", "month", "day"),
    "origdate": ("origyear", "origmonth", "origday"),
}
_OF_DATES = frozenset(part for parts in _PARTS.values() for part in parts)
_TRANSLATED = frozenset(ALIASES) | _OF_DATES
_ADDRESS = re.compile(r"https?://[^\s\\]+")


def understood(kind: str, printed: Mapping[str, str]) -> tuple[str, dict[str, str], dict[str, str]]:
    """The type and the fields of an entry in BibLaTeX's names, and what each printed name says.

    A year that is no plain one stays a `year`, as in BibLaTeX. Where an entry says one thing under
    two names and not the same, the second keeps its own name.
    """
    said = {name: name for name in printed}
    if not _TRANSLATED.isdisjoint(printed):
        said.update(_aliases(printed))
    fields: dict[str, str] = {}
    for name, value in printed.items():
        fields[said[name]] = fields.get(said[name]) or value
    if not _OF_DATES.isdisjoint(printed):
        fields = _dated(fields, said)
    if "howpublished" in fields and not fields.get("url"):
        fields = _with_address(fields, said)
    kind, *typed = kinds.TYPED.get(kind, (kinds.name_of(kind),))
    if typed and not fields.get(typed[0]):
        fields = {typed[0]: typed[1]} | {n: v for n, v in fields.items() if n != typed[0]}
    return kind, fields, said


def _aliases(printed: Mapping[str, str]) -> dict[str, str]:
    said: dict[str, str] = {}
    holders = {name: name for name in printed if printed[name]}
    for name in printed:
        ours = ALIASES.get(name)
        if ours is None or name in _OF_DATES:
            continue
        holder = holders.setdefault(ours, name)
        if printed[holder] == printed[name]:
            said[name] = ours
    return said


def _dated(fields: dict[str, str], said: dict[str, str]) -> dict[str, str]:
    for whole, parts in _PARTS.items():
        printed = {part: fields.get(part, "") for part in parts}
        date = fields.get(whole) or dates.date_of(*printed.values())
        if not date:
            continue
        taken = [part for part in parts if part in fields and _is_told(part, printed, date)]
        said.update(dict.fromkeys(taken, whole))
        fields = {
            whole if name in taken else name: date if name in taken else value
            for name, value in fields.items()
        }
    return fields


def _is_told(part: str, printed: Mapping[str, str], date: str) -> bool:
    """Whether the date says what stands in that field."""
    year, month, day = printed.values()
    if part.endswith("year"):
        return bool(year) and year in date
    if part.endswith("month"):
        return date.startswith(dates.date_of(year, month) or "?")
    return bool(month) and date == dates.date_of(year, month, day)


def _with_address(fields: dict[str, str], said: dict[str, str]) -> dict[str, str]:
    """Classical BibTeX has no field for an address on the web but `howpublished`."""
    if not _ADDRESS.fullmatch(fields["howpublished"]):
        return fields
    said["howpublished"] = "url"
    return {"url" if name == "howpublished" else name: text for name, text in fields.items()}


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
            for printed in {one.name.lower() for one in entry.fields}:
                ours = entry.says(printed)
                if row(ours).others and ours in (printed, ALIASES.get(printed)):
                    names[ours, printed] += 1
        modern = sum(count for (ours, printed), count in names.items() if ours == printed)
        return cls(_usual(names), _usual(types), modern * 2 > names.total())

    def type(self, kind: str) -> str:
        """What the file calls a type."""
        return self.types.get(kind, kind)

    def name(self, ours: str, value: str) -> str:
        """What the file calls a field of that value: `year` holds no more than a year."""
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
            _say(fields, _holders(entry, printed, ours), ours, value, usage)
    return fields


def _holders(entry: EntrySource, printed: Mapping[str, str], ours: str) -> list[str]:
    return [name for name in printed if entry.says(name) == ours]


def _say(fields: dict[str, str], holders: list[str], ours: str, value: str, usage: Usage) -> None:
    if not holders:
        fields.setdefault(usage.name(ours, value), value)
    elif ours in _PARTS and holders != [ours]:
        _say_date(fields, holders, ours, value)
    else:
        fields.update(dict.fromkeys(holders, value))


def _say_date(fields: dict[str, str], holders: list[str], ours: str, value: str) -> None:
    """A date where years and months stand: in these as far as they can hold it."""
    year, month, _ = _PARTS[ours]
    parts = dates.parts_of(value)
    for name in holders:
        told = {ours: value, year: first_year(value), month: parts.get("month")}.get(name)
        if told is None:
            del fields[name]
        else:
            fields[name] = told
    if not parts and ours not in holders:
        fields[ours] = value
    elif parts.get("month") and month not in holders:
        fields[month] = parts["month"]
