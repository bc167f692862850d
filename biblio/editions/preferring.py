"""Entries moved to a preferred edition, or given one beside them; what was cited stays recorded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from biblio.diagnostics import BiblioError
from biblio.editions.describing import OF_ONE_EDITION, fields_of
from biblio.editions.identifying import identify, work_of
from biblio.editions.lookup import Authority
from biblio.editions.records import KnownEdition, KnownWork, Publisher, Site
from biblio.editions.titles import TitleIndex
from biblio.library import Library
from biblio.library.keys import key_for
from biblio.values.folding import fold
from biblio.work import Edition

# How an entry that keeps the edition cited is tied to the one that was moved.
CITED = "cited"
# What the cited edition printed of its title.
_TITLES = ("title", "subtitle")
# The keyword of an entry that is only named in a document: another edition is not.
_NAMED = "mentioned"
_PAGES = re.compile(r"\b(?:pp?\.|pages?|S\.|с\.) ?[0-9]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Preference:
    """The house or site whose editions are wanted."""

    name: str
    publisher: Publisher | None = None
    site: Site | None = None

    def takes(self, known: KnownEdition) -> bool:
        """Whether an edition is one of theirs."""
        if self.publisher and known.publisher == self.publisher.key:
            return True
        return self.site is not None and known.site == self.site.key


@dataclass(frozen=True, slots=True)
class Move:
    """An entry that has the preferred edition now; `cited` is the key of the one it had."""

    key: str
    edition: str
    cited: str | None

    def __str__(self) -> str:
        if self.cited is None:
            return f"{self.key}: now the edition {self.edition}"
        return (
            f"{self.key}: now the edition {self.edition}; the one cited is {self.cited}, and page "
            f"numbers that were cited from it stay with it"
        )


@dataclass(frozen=True, slots=True)
class Left:
    """An entry that keeps its edition, and why."""

    key: str
    reason: str

    def __str__(self) -> str:
        return f"{self.key}: {self.reason}"


def preference(name: str, authority: Authority) -> Preference:
    """The publisher or site of that name or key; raises BiblioError where none or several are."""
    publisher, site = authority.publisher(name), authority.site(name)
    namesakes = authority.publishers_named(name)
    if not publisher and not site and namesakes:
        keys = ", ".join(house.key for house in namesakes)
        raise BiblioError(f"Several publishers are called “{name}”: --prefer one of {keys}.")
    if not publisher and not site:
        raise BiblioError(
            f"No publisher or site called “{name}” is known: --prefer takes a name such as "
            f"“Pathfinder Press” or marxists.org."
        )
    return Preference(name, publisher, site)


def prefer(
    library: Library,
    wanted: Preference,
    authority: Authority,
    titles: TitleIndex,
    *,
    beside: bool = False,
) -> tuple[Library, tuple[Move, ...], tuple[Left, ...]]:
    """The library with the preferred edition of each known work that has one.

    An entry is moved, and the edition it had is kept as an entry of its own, for the page numbers
    cited belong to it; with `beside` the entry stays as it is and the preferred edition is added.
    """
    entries: list[Edition] = []
    added: list[Edition] = []
    moves: list[Move] = []
    left: list[Left] = []
    taken = set(library.keys)
    lending = set() if beside else _lending(library)
    have = _preferred_already(library, wanted, authority, titles)
    for entry in library:
        work = _movable(entry, authority, titles)
        if not work or work.key in have:
            entries.append(entry)
            continue
        target = _target(work, wanted)
        if entry.key in lending and not isinstance(target, str):
            target = "other entries take their fields from it (crossref)"
        if isinstance(target, str):
            left.append(Left(entry.key, target))
            entries.append(entry)
            continue
        have.add(work.key)
        moved, kept, move = _placed(entry, work, target, authority, taken, beside=beside)
        entries.append(moved)
        added += kept
        moves.append(move)
    return replace(library, entries=(*entries, *added)), tuple(moves), tuple(left)


def _movable(entry: Edition, authority: Authority, titles: TitleIndex) -> KnownWork | None:
    if entry.get("relatedtype") == CITED:
        return None
    return work_of(entry, authority, titles)


def _preferred_already(
    library: Library, wanted: Preference, authority: Authority, titles: TitleIndex
) -> set[str]:
    """The works of which the library has the preferred edition."""
    works = ((entry, work_of(entry, authority, titles)) for entry in library)
    return {work.key for entry, work in works if work and _theirs(entry, work, wanted, authority)}


def _theirs(entry: Edition, work: KnownWork, wanted: Preference, authority: Authority) -> bool:
    """Whether an entry is an edition of theirs: by what is on record, or by what it says itself."""
    known = identify(entry, work, authority).edition
    if known and wanted.takes(known):
        return True
    publisher = entry.get("publisher")
    if publisher and wanted.publisher:
        return authority.publisher(publisher, entry.get("address")) == wanted.publisher
    places = [place for name in ("url", "organization") if (place := entry.get(name))]
    return wanted.site is not None and wanted.site in map(authority.site, places)


def _lending(library: Library) -> set[str]:
    """The keys of entries that others take fields from: another edition would change those too."""
    names = ("crossref", "xdata")
    said = (entry.get(name) or "" for entry in library for name in names)
    return {key.strip() for keys in said for key in keys.split(",")}


def _target(work: KnownWork, wanted: Preference) -> KnownEdition | str:
    """The one edition to move to, or the reason why there is none."""
    theirs = [known for known in work.editions if wanted.takes(known)]
    whole = [known for known in theirs if known.confidence == "high"]
    if not theirs:
        return f"{wanted.name} has no edition of {work.key} on record"
    if not whole:
        return f"the edition of {wanted.name} is known from hearsay only ({theirs[0].key})"
    english = [known for known in whole if known.language in (None, "en")] or whole
    if len(english) > 1:
        return f"{wanted.name} has several editions: " + ", ".join(one.key for one in english)
    return english[0]


def _placed(
    entry: Edition,
    work: KnownWork,
    target: KnownEdition,
    authority: Authority,
    taken: set[str],
    *,
    beside: bool,
) -> tuple[Edition, list[Edition], Move]:
    """The entry in its place, the entries added, and what was done."""
    moved = _described(entry, work, target, authority)
    if beside:
        new = replace(moved, key=key_for(moved, taken))
        new = replace(new, fields=_related(new.fields, entry.key, None))
        taken.add(new.key)
        return entry, [new], Move(new.key, target.key, None)
    if not _loses(entry, moved):
        return moved, [], Move(entry.key, target.key, None)
    kept = replace(entry, key=_free(f"{entry.key}-cited", taken))
    taken.add(kept.key)
    if not entry.get("related"):
        kept = replace(kept, fields=_related(kept.fields, entry.key, CITED))
    moved = replace(moved, fields=_related(moved.fields, kept.key, None))
    return moved, [kept], Move(entry.key, target.key, kept.key)


def _loses(entry: Edition, moved: Edition) -> bool:
    """Whether the entry said something of the edition cited that the moved one no longer says."""
    if any(value and _is_of_one_edition(name, value) for name, value in entry.fields):
        return True
    return any(fold(entry.get(name) or "") != fold(moved.get(name) or "") for name in _TITLES)


def _is_of_one_edition(name: str, value: str) -> bool:
    """Whether a field describes one edition, or names pages of it, as a note may."""
    return name in OF_ONE_EDITION or bool(_PAGES.search(value))


def _described(
    entry: Edition, work: KnownWork, target: KnownEdition, authority: Authority
) -> Edition:
    """The entry as one of the target edition: what belonged to the other edition is gone."""
    gone = (*((name, entry.get(name)) for name in _TITLES), ("keywords", _NAMED))
    kept = [one for one in entry.fields if one not in gone and not _is_of_one_edition(*one)]
    title = [("title", target.title or work.title)]
    ours = [pair for pair in fields_of(target, authority) if not entry_has(kept, pair[0])]
    work_key = [] if entry_has(kept, "work") else [("work", work.key)]
    return Edition(entry.key, target.kind, (*_after_author(kept, title), *ours, *work_key))


def entry_has(fields: Iterable[tuple[str, str]], name: str) -> bool:
    """Whether a field of that name is among them."""
    return any(field == name for field, _ in fields)


def _after_author(
    fields: list[tuple[str, str]], title: list[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    yield from (pair for pair in fields if pair[0] == "author")
    yield from title
    yield from (pair for pair in fields if pair[0] != "author")


def _related(
    fields: tuple[tuple[str, str], ...], key: str, kind: str | None
) -> tuple[tuple[str, str], ...]:
    return (*fields, ("related", key), *([("relatedtype", kind)] if kind else []))


def _free(key: str, taken: set[str]) -> str:
    number, free = 2, key
    while free in taken:
        free, number = f"{key}{number}", number + 1
    return free
