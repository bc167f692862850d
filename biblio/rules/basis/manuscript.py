"""A document as rules see it: what was read of it, and its text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from biblio.diagnostics import Diagnostic, Edit, Fix, Severity, Span
from biblio.document import Document
from biblio.encoding import Decoded
from biblio.origins import TextOrigin, Where
from biblio.rules.basis.finding import Finding
from biblio.rules.basis.quotation_pairs import Pairing, pair

_CODE = re.compile(r"^ *(```|~~~)[\s\S]*?^ *\1|(?<!`)(``?)(?!`)[^\n]+?(?<!`)\2(?!`)", re.MULTILINE)


@dataclass(frozen=True)
class Manuscript:
    """A document with its decoded source; None where the file is no text (a Word file)."""

    document: Document
    decoded: Decoded | None = None

    @property
    def path(self) -> str:
        """The file's path as the user gave it."""
        return self.document.path

    @property
    def text(self) -> str:
        """The source, to which all spans refer; empty where the file is no text."""
        return self.decoded.text if self.decoded else ""

    @property
    def is_markdown(self) -> bool:
        """Whether an asterisk or a figure is markup here, and no note's mark."""
        return self.path.lower().endswith((".md", ".markdown"))

    def is_code(self, offset: int) -> bool:
        """Whether the character of the source stands in Markdown's code."""
        at = bisect_right(self._code, (offset, len(self.text)))
        return at > 0 and offset < self._code[at - 1][1]

    def is_code_at(self, where: Where) -> bool:
        """Whether the place in the document stands in Markdown's code."""
        span = self.span(where) if self._code else None
        return span is not None and self.is_code(span.start)

    @cached_property
    def _code(self) -> tuple[tuple[int, int], ...]:
        text = self.text
        return tuple(match.span() for match in _CODE.finditer(text)) if self.is_markdown else ()

    @cached_property
    def quotations(self) -> Pairing:
        """The quotation marks in pairs, and those that do not pair."""
        return pair(self.document, self.is_code_at)

    def said(self, *codes: str) -> Iterator[Diagnostic]:
        """What the reader said of the document under these codes."""
        return (one for one in self.document.diagnostics if one.code in codes)

    def span(self, where: Where) -> Span | None:
        """Where the place stands in the source; None where the file is no text."""
        origin = self.document.origin(where)
        return Span(origin.start, origin.end) if isinstance(origin, TextOrigin) else None

    def replacing(self, *replaced: tuple[Where, str]) -> Fix | None:
        """An unsafe fix that puts other words in these places; only a text can be edited so."""
        spans = [(self.span(where), text) for where, text in replaced]
        edits = [Edit(span.start, span.end, text) for span, text in spans if span]
        return Fix(tuple(edits), safe=False) if len(edits) == len(replaced) else None

    def finding_at(
        self,
        where: Where,
        message: str,
        *,
        fix: Fix | None = None,
        note: str | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding at a place of the document."""
        span, order = self.span(where), self.document.position(where)
        position = self.document.told(where)
        return Finding(self.path, span, message, fix, note, severity, where, position, order)

    def finding(
        self,
        span: Span,
        message: str,
        *,
        fix: Fix | None = None,
        note: str | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding at some characters of the source, which need not be part of the document."""
        return Finding(self.path, span, message, fix, note, severity)
