"""Where the entries of a BibTeX file stand in its source, to the character."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

_NOTHING: Mapping[str, str] = MappingProxyType({})


class FieldSource(NamedTuple):
    """A field: its name as printed, and its value with macros expanded but LaTeX untouched.

    `source[start:end]` is the whole field, `source[value_start:end]` its value. A tuple, for it is
    made at a quarter of the cost: a large library has hundreds of thousands of fields.
    """

    name: str
    value: str
    start: int
    value_start: int
    end: int


class EntrySource(NamedTuple):
    """An entry: `source[start:end]` runs from its @ to its closing brace.

    Where an entry could not be read to its end, `end` is where reading stopped. `said` has the
    name that BibLaTeX has for what stands under each name (in lower case) that is printed.
    """

    kind: str
    key: str
    start: int
    kind_end: int
    key_end: int
    end: int
    fields: tuple[FieldSource, ...]
    said: Mapping[str, str] = _NOTHING

    def saying(self, said: Mapping[str, str]) -> EntrySource:
        """The entry, its names understood."""
        return EntrySource(*self[:-1], said)

    def says(self, printed: str) -> str:
        """What a printed name says in BibLaTeX's words."""
        return self.said.get(printed, printed)

    def named(self, name: str) -> FieldSource | None:
        """The first printed field that says what BibLaTeX calls so."""
        said = self.said
        for one in self.fields:  # a generator would take twice as long
            printed = one.name.lower()
            if said.get(printed, printed) == name:
                return one
        return None


class Trouble(NamedTuple):
    """What the scanner stumbled over: a code, a sentence, and the offset."""

    code: str
    message: str
    offset: int


class Scan(NamedTuple):
    """All that a file holds; `unclosed` is the offset of the first entry that never ends."""

    entries: tuple[EntrySource, ...]
    strings: tuple[tuple[str, str], ...]
    troubles: tuple[Trouble, ...]
    unclosed: int | None = None
