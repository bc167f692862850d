"""A document to what it cites: found, parsed and resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from biblio import decisions as decided
from biblio import finder, resolver
from biblio.citation import Citation, Resolution
from biblio.confidence import weighed
from biblio.confidence.arbiter import arbiter
from biblio.decisions import Decision
from biblio.document import Document
from biblio.editions.linking import link_all
from biblio.editions.titles import TitleIndex, index
from biblio.finder import KnownTitle
from biblio.library import Library
from biblio.parser.labelling.labeller import Labeller

# Titles that running text may use of something else: the March Address, Postscript 1922.
_TOO_SHORT = ("short",)
# stretches: a manuscript of 5,000 paragraphs with 2,000 notes, read before and after it is restyled
_REMEMBERED = 5_000


@dataclass(frozen=True, slots=True)
class Extraction:
    """A document with what it cites, in order of reading: one resolution a citation.

    `stale` are decisions of its editor about words that it has no more; `citations` are those of
    the resolutions.
    """

    document: Document
    resolutions: tuple[Resolution, ...]
    stale: tuple[Decision, ...] = ()
    citations: tuple[Citation, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Gather the citations once: they are asked for one by one."""
        cited = tuple(resolution.citation for resolution in self.resolutions)
        object.__setattr__(self, "citations", cited)

    def abridged(self) -> Extraction:
        """The same with the document's places alone, which take a tenth of its memory."""
        places = (where for one in self.citations for where in one.wheres)
        return replace(self, document=self.document.abridged(places))


def labeller_with_memory() -> Labeller:
    """The labeller that is taken if none is given; what it has read once it knows.

    Notes repeat one another, and a manuscript that was restyled is read again with what stayed in
    it. It keeps the words of its documents in memory, and is to go when they do.
    """
    return lru_cache(maxsize=_REMEMBERED)(arbiter)


def extract(
    document: Document,
    library: Library | None = None,
    titles: TitleIndex | None = None,
    labeller: Labeller | None = None,
    decisions: Sequence[Decision] | None = None,
) -> Extraction:
    """Find, parse, resolve and weigh the citations of a document.

    Titles of the library and of the authority (`titles`; what biblio ships with if None) are
    recognised where the running text mentions them. `labeller` tells the fields of each citation:
    if None the rules, and the trained model where their reading is doubtful. `decisions` are what
    an editor says of citations (those beside the document if None), which are certain then.
    Raises BiblioError where the file of decisions cannot be used.
    """
    titles = titles or index()
    known = [*_of_library(library), *_of_authority(titles)]
    keys = frozenset(entry.key for entry in library or ())
    found = finder.find(document, known, keys, labeller or labeller_with_memory())
    said = decided.beside(document.path) if decisions is None else decisions
    whole = decided.applied(document, found, said) if said else decided.Decided(found)
    resolutions = link_all(_completed(resolver.resolve(whole.citations, library)), titles)
    surely = [
        replace(one, certainty=1.0) if at in whole.settled and one.certainty is not None else one
        for at, one in enumerate(weighed(resolutions, document.language))
    ]
    return Extraction(document, tuple(surely), whole.stale)


def _of_library(library: Library | None) -> list[KnownTitle]:
    entries = library.entries if library else ()
    return [KnownTitle(e.title, e.people("author")) for e in entries if e.title]


def _of_authority(titles: TitleIndex) -> list[KnownTitle]:
    """The titles that can be told in running text, with authors where only one work has them."""
    authors: dict[str, set[tuple[str, ...]]] = {}
    for record in titles.records:
        if record.kind not in _TOO_SHORT:
            authors.setdefault(record.title, set()).add(record.authors)
    return [
        KnownTitle(title, min(people) if len(people) == 1 else ())
        for title, people in authors.items()
    ]


def _completed(resolutions: Sequence[Resolution]) -> tuple[Resolution, ...]:
    """Authors that only the context gave, corrected by a citation of the work that prints them."""
    return tuple(_with_printed_author(resolutions, index) for index in range(len(resolutions)))


def _with_printed_author(resolutions: Sequence[Resolution], index: int) -> Resolution:
    resolution = resolutions[index]
    guessed = [f for f in resolution.citation.fields if f.name == "author" and not f.raw]
    if not guessed or resolution.antecedent is None:
        return resolution
    printed = [
        field
        for field in resolutions[resolution.antecedent].citation.fields
        if field.name == "author"
    ]
    if not printed:
        return resolution
    kept = [field for field in resolution.citation.fields if field.name != "author"]
    known = [replace(field, raw="", start=0, end=0) for field in printed]
    citation = replace(resolution.citation, fields=(*known, *kept))
    return replace(resolution, citation=citation)
