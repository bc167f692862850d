"""The line that a place in a text is in, found without a look at the rest of the text."""

from __future__ import annotations

from biblio.diagnostics import Span
from biblio.values import compiled

_NEWLINE = compiled.pattern(r"[\r\n]")


def line_of(text: str, offset: int) -> Span:
    """The characters of the line, without its newline."""
    start = text.rfind("\n", 0, offset) + 1
    start = max(start, text.rfind("\r", start, offset) + 1)
    end = _NEWLINE.search(text, offset)
    return Span(start, end.start() if end else len(text))
