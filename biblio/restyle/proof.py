"""The proof: the rewritten manuscript is read again, and says the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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
from biblio.restyle.printing import same_number
from biblio.restyle.sites import Site

_WORD = re.compile(r"\w+")
Read = dict[tuple[int | None, int], list[Resolution]]


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
    places: Sequence[Sequence[Where]],
    added: Sequence[Where] = (),
) -> Faults:
    """Hold the manuscript as it was against the one that was written.

    `places` are where each site's citation stands now, `added` what stands there besides: a list
    of references.
    """
    old = _words(before.document, [site.where for site in sites])
    new = _words(after.document, [*(one for group in places for one in group), *added])
    read = _by_paragraph(after)
    wrong = [
        site
        for site, group in zip(sites, places, strict=True)
        if not _is_read(site, group, read, library)
    ]
    return Faults(tuple(wrong), _first_difference(old, new))


def _by_paragraph(extraction: Extraction) -> Read:
    """What is cited, by the paragraphs in which it stands."""
    found: Read = {}
    for one in extraction.resolutions:
        if one.citation.form is not Form.MENTION and one.citation.kind is not Kind.MENTION:
            where = one.citation.where
            found.setdefault((where.note, where.paragraph), []).append(one)
    return found


def _is_read(site: Site, places: Sequence[Where], read: Read, library: Library) -> bool:
    """Whether what stands there now is read as what the site cites."""
    paragraphs = dict.fromkeys((place.note, place.paragraph) for place in places)
    told = [
        _told(one, library)
        for paragraph in paragraphs
        for one in read.get(paragraph, ())
        if any(one.citation.where.meets(place) for place in places)
    ]
    return len(told) == len(site.cites) and all(
        cite.key == key and (site.is_entry or _same(cite.locator, number, library.get(key)))
        for cite, (key, number) in zip(site.cites, told, strict=True)
    )


def _same(one: str | None, other: str | None, entry: Edition | None) -> bool:
    """Whether two locators are one; to cite an article's own pages is to cite all of it."""
    own = (entry.get("pages") if entry else None) or ""
    one, other = ("" if same_number(number, own) else number for number in (one, other))
    return same_number(one, other)


def _told(resolution: Resolution, library: Library) -> tuple[str, str | None]:
    key = known_key(resolution, library) or ""
    entry = library.get(key) if key else None
    citation = resolution.citation
    if citation.exact:
        return key, citation.exact.locator
    locator = locators.of(citation, entry, "") if entry else None
    return key, locator.number if locator else citation.value("pages")


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
