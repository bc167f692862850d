"""The proof: the rewritten manuscript is read again, and says the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

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


@dataclass(frozen=True, slots=True)
class Faults:
    """What is not the same: sites that are read otherwise, and the first word that differs."""

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
    old = _words(before.document, [site.where for site in sites])
    ours = (*standing.sites, *standing.entries.values(), standing.heading)
    new = _words(after.document, [one for group in ours for one in group])
    entries = {
        (place.note, place.paragraph): site.cites[0].key
        for site, group in zip(sites, standing.sites, strict=True)
        for place in group
        if site.is_entry
    }
    for key, group in standing.entries.items():
        entries |= {(place.note, place.paragraph): key for place in group}
    reading = _Reading(after, library, entries)
    wrong = [
        site
        for site, group in zip(sites, standing.sites, strict=True)
        if not reading.confirms(site, group)
    ]
    return Faults(tuple(wrong), _first_difference(old, new))


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
        for one in extraction.resolutions:
            if one.citation.form is not Form.MENTION and one.citation.kind is not Kind.MENTION:
                where = one.citation.where
                self._read[where.note, where.paragraph].append(one)
        self._entries = entries

    def confirms(self, site: Site, places: Sequence[Where]) -> bool:
        """Whether what stands there now is read as what the site cites."""
        paragraphs = dict.fromkeys((place.note, place.paragraph) for place in places)
        told = [
            self._told(one)
            for paragraph in paragraphs
            for one in self._read.get(paragraph, ())
            if any(one.citation.where.meets(place) for place in places)
        ]
        return len(told) == len(site.cites) and all(
            cite.key == key
            and (site.is_entry or _same(cite.locator, number, self._library.get(key)))
            for cite, (key, number) in zip(site.cites, told, strict=True)
        )

    def _told(self, resolution: Resolution) -> tuple[str, str | None]:
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


def _same(one: str | None, other: str | None, entry: Edition | None) -> bool:
    """Whether two locators are one; to cite an article's own pages is to cite all of it."""
    own = (entry.get("pages") if entry else None) or ""
    one, other = ("" if same_number(number, own) else number for number in (one, other))
    return same_number(one, other)


def _words(document: Document, cut: Iterable[Where]) -> list[str]:
    """The words of a document in order of reading, without those of the places."""
    cuts: dict[tuple[int | None, int], list[Where]] = {}
    for one in cut:
        cuts.setdefault((one.note, one.paragraph), []).append(one)
    words: list[str] = []
    for passage in document.passages():
        string = document.paragraph(passage).string
        own = cuts.get((passage.note, passage.paragraph), ())
        for start, end in _kept(passage, own):
            words += _WORD.findall(string[start:end].casefold())
    return words


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


def _first_difference(old: Sequence[str], new: Sequence[str]) -> str:
    for at, (one, other) in enumerate(zip_longest(old, new)):
        if one != other:
            was, now = (" ".join(words[max(at - 3, 0) : at + 3]) for words in (old, new))
            return f"“{was}” would become “{now}”"
    return ""
