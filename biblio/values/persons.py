"""A person's name in an entry, taken apart so that only its forenames need be touched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from biblio.values.names import is_corporate
from biblio.values.people import is_braced, split_at_commas

_FOREIGN = re.compile(r"[\\{}()\[\]0-9]")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as `Family, Suffix, Given`; `given` is empty where it is not known.

    A particle stays where it is printed: `van Beethoven, Ludwig` and `Beethoven, Ludwig van` are
    filed under different letters.
    """

    family: str
    given: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.family, self.suffix, self.given) if part)


@lru_cache(maxsize=65536)
def read(name: str) -> PersonName | None:
    """The person's name, or None for a body, for *others*, and for what has remarks in it."""
    if is_braced(name) or _FOREIGN.search(name) or name == "others" or is_corporate(name):
        return None
    parts = [part for part in split_at_commas(name) if part]
    if not 1 <= len(parts) <= 3 or (len(parts) == 1 and " " in name.strip()):
        return None
    return PersonName(parts[0], parts[-1] if parts[1:] else "", parts[1] if parts[2:] else "")
