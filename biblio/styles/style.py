"""What is known of a citation style before it is used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EngineName = Literal["pandoc", "pybtex"]


@dataclass(frozen=True, slots=True)
class Style:
    """A style that was found: its file and the engine that understands it.

    `path` is the file that says how to format (of a dependent style, its parent's), or the name of
    a style that pybtex has built in. `category` is note, author-date, author, numeric or label, as
    CSL calls them. `language` is what the style is written in or for, where it says so.
    """

    name: str
    path: str
    engine: EngineName = "pandoc"
    title: str = ""
    category: str = ""
    parent: str | None = None
    language: str | None = None

    @property
    def is_note_style(self) -> bool:
        """Whether citations are notes, not brackets in the text."""
        return self.category == "note"


@dataclass(frozen=True, slots=True)
class StyleInfo:
    """A line of the list of styles; `parent` is the style that a dependent one stands for."""

    name: str
    title: str
    category: str
    parent: str | None = None
