"""Formatted entries and notes put together as a listing: sections, identifiers, annotations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from biblio.bibliography.listing import Item, Section
from biblio.bibliography.notes import CitingNote
from biblio.document import Run
from biblio.styles import FormattedEntry
from biblio.work import Edition

# BibLaTeX's field and BibTeX's.
_ANNOTATIONS = ("annotation", "annote")
_LINE_ENDS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
# What no XML file may hold (XML 1.0, section 2.2), and the delete character.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Builder:
    """Makes the sections of one listing, in which no two items have the same identifier."""

    _used: Counter[str] = field(default_factory=Counter)

    def entries(
        self,
        formatted: Iterable[FormattedEntry],
        heading: str | None = None,
        annotated: Iterable[Edition] = (),
    ) -> Section:
        """A section of entries; `annotated` are those whose annotations stand below them."""
        below = {entry.key: annotation_of(entry) for entry in annotated}
        items = (
            Item(self._id(f"ref-{one.key}"), clean(one.runs), one.label, below.get(one.key, ()))
            for one in formatted
        )
        return Section(tuple(items), heading)

    def notes(
        self,
        notes: Sequence[CitingNote],
        citations: Sequence[tuple[Run, ...]],
        line: str,
        heading: str | None = None,
    ) -> Section:
        """A section of notes, each with its mark and its line; `line` is the word for that."""
        items = (
            Item(self._id(f"note-{note.mark or note.line}"), clean(runs), _label(note, line))
            for note, runs in zip(notes, citations, strict=True)
        )
        return Section(tuple(items), heading)

    def _id(self, wanted: str) -> str:
        name = "-".join(wanted.split())
        self._used[name] += 1
        return name if self._used[name] == 1 else self._id(f"{name}-{self._used[name]}")


def _label(note: CitingNote, line: str) -> str:
    place = f"({line} {note.line})"
    return f"{note.mark} {place}" if note.mark else place


def annotation_of(entry: Edition) -> tuple[str, ...]:
    """The paragraphs of an entry's annotation."""
    text = next((value for name in _ANNOTATIONS if (value := entry.get(name))), "")
    paragraphs = (_printable(part).strip() for part in text.split("\n\n"))
    return tuple(part for part in paragraphs if part)


def clean(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs as every form can hold them: on one line, no control characters, none empty."""
    printable = (replace(run, text=_printable(run.text)) for run in runs)
    return tuple(run for run in printable if run.text)


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub(" ", text))
