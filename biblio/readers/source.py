"""What readers of text files share: decoding, refusing what is empty, saying where things are."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import NamedTuple

from biblio.diagnostics import BiblioError, Diagnostic
from biblio.document import Document, Place, Text
from biblio.encoding import decode

# of a text, its path, its digest, and what was amiss with its bytes
Read = Callable[[str, str, str, tuple[Diagnostic, ...]], Document]


class Source(NamedTuple):
    """The source as a map: its path, and the line and page of every offset."""

    path: str
    chart: Document

    def place(self, text: Text, part: str, paragraph: int, note: str | None = None) -> Place:
        """The place of a paragraph of the body or of a note."""
        start, end = text.alignment.span(0, len(text))
        return self.span(start, end, part, paragraph, note)

    def span(
        self, start: int, end: int, part: str, paragraph: int | None, note: str | None
    ) -> Place:
        """The place of the source's characters from `start` to `end`."""
        line, page = self.chart.line(start), self.chart.page(start)
        return Place(self.path, part, start, end, line, note, paragraph, page)


def of_bytes(read: Read, data: bytes, path: str) -> Document:
    """The document in the bytes of a file; raises BiblioError where they are no text."""
    decoded = decode(data, path)
    _refuse_empty(decoded.text, path)
    sha256 = hashlib.sha256(data).hexdigest()
    return read(decoded.text, path, sha256, tuple(decoded.diagnostics))


def of_string(read: Read, text: str, path: str) -> Document:
    """The document in a string; `path` is the name it goes by."""
    _refuse_empty(text, path)
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return read(text, path, sha256, ())


def _refuse_empty(text: str, path: str) -> None:
    if not text.strip():
        raise BiblioError(f"{path} is empty.")
