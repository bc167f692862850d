"""A citation as rules see it: what is printed, what it means, and the entry it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biblio.citation import Citation, Field, Resolution
from biblio.diagnostics import Edit, Fix, Severity, Span
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

    def span(self, name: str | None = None) -> Span:
        """Where the field, of a date its year, or else the whole citation stands in the source."""
        field = self.field(name) if name else None
        start, end = _extent(field) if field else (0, len(self.citation.text))
        return Span(*self.citation.alignment.span(start, end))

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
        return self.manuscript.finding(
            self.span(field), message, fix=fix, note=note, severity=severity
        )

    def replacing(self, name: str, text: str) -> Fix:
        """An unsafe fix: the field's characters replaced. What an author printed is a datum."""
        span = self.span(name)
        return Fix((Edit(span.start, span.end, text),), safe=False)


def _extent(field: Field) -> tuple[int, int]:
    year = re.search(dates.YEAR, field.raw) if nature(field.name) is Nature.DATE else None
    if year is None:
        return field.start, field.end
    return field.start + year.start(), field.start + year.end()
