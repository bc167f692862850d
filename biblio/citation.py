"""A citation as it stands in a document: its text, its form and the fields read from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from biblio.document import Document, Exact, Run
from biblio.excerpt import Excerpt
from biblio.origins import Where
from biblio.values.patterns import Lazy

_EXACT = Lazy(r"[0-9]{4}-[0-9]{2}")


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
    """How a passage is to be read, and so what it must show to be a citation.

    `NOTE` may hold several citations, or remarks only; `PIECE` is a part of a note between two
    cuts. `REFERENCE` is one citation, for which its place speaks; `ATTRIBUTION`, `BRACKET` and
    `RUN` are citations only if they read like one. `NUMBER` is the number of an entry in a list.
    """

    NOTE = "note"
    PIECE = "piece"
    REFERENCE = "reference"
    ATTRIBUTION = "attribution"
    BRACKET = "bracket"
    RUN = "run"
    LEAD_IN = "lead-in"
    MENTION = "mention"
    ENTRY = "entry"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document that may cite something, not read yet.

    `note` is the note's position in the document's notes, `mark` what is printed for it.
    `author` is the name that the words around the passage give to the work (*in his article*),
    where the passage itself names none; `supplement` a bracket that completes it further on
    (*in Russian: URL*). `signal` is the word that led to the passage and was cut from it;
    `quotes` says that the passage stands right behind a quotation.
    """

    document: Document
    text: Excerpt
    kind: Kind
    shape: Shape
    mark: str | None = None
    note: int | None = None
    author: str | None = None
    supplement: Excerpt | None = None
    signal: str | None = None
    quotes: bool = False

    def italics(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The italics within `text[start:end]`, counted from its beginning; amid italics, as in a
        caption, they are the words that are set upright.
        """
        return tuple(self._italics(self.text.cut(start, end)))

    def _italics(self, text: Excerpt) -> Iterator[tuple[int, int]]:
        at, amid = 0, self._is_amid_italics()
        for length, where in text.stretches:
            literal = length == len(where)
            begin = at
            for run in self.document.runs(where) if literal else ():
                if run.italic is not amid and run.text.strip(" .,;:"):
                    yield begin, begin + len(run.text)
                begin += len(run.text)
            at += length

    def _is_amid_italics(self) -> bool:
        """Whether what stands right before the passage and behind it in its text is in italics."""
        if self.kind is not Kind.INLINE:
            return False
        first, last = self.text.wheres[0], self.text.wheres[-1]
        before = replace(first, start=max(first.start - 1, 0), end=first.start)
        behind = replace(last, start=last.end, end=last.end + 1)
        around = [*self.document.runs(before), *self.document.runs(behind)]
        return len(around) > 1 and all(run.italic for run in around)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The characters of the passage with their looks, as the document has them."""
        return tuple(run for where in self.text.wheres for run in self.document.runs(where))


@dataclass(frozen=True, slots=True)
class Field:
    """One value read from a citation: `citation.text[start:end] == raw`, always.

    `name` is one of `record.fields`. A value that no character of the citation shows (an author
    known from elsewhere in the document) has an empty `raw`. `confidence` runs from 0 to 1.
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

    @property
    def year(self) -> str:
        """The year of the date as it is printed (*1998a*), or an empty string."""
        date = next((field for field in self.fields if field.name == "date"), None)
        return year_of(date) if date else ""

    @property
    def address(self) -> str:
        """The address on the web, or a DOI; an empty string where there is neither."""
        return self.value("url") or self.value("doi") or ""


def is_year(field: Field) -> bool:
    """Whether the field is a date of which no more than the year is printed."""
    exact = _EXACT.match(field.value)
    return exact is None or (field.value == field.raw and len(field.value) == len("1904-06"))


def year_of(date: Field) -> str:
    """The year of a date; one that is no more than a year stays as it is printed."""
    return date.value if is_year(date) else date.value[:4]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which work a citation means.

    `key` names the library's entry, `work` the authority's record, `antecedent` the position of
    the citation it repeats or shortens. Where several fit equally these stay None, `candidates`
    lists them, and `reason` says so. `certainty` says how often such a reading is wholly right,
    from 0 to 1; None where nothing was parsed (a mention, a citation by key).
    """

    citation: Citation
    key: str | None
    reason: str
    antecedent: int | None = None
    work: str | None = None
    candidates: tuple[str, ...] = ()
    certainty: float | None = None
