"""Formatted entries and notes put together as a listing: sections, identifiers, annotations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from biblio.bibliography.listing import Item, Section
from biblio.document import Run
from biblio.record.edition import Edition
from biblio.styles import FormattedEntry

if TYPE_CHECKING:
    from biblio.bibliography.notes import CitingNote

# BibLaTeX's field and BibTeX's.
_ANNOTATIONS = ("annotation", "annote")
_LINE_ENDS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
# What no XML file may hold (XML 1.0, section 2.2), and the delete character.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Builder:
    """Makes the sections of one listing, in which no two items have the same identifier.

    `annotated` are the entries whose annotations stand below them.
    """

    annotated: Iterable[Edition] = ()
    _below: dict[str, tuple[tuple[Run, ...], ...]] = field(init=False)
    _used: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._below = {entry.key: annotation_of(entry) for entry in self.annotated}

    def entries(self, formatted: Iterable[FormattedEntry], heading: str | None = None) -> Section:
        """A section of entries, in their order."""
        items = []
        for one in formatted:
            runs, *blocks = lines_of(_without_comma_before_bracket(one.runs))
            identifier = self._id(f"ref-{one.key}")
            items.append(
                Item(identifier, runs, one.label, (*blocks, *self._below.get(one.key, ())))
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
            Item(self._id(f"note-{note.mark or note.line}"), _line(runs), _label(note, line))
            for note, runs in zip(notes, citations, strict=True)
        )
        return Section(tuple(items), heading)

    def _id(self, wanted: str) -> str:
        name = "-".join(wanted.split())
        self._used[name] += 1
        return name if self._used[name] == 1 else self._id(f"{name}-{self._used[name]}")


def _without_comma_before_bracket(runs: Sequence[Run]) -> list[Run]:
    """*Title* (London, 1990), not *Title*, (London, 1990).

    Styles that join names and title by a comma leave it there where nobody is named.
    """
    return [
        replace(run, text=run.text[1:]) if before.italic and run.text.startswith(", (") else run
        for before, run in zip([Run(""), *runs], runs, strict=False)
    ]


def _label(note: CitingNote, line: str) -> str:
    place = f"({line} {note.line})" if note.line else ""
    return " ".join(part for part in (note.mark, place) if part)


def annotation_of(entry: Edition) -> tuple[tuple[Run, ...], ...]:
    """The paragraphs of an entry's annotation."""
    text = next((value for name in _ANNOTATIONS if (value := entry.get(name))), "")
    paragraphs = (_printable(part).strip() for part in text.split("\n\n"))
    return tuple((Run(part),) for part in paragraphs if part)


def lines_of(runs: Iterable[Run]) -> list[tuple[Run, ...]]:
    """The runs as every form can hold them, one line after the other, without control characters.

    Styles set parts of an entry on lines of their own; the first line is the entry itself.
    """
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=_printable(first)))
        lines += [[replace(run, text=_printable(text))] for text in others]
    whole = (tuple(run for run in line if run.text) for line in lines)
    return [line for line in whole if line] or [()]


def _line(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs on one line, which a note has to be."""
    return tuple(run for line in lines_of(runs) for run in line)


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub(" ", text))
