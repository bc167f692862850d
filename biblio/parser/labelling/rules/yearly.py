"""Journals by their year and page, as German lawyers cite: `Noll, Salz, JZ 2014, 509`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from biblio.language import cues
from biblio.parser.labelling.rules.contributors import all_people, people
from biblio.parser.labelling.spans import TAKEN, Reading, Span, trimmed
from biblio.values import dates, houses, names, places
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy
from biblio.values.periodicals import PERIODICAL

_SIGLUM = rf"(?=\w*[A-ZÀ-Þ]\w*[A-ZÀ-Þ]){CAPITAL}\w{{1,7}}(?:-\w{{1,5}})?"
_NAMED = rf"(?:{CAPITAL}[^,.:;()\d{TAKEN}]{{0,60}}?)?{PERIODICAL.source}[^,.:;()\d{TAKEN}]{{0,60}}?"
_ISSUE = Lazy(
    rf"(?:^|,\s)(?P<journal>{_SIGLUM}|{_NAMED})\s(?P<year>{dates.YEAR}),\s(?P<said>{cues.pattern('page')}\s?)?"
    rf"(?P<first>[A-Z]?\d{{1,4}}(?:[-–]\d{{1,4}})?(?:\sff?\.)?)(?:\s\((?P<page>\d{{1,4}})\)|,\s(?P<meant>\d{{1,4}}))?\.?\s*$",
    sign=rf"\s{dates.YEAR},\s[^\d]{{0,8}}\d",
)
_COMMA = Lazy(r",\s")
_OTHERS = Lazy(rf",?\s{names.OTHERS}$")


def issues(reading: Reading, lexicon: Lexicon) -> Iterable[Span]:
    """The authors, the title and the journal with its year, the first page and the one meant."""
    match = _ISSUE.search(reading.rest)
    if not match or reading.has("title", "journaltitle", "booktitle") or _is_imprint(match):
        return []
    head = reading.rest[: match.start()]
    title = _title(head, lexicon)
    by_letters = match["journal"] in cues.words("law_review")
    if title is None and by_letters and _is_untitled(head, lexicon):
        title = len(head)  # Noll, NJW 1998, 123 · NJW 1998, 123
    if title is None or not (_is_named(match) or _is_paged(match, title, reading.italics)):
        return []
    authors = people(head[:title], 0, lexicon) if title else ()
    labels = {"journal": "journaltitle", "year": "year", "page": "locator", "meant": "locator"}
    cited = match["page"] or match["meant"] or "–" in match["first"] or "-" in match["first"]
    labels["first"] = "pages" if cited else "locator"
    return [
        *(Span("author", *one, 0.95) for one in authors),
        *([Span("title", *trimmed(head, title, len(head)), 0.9)] if title < len(head) else []),
        *(Span(label, *match.span(group), 0.95) for group, label in labels.items() if match[group]),
    ]


def _is_named(match: re.Match[str]) -> bool:
    """Whether the journal is known by its letters, or called as periodicals are."""
    name = match["journal"]
    return name in cues.words("law_review") or PERIODICAL.search(name) is not None


def _is_paged(match: re.Match[str], title: int, italics: Iterable[tuple[int, int]]) -> bool:
    """Whether the page is said as a journal's, and no book is shown: `*Salt*, MIT 1998, 12`."""
    shown = any(start < match.start() and title < end for start, end in italics)
    return not shown and bool(match["said"] or match["page"] or match["meant"])


def _is_untitled(head: str, lexicon: Lexicon) -> bool:
    """Whether nothing but people, or nothing at all, stands before the journal."""
    return not head.strip() or all_people(_OTHERS.sub("", head), lexicon)


def _is_imprint(match: re.Match[str]) -> bool:
    """Whether what stands before the year is a house or a country: `Paris, PUF 1990, 12`."""
    name = match["journal"]
    if name in cues.words("law_review"):
        return False
    before = match.string[: match.start()].rpartition(", ")[2]
    known = places.is_city(name) or places.is_region(name) or houses.is_house(name)
    return known or places.is_city(before) or TAKEN in before


def _title(head: str, lexicon: Lexicon) -> int | None:
    """Where the title begins behind the authors; None where nobody, or nothing, is named."""
    for comma in _COMMA.finditer(head):
        authors = _OTHERS.sub("", head[: comma.start()])
        if all_people(authors, lexicon):
            return comma.end()
    return None
