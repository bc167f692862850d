"""The reader of Markdown: markup becomes looks and styles, notes are set apart."""

from __future__ import annotations

from biblio.diagnostics import Diagnostic
from biblio.document import Document
from biblio.files import limits
from biblio.origins import Chart
from biblio.readers import source
from biblio.readers.markdown import blocks, lines
from biblio.readers.shaping import frontmatter, shape
from biblio.readers.shaping.blocks import Sheet
from biblio.readers.wishes import USUAL, Wishes

__all__ = ["read_bytes", "read_sheet", "read_source", "read_text"]


def read_bytes(data: bytes, path: str, wishes: Wishes = USUAL) -> Document:
    """The document in the bytes of a Markdown file."""
    return source.of_bytes(read_source, data, path)


def read_text(text: str, path: str) -> Document:
    """The document in a string; `path` is the name it goes by."""
    return source.of_string(read_source, text, path)


def read_source(
    text: str, path: str, sha256: str = "", diagnostics: tuple[Diagnostic, ...] = ()
) -> Document:
    """The document that the decoded source shows."""
    return shape(read_sheet(text, path, sha256, diagnostics))


def read_sheet(text: str, path: str, sha256: str, diagnostics: tuple[Diagnostic, ...]) -> Sheet:
    """The blocks and notes of the decoded source."""
    source.refuse_endless(text, path)
    limits.refuse_linked(text, path)
    front = frontmatter.find(text)
    written = lines.split(text, front.end)
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
