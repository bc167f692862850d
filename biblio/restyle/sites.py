"""Where a manuscript cites entries of the library, and what is cited there."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from biblio.bibliography import locators
from biblio.bibliography.citing import known_key
from biblio.bibliography.own_words import has_own_words
from biblio.citation import Citation, Form, Kind, Resolution
from biblio.confidence import is_doubtful
from biblio.document import Document, Exact, Style
from biblio.extractor import Extraction
from biblio.library import Library
from biblio.origins import Where
from biblio.record.kinds import Family
from biblio.styles import Cite

# Few styles print the pages of these in a note, unless they are what is cited.
_INSIDE = (Family.CHAPTER,)
Spot = tuple[int | None, int]


@dataclass(frozen=True, slots=True)
class Site:
    """A place whose citation can be printed anew.

    `first` is the position of its citation in the extraction, `cites` what is cited there: one
    entry, or those that stand in one bracket by their keys. `number` counts notes and citations of
    the text through the manuscript; where an entry that is not known, or a note that cites nothing,
    stands between two, one is left out: *ibid.* must not reach over it. `note` is the number that
    its note will have, if that is known. `chapter` counts the headings of chapters before it.
    `is_entry` tells an entry of a list of references, `is_pinned` a citation of a note that is to
    stay there. Where a work is only `named`, `where` is the empty place behind its name.
    """

    first: int
    where: Where
    cites: tuple[Cite, ...]
    number: int
    chapter: int = 0
    is_entry: bool = False
    is_exact: bool = False
    has_own_words: bool = False
    is_pinned: bool = False
    note: int | None = None
    named: Where | None = None

    @property
    def positions(self) -> range:
        """The positions of its citations in the extraction."""
        return range(self.first, self.first + len(self.cites))


@dataclass(frozen=True, slots=True)
class Left:
    """A citation that stays as it is, and why; `is_entry` tells an entry of a list.

    `given` is its site where it gives a work in full, beyond doubt: later citations need not.
    """

    where: Where
    text: str
    reason: str
    is_entry: bool = False
    given: Site | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What may not be printed anew, or not everywhere; citations are told by their positions.

    `unread` would not be read as the same in the other style, `pinned` would not elsewhere.
    `notes_alone`: what stands in the text stays. `live`: the author's own words may stand in a
    site, for its text stays. `mentions`: works that are only named are cited. `numbers` are those
    of the notes, where the other style counts them.
    """

    unread: frozenset[int] = frozenset()
    pinned: frozenset[int] = frozenset()
    notes_alone: bool = False
    live: bool = False
    mentions: bool = False
    numbers: Mapping[int, int] = field(default_factory=dict)


_UNLIMITED = Limits()


def sites_of(
    extraction: Extraction, library: Library, limits: Limits = _UNLIMITED
) -> tuple[tuple[Site, ...], tuple[Left, ...]]:
    """The places to be printed anew, in order of reading, and what stays as it is.

    Works that are only named are neither, if nothing else is said.
    """
    reader = _Reader(extraction, library, limits)
    return tuple(reader.sites()), tuple(reader.left())


