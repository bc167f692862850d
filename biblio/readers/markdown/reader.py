"""From the source of a Markdown file to a sheet."""

from __future__ import annotations

from biblio.diagnostics import Diagnostic
from biblio.document import Document
from biblio.origins import Chart
from biblio.readers.markdown import blocks, lines
from biblio.readers.shaping import frontmatter, shape
from biblio.readers.shaping.blocks import Sheet


def read_source(
    source: str, path: str, sha256: str = "", diagnostics: tuple[Diagnostic, ...] = ()
) -> Document:
    """The document that the decoded source shows."""
    return shape(read_sheet(source, path, sha256, diagnostics))


def read_sheet(source: str, path: str, sha256: str, diagnostics: tuple[Diagnostic, ...]) -> Sheet:
    """The blocks and notes of the decoded source."""
    front = frontmatter.find(source)
    written = lines.split(source, front.end)
    found = blocks.find(written)
    return Sheet(
        path,
        found.blocks,
        found.notes,
        front.value("title"),
        _language(front.value("lang", "language")),
        front.fields(),
        found.remarks,
        diagnostics,
        sha256,
        Chart(written.starts),
    )


def _language(named: str | None) -> str | None:
    """The language that the front matter names, without its country."""
    return named.replace("_", "-").partition("-")[0].casefold() if named else None
