"""Works that a manuscript cites by author and year, and lists nowhere: the library tells which."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from biblio.citation import Citation, Form, Kind, Resolution
from biblio.document import Document
from biblio.extractor import Extraction
from biblio.library import Library
from biblio.record.person import family_key
from biblio.resolver.sofar import previous
from biblio.values.names import OTHERS
from biblio.values.patterns import Lazy

_LETTERED = re.compile(r"\d{4}[a-z]\b")
# A year in brackets with a page, or behind a word.
_DATED = re.compile(
    r"(?:(?<!\S)(?P<word>\S{1,40})\s)?[(\[]\d{4}[a-z]?(?:(?P<page>[,:][^()\[\]]{0,30}\d)|[)\]])"
)
_AND_OTHERS = Lazy(rf"(?<!\w){OTHERS}")
Named = tuple[str, ...]
# By a year: the families of those who wrote or edited something in it, and its key.
Shelf = Mapping[str, Sequence[tuple[Named, str]]]


def by_library(extraction: Extraction, library: Library, *, is_listed: bool) -> Extraction:
    """The extraction with the keys of such works, where one entry alone has the names and the year.

    Of several none is chosen: they are its candidates. `is_listed`: the manuscript has a list of
    its own, which says what it cites, not the library. With a letter behind its year a citation
    means a work of such a list, or none; *ibid.* means what the citation before it does.
    """
    shelf = {} if is_listed else _shelf(library)
    before = tuple(previous(extraction.citations))
    listed = {one.key for one in extraction.resolutions if one.citation.kind is Kind.BIBLIOGRAPHY}
    told: list[Resolution] = []
    for at, one in enumerate(extraction.resolutions):
        if one.citation.form is Form.IBID:
            told.append(_repeating(one, before[at], told, extraction))
        elif one.key and _is_lettered(one.citation) and one.key not in listed:
            told.append(_uncertain(one))
        elif one.key or one.candidates:
            told.append(one)
        elif one.antecedent is not None and one.antecedent < len(told):
            told.append(replace(one, key=told[one.antecedent].key))
        else:
            told.append(_told(one, shelf) if one.citation.form is Form.AUTHOR_DATE else one)
    return replace(extraction, resolutions=tuple(told))


def _uncertain(resolution: Resolution) -> Resolution:
    return replace(resolution, key=None, candidates=(resolution.key,) if resolution.key else ())


def _is_lettered(citation: Citation) -> bool:
    return citation.form is Form.AUTHOR_DATE and _LETTERED.search(citation.text) is not None


def _repeating(
    ibid: Resolution, before: int | None, told: Sequence[Resolution], extraction: Extraction
) -> Resolution:
    """What *ibid.* repeats, which is what the citation `before` it was told to cite."""
    if before is None or any(one.name == "author" and one.raw for one in ibid.citation.fields):
        return ibid
    last = told[before]
    if _skips_a_work(ibid.citation, last.citation, extraction.document):
        return _uncertain(ibid)
    is_same = last.key == extraction.resolutions[before].key
    if ibid.candidates or (is_same and ibid.antecedent is not None):
        return ibid
    keys = {last.key}
    if last.citation.note is None or last.citation.note != ibid.citation.note:
        earlier = (told[at] for at in range(before - 1, -1, -1))
        near = takewhile(lambda one: _are_together(one, last, extraction.document), earlier)
        keys |= {one.key for one in near}
    if len(keys) > 1:
        return replace(ibid, key=None, candidates=tuple(sorted(filter(None, keys))))
    return replace(ibid, key=last.key, candidates=last.candidates)


def _are_together(one: Resolution, last: Resolution, document: Document) -> bool:
    """Whether both stand in one note, or in one bracket of the text, parted by a semicolon."""
    a, b = one.citation.where, last.citation.where
    if a.note is not None or b.note is not None:
        return a.note == b.note
    between = document.paragraph(a).string[a.end : b.start] if a.paragraph == b.paragraph else ""
    return between.startswith(";") and not set(between) & set("()")


def _skips_a_work(ibid: Citation, last: Citation, document: Document) -> bool:
    """Whether a name with its year, which were read as no citation, stand before *ibid.*:
    `(Roe 1990, 5). And Miller (1985, 12) agreed (ibid., 13)`.
    """
    where, other = ibid.where, last.wheres[-1]
    same = (where.note, where.paragraph) == (other.note, other.paragraph)
    start = other.end if same and other.end <= where.start else 0
    between = document.paragraph(where).string[start : where.start]
    return any(one["page"] or (one["word"] or "")[:1].isupper() for one in _DATED.finditer(between))


def _shelf(library: Library) -> Shelf:
    shelf: defaultdict[str, list[tuple[Named, str]]] = defaultdict(list)
    for entry in library.entries:
        people = entry.people("author") or entry.people("editor")
        if people and entry.year:
            shelf[entry.year].append((tuple(map(family_key, people)), entry.key))
    return shelf


def _told(resolution: Resolution, shelf: Shelf) -> Resolution:
    """The resolution with what it cites; a letter behind the year tells apart what only a list
    could.
    """
    citation = resolution.citation
    named = tuple(map(family_key, citation.values("author")))
    others = _AND_OTHERS.search(citation.text) is not None
    keys = tuple(
        key
        for families, key in shelf.get(citation.value("date") or "", ())
        if named and (families[: len(named)] if others else families) == named
    )
    if len(keys) == 1 and not _is_lettered(citation):
        return replace(resolution, key=keys[0])
    return replace(resolution, candidates=keys)
