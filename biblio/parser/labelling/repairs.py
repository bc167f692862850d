"""What the model reads, mended where the signs between its fields say more than it has learned.

`Salt Review (London)` is a journal and its town, `3rd ed. Harbour Press` an edition and a house.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from biblio.language import cues
from biblio.parser.labelling import brackets
from biblio.parser.labelling.figures import with_figures
from biblio.parser.labelling.imprint import with_imprint
from biblio.parser.labelling.people import is_idem
from biblio.parser.labelling.spans import Span, trimmed
from biblio.parser.labelling.towns import with_towns
from biblio.values import dates, houses, places
from biblio.values.forenames import opens_name
from biblio.values.patterns import CAPITAL, Lazy

Spans = list[Span]
Repair = Callable[[str, Spans], Spans]

_CONTAINERS = ("booktitle", "journaltitle")
_PEOPLE = ("author", "editor", "translator")
_IMPRINT = {"publisher", "location"}
_NEAR = 6  # characters
_LONGEST_HOUSE = 7  # words
_PUNCTUATION = " ,.;:()[]"
_INSIDE = Lazy(rf"(?<!\w){cues.pattern('inside')}(?!\w)")
# Noble, A. Marle: what stands behind the initials of a turned name is none of it
_TURNED = Lazy(rf"(?P<family>{CAPITAL}[\w’-]+),?\s(?:{CAPITAL}\.[ -]?)+\s?(?={CAPITAL}[\w’-])")
# Cornfield. Harbour Press: the last word of a name, and a sentence of its own
_SENTENCE_OF_NAME = Lazy(rf"(?<=[a-zß-ÿ]{{4}})\.\s+(?={CAPITAL})")
_COMMA = Lazy(r",\s+")
_SENTENCE = Lazy(r"(?:(?<=\w\w)|(?<=\s\d))\.\s+")
_EDITION = Lazy(
    rf"(?P<edition>\d{{1,2}}[^\W\d]{{0,3}}\.?)\s{cues.pattern('edition')}(?!\w)\.?,?\s+"
)
_VOLUME_FIRST = Lazy(rf"(?P<volume>\d{{1,3}})\s+(?={CAPITAL})")
_WORD_FIRST = Lazy(r"[^\W\d_]{1,5}(?:\.\s*|\s+)(?=\d)")
_DAY_AND_MONTH = Lazy(rf"\d{{1,2}}\.\s?\d{{1,2}}\.\s?{dates.YEAR}")
_NOTE_BEHIND = Lazy(rf",?\s{cues.pattern('page_note')}\.?\s?\d+(?!\w)", sign=r"\d")
_MEDIUM_LAST = Lazy(rf"\s\[{cues.pattern('medium')}\]$", sign=r"\]")
_IN_BRACKETS = Lazy(r"\s+[(\[](?P<place>[^()\[\]]+)[)\]]?$")
_NUMBER_LAST = Lazy(r",?\s\d{1,4}$")


def mended(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans of a citation's text, in their order, after every repair."""
    found = list(spans)
    for repair in _REPAIRS:
        found = repair(text, found)
    return with_figures(text, with_imprint(text, with_towns(text, found)))


def _contained(text: str, spans: Spans) -> Spans:
    """A second title behind *in* or behind editors is what contains the first."""
    titles = [one for one in spans if one.label == "title"]
    if len(titles) < 2 or _has(spans, *_CONTAINERS):
        return spans
    first, second, *_ = titles
    edited = any(one.label == "editor" and first.end <= one.start < second.start for one in spans)
    if not edited and not _INSIDE.search(text, first.end, second.start):
        return spans
    return _with(spans, second, replace(second, label="booktitle"))


def _uncontained(text: str, spans: Spans) -> Spans:
    """A book that contains nothing, for no title and no *in* stands before it, is the title; what
    the model has for one behind the imprint is a series.
    """
    book = next((one for one in spans if one.label == "booktitle"), None)
    if book is None or _INSIDE.search(text, max(0, book.start - _NEAR), book.start):
        return spans
    titles = [one for one in spans if one.label == "title"]
    imprint = next((one.start for one in spans if one.label == "publisher"), 0)
    if len(titles) > 1 or any(one.start < max(book.end, imprint) for one in titles):
        return spans
    named = {book: replace(book, label="title")}
    named |= {one: replace(one, label="series") for one in titles}
    return [named.get(one, one) for one in spans]


def _turned_names(text: str, spans: Spans) -> Spans:
    """`Hartwig, Ludolf, Brine. A History`: two words that are one turned name; behind it one word
    before the title is the beginning of that, for no forename stands with it.
    """
    authors = [one for one in spans if one.label == "author"]
    if len(authors) > 1 and _is_turned(text, *authors[:2]):
        whole = replace(authors[0], end=authors[1].end)
        spans = _with(_with(spans, authors[1]), authors[0], whole)
        authors = [whole, *authors[2:]]
    title = next((one for one in spans if one.label == "title"), None)
    if len(authors) != 2 or title is None or "," not in _of(text, authors[0]):
        return spans
    word = authors[1]
    if text[word.end : title.start] != ". " or not _of(text, word).isalpha():
        return spans
    begun = title.start > word.start and text[authors[0].end : word.start] == ", "
    return _with(_with(spans, word), title, replace(title, start=word.start)) if begun else spans


