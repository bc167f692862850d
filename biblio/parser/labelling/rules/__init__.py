"""Hand-made rules that label a citation's fields, in the order in which they are tried.

Each rule sees the whole text and what earlier rules left of it, and returns spans. A rule that
reads a surer sign stands before one that would take the same characters by guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from biblio.parser.labelling.brackets import EXHIBITION
from biblio.parser.labelling.figures import with_figures, without_raised
from biblio.parser.labelling.imprint import with_imprint
from biblio.parser.labelling.labeller import Stretch
from biblio.parser.labelling.rules import (
    addresses,
    archives,
    authors,
    bluebook,
    bracketed_imprints,
    codes,
    containers,
    contributors,
    courts,
    entries,
    gost,
    imprints,
    italics,
    law,
    leftovers,
    mla,
    newspapers,
    numbers,
    publication,
    quotations,
    references,
    reviews,
    series,
    sigla,
    theses,
    vancouver,
    yearly,
)
from biblio.parser.labelling.spans import Reading, Span
from biblio.parser.labelling.towns import with_towns
from biblio.values.names import Lexicon
from biblio.values.patterns import Lazy

Rule = Callable[[Reading, Lexicon], Iterable[Span]]

_BODY: tuple[Rule, ...] = (
    addresses.preprints,
    addresses.urls,
    addresses.media,
    addresses.sites,
    law.cases,
    law.decisions,
    courts.decided,
    codes.provisions,
    law.reviews,
    bluebook.chapters,
    bluebook.books,
    bluebook.papers,
    law.debates,
    law.acts,
    law.orders,
    archives.papers,
    law.interviews,
    newspapers.papers,
    numbers.access_dates,
    numbers.counted,
    addresses.original_titles,
    addresses.languages,
    gost.areas,
    yearly.issues,
    quotations.titles,
    law.journals,
    italics.titles,
    authors.behind_title,
    mla.collections,
    mla.sites,
    containers.collections,
    sigla.collected,
    containers.collected_works,
    numbers.piece_dates,
    imprints.first_works,
    imprints.of_sentence,
    series.series,
    theses.theses,
    containers.journals,
    reviews.behind_reviews,
    containers.in_issues,
    newspapers.bracketed,
    bracketed_imprints.in_brackets,
    imprints.after_title,
    addresses.translated_titles,
    contributors.after_cue,
    containers.behind_people,
    addresses.parts,
    containers.in_collections,
    numbers.extents,
    numbers.sets,
    numbers.editions,
    numbers.volumes,
    numbers.issues,
    numbers.dates,
    references.tomes,
    references.locators,
    references.bare_pages,
    references.pinpoints,
    numbers.years,
    authors.collective,
)

RULES = (*_BODY, authors.idem, authors.attributed, authors.heads)

# what printers put where a line must not break
_SPACES = dict.fromkeys(map(ord, "\xa0\u202f\u2009"), " ")

# brackets in which a style had something to print, and the record nothing
_EMPTY = Lazy(r"\s?[(\[]\s*[)\]]")

_BEFORE_ENTRIES: tuple[Rule, ...] = (
    addresses.preprints,
    addresses.urls,
    addresses.media,
    addresses.sites,
    numbers.access_dates,
    numbers.counted,
    quotations.titles,
    law.journals,
)
_BEHIND_ENTRIES = tuple(rule for rule in _BODY if rule not in _BEFORE_ENTRIES)


def label(stretch: Stretch) -> tuple[Span, ...]:
    """The fields of one citation, by rule."""
    printed = stretch.text
    text = _EMPTY.sub(_as_spaces, without_raised(stretch.text.translate(_SPACES)))
    text = EXHIBITION.sub(_as_spaces, text)
    stretch = stretch._replace(text=text).plain()
    if spans := vancouver.read(stretch.text):
        return with_figures(printed, with_imprint(text, spans))
    stretch = stretch._replace(italics=entries.without_names(stretch.text, stretch.italics))
    head = entries.read(stretch.text, listed=stretch.listed, italics=stretch.italics)
    if head and _is_of_court(stretch.text):
        head = None
    found = with_towns(stretch.text, _entry(stretch, head) if head else _plain(stretch))
    return with_figures(printed, with_imprint(text, found))


def _is_of_court(text: str) -> bool:
    """Whether a court's decision is cited, whose letters are no family: `BGH, Beschl. v. …`."""
    reading, nothing = Reading.of(text), Lexicon()
    return bool(law.decisions(reading, nothing) or courts.decided(reading, nothing))


def _as_spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _entry(stretch: Stretch, head: entries.Head) -> tuple[Span, ...]:
    """The fields of an entry in a reference list, which begins with an inverted name."""
    text, lexicon = stretch.text, stretch.lexicon
    reading = Reading.of(text).having(head.spans)
    looks = tuple((a - head.end, b - head.end) for a, b in stretch.italics if a >= head.end)
    rest = Reading.of(text[head.end :], looks)
    marked = containers.marks_journal(rest.rest)
    for surer in _BEFORE_ENTRIES:
        if marked and surer is quotations.titles:
            continue
        rest = rest.having(surer(rest, lexicon))
    rest = rest.having(italics.after_head(rest))
    dated = head.spans[-1].label in ("year", "undated")
    if not rest.has("title"):
        found = publication.article(rest.rest) if dated else publication.of_town(rest.rest)
        found = found or publication.issued(rest.rest) or publication.proceedings(rest.rest)
        rest = rest.having(found)
    if dated and (city := publication.city(rest.rest)):
        rest = rest.having(city)
    elif dated:
        rest = rest.having(publication.imprint(rest.rest))
    for rule in _BEHIND_ENTRIES:
        rest = rest.having(rule(rest, lexicon))
    if reading.has("year"):
        rest = rest.having(publication.publisher(rest))
    rest = rest.having(imprints.house_last(rest))
    rest = rest.having(authors.titles(rest, lexicon))
    rest = rest.having(leftovers.imprint(rest, lexicon))
    moved = [Span(s.label, s.start + head.end, s.end + head.end, s.confidence) for s in rest.spans]
    known = "year" if reading.has("year") else ""
    return reading.having(span for span in moved if span.label != known).spans


def _plain(stretch: Stretch) -> tuple[Span, ...]:
    reading = Reading.of(stretch.text, stretch.italics)
    for rule in RULES:
        reading = reading.having(rule(reading, stretch.lexicon))
    if stretch.listed:
        reading = reading.having(leftovers.imprint(reading, stretch.lexicon))
    return reading.spans
