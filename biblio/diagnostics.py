"""What biblio has to say about a file: diagnostics, their fixes, and the one error it raises."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from biblio.origins import Where  # its dataclasses take 8 ms, and `--help` needs none


class BiblioError(Exception):
    """A file or a request that cannot be used at all, in one sentence a user understands."""


class Severity(StrEnum):
    """How much a diagnostic matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Position(NamedTuple):
    """A point in a file: its path, its line and column, counted from 1 (None: not said).

    `words` tell the place in a file that has no lines: *note 12*, *page 114*.
    """

    path: str
    line: int | None = None
    column: int | None = None
    words: str | None = None

    def __str__(self) -> str:
        line = "" if self.line is None else f":{self.line}"
        column = "" if self.column is None else f":{self.column}"
        point = f"{self.path}{line}{column}"
        return f"{point}, {self.words}" if self.words else point


class Span(NamedTuple):
    """Characters `start` to `end` (exclusive) of a file's decoded text."""

    start: int
    end: int


class Edit(NamedTuple):
    """Characters `start` to `end` of the file are to be replaced by `text`."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """Edits that mend a finding; `safe` ones lose nothing and may be applied unasked."""

    edits: tuple[Edit, ...]
    safe: bool


class Diagnostic(NamedTuple):
    """One finding about one place: warnings are data, and nobody has to print them.

    `span` is the exact place in a text file, `where` that in a document, where they are known;
    `note` says what the finding rests on (the authority's fact and its source).
    """

    code: str
    message: str
    position: Position
    severity: Severity = Severity.WARNING
    fix: Fix | None = None
    span: Span | None = None
    note: str | None = None
    where: Where | None = None

    def __str__(self) -> str:
        return f"{self.position}: {self.message}"
