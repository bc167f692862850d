"""What a review page shows: documents, what they cite, the library, and what lint finds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from biblio.citation import Form, Resolution
from biblio.confidence import doubts, is_doubtful
from biblio.diagnostics import Diagnostic, Severity
from biblio.extractor import Extraction
from biblio.library import Library

# A reading of less is shown as one to look at: of those above it nine in ten are wholly right
# (docs/model.md, measured on documents kept apart).
SURE = 0.9

# How the reading of a citation may stand, what needs a look first.
STANDINGS = {
    "doubtful": "read with little confidence",
    "unresolved": "without a work",
    "fair": "worth a look",
    "sure": "read with confidence",
    "exact": "cited by key",
    "named": "works named in passing",
}


@dataclass(frozen=True)
class Reviewed:
    """Documents with what they cite; `library` holds an entry for every key that they are given.

    `own` are the keys of the entries that the user's library had before. `findings` are those of
    the linter about these documents and that library.
    """

    extractions: tuple[Extraction, ...]
    library: Library
    own: frozenset[str]
    findings: tuple[Diagnostic, ...] = ()

    @cached_property
    def citations(self) -> tuple[Reference, ...]:
        """All citations, document by document, in order of reading."""
        return tuple(
            Reference(document, number, resolution)
            for document, extraction in enumerate(self.extractions)
            for number, resolution in enumerate(extraction.resolutions)
        )

    def findings_in(self, document: int) -> tuple[tuple[int, Diagnostic], ...]:
        """The findings about that document, each with its number among all."""
        path = self.extractions[document].document.path
        return tuple(
            (number, one) for number, one in enumerate(self.findings) if one.position.path == path
        )


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation by its document's number and its own in it, both counted from 0."""

    document: int
    number: int
    resolution: Resolution

    @property
    def id(self) -> str:
        """The name that the page has for it."""
        return name_of(self.document, self.number)

    @property
    def standing(self) -> str:
        """How its reading stands, as a key of `STANDINGS`."""
        one = self.resolution
        if one.citation.form is Form.KEY:
            return "exact" if one.key else "unresolved"
        if one.citation.form is Form.MENTION:
            return "named"
        if is_doubtful(one):
            return "doubtful"
        if one.key is None:
            return "unresolved"
        return "sure" if one.certainty is None or one.certainty >= SURE else "fair"

    def why(self, language: str | None) -> tuple[str, ...]:
        """What speaks against the reading, in words; the heaviest first."""
        return doubts(self.resolution, language) if self.standing in ("doubtful", "fair") else ()


def name_of(document: int, number: int) -> str:
    """The name of a citation on the page, as in *d1c4*: both are counted from 1 there."""
    return f"d{document + 1}c{number + 1}"


def is_grave(finding: Diagnostic) -> bool:
    """Whether somebody has to look at the finding."""
    return finding.severity is not Severity.INFO
