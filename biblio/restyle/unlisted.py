"""Works that a manuscript cites by author and year, and lists nowhere: the library tells which."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from biblio.citation import Form, Resolution
from biblio.extractor import Extraction
from biblio.library import Library
from biblio.record.person import family_key
from biblio.values.names import OTHERS
from biblio.values.patterns import Lazy

_LETTERED = re.compile(r"\d{4}[a-z]\b")
_AND_OTHERS = Lazy(rf"(?<!\w){OTHERS}")
Named = tuple[str, ...]
# By a year: the families of those who wrote or edited something in it, and its key.
Shelf = Mapping[str, Sequence[tuple[Named, str]]]


def by_library(extraction: Extraction, library: Library) -> Extraction:
    """The extraction with the keys of such works, where one entry alone has the names and the year.

    Of several none is chosen: they are its candidates. It is for manuscripts that have no list of
    their own, which says what they cite.
    """
    shelf = _shelf(library)
    told: list[Resolution] = []
    for one in extraction.resolutions:
        if one.key or one.candidates:
            told.append(one)
        elif one.antecedent is not None and one.antecedent < len(told):
            told.append(replace(one, key=told[one.antecedent].key))
        else:
            told.append(_told(one, shelf) if one.citation.form is Form.AUTHOR_DATE else one)
    return replace(extraction, resolutions=tuple(told))


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
    if len(keys) == 1 and not _LETTERED.search(citation.text):
        return replace(resolution, key=keys[0])
    return replace(resolution, candidates=keys)
