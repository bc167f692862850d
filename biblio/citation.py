"""A citation as it stands in a document: its text, its form and the fields read from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from biblio.document import Document, Exact, Excerpt, Run
from biblio.origins import Where

# The fields that hold people, in the order in which libraries give them.
PEOPLE = ("author", "editor", "translator", "introduction", "foreword", "afterword")


class Form(StrEnum):
    """How a citation names its work; `KEY`: by the key of an entry, which is never parsed."""

    KEY = "key"
    FULL = "full"
    SHORT = "short"
    IBID = "ibid"
    SUPRA = "supra"
    AUTHOR_DATE = "author-date"
    MENTION = "mention"


class Kind(StrEnum):
    """Where a citation stands."""

    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    INLINE = "inline"
    MENTION = "mention"
    BIBLIOGRAPHY = "bibliography"


class Shape(StrEnum):
    """How a passage is to be read: `NOTE` may hold several citations, or remarks only."""

    NOTE = "note"
    REFERENCE = "reference"
    LEAD_IN = "lead-in"
    MENTION = "mention"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document that may cite something, not read yet.

    `note` is the note's position in the document's notes, `mark` what is printed for it.
    `author` is the name that the words around the passage give to the work (*in his article*),
    where the passage itself names none; `supplement` a bracket that completes it further on
    (*in Russian: URL*).
    """

    document: Document
    text: Excerpt
    kind: Kind
    shape: Shape
    mark: str | None = None
    note: int | None = None
    author: str | None = None
    supplement: Excerpt | None = None

    @property
    def runs(self) -> tuple[Run, ...]:
        """The characters of the passage with their looks, as the document has them."""
        return tuple(run for where in self.text.wheres for run in self.document.runs(where))


@dataclass(frozen=True, slots=True)
class Field:
    """One value read from a citation: `citation.text[start:end] == raw`, always.

    A value that no character of the citation shows (an author known from elsewhere in the
    document) has an empty `raw`. `confidence` runs from 0 to 1.
    """

    name: str
    value: str
    raw: str
    start: int
    end: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation: what is printed, where, and what was read from it.

    `excerpt` is what is printed: one stretch of the document, or two where a bracket further on
    completes a lead-in. `exact` is what an exact citation says, whose form is `KEY`.
    Names (author, editor, translator) come as several fields of one name, in order. `note` is the
    position of its note in the document, `signal` the word that leads in (*see*, *quoted in*),
    `rest` what no field took.
    """

    excerpt: Excerpt
    kind: Kind
    form: Form
    type: str
    fields: tuple[Field, ...]
    mark: str | None = None
    note: int | None = None
    signal: str | None = None
    rest: str = ""
    exact: Exact | None = None

    @property
    def text(self) -> str:
        """What is printed."""
        return self.excerpt.string

    @property
    def where(self) -> Where:
        """Its place in the document; of two stretches, that of the first."""
        return self.wheres[0]

    @property
    def wheres(self) -> tuple[Where, ...]:
        """The places of all its stretches."""
        return self.excerpt.wheres

    def value(self, name: str) -> str | None:
        """The first value of the field, or None."""
        return next((field.value for field in self.fields if field.name == name), None)

    def values(self, name: str) -> tuple[str, ...]:
        """Every value of the field, in order."""
        return tuple(field.value for field in self.fields if field.name == name)

    @property
    def locator(self) -> str | None:
        """The page, chapter or section cited."""
        return self.value("locator")


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which work a citation means.

    `key` names the library's entry, `work` the authority's record, `antecedent` the position of
    the citation it repeats or shortens. Where several fit equally these stay None, `candidates`
    lists them, and `reason` says so.
    """

    citation: Citation
    key: str | None
    reason: str
    antecedent: int | None = None
    work: str | None = None
    candidates: tuple[str, ...] = ()
