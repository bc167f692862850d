"""When the authors whom the authority knows were born and died."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from biblio.record.person import individual
from biblio.values.folding import fold
from biblio.values.forenames import is_short_for

_TABLE = Path(__file__).parent.parent / "data" / "people.toml"


class LifeDates(NamedTuple):
    """A person, the years of birth and death (None: no source has it), and where they are from.

    `name` is `Family, Given`; `also` are other forms of the forenames.
    """

    name: str
    source: str
    born: int | None = None
    died: int | None = None
    also: tuple[str, ...] = ()

    @property
    def printed(self) -> str:
        """The name in running order."""
        family, _, given = self.name.partition(", ")
        return f"{given} {family}"

    @property
    def forenames(self) -> tuple[str, ...]:
        """Every form of the forenames."""
        return (self.name.partition(", ")[2], *self.also)


def life_dates(name: str) -> LifeDates | None:
    """The dates of the person whom the name, `Family, Given`, can only mean; else None."""
    found = _people().get(fold(name.partition(",")[0]))
    person = individual(name) if found else None
    if found is None or person is None or not person.given:
        return None
    fits = any(is_short_for(person.given, forenames) for forenames in found.forenames)
    return found if fits else None


def may_name_known(names: str) -> bool:
    """Whether a list of names can have one in it whose dates are known: a quick look."""
    return not _people().keys().isdisjoint(names.casefold().replace(",", " ").split())


@cache
def _people() -> Mapping[str, LifeDates]:
    with _TABLE.open("rb") as file:
        people = [
            LifeDates(**{**record, "also": tuple(record.get("also", ()))})
            for record in tomllib.load(file)["person"]
        ]
    return {fold(one.name.partition(",")[0]): one for one in people}