def _same_as_author(text: str, spans: Spans) -> Spans:
    """`in: dies./Otto Noll (Hg.)`: of the editors one is the author, who is named already."""
    same = [s for s in spans if s.label == "editor" and is_idem(_of(text, s))]
    others = sum(one.label == "editor" for one in spans) > len(same)
    return [one for one in spans if one not in same] if others else spans


def _is_turned(text: str, one: Span, other: Span) -> bool:
    """Whether the first is a family of one word, and the second its forename."""
    family, given = _of(text, one), _of(text, other)
    return (
        text[one.end : other.start] == ", "
        and family.isalpha()
        and given.isalpha()
        and opens_name(given)
        and not opens_name(family)
    )


def _bracketed_series(text: str, spans: Spans) -> Spans:
    """`Brine and Salt (=Salt Studies, vol. 7)`, `Brine (exh. cat. Leeds)`: what such a bracket
    gives is no title.
    """
    start, end, said = brackets.bracketed(text)
    if not end:
        return spans
    kept = [
        replace(one, end=min(one.end, start)) if one.start < start else one
        for one in spans
        if one.start < start or one.start >= end
    ]
    return sorted([*kept, *said], key=lambda one: one.start)


def _titles_in_names(text: str, spans: Spans) -> Spans:
    """`Noble, A. Marle, Brine and Salt`: the title begins behind the initials of a turned name."""
    for one, title in pairwise(spans):
        turned = _TURNED.match(text, one.start, one.end)
        if one.label != "author" or title.label != "title" or not turned:
            continue
        if "," in turned.group() or not opens_name(turned["family"]):
            begun = _with(spans, title, replace(title, start=turned.end()))
            return _with(begun, one, replace(one, end=len(text[: turned.end()].rstrip())))
    return spans


def _sentences_in_names(text: str, spans: Spans) -> Spans:
    """`translated by F. M. Cornfield. Harbour Press`: behind the name its own sentence."""
    for one in spans:
        stop = _SENTENCE_OF_NAME.search(text, one.start, one.end)
        if one.label in _PEOPLE[1:] and stop:
            house = (
                [] if _has(spans, "publisher") else [_part(one, stop.end(), one.end, "publisher")]
            )
            return _with(spans, one, replace(one, end=stop.start()), *house)
    return spans


def _parted_houses(text: str, spans: Spans) -> Spans:
    """`3rd ed. Harbour Press`, `Salt Sources 3. Harbour Press`, `Harbour Press, Uelzen`."""
    for one in spans:
        if one.label != "publisher":
            continue
        if edition := _EDITION.match(text, one.start, one.end):
            parts = [_part(one, edition.end(), one.end)]
            if not _has(spans, "edition"):
                parts.insert(0, _part(one, *edition.span("edition"), "edition"))
            return _with(spans, one, *parts)
        if stop := _SENTENCE.search(text, one.start, one.end):
            return _with(spans, one, *_series_and_house(text, one, stop))
    return spans


def _series_and_house(text: str, one: Span, stop: re.Match[str]) -> Spans:
    before, behind = (_part(one, one.start, stop.start()), _part(one, stop.end(), one.end))
    ahead = _NUMBER_LAST.search(text, before.start, before.end)
    if ahead or (houses.is_house(_of(text, behind)) and not houses.is_house(_of(text, before))):
        end = ahead.start() if ahead else before.end
        return [replace(before, label="series", end=end), behind]
    if houses.is_house(_of(text, before)):
        return [before, replace(behind, label="series")]
    return [one]


def _parted_imprints(text: str, spans: Spans) -> Spans:
    """`Shanghai, China, Salt`, `Harbour Press, Uelzen, Virginia`: the town by itself."""
    for one in spans:
        if one.label == "publisher" and places.is_city(_of(text, one)):
            return (
                spans
                if _has(spans, "location")
                else _with(spans, one, replace(one, label="location"))
            )
        both = one.label in _IMPRINT and not _has(spans, *(_IMPRINT - {one.label}))
        if both and (parts := _town_and_house(text, one)):
            return _with(spans, one, *parts)
    return spans


def _town_and_house(text: str, one: Span) -> Spans:
    """The two parts, a town with as much of its country as there is; nothing where none is one."""
    commas = list(_COMMA.finditer(text[one.start : one.end]))
    for comma in commas:
        house = _part(one, one.start, one.start + comma.start(), "publisher")
        town = _part(one, one.start + comma.end(), one.end, "location")
        if places.is_city(_of(text, town)) and _may_be_house(_of(text, house)):
            return [house, town]
    for comma in reversed(commas):
        town = _part(one, one.start, one.start + comma.start(), "location")
        house = _part(one, one.start + comma.end(), one.end, "publisher")
        if places.is_city(_of(text, town)) and _may_be_house(_of(text, house)):
            return [town, house]
    return []


