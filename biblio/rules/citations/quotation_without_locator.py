"""Finds a quotation from a printed work whose citation gives no page.

## What it does
In a document whose citations of printed works nearly all give a page, it reports those that follow
a quotation and give none. Web pages, newspapers of a day, verse and works cited by chapter or
section have no page to give.

## Why
Nobody can check a quotation without reading the whole book.

## Example
    “The wheel stood still for eleven years.”* …

    * Ann Quill, Mills of the North (London: Oak, 1990).

## Fix
None: the page must be looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from biblio.citation import Citation, Form, Kind
from biblio.origins import Where
from biblio.rules.basis import Cited, Finding, Fixable, Manuscript, Severity, Subject
from biblio.rules.basis.imprints import is_noted
from biblio.rules.basis.quotation_marks import Mark
from biblio.rules.basis.quotation_pairs import Pair

SEVERITY = Severity.WARNING
FIXABLE = Fixable.NEVER

_FEWEST, _SHARE = 4, 0.75
_WORDS = 6
_BETWEEN = 4


def check(subject: Subject) -> Iterator[Finding]:
    """Find quotations without a page, in documents that give pages."""
    for manuscript in subject.documents:
        citations = [one for one in subject.citations if one.manuscript is manuscript]
        if _gives_pages(citations):
            ends = tuple(_ends(manuscript))
            for cited in _firsts(citations):
                if _lacks_page(cited.citation) and _follows(cited, manuscript, ends):
                    yield cited.finding("The citation of this quotation gives no page.")


def _firsts(citations: Sequence[Cited]) -> Iterator[Cited]:
    """Without a note's second citation, and what *see* leads to: rarely a quotation's source."""
    seen: set[int] = set()
    for cited in citations:
        note = cited.citation.note
        if note is None or (note not in seen and cited.citation.signal is None):
            yield cited
        if note is not None:
            seen.add(note)


def _gives_pages(citations: Sequence[Cited]) -> bool:
    printed = [one.citation for one in citations if _is_paged(one.citation)]
    paged = sum(one.locator is not None for one in printed)
    return paged >= max(_FEWEST, _SHARE * len(printed))


def _is_paged(citation: Citation) -> bool:
    """Whether the citation is of a book or a journal, of which pages can be cited."""
    printed = citation.value("publisher") or citation.value("location") or citation.value("volume")
    cites = citation.form in (Form.FULL, Form.SHORT) and citation.kind is not Kind.BIBLIOGRAPHY
    return cites and bool(printed) and not citation.address and not _is_dated(citation)


def _is_dated(citation: Citation) -> bool:
    """Whether a day or a month is given, as of a newspaper."""
    return (citation.value("date") or "") != citation.year


def _lacks_page(citation: Citation) -> bool:
    said = citation.locator or citation.value("pages") or re.search(r"\d", citation.rest)
    return _is_paged(citation) and not said


def _ends(manuscript: Manuscript) -> Iterator[Mark]:
    """The marks of the body that close quotations of some length."""
    for pair in manuscript.quotations.pairs:
        if pair.closing.where.note is None and _words(pair) >= _WORDS:
            yield pair.closing


def _words(pair: Pair) -> int:
    opening, closing = pair.opening, pair.closing
    if opening.paragraph is not closing.paragraph:
        return _WORDS
    return len(opening.paragraph.string[opening.at : closing.at].split())


def _follows(cited: Cited, manuscript: Manuscript, ends: Sequence[Mark]) -> bool:
    """Whether a quotation ends right before the citation, or before the mark of its note."""
    if not is_noted(cited.citation):
        return any(0 < _distance(end, cited.where()) <= _BETWEEN for end in ends)
    note = manuscript.document.notes[cited.citation.note or 0]
    if note.anchor is None or note.anchor_paragraph is None:
        return False
    before = max(note.anchor - 1, 0)
    return any(
        end.where.paragraph == note.anchor_paragraph and 0 <= before - end.at <= 1 for end in ends
    )


def _distance(end: Mark, where: Where) -> int:
    """How many characters the place stands behind the mark; a new paragraph counts for two."""
    if where.paragraph == end.where.paragraph:
        return where.start - end.at
    is_next = where.paragraph == end.where.paragraph + 1
    return len(end.paragraph.string) - end.at + 1 + where.start if is_next else 0
