"""What a style engine takes and gives: clusters of citations in, formatted runs out."""

from __future__ import annotations

from dataclasses import dataclass

from biblio.diagnostics import Diagnostic
from biblio.document import Run, text_of


@dataclass(frozen=True, slots=True)
class Cite:
    """One entry cited at one place. `label` is a CSL locator term: page, chapter, section …"""

    key: str
    locator: str | None = None
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """The entries cited together: one note, or one bracket in the text.

    `chapter` groups clusters: where ibid. and short forms begin anew, it changes. `note` is the
    note's number, counted through the document, where notes without citations stand between.
    """

    cites: tuple[Cite, ...]
    chapter: int = 0
    note: int | None = None


@dataclass(frozen=True, slots=True)
class FormattedEntry:
    """An entry of a bibliography. `label` is what stands before it ([1], [Mar90]), if anything."""

    key: str
    runs: tuple[Run, ...]
    label: str | None = None

    @property
    def text(self) -> str:
        """The characters of all runs."""
        return text_of(self.runs)


@dataclass(frozen=True, slots=True)
class Formatted:
    """What an engine made: `citations` run side by side with the clusters it was given.

    `bibliography` is in the style's own order.
    """

    citations: tuple[tuple[Run, ...], ...]
    bibliography: tuple[FormattedEntry, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
