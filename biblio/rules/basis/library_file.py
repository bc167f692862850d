"""A library as rules see it: each entry as it is printed, and as it is understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from biblio.diagnostics import Diagnostic, Edit, Fix, Severity, Span
from biblio.editions.normalising import Custom, editions
from biblio.editions.normalising.evidence import ROLES
from biblio.formats.bibtex import BibFile
from biblio.formats.bibtex.source import EntrySource, FieldSource
from biblio.record.edition import Edition
from biblio.record.fields import Nature, having
from biblio.record.person import split_names
from biblio.rules.basis.finding import Finding
from biblio.rules.basis.rewriting import rewriting
from biblio.values import compiled

_COMMA = compiled.pattern(r"\s*,\s*")
_YEAR = compiled.pattern(r"(?<![0-9])[0-9]{4}(?![0-9]|\s*B\.?\s?C)")


@dataclass(frozen=True)
class LibraryFile:
    """A BibTeX file with what several rules ask of it."""

    bib: BibFile

    @property
    def path(self) -> str:
        """The file's path as the user gave it."""
        return self.bib.path

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """The entries, in order."""
        pairs = zip(self.bib.entries, self.bib.library.entries, strict=True)
        return tuple(Record(self, source, edition, edition.values) for source, edition in pairs)

    @cached_property
    def by_key(self) -> Mapping[str, Record]:
        """The first entry of each key."""
        return {record.key: record for record in reversed(self.records)}

    @cached_property
    def by_folded_key(self) -> Mapping[str, Record]:
        """The first entry of each key, letter case apart: so BibTeX reads a `crossref`."""
        return {record.key.casefold(): record for record in reversed(self.records)}

    @cached_property
    def named(self) -> tuple[tuple[Record, str, tuple[str, ...]], ...]:
        """Every entry with each role that it has people for, and their names."""
        return tuple(
            (record, role, split_names(record.fields[role]))
            for role in ROLES
            for record in self.by_field.get(role, ())
        )

    @cached_property
    def by_alias(self) -> Mapping[str, Record]:
        """The entries by the other keys that BibLaTeX’s `ids` gives them."""
        return {
            alias: record
            for record in self.by_field.get("ids", ())
            for alias in _COMMA.split(record.fields["ids"])
        }

    @cached_property
    def referred(self) -> frozenset[str]:
        """The folded keys of entries that others print a part of themselves from."""
        return frozenset(
            key.casefold()
            for field in ("related", "entryset")
            for record in self.by_field.get(field, ())
            for key in _COMMA.split(record.fields[field])
        )

    @cached_property
    def by_field(self) -> Mapping[str, tuple[Record, ...]]:
        """The entries that have a field, in order, by the field's name."""
        found: dict[str, list[Record]] = {}
        for record in self.records:
            for name, value in record.fields.items():
                if value:
                    found.setdefault(name, []).append(record)
        return {name: tuple(records) for name, records in found.items()}

    @cached_property
    def publishers(self) -> Mapping[str, Counter[str]]:
        """How often each publisher is named, by the field that names it."""
        return {
            field: Counter(record.fields[field] for record in self.by_field.get(field, ()))
            for field in having(Nature.HOUSE)
        }

    @property
    def newline(self) -> str:
        """The newline that most lines of the file end with."""
        return self.bib.habits.newline

    @cached_property
    def custom(self) -> Custom:
        """What the library does throughout."""
        told = (one.edition for one in self.by_field.get("edition", ()))
        return Custom(editions.are_numbered(told, modern=self.bib.usage.modern))

    @property
    def beginning(self) -> Span:
        """The place of what concerns the file as a whole."""
        return Span(0, 0)

    def said(self, *codes: str) -> Iterator[Diagnostic]:
        """What the reader said of the file under these codes."""
        return (one for one in self.bib.diagnostics if one.code in codes)

    def finding(
        self,
        span: Span,
        message: str,
        *,
        fix: Fix | None = None,
        note: str | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding at some characters of the file."""
        return Finding(self.path, span, message, fix, note, severity)


class Record(NamedTuple):
    """An entry: where it stands (`source`), what it says (`edition`), and its fields by name."""

    file: LibraryFile
    source: EntrySource
    edition: Edition
    fields: Mapping[str, str]

    @property
    def key(self) -> str:
        """The entry's key; empty where it has none."""
        return self.edition.key

    @property
    def kind(self) -> str:
        """The entry's type, in lower case."""
        return self.edition.kind

    @property
    def name(self) -> str:
        """What to call the entry in a message: its key, or its title."""
        return self.key or self.edition.title

    def get(self, *names: str) -> str:
        """What the first of the fields that says something says, in plain text; or nothing."""
        for name in names:  # a generator would take twice as long
            if value := self.fields.get(name):
                return value
        return ""

    @property
    def parent(self) -> Record | None:
        """The entry that this one takes fields over from by `crossref`; None where it has none."""
        reference = self.get("crossref").casefold()
        found = self.file.by_folded_key.get(reference) if reference else None
        return None if found is self else found

    def people(self, role: str) -> tuple[str, ...]:
        """The names in a role, each as `Family, Given`."""
        return split_names(self.get(role))

    @property
    def year(self) -> int | None:
        """The year the edition came out in, where a year of four figures is given."""
        return _year(self.edition.date)

    def field(self, name: str) -> FieldSource | None:
        """The field as it is printed; of one given twice the first."""
        return self.source.named(name)

    def raw(self, name: str) -> str:
        """The field's value as it is printed, without its braces or quotation marks."""
        span = self.span(name)
        return self.file.bib.text[span.start : span.end] if self.field(name) else ""

    def span(self, name: str | None = None, part: str | None = None) -> Span:
        """Where the field's value stands, without its braces; or the entry's key, or its type.

        With `part`, where those characters stand first in the value, if they stand there as such.
        """
        field = self.field(name) if name else None
        if field is None:
            return self._head()
        text = self.file.bib.text
        inset = text[field.value_start] in '{"' and text[field.end - 1] in '}"'
        start, end = field.value_start + inset, field.end - inset
        at = text.find(part, start, end) if part else -1
        return Span(at, at + len(part)) if part and at >= 0 else Span(start, end)

    def _head(self) -> Span:
        if self.key:
            return Span(self.source.key_end - len(self.key), self.source.key_end)
        return Span(self.source.start, self.source.kind_end)

    def finding(
        self,
        message: str,
        field: str | None = None,
        *,
        part: str | None = None,
        fix: Fix | None = None,
        note: str | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding at the field's value, or a part of it; without a field, at the entry's key."""
        return Finding(self.file.path, self.span(field, part), message, fix, note, severity)

    def rewriting(self, values: Mapping[str, str], *, safe: bool) -> Fix:
        """A fix that gives these fields these values (plain text); fields not there are added.

        It is safe only if, besides, no LaTeX or macro of the old values is lost.
        """
        file = self.file
        usage = file.bib.usage
        return rewriting(
            file.bib.text, self.source, self.edition, values, safe, file.bib.habits, usage
        )

    def renaming(self, old: str, new: str, *, safe: bool) -> Fix:
        """A fix that gives the field another name and leaves its value as it is printed."""
        field = self.field(old)
        edits = (Edit(field.start, field.start + len(field.name), new),) if field else ()
        return Fix(edits, safe and self.field(new) is None)

    @property
    def newline(self) -> str:
        """The newline of the file."""
        return self.file.newline


def _year(date: str) -> int | None:
    if len(date) == 4 and date.isdecimal():  # nearly every date of a large library
        return int(date)
    if date.startswith("-"):
        return None  # before Christ, which no rule asks about
    found = _YEAR.search(date)
    return int(found.group()) if found else None
