"""What a rule yields: a place, what is wrong there, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from biblio.diagnostics import Fix, Severity, Span


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at `span` of the file `path`.

    `note` says what the finding rests on, such as the authority's source. `severity` is given only
    where it is another than the rule's. The edits of `fix` are edits of the same file.
    """

    path: str
    span: Span
    message: str
    fix: Fix | None = None
    note: str | None = None
    severity: Severity | None = None


def remark(*parts: str | None) -> str | None:
    """A note of several parts, those that are empty left out."""
    said = [part for part in parts if part]
    joined = "".join(part + (" " if part.endswith(".") else "; ") for part in said[:-1])
    return joined + said[-1] if said else None


def quoted(title: str) -> str:
    """A title in quotation marks, those within it single ones."""
    return f"“{title.replace('“', '‘').replace('”', '’')}”"