class _Reader:
    def __init__(self, extraction: Extraction, library: Library, limits: Limits) -> None:
        self.extraction = extraction
        self.library = library
        self.limits = limits
        self.chapters = tuple(_chapters(extraction.document))
        self._reasons = {at: self._reason(at) for at in self._cited()}
        self._numbers: dict[int, int] = {}

    def sites(self) -> Iterator[Site]:
        number = 0
        last: int | None = None
        for (note, _), group in groupby(self._reasons, self._spot):
            positions = list(group)
            number += 1 + (note is not None and last is not None and note != last + 1)
            told = [at for at in positions if not self._reasons[at]]
            self._numbers.update((at, number) for at in positions if self._reasons[at])
            for together in _brackets(told, self.extraction.citations):
                yield self._site(together, number)
            number += len(told) < len(positions)
            last = note

    def left(self) -> Iterator[Left]:
        """What stays; asked for behind the sites, which count its places."""
        for at, number in self._numbers.items():
            citation = self.extraction.citations[at]
            is_listed, is_full = _is_listed(citation), citation.form is Form.FULL
            resolution = self.extraction.resolutions[at]
            known = known_key(resolution, self.library) and not is_doubtful(resolution)
            given = self._site((at,), number) if known and is_full and not is_listed else None
            yield Left(citation.where, citation.text, self._reasons[at], is_listed, given)

    def _cited(self) -> Iterator[int]:
        named = frozenset(self._named()) if self.limits.mentions else ()
        for at, citation in enumerate(self.extraction.citations):
            if at in named or not _is_mention(citation):
                yield at

    def _named(self) -> Iterator[int]:
        """The first mention of each work of the library that is not cited till then.

        What a note says counts where it is called.
        """
        document = self.extraction.document
        cited: dict[str, int] = {}
        for at, citation in enumerate(self.extraction.citations):
            key = known_key(self.extraction.resolutions[at], self.library)
            if key and not _is_mention(citation):
                place = document.position(citation.where)[0]
                cited[key] = min(place, cited.get(key, place))
        for at, citation in enumerate(self.extraction.citations):
            resolution = self.extraction.resolutions[at]
            key = known_key(resolution, self.library)
            in_text = _is_mention(citation) and citation.note is None and len(citation.wheres) == 1
            if not (key and in_text) or is_doubtful(resolution):
                continue
            place = document.position(citation.where)[0]
            if place < cited.get(key, place + 1):
                cited[key] = place
                yield at

    def _spot(self, at: int) -> Spot:
        """What counts as one place to a style: a note, or a citation in the text."""
        note = self.extraction.citations[at].note
        return (None, at) if note is None else (note, 0)

    def _site(self, together: Sequence[int], number: int) -> Site:
        citations = [self.extraction.citations[at] for at in together]
        cites = tuple(self._cite(self.extraction.resolutions[at]) for at in together)
        where = citations[0].where.until(citations[-1].where.end)
        is_entry = _is_listed(citations[0])
        chapter = bisect_right(self.chapters, self.extraction.document.position(where)[0])
        is_exact = citations[0].exact is not None
        own = self.limits.live and any(self._own(at) for at in together)
        stays = not self.limits.pinned.isdisjoint(together)
        note = self.limits.numbers.get(together[0])
        named = where if _is_mention(citations[0]) else None
        if named:
            where = where.part(len(where), len(where))
            own = False
        return Site(
            together[0], where, cites, number, chapter, is_entry, is_exact, own, stays, note, named
        )

    def _cite(self, resolution: Resolution) -> Cite:
        citation, key = resolution.citation, resolution.key or ""
        if citation.exact:
            return _exact(key, citation.exact)
        entry = self.library.get(key)
        locator = locators.of(citation, entry, "") if entry else None
        if locator is None:
            pages = citation.value("pages") if entry and entry.type.family in _INSIDE else None
            return Cite(key, pages)
        return Cite(key, locator.number, locator.term, suffix=locator.below)

    def _reason(self, at: int) -> str:
        """Why the citation stays as it is; an empty string where it does not."""
        resolution = self.extraction.resolutions[at]
        citation, key = resolution.citation, known_key(resolution, self.library)
        if is_doubtful(resolution):
            return "it is read with little confidence"
        if not key:
            known = " or ".join(resolution.candidates)
            if citation.form is Form.IBID and not known and resolution.antecedent is None:
                return "what it repeats is not known"
            if known or citation.form is not Form.AUTHOR_DATE or resolution.antecedent is not None:
                return f"it may be {known}" if known else "the library has no entry for it"
            return (
                "no entry of the library, and no list in the manuscript, has that author and year"
            )
        if len(citation.wheres) > 1:
            return "it stands in two places"
        if any(citation.text.count(a) != citation.text.count(b) for a, b in ("()", "[]")):
            return "a bracket begins in it and ends outside, or the other way"
        if self._is_cut_by_link(citation):
            return "it may go on behind the link in it"
        if self.limits.notes_alone and citation.note is None and not _is_listed(citation):
            return "the style counts notes, and it stands in none"
        if at in self.limits.unread:
            return "printed so it would not be read as the same"
        may_own = self.limits.live or _is_mention(citation)
        return "the author’s own words are in it" if not may_own and self._own(at) else ""

    def _is_cut_by_link(self, citation: Citation) -> bool:
        """Whether a work was read to the end of a link, and a comma or a bracket stands there."""
        document, where = self.extraction.document, citation.where
        behind = document.paragraph(where).string[where.end : where.end + 2].lstrip()
        if citation.form is not Form.FULL or behind[:1] not in (",", "("):
            return False
        last = document.runs(where)[-1:]
        return any(run.href and run.text not in run.href for run in last)

    def _own(self, at: int) -> bool:
        """Whether the author's own words are in the citation."""
        resolution = self.extraction.resolutions[at]
        entry = self.library.get(resolution.key or "")
        fields = [dict(entry.fields)] if entry else []
        citation = resolution.citation
        return citation.exact is None and has_own_words(citation.rest, fields)


def _is_mention(citation: Citation) -> bool:
    return citation.form is Form.MENTION or citation.kind is Kind.MENTION


def _is_listed(citation: Citation) -> bool:
    return citation.kind is Kind.BIBLIOGRAPHY


def _chapters(document: Document) -> Iterator[int]:
    """The paragraphs that are headings of chapters: of the first level that has several."""
    headings = [
        (one.level, at) for at, one in enumerate(document.paragraphs) if one.style == Style.HEADING
    ]
    levels = Counter(level for level, _ in headings)
    chosen = min((level for level, count in levels.items() if count > 1), default=0)
    return (at for level, at in headings if level == chosen)


def _exact(key: str, exact: Exact) -> Cite:
    prefix = f"{exact.prefix} " if exact.prefix else ""
    suffix = f", {exact.suffix}" if exact.suffix else ""
    return Cite(key, exact.locator, exact.label or "page", prefix, suffix, exact.suppress_author)


def _brackets(positions: Sequence[int], citations: Sequence[Citation]) -> Iterator[tuple[int, ...]]:
    """The positions one by one; citations by key of one bracket together."""
    group: list[int] = []
    for at in positions:
        if group and not _goes_on(citations[group[-1]], citations[at]):
            yield tuple(group)
            group = []
        group.append(at)
    if group:
        yield tuple(group)


def _goes_on(one: Citation, other: Citation) -> bool:
    """Whether two citations by key stand in one bracket: only a semicolon parts them."""
    if not (one.exact and other.exact) or other.exact.in_text:
        return False
    a, b = one.where, other.where
    return (a.note, a.paragraph) == (b.note, b.paragraph) and 0 <= b.start - a.end <= 2
