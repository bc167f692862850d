"""Books and chapters as American law reviews print them: the page behind the title, the year last.

Source: The Bluebook: A Uniform System of Citation, 21st ed. (2020), rules 15 and 16. What a note
prints in small capitals comes in capitals, or in both cases.
"""

from __future__ import annotations

from collections.abc import Iterable

from biblio.parser.labelling.spans import Reading, Span
from biblio.values import dates
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

_PAGE = r"(?:§§?\s?[\d.:–-]*\d|\d{1,4}(?:[-–]\d+)?(?:\sn\.\s?\d+)?)"
_EDITION = r"(?:(?P<edition>\d{1,2}(?:st|nd|rd|th|d)|rev\.)\sed\.\s)?"
_NAME = rf"{CAPITAL}[\w.’'-]*(?:\s{CAPITAL}[\w.’'-]*){{0,4}}"
# 2 ANN MILLER, SALT § 14.3 (3d ed. 1988) · Ann Miller, Salt: Free Salt in Wartime 398 (2004)
_BOOK = Lazy(
    rf"^(?:(?P<volume>\d{{1,2}})\s(?={CAPITAL}))?(?P<head>{CAPITAL}[^,\d]{{2,80}}(?:,\s(?:Jr|Sr)\.)?),\s"
    rf"(?P<title>{CAPITAL}[^\d,()§\0]{{4,150}}?)\s(?P<locator>{_PAGE})\s\({_EDITION}(?P<year>{dates.YEAR})\)",
    sign=rf"\d\s\([^()]*{dates.YEAR}\)",
)
# Ann Miller, Whose Salt?, in ESSAYS ON SALT 45, 52 (B. Noble ed., 2010)
_CHAPTER = Lazy(
    rf",\sin\s(?P<booktitle>{CAPITAL}[^\d()\0]{{4,150}}?)\s(?P<pages>\d{{1,4}})(?:,\s(?P<locator>{_PAGE}))?\s"
    rf"\((?P<editor>{_NAME})(?:\s(?:&|and)\s(?P<other>{_NAME}))?\seds?\.,\s(?P<year>{dates.YEAR})\)",
    sign=r"\seds?\.,\s",
)
# Dora Feld, The Share, TULL TIMES, Jan. 4, 1999, at A12
_PAPER = Lazy(
    rf",\s(?P<journal>(?=[^,\d]*[A-Z]{{3}}|[^,\d]*\.)[A-Z][A-Z.&’ -]{{2,50}}),\s"
    rf"(?P<date>{CAPITAL}[a-z]{{2,8}}\.?\s\d{{1,2}},\s{dates.YEAR})(?:,\sat\s(?P<locator>[A-Z]?\d{{1,4}}(?:[-–]\d+)?))?",
    sign=rf"[A-Z][A-Z.],\s{CAPITAL}[a-z]{{2,8}}\.?\s\d",
)
# REPORT OF THE SALT COMMISSION 14 (1931): who made it is in the title
_REPORT = Lazy(
    rf"^(?P<title>(?:[A-Z][A-Z’&.-]*+\s(?:[a-z]{{2,3}}\s)?){{2,15}}[A-Z][A-Z’&.-]*+)\s"
    rf"(?P<locator>{_PAGE})\s\((?P<year>{dates.YEAR})\)",
    sign=rf"\A[A-Z]{{2}}[^()]*\d\s\({dates.YEAR}\)",
)
_FEWEST = 3  # words: a shorter title without capitals may be a journal’s
_LABELS = {"other": "editor"}


def chapters(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """`…, in ESSAYS ON SALT 45, 52 (B. Noble ed., 2010)`: the book behind a chapter."""
    match = _CHAPTER.search(reading.rest)
    if not match:
        return []
    spans = [
        Span(_LABELS.get(label, label), *match.span(label), 0.95)
        for label, value in match.groupdict().items()
        if value
    ]
    if match["locator"]:
        return spans
    return [Span("locator", *match.span("pages"), 0.95), *(s for s in spans if s.label != "pages")]


def books(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """A title of capitals, or a long one, that a page follows before the year in brackets."""
    if report := None if reading.spans else _REPORT.match(reading.rest):
        return [Span(label, *report.span(label), 0.85) for label in ("title", "locator", "year")]
    match = None if reading.spans else _BOOK.match(reading.rest)
    if not match or not (match["title"].isupper() or len(match["title"].split()) > _FEWEST):
        return []
    labels = ("volume", "locator", "edition", "year")
    spans = [Span(label, *match.span(label), 0.9) for label in labels if match[label]]
    return [*spans, Span("title", *match.span("title"), 0.85)]


def papers(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """A newspaper in capitals behind the title, with its day and its page."""
    match = None if reading.has("journaltitle") else _PAPER.search(reading.rest, 3)
    day = next(dates.find(match["date"]), None) if match else None
    if not match or not day:
        return []
    labels = {"journal": "journaltitle", "date": "date", "locator": "locator"}
    return [Span(v, *match.span(k), 0.95) for k, v in labels.items() if match[k]]
