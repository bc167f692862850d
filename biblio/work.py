"""An edition of a work: two editions of one work are a link, never a duplicate."""

from __future__ import annotations

from dataclasses import dataclass


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

    def get(self, name: str) -> str | None:
        """The value of a field, or None."""
        for field, value in self.fields:  # asked a million times of a large library
            if field == name:
                return value
        return None

    @property
    def title(self) -> str:
        """The title, or an empty string."""
        return self.get("title") or ""

    @property
    def work(self) -> str | None:
        """The key of the work this is an edition of, where the entry says so."""
        return self.get("work")
