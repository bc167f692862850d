"""Entries moved to a preferred edition, or given one beside them; what was cited stays recorded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from biblio.diagnostics import BiblioError
from biblio.editions.describing import OF_ONE_EDITION, fields_of
from biblio.editions.identifying import identify, work_of
from biblio.editions.lookup import Authority
from biblio.editions.records import KnownEdition, KnownWork, Publisher, Site
from biblio.editions.titles import TitleIndex
from biblio.library import Library
from biblio.library.keys import key_for
from biblio.record.edition import Edition
from biblio.record.fields import Nature, having
from biblio.values.folding import fold

# How an entry that keeps the edition cited is tied to the one that was moved.
CITED = "cited"
# What the cited edition printed of its title.
_TITLES = ("title", "subtitle")
# The keyword of an entry that is only named in a document: another edition is not.
_NAMED = "mentioned"
# Between the sign for a page and its number: any space (`p.~12` has no ordinary one), or markup.
_GAP = r"(?:[^\w;]|_|\\[a-z]+)*"
# A lower-case p needs no point after it; a capital letter without one is as likely a shelf mark.
_SIGN = (
    r"(?:pp?\.?|PP?\.|[Pp]gs?\.?|[Pp]ages?|[Pp][aá]gs?\.?|[Pp][aá]ginas?|[Ss]s?\.|[Ss]eiten?|"
    r"[Ss]tr\.|[Сс]{1,2}\.|[Сс]тр\.?|[Сс]траниц[аыеу]?|[Ff]ols?\.|[Cc]ols?\.|[Bb]l\.)"
)
_PAGES = re.compile(
    rf"\b{_SIGN}{_GAP}\d"
    # A word such as *pill* is no page, so a Roman number needs a point or a space before it.
    rf"|\b{_SIGN}(?:(?<=\.)|\s){_GAP}(?:[ivxlc]+|[IVXLC]+)\b"
    r"|\d[\s{}]*(?:ff\b|f\.|et\s+seqq?\b|pp\b|p\.(?!\s*m\b)|pages?\b|[Ss]\.|[Сс]\.|стр\b)"
)
# A name may look like a page: the initials in `Smith, P. v.`.
_PAGELESS = having(Nature.PEOPLE, Nature.LINKS, Nature.VERBATIM)


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
    moving = _Moving(wanted, authority, beside, set(library.keys))
    lending = set() if beside else _lending(library)
    works = [(entry, work_of(entry, authority, titles)) for entry in library]
    for entry, work in works:
        if work and _theirs(entry, work, wanted, authority):
            moving.have.setdefault(work.key, entry)
    for entry, work in works:
        lends = bool(lending & {entry.key, *_listed(entry.get("ids"))})
        moving.pass_by_or_move(entry, work, lends=lends)
    entries = (*moving.entries, *moving.added)
    return replace(library, entries=entries), tuple(moving.moves), tuple(moving.left)


@dataclass(slots=True)
class _Moving:
    """The entries as they are dealt with one by one; `have` is their edition of a work, by work."""

    wanted: Preference
    authority: Authority
    beside: bool
    taken: set[str]
    have: dict[str, Edition] = field(default_factory=dict)
    entries: list[Edition] = field(default_factory=list)
    added: list[Edition] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)

    def pass_by_or_move(self, entry: Edition, work: KnownWork | None, *, lends: bool) -> None:
        """Move the entry, or keep it; the reason is told unless it is plain from the entry."""
        if not work or entry.get("relatedtype") == CITED:
            self.entries.append(entry)
        elif work.key in self.have:
            self._keep(entry, self._already(entry, work))
        elif isinstance(target := _target(work, self.wanted), str):
            self._keep(entry, target)
        elif not entry.key:
            self._keep(entry, "an entry without a key cannot be tied to another")
        elif lends:
            self._keep(entry, "other entries take their fields from it (crossref)")
        else:
            self._move(entry, work, target)

    def _keep(self, entry: Edition, reason: str | None) -> None:
        self.entries.append(entry)
        if reason:
            self.left.append(Left(entry.key, reason))

    def _already(self, entry: Edition, work: KnownWork) -> str | None:
        """Why an entry stays where their edition is there; none if it is that, or tied to it."""
        there = self.have[work.key]
        tied = entry.key in _listed(there.get("related")) and there.get("relatedtype") != CITED
        if tied or _theirs(entry, work, self.wanted, self.authority):
            return None
        return f"the library has that edition already, as {there.key}"

    def _move(self, entry: Edition, work: KnownWork, target: KnownEdition) -> None:
        moved = _described(entry, work, target, self.authority)
        if self.beside:
            self.entries.append(entry)
            moved = self._beside(entry, moved)
            self.moves.append(Move(moved.key, target.key, None))
        else:
            kept = self._copy(entry) if _loses(entry, moved) else None
            if kept:
                moved = _with(moved, "related", _joined(entry.get("related"), kept.key))
            self.entries.append(moved)
            self.moves.append(Move(entry.key, target.key, kept.key if kept else None))
        self.have[work.key] = moved

    def _beside(self, entry: Edition, moved: Edition) -> Edition:
        """Add the preferred edition as an entry of its own; other names of the old one stay."""
        new = _without(replace(moved, key=key_for(moved, self.taken)), "ids")
        return self._add(_with(new, "related", entry.key))

    def _copy(self, entry: Edition) -> Edition:
        """Add the edition cited, whole, tied to the entry; a relation of another kind says enough.

        Other names of the entry (`ids`) go on leading to the entry itself: two may not have one.
        """
        kept = _without(replace(entry, key=_free(f"{entry.key}-cited", self.taken)), "ids")
        if not entry.get("relatedtype"):
            kept = _with(kept, "related", _joined(entry.get("related"), entry.key))
            if not entry.get("related"):
                kept = _with(kept, "relatedtype", CITED)
        return self._add(kept)

    def _add(self, new: Edition) -> Edition:
        self.added.append(new)
        self.taken.add(new.key)
        return new


def _theirs(entry: Edition, work: KnownWork, wanted: Preference, authority: Authority) -> bool:
    """Whether an entry is an edition of theirs: by what is on record, or by what it says itself."""
    known = identify(entry, work, authority).edition
    publisher = entry.get("publisher")
    house = authority.publisher(publisher, entry.place) if publisher else None
    if house and house == wanted.publisher:
        return True
    if wanted.site and _is_printed_elsewhere(entry, known, wanted.site, authority):
        return False
    if known and wanted.takes(known):
        return True
    if publisher and wanted.publisher:
        return False
    places = [place for name in ("url", "organization") if (place := entry.get(name))]
    return wanted.site is not None and wanted.site in map(authority.site, places)


def _is_printed_elsewhere(
    entry: Edition, known: KnownEdition | None, site: Site, authority: Authority
) -> bool:
    """Whether it has the imprint of a printed book: an address only tells where to read it too."""
    publisher = entry.get("publisher")
    if not publisher or fold(site.name) in fold(publisher) or authority.site(publisher) == site:
        return False
    house = authority.publisher(publisher, entry.place)
    return known is None or known.publisher not in (publisher, house.key if house else publisher)


def _lending(library: Library) -> set[str]:
    """The keys of entries that others take fields from: another edition would change those too."""
    names = ("crossref", "xdata")
    said = (entry.get(name) or "" for entry in library for name in names)
    return {key for keys in said for key in _listed(keys)}


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


def _loses(entry: Edition, moved: Edition) -> bool:
    """Whether the entry said something of the edition cited that the moved one no longer says."""
    if any(value and _is_of_one_edition(name, value) for name, value in entry.fields):
        return True
    return any(fold(entry.get(name) or "") != fold(moved.get(name) or "") for name in _TITLES)


def _is_of_one_edition(name: str, value: str) -> bool:
    """Whether a field describes one edition, or names pages of it, as a note may."""
    if name in OF_ONE_EDITION:
        return True
    return name not in _PAGELESS and bool(_PAGES.search(value))


def _unnamed(keywords: str) -> str:
    """The keywords without the one of works that are only named: this edition is not."""
    words = _listed(keywords)
    return ", ".join(word for word in words if word != _NAMED) if _NAMED in words else keywords


def _described(
    entry: Edition, work: KnownWork, target: KnownEdition, authority: Authority
) -> Edition:
    """The entry as one of the target edition: what belonged to the other edition is gone."""
    kept = [
        (name, _unnamed(value) if name == "keywords" else value)
        for name, value in entry.fields
        if name not in _TITLES and not _is_of_one_edition(name, value)
    ]
    kept = [(name, value) for name, value in kept if value or name != "keywords"]
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


def _with(entry: Edition, name: str, value: str) -> Edition:
    return replace(entry, fields=tuple({**dict(entry.fields), name: value}.items()))


def _without(entry: Edition, name: str) -> Edition:
    return replace(entry, fields=tuple(one for one in entry.fields if one[0] != name))


def _listed(value: str | None) -> list[str]:
    """What a list with commas holds."""
    return [one.strip() for one in (value or "").split(",") if one.strip()]


def _joined(value: str | None, key: str) -> str:
    """The list with the key at its end."""
    return ", ".join((*_listed(value), key))


def _free(key: str, taken: set[str]) -> str:
    number, free = 2, key
    while free in taken:
        free, number = f"{key}{number}", number + 1
    return free
