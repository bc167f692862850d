"""The line that a place in a text is in, found without a look at the rest of the text."""

from __future__ import annotations

from biblio.diagnostics import Span


def line_of(text: str, offset: int) -> Span:
    """The characters of the line, without its newline."""
    start = text.rfind("\n", 0, offset) + 1
    start = max(start, text.rfind("\r", start, offset) + 1)
    end = text.find("\n", offset)
    end = end if end >= 0 else len(text)
    earlier = text.find("\r", offset, end)
    return Span(start, earlier if earlier >= 0 else end)
