"""A citation as rules see it: what is printed, what it means, and the entry it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biblio.citation import Citation, Field, Resolution
from biblio.diagnostics import Fix, Severity, Span
from biblio.origins import Where
from biblio.record.fields import Nature, nature
from biblio.rules.basis.finding import Finding
from biblio.rules.basis.library_file import Record
from biblio.rules.basis.manuscript import Manuscript
from biblio.values import dates


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation of a document; `number` is its position among them.

    `record` is the library's entry of the edition cited: None where the library has none.
    """

    manuscript: Manuscript
    number: int
    resolution: Resolution
    record: Record | None = None

    @property
    def citation(self) -> Citation:
        """What is printed."""
        return self.resolution.citation

    @property
    def root(self) -> int:
        """The number of the citation that this one repeats, or else its own."""
        first = self.resolution.antecedent
        return self.number if first is None else first

    def field(self, name: str) -> Field | None:
        """The first field of that name that characters of the citation show."""
        return next((one for one in self.citation.fields if one.name == name and one.raw), None)

    def where(self, name: str | None = None) -> Where:
        """Where the field (of a date its year), or else the citation, stands in the document."""
        field = self.field(name) if name else None
        return self.at(*_extent(field)) if field else self.citation.where

    def at(self, start: int, end: int) -> Where:
        """Where the characters `start` to `end` of the citation's text stand in the document."""
        return self.citation.excerpt.where(start, end)

    def span(self, name: str) -> Span | None:
        """Where the field stands in the source; None where the file is no text."""
        return self.manuscript.span(self.where(name))

    def finding(
        self,
        message: str,
        field: str | None = None,
        *,
        fix: Fix | None = None,
        note: str | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding at a field of the citation, or at all of it."""
        return self.manuscript.finding_at(
            self.where(field), message, fix=fix, note=note, severity=severity
        )

    def replacing(self, name: str, text: str) -> Fix | None:
        """An unsafe fix: the field's characters replaced. What an author printed is a datum."""
        return self.manuscript.replacing((self.where(name), text))


def _extent(field: Field) -> tuple[int, int]:
    year = re.search(dates.YEAR, field.raw) if nature(field.name) is Nature.DATE else None
    if year is None:
        return field.start, field.end
    return field.start + year.start(), field.start + year.end()
