"""The proof: the rewritten manuscript is read again, and says the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import NamedTuple

from biblio.bibliography import locators
from biblio.bibliography.citing import known_key
from biblio.citation import Form, Kind, Resolution
from biblio.document import Document
from biblio.extractor import Extraction
from biblio.library import Library
from biblio.origins import Where
from biblio.record.edition import Edition
from biblio.restyle.manuscript import Standing
from biblio.restyle.printing import same_number
from biblio.restyle.sites import Site

_WORD = re.compile(r"\w+")
_Paragraph = tuple[int | None, int]
Told = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Faults:
    """What is not the same: sites that are read otherwise, and the first word that differs.

    Where all sites are read as they should be, and the words are not, those beside it are given.
    """

    sites: tuple[Site, ...] = ()
    prose: str = ""


def prove(
    before: Extraction,
    after: Extraction,
    library: Library,
    sites: Sequence[Site],
    standing: Standing,
) -> Faults:
    """Hold the manuscript as it was against the one that was written."""
    cut = [site.where for site in sites]
    ours = [
        place
        for group in (*standing.sites, *standing.entries.values(), standing.heading)
        for place in group
    ]
    reading = _Reading(after, library, _entries(sites, standing))
    wrong = [
        site
        for site, group in zip(sites, standing.sites, strict=True)
        if not reading.confirms(site, group)
    ]
    kept = _Reading(before, library, {})
    wrong += _misled(sites, before.document, kept.others(cut), reading.others(ours))
    old, new = _words(before.document, cut), _words(after.document, ours)
    at = _first_difference(old.words, new.words)
    if at is None:
        return Faults(tuple(wrong))
    beside = _beside(sites, before.document, old.spots[min(at, len(old.spots) - 1)])
    return Faults(tuple(wrong) or beside, _told(old.words, new.words, at))


def _entries(sites: Sequence[Site], standing: Standing) -> dict[_Paragraph, str]:
    """The keys of what lists print now, by its paragraphs."""
    pairs = [
        *(
            (site.cites[0].key, group)
            for site, group in zip(sites, standing.sites, strict=True)
            if site.is_entry
        ),
        *standing.entries.items(),
    ]
    return {(place.note, place.paragraph): key for key, group in pairs for place in group}


def _misled(
    sites: Sequence[Site],
    document: Document,
    old: Sequence[tuple[Told, Where]],
    new: Sequence[tuple[Told, Where]],
) -> Iterator[Site]:
    """The sites through which citations that were left are no longer read as what they cite.

    They are those that cite the same, which the others repeat, or stand right before them.
    """
    missing = Counter(told for told, _ in old) - Counter(told for told, _ in new)
    for told, where in old:
        if told[0] and missing[told] > 0:
            same = [site for site in sites if any(cite.key == told[0] for cite in site.cites)]
            yield from same or _beside(sites, document, document.position(where))[:1]


class _Reading:
    """What the new document cites, read as any other.

    `entries` are the keys of what lists print, by its paragraphs: that is known, for we printed it.
    """

    def __init__(
        self, extraction: Extraction, library: Library, entries: Mapping[_Paragraph, str]
    ) -> None:
        self._library = library
        self._extraction = extraction
        self._read: defaultdict[_Paragraph, list[Resolution]] = defaultdict(list)
        self._named: defaultdict[_Paragraph, list[Resolution]] = defaultdict(list)
        for one in extraction.resolutions:
            where, kinds = one.citation.where, (one.citation.form, one.citation.kind)
            is_named = Form.MENTION in kinds or Kind.MENTION in kinds
            (self._named if is_named else self._read)[where.note, where.paragraph].append(one)
        self._entries = entries

    def confirms(self, site: Site, places: Sequence[Where]) -> bool:
        """Whether what stands there now is read as what the site cites.

        A work that is cited without a page may be read as one that is named.
        """
        told = [self._told(one) for one in _within(self._read, places)]
        if not told and len(site.cites) == 1 and site.cites[0].locator is None:
            named = {self._key(one) for one in _within(self._named, places)}
            return named == {site.cites[0].key}
        return len(told) == len(site.cites) and all(
            cite.key == key
            and (site.is_entry or _same(cite.locator, number, self._library.get(key)))
            for cite, (key, number) in zip(site.cites, told, strict=True)
        )

    def others(self, ours: Iterable[Where]) -> list[tuple[Told, Where]]:
        """What is cited elsewhere than in our places, and where."""
        places: defaultdict[_Paragraph, list[Where]] = defaultdict(list)
        for place in ours:
            places[place.note, place.paragraph].append(place)
        return [
            (self._told(one), one.citation.where)
            for paragraph, read in self._read.items()
            for one in read
            if not any(one.citation.where.meets(place) for place in places[paragraph])
        ]

    def _told(self, resolution: Resolution) -> Told:
        key = self._key(resolution)
        entry = self._library.get(key) if key else None
        citation = resolution.citation
        if citation.exact:
            return key, citation.exact.locator
        locator = locators.of(citation, entry, "") if entry else None
        return key, locator.number if locator else citation.value("pages")

    def _key(self, resolution: Resolution) -> str:
        """The entry that is meant: the library's, or the one of the new list that it points to."""
        if known := known_key(resolution, self._library):
            return known
        if resolution.antecedent is None:
            return ""
        where = self._extraction.citations[resolution.antecedent].where
        return self._entries.get((where.note, where.paragraph), "")


