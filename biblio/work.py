"""An edition of a work: two editions of one work are a link, never a duplicate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition (manifestation) of a work, as a library's entry describes it.

    `kind` is a BibLaTeX entry type; `fields` are pairs of a lower-case BibLaTeX field name and its
    value in plain Unicode text, in order, unknown fields among them untouched. Names are kept as
    BibTeX writes them: `Family, Given and Family, Given`.
    """

    key: str
    kind: str
    fields: tuple[tuple[str, str], ...]
    _values: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked a million times of a large library; of a field given twice the first counts.
        object.__setattr__(self, "_values", dict(reversed(self.fields)))

    def get(self, name: str) -> str | None:
        """The value of a field, or None."""
        return self._values.get(name)

    @property
    def title(self) -> str:
        """The title, or an empty string."""
        return self.get("title") or ""

    @property
    def work(self) -> str | None:
        """The key of the work this is an edition of, where the entry says so."""
        return self.get("work")