def _may_be_house(words: str) -> bool:
    """Whether the words are built like a house's name: a capital first, few words, no figures."""
    if places.is_city(words) or places.is_region(words) or any(map(str.isdigit, words)):
        return False
    return words[:1].isupper() and len(words.split()) <= _LONGEST_HOUSE


def _numbered_journals(text: str, spans: Spans) -> Spans:
    """`20 Salt Review 427`: the volume stands first, as lawyers print it."""
    for one in spans:
        match = _VOLUME_FIRST.match(text, one.start, one.end)
        wanted = {"journaltitle": "volume", "volume": "journaltitle"}.get(one.label)
        if match and wanted and not _has(spans, wanted):
            return _with(
                spans,
                one,
                _part(one, *match.span("volume"), "volume"),
                _part(one, match.end(), one.end, "journaltitle"),
            )
    return spans


def _plain_volumes(text: str, spans: Spans) -> Spans:
    """`c. 38`: the word before the numeral is no part of it."""
    return [
        replace(one, start=word.end())
        if one.label == "volume" and (word := _WORD_FIRST.match(text, one.start, one.end))
        else one
        for one in spans
    ]


def _days_of_issues(text: str, spans: Spans) -> Spans:
    """`Nr. 47 v. 16. 11. 1981`: the day and the month are no volume."""
    return [
        one for one in spans if one.label != "volume" or not _DAY_AND_MONTH.match(text, one.start)
    ]


def _notes_of_pages(text: str, spans: Spans) -> Spans:
    """`p. 244, n. 3`: the note belongs to the page."""
    return [
        replace(one, end=note.end())
        if one.label == "locator" and (note := _NOTE_BEHIND.match(text, one.end))
        else one
        for one in spans
    ]


def _without_media(text: str, spans: Spans) -> Spans:
    """`Salt in Leeds [Internet]`: where it is read is no part of the title."""
    return [
        replace(one, end=medium.start())
        if one.label == "title" and (medium := _MEDIUM_LAST.search(text, one.start, one.end))
        else one
        for one in spans
    ]


def _journals_of_towns(text: str, spans: Spans) -> Spans:
    """`Salt Review (London, England)`: the town that tells it from others of its name."""
    for one in spans:
        if one.label not in _CONTAINERS or _has(spans, "location"):
            continue
        match = _IN_BRACKETS.search(text, one.start, one.end)
        if match and places.is_city(match["place"]):
            return _with(
                spans,
                one,
                replace(one, end=match.start()),
                _part(one, *match.span("place"), "location"),
            )
    return spans


def _known_houses(text: str, spans: Spans) -> Spans:
    """A house or a town that the model has passed over, or taken for a series."""
    if not _has(spans, "publisher"):
        for one in spans:
            if one.label == "series" and houses.is_house(_of(text, one)):
                return _known_houses(text, _with(spans, one, replace(one, label="publisher")))
    for start, end in _gaps(text, spans):
        words = text[start:end]
        if not _has(spans, "publisher") and houses.is_house(words) and _may_be_house(words):
            spans = sorted([*spans, Span("publisher", start, end, 0.6)], key=lambda one: one.start)
        elif not _has(spans, "location") and places.is_city(words):
            spans = sorted([*spans, Span("location", start, end, 0.6)], key=lambda one: one.start)
    return spans


def _gaps(text: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """What stands between the fields, without the signs round it, behind the title."""
    title = next((one.end for one in spans if one.label == "title"), None)
    if title is None:
        return []
    ends = [one.end for one in spans if one.end >= title]
    begins = [*(one.start for one in spans if one.start >= title), len(text)]
    found = (
        trimmed(text, end, begin, _PUNCTUATION, _PUNCTUATION)
        for end, begin in zip(sorted(ends), sorted(begins), strict=True)
    )
    return [(start, end) for start, end in found if start < end]


def _has(spans: Iterable[Span], *labels: str) -> bool:
    return any(one.label in labels for one in spans)


def _of(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _part(span: Span, start: int, end: int, label: str = "") -> Span:
    return replace(span, label=label or span.label, start=start, end=end)


def _with(spans: Spans, old: Span, *new: Span) -> Spans:
    """The spans with others in the place of one."""
    return [part for one in spans for part in (new if one is old else (one,))]


_REPAIRS: tuple[Repair, ...] = (
    _turned_names,
    _same_as_author,
    _uncontained,
    _titles_in_names,
    _contained,
    _sentences_in_names,
    _parted_houses,
    _parted_imprints,
    _numbered_journals,
    _plain_volumes,
    _days_of_issues,
    _notes_of_pages,
    _without_media,
    _journals_of_towns,
    _known_houses,
    _bracketed_series,
)
