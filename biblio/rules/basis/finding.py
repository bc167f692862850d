"""What a rule yields: a place, what is wrong there, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from biblio.diagnostics import Fix, Position, Severity, Span

if TYPE_CHECKING:
    from biblio.origins import Where


class Finding(NamedTuple):
    """Something wrong at `span` of the file `path`.

    In a document `where` is its place there, and `position` tells it: a file that is no text has
    no `span`, its findings are sorted by `order`, and nothing in it can be edited. `note` says
    what the finding rests on, such as the authority's source. `severity` is given only where it is
    another than the rule's. The edits of `fix` are edits of the same file.
    """

    path: str
    span: Span | None
    message: str
    fix: Fix | None = None
    note: str | None = None
    severity: Severity | None = None
    where: Where | None = None
    position: Position | None = None
    order: tuple[int, ...] = ()


def remark(*parts: str | None) -> str | None:
    """A note of several parts, those that are empty left out."""
    said = [part for part in parts if part]
    joined = "".join(part + (" " if part.endswith(".") else "; ") for part in said[:-1])
    return joined + said[-1] if said else None


def quoted(title: str) -> str:
    """A title in quotation marks, those within it single ones."""
    return f"“{title.replace('“', '‘').replace('”', '’')}”"
