"""An edition of a work: two editions of one work are a link, never a duplicate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from biblio.record import kinds
from biblio.record.person import split_names
from biblio.values.patterns import Lazy

_YEAR = Lazy(r"[0-9]{3,4}")
IMPRINT = ("publisher", "location")
CONTAINERS = ("journaltitle", "booktitle")
HOUSES = ("publisher", "institution", "organization")


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition (manifestation) of a work, as a library's entry describes it.

    `kind` and the names of `fields` are BibLaTeX's (see `record.kinds` and `record.fields`),
    whatever the file calls them; unknown ones stay as they are. Values are plain Unicode text, in
    the order of the file. People are kept as `Family, Given and Family, Given`.
    """

    key: str
    kind: str
    fields: tuple[tuple[str, str], ...]
    _values: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked a million times of a large library; of a field given twice the first counts.
        values = dict(self.fields)
        if len(values) < len(self.fields):
            values = {name: dict(reversed(self.fields))[name] for name in values}
        object.__setattr__(self, "_values", values)

    @property
    def values(self) -> Mapping[str, str]:
        """The fields by their names, in order."""
        return self._values

    def get(self, name: str) -> str | None:
        """The value of a field, or None."""
        return self._values.get(name)

    def first(self, *names: str) -> str:
        """The first of the fields that says something, or an empty string."""
        for name in names:  # a generator would take twice as long
            if value := self._values.get(name):
                return value
        return ""

    def with_fields(self, fields: Iterable[tuple[str, str]]) -> Edition:
        """The edition with these values; new fields come last, all else stays where it is."""
        return replace(self, fields=tuple({**dict(self.fields), **dict(fields)}.items()))

    def without(self, *names: str) -> Edition:
        """The edition without these fields."""
        return replace(self, fields=tuple(pair for pair in self.fields if pair[0] not in names))

    @property
    def type(self) -> kinds.Type:
        """What the house knows of the entry's type."""
        return kinds.row(self.kind)

    @property
    def title(self) -> str:
        """The title, or an empty string."""
        return self._values.get("title") or ""

    @property
    def original_date(self) -> str:
        """When the work came out first, as far as the entry says it, or an empty string."""
        return self.first("origdate", "origyear")

    @property
    def full_title(self) -> str:
        """Title and subtitle."""
        subtitle = self.get("subtitle")
        return f"{self.title}: {subtitle}" if subtitle else self.title

    @property
    def work(self) -> str | None:
        """The key of the work this is an edition of, where the entry says so."""
        return self.get("work")

    @property
    def date(self) -> str:
        """When the edition came out: a date of EDTF, else what stands for a year, or nothing."""
        return self._values.get("date") or self._values.get("year") or ""

    @property
    def year(self) -> str:
        """The first year of the date, or an empty string."""
        return first_year(self.date)

    def people(self, role: str) -> tuple[str, ...]:
        """The names of those who have a role, each as `Family, Given`."""
        return split_names(self.get(role) or "")

    @property
    def place(self) -> str:
        """Where it came out, or an empty string."""
        return self.get("location") or ""

    @property
    def container(self) -> str:
        """The periodical or the book it stands in, or an empty string."""
        return self.first(*CONTAINERS)

    @property
    def house(self) -> str:
        """Who publishes it: a publisher, a school, a site; or an empty string."""
        return self.first(*HOUSES)


def first_year(date: str | None) -> str:
    """The first year of three or four figures that a date names, or an empty string."""
    found = _YEAR.search(date or "")
    return found.group() if found else ""
