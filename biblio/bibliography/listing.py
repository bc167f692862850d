"""A bibliography, or the notes of documents, as a value: all that is printed, in order."""

from __future__ import annotations

from dataclasses import dataclass

from biblio.document import Run


@dataclass(frozen=True, slots=True)
class Item:
    """One entry or note. `id` is its own in the whole listing and has no space.

    `label` is what stands before it ([1], or a note's mark), `annotation` the paragraphs below it.
    """

    id: str
    runs: tuple[Run, ...]
    label: str | None = None
    annotation: tuple[str, ...] = ()

    @property
    def labelled(self) -> tuple[Run, ...]:
        """The runs, with the label before them where there is one."""
        return (Run(f"{self.label} "), *self.runs) if self.label else self.runs

    @property
    def text(self) -> str:
        """The characters of the label and of all runs."""
        return "".join(run.text for run in self.labelled)


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
