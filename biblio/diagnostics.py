"""What biblio has to say about a file: diagnostics, their fixes, and the one error it raises."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BiblioError(Exception):
    """A file or a request that cannot be used at all, in one sentence a user understands."""


class Severity(StrEnum):
    """How much a diagnostic matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Position:
    """A point in a file: its path and its line, counted from 1 (None: the whole file)."""

    path: str
    line: int | None = None

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of the file are to be replaced by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding; `safe` ones lose nothing and may be applied unasked."""

    edits: tuple[Edit, ...]
    safe: bool


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about one place: warnings are data, and nobody has to print them."""

    code: str
    message: str
    position: Position
    severity: Severity = Severity.WARNING
    fix: Fix | None = None

    def __str__(self) -> str:
        return f"{self.position}: {self.message}"
