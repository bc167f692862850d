"""A bibliography, or the notes of documents, as a value: all that is printed, in order."""

from __future__ import annotations

from dataclasses import dataclass

from biblio.diagnostics import Diagnostic
from biblio.document import Run, text_of


@dataclass(frozen=True, slots=True)
class Item:
    """One entry or note. `id` is its own in the whole listing and has no space.

    `label` is what stands before it ([1], or a note's mark); `below` are paragraphs of its own that
    stand under it, such as an annotation.
    """

    id: str
    runs: tuple[Run, ...]
    label: str | None = None
    below: tuple[tuple[Run, ...], ...] = ()

    @property
    def labelled(self) -> tuple[Run, ...]:
        """The runs, with the label before them where there is one."""
        return (Run(f"{self.label} "), *self.runs) if self.label else self.runs

    @property
    def text(self) -> str:
        """The characters of the label and of all runs."""
        return text_of(self.labelled)


@dataclass(frozen=True, slots=True)
class Section:
    """Items under one heading; the only section of an undivided list has none."""

    items: tuple[Item, ...]
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Sections in order. `language` is a tag such as en-GB; `title` names the whole.

    The title is for a file's properties: what a list is called over its first line is the style's
    and the author's own affair (*Bibliography*, *Works Cited*, *References*).
    """

    sections: tuple[Section, ...]
    language: str = "en"
    title: str = "Bibliography"

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of all sections."""
        return tuple(item for section in self.sections for item in section.items)


@dataclass(frozen=True, slots=True)
class Composed:
    """A listing, the keys of what it was made of, and what is to be said of them.

    The keys are in the order of the listing; those that the style prints nothing of come last.
    """

    listing: Listing
    keys: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
