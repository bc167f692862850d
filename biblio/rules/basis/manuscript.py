"""A document as rules see it: what was read of it, and its text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from biblio.diagnostics import Diagnostic, Fix, Severity, Span
from biblio.document import Document, Paragraph
from biblio.editions.rekeying import keys_cited
from biblio.encoding import Decoded
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

    @cached_property
    def _code(self) -> tuple[tuple[int, int], ...]:
        text = self.text
        return tuple(match.span() for match in _CODE.finditer(text)) if self.is_markdown else ()

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs of the body, then those of the notes; `place.part` tells them apart."""
        yield from self.document.paragraphs
        for note in self.document.notes:
            yield from note.paragraphs

    @cached_property
    def quotations(self) -> Pairing:
        """The quotation marks in pairs, and those that do not pair."""
        return pair(self.document, self.is_code)

    @cached_property
    def keys(self) -> tuple[tuple[str, Span], ...]:
        """The keys of entries that the text itself has, as in `[@key]`, and where."""
        found = keys_cited(self.text) if "@" in self.text or "cite" in self.text else ()
        return tuple(
            (key, Span(start, end)) for key, start, end in found if not self.is_code(start)
        )

    def said(self, *codes: str) -> Iterator[Diagnostic]:
        """What the reader said of the document under these codes."""
        return (one for one in self.document.diagnostics if one.code in codes)

    def span(self, paragraph: Paragraph, start: int, end: int) -> Span:
        """Where the characters `start` to `end` of a paragraph's string stand in the source."""
        return Span(*paragraph.alignment.span(start, end))

    def finding(
        self,
        span: Span,
        message: str,
        *,
        fix: Fix | None = None,
        note: str | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding at some characters of the source."""
        return Finding(self.path, span, message, fix, note, severity)
