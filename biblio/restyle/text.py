"""Text files: their citations are spliced into the decoded source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from biblio.bibliography.headings import headings
from biblio.diagnostics import BiblioError
from biblio.document import Document
from biblio.encoding import Decoded
from biblio.houseconfig import Way
from biblio.origins import TextAlignment, Where
from biblio.restyle.dialect import Dialect, with_emphasis
from biblio.restyle.manuscript import Order, Places, Rewriting, Standing
from biblio.restyle.printing import Printed
from biblio.restyle.sites import Left, Site
from biblio.restyle.splicing import Splicer

_SIGNS = "*_"
_BETWEEN_SIGNS = re.compile(
    r"(?<![\w*_])(?P<sign>[*_])(?=[^\W_])[^*_\n]{1,200}(?<=[^\W_])(?P=sign)(?![\w*_])"
)


@dataclass(frozen=True, slots=True)
class TextManuscript:
    """A file of text; `path` is its name in messages."""

    path: str
    decoded: Decoded
    dialect: Dialect

    def refuse(self, order: Order) -> None:
        """Raise BiblioError for a way that files of this kind do not have."""
        if order.way is Way.ZOTERO:
            raise BiblioError(f"{self.path}: --as zotero is for Word files alone.")
        if order.way is Way.KEYS and not self.dialect.has_keys:
            raise BiblioError(f"{self.path}: --as keys is for Markdown and plain text alone.")

    def rewrite(
        self,
        document: Document,
        sites: Sequence[Site],
        made: Printed,
        left: Sequence[Left],
        order: Order,
    ) -> Rewriting:
        """The file with what was printed in place of the sites."""
        source, markup = self.decoded.text, self.dialect
        if not (markup.is_tagged or markup.has_labels) and (sign := _sign(document, source, sites)):
            markup = with_emphasis(markup, sign)
        splicer = Splicer(document, source, markup, order.way)
        spliced = splicer.splice(sites, made.runs)
        entries = order.listed(made, sites, (*left, *spliced.left))
        listed = [markup.written(runs) for runs in entries.values()]
        text, spans = self._with_list(spliced.text, listed, order) if listed else (spliced.text, [])

        def places(rewritten: Document) -> Standing:
            found = _places(rewritten, [*spliced.spans, *spans])
            count = len(spliced.spans)
            heading = tuple(place for group in found[count : count + 1] for place in group)
            return Standing(
                found[:count], dict(zip(entries, found[count + 1 :], strict=True)), heading
            )

        return Rewriting(
            self.decoded.encode(text, self.path),
            spliced.sites,
            tuple(text[slice(*span)] for span in spliced.spans),
            spliced.left,
            places,
        )

    def _with_list(
        self, text: str, entries: Sequence[str], order: Order
    ) -> tuple[str, list[tuple[int, int]]]:
        """The text with a list of references at its end, the spans of its heading and entries."""
        title = headings(order.engine.language)["bibliography"]
        end = self.dialect.end(text)
        line = "\r\n" if "\r\n" in text else "\n"
        listed = self.dialect.listed(entries, title).replace("\n", line)
        start = end + len(line)
        spans: list[tuple[int, int]] = []
        at = 0
        for one in entries:
            at = listed.index(one, at)
            spans.append((start + at, start + at + len(one)))
            at += len(one)
        spans.insert(0, (start, spans[0][0]))
        return f"{text[:end]}{line}{listed}{text[end:].lstrip()}", spans


def _sign(document: Document, source: str, sites: Sequence[Site]) -> str:
    """The sign between which the text has its italics, if it has such.

    One that has but a single title between such signs is not read as having italics.
    """
    for where in document.wholes():
        paragraph, at = document.paragraph(where), 0
        for run in paragraph.runs:
            if run.italic and isinstance(paragraph.alignment, TextAlignment):
                before = source[max(paragraph.alignment.at(at) - 1, 0)]
                return before if before in _SIGNS else ""
            at += len(run.text)
    between = (_BETWEEN_SIGNS.search(document.string(site.where)) for site in sites)
    return next((found["sign"] for found in between if found), "")


def _places(document: Document, spans: Sequence[tuple[int, int]]) -> list[Places]:
    """Where in the document the spans of its source stand; they are in order, and do not meet."""
    found: list[list[Where]] = [[] for _ in spans]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    for where in document.wholes():
        alignment = document.paragraph(where).alignment
        if not (isinstance(alignment, TextAlignment) and len(where)):
            continue
        first, last = alignment.span(0, len(where))
        for at in range(bisect_right(ends, first), bisect_left(starts, last)):
            inside = alignment.positions(*spans[at], len(where))
            if inside[1]:
                found[at].append(where.part(*inside))
    return [tuple(one) for one in found]
