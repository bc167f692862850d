"""Documents to the editions they cite: found, parsed, resolved, gathered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from biblio import finder, resolver
from biblio.citation import Citation, Form, Kind, Resolution
from biblio.document import Document
from biblio.finder import KnownTitle
from biblio.library import Library, Merge
from biblio.values import names
from biblio.work import Edition

# Fields of a citation that describe the edition; a locator describes the citation alone.
_OF_EDITION = (
    "author editor translator title origtitle booktitle journal edition volume volumes number "
    "publisher address date year origyear pages url language"
).split()
_PEOPLE = ("author", "editor", "translator")


@dataclass(frozen=True, slots=True)
class Extraction:
    """A document with what it cites, in order: one resolution a citation."""

    document: Document
    resolutions: tuple[Resolution, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations in the order of the source."""
        return tuple(resolution.citation for resolution in self.resolutions)


def extract(document: Document, library: Library | None = None) -> Extraction:
    """Find, parse and resolve the citations of a document.

    Titles of the library are recognised where the running text mentions them.
    """
    citations = finder.find(document, _known_titles(library))
    return Extraction(document, _completed(resolver.resolve(citations)))


def gather(
    extractions: Sequence[Extraction], library: Library | None = None
) -> tuple[Merge, tuple[Extraction, ...]]:
    """Merge what the documents cite into a library, and tell each citation its entry's key."""
    groups = [(at, group) for at, one in enumerate(extractions) for group in _groups(one)]
    editions = [edition_of(extractions[at], group) for at, group in groups]
    merge = (library or Library(())).merge(editions)
    keys = {
        (at, index): key
        for (at, group), key in zip(groups, merge.keys, strict=True)
        for index in group
    }
    keyed = tuple(_with_keys(one, at, keys) for at, one in enumerate(extractions))
    return merge, keyed


def edition_of(extraction: Extraction, group: Iterable[int]) -> Edition:
    """The edition that several citations of it describe together; the first to say a thing wins."""
    citations = [extraction.citations[index] for index in group]
    fields: list[tuple[str, str]] = []
    for name in _OF_EDITION:
        value = _people(name, citations) if name in _PEOPLE else _first(name, citations)
        if value and not (name == "year" and _first("date", citations)):
            fields.append((name, value))
    if all(citation.form is Form.MENTION for citation in citations):
        fields.append(("keywords", "mentioned"))
    return Edition("", _kind(citations), tuple(fields))


def _known_titles(library: Library | None) -> list[KnownTitle]:
    if not library:
        return []
    return [
        KnownTitle(entry.title, tuple((entry.get("author") or "").split(" and ")))
        for entry in library.entries
        if entry.title
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


def _groups(extraction: Extraction) -> list[tuple[int, ...]]:
    """The citations of each edition together, in the order of their first appearance."""
    groups: dict[int, list[int]] = {}
    for index, resolution in enumerate(extraction.resolutions):
        root = index if resolution.antecedent is None else resolution.antecedent
        if root in groups or _stands_alone(resolution):
            groups.setdefault(root, []).append(index)
    return [_root_first(root, group) for root, group in groups.items()]


def _root_first(root: int, group: Sequence[int]) -> tuple[int, ...]:
    """The group with the citation that stands for the edition before those that point to it."""
    return (*[at for at in group if at == root], *[at for at in group if at != root])


def _stands_alone(resolution: Resolution) -> bool:
    """Whether a citation says enough to become an entry: what points back says nothing itself."""
    citation = resolution.citation
    pointing = citation.form in (Form.IBID, Form.SUPRA, Form.AUTHOR_DATE)
    named = citation.value("title") or citation.value("journal")
    return bool(named) and not pointing and not resolution.candidates


def _with_keys(
    extraction: Extraction, at: int, keys: dict[tuple[int, int], str | None]
) -> Extraction:
    keyed = tuple(
        replace(resolution, key=keys.get((at, index)))
        for index, resolution in enumerate(extraction.resolutions)
    )
    return replace(extraction, resolutions=keyed)


def _first(name: str, citations: Sequence[Citation]) -> str | None:
    return next((value for c in citations if (value := c.value(name))), None)


def _people(name: str, citations: Sequence[Citation]) -> str | None:
    """The fullest printed form of the names: `Trotsky, Leon` rather than `Trotsky`."""
    lists = [citation.values(name) for citation in citations if citation.values(name)]
    if not lists:
        return None
    families = [names.family_of(value) for value in lists[0]]
    same = [one for one in lists if [names.family_of(value) for value in one] == families]
    return " and ".join(max(same or lists[:1], key=lambda one: sum(map(len, one))))


def _kind(citations: Sequence[Citation]) -> str:
    said = [c.type for c in citations if c.kind is not Kind.MENTION and c.type != "misc"]
    return said[0] if said else "misc"