def _within(
    read: Mapping[_Paragraph, Sequence[Resolution]], places: Sequence[Where]
) -> list[Resolution]:
    """What is read in the places."""
    paragraphs = dict.fromkeys((place.note, place.paragraph) for place in places)
    return [
        one
        for paragraph in paragraphs
        for one in read.get(paragraph, ())
        if any(one.citation.where.meets(place) for place in places)
    ]


def _same(one: str | None, other: str | None, entry: Edition | None) -> bool:
    """Whether two locators are one; to cite an article's own pages is to cite all of it."""
    own = (entry.get("pages") if entry else None) or ""
    one, other = ("" if same_number(number, own) else number for number in (one, other))
    return same_number(one, other)


class _Words(NamedTuple):
    """The words of a document in order of reading, and beside each where it stands."""

    words: list[str]
    spots: list[tuple[int, ...]]


def _words(document: Document, cut: Iterable[Where]) -> _Words:
    """The words without those of the places."""
    cuts: dict[_Paragraph, list[Where]] = {}
    for one in cut:
        cuts.setdefault((one.note, one.paragraph), []).append(one)
    found = _Words([], [])
    for passage in document.passages():
        string = document.paragraph(passage).string
        spot = document.position(passage)
        own = cuts.get((passage.note, passage.paragraph), ())
        for start, end in _kept(passage, own):
            words = _WORD.findall(string[start:end].casefold())
            found.words.extend(words)
            found.spots.extend([spot] * len(words))
    return found


def _kept(passage: Where, cuts: Iterable[Where]) -> Iterator[tuple[int, int]]:
    ends = [passage.start]
    for one in sorted(cuts, key=lambda where: where.start):
        start, end = max(one.start, ends[-1]), min(one.end, passage.end)
        if start < end:
            ends += [start, end]
    ends.append(passage.end)
    for number, (start, end) in enumerate(pairwise(ends)):
        if number % 2 == 0:
            yield start, end


def _first_difference(old: Sequence[str], new: Sequence[str]) -> int | None:
    pairs = enumerate(zip_longest(old, new))
    return next((at for at, (one, other) in pairs if one != other), None)


def _told(old: Sequence[str], new: Sequence[str], at: int) -> str:
    was, now = (" ".join(words[max(at - 3, 0) : at + 3]) for words in (old, new))
    return f"“{was}” would become “{now}”"


def _beside(sites: Sequence[Site], document: Document, spot: tuple[int, ...]) -> tuple[Site, ...]:
    """The sites before and behind the spot: one of them moved what is there."""
    before = [site for site in sites if document.position(site.where) <= spot]
    behind = [site for site in sites if document.position(site.where) > spot]
    return (*before[-1:], *behind[:1])
