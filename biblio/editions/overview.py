"""A work with its editions: which of them a library has, and where documents cite them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from biblio.editions.identifying import identify, work_of
from biblio.editions.lookup import Authority
from biblio.editions.records import KnownEdition, KnownWork
from biblio.editions.titles import TitleIndex
from biblio.library import Library
from biblio.record.edition import Edition
from biblio.values.folding import fold


@dataclass(frozen=True, slots=True)
class CitedAt:
    """A place in a document where an entry is cited; `locator` is what is cited of it."""

    path: str
    line: int | None
    page: str | None
    locator: str | None
    key: str | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """An edition of a work: its record, the library's entries of it, where those are cited.

    `known` is None for entries whose edition the authority does not have.
    """

    known: KnownEdition | None
    entries: tuple[Edition, ...] = ()
    cited: tuple[CitedAt, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """A work and all its editions, those on record first."""

    work: KnownWork
    shelves: tuple[Shelf, ...]


def overview(
    work: KnownWork,
    library: Library,
    citations: Sequence[CitedAt],
    authority: Authority,
    titles: TitleIndex,
) -> Overview:
    """The editions of a work, each with the library's entries of it and their citations."""
    entries = [e for e in library if work_of(e, authority, titles) == work]
    known = {entry.key: identify(entry, work, authority).edition for entry in entries}
    shelves = [
        _shelf(edition, [e for e in entries if known[e.key] == edition], citations)
        for edition in work.editions
    ]
    unknown = [entry for entry in entries if known[entry.key] is None]
    return Overview(work, (*shelves, *(_shelf(None, [entry], citations) for entry in unknown)))


def works_called(
    names: Iterable[str], library: Library, authority: Authority, titles: TitleIndex
) -> Iterator[tuple[str, tuple[KnownWork, ...]]]:
    """For each name the works it may mean: a work's key, an entry's key, a title or part of one."""
    for name in names:
        yield name, _called(name, library, authority, titles)


def missing(library: Library, authority: Authority, titles: TitleIndex) -> tuple[Edition, ...]:
    """The entries whose work the authority does not know."""
    return tuple(entry for entry in library if not work_of(entry, authority, titles))


def _called(
    name: str, library: Library, authority: Authority, titles: TitleIndex
) -> tuple[KnownWork, ...]:
    if work := authority.work(name):
        return (work,)
    if entry := library.get(name):
        known = work_of(entry, authority, titles)
        return (known,) if known else ()
    exact = authority.works_titled(name)
    if exact:
        return exact
    part = fold(name)
    return tuple(work for work in authority.works if part and _has(work, part))


def _has(work: KnownWork, part: str) -> bool:
    """Whether a title of the work has these words, the last of them perhaps not to its end."""
    return any(f" {part}" in f" {fold(title)}" for title in work.titles)


def _shelf(
    known: KnownEdition | None, entries: Sequence[Edition], citations: Sequence[CitedAt]
) -> Shelf:
    keys = {entry.key for entry in entries}
    return Shelf(known, tuple(entries), tuple(one for one in citations if one.key in keys))
