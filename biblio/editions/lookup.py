"""The authority: works, editions, publishers and sites, looked up by key, title, name or host."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Generic, NamedTuple, Protocol, TypeVar

from biblio.editions import loader
from biblio.editions.records import KnownEdition, KnownWork, Publisher, Site
from biblio.values import compiled
from biblio.values.folding import fold

# The host of a URL, with or without its scheme: a name without a dot is no host.
_HOST = compiled.pattern(r"(?:\w+:)?(?://)?(?:www\.)?(?P<host>[^/:?#\s]+\.[^/:?#\s]+)")


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


T = TypeVar("T", bound=_Keyed)


class _Register(NamedTuple, Generic[T]):
    """Records of one kind by their keys, and by every name that leads to them."""

    by_key: Mapping[str, T]
    by_name: Mapping[str, tuple[T, ...]]


@dataclass(frozen=True)
class Authority:
    """What is known of works and their editions; nothing in it depends on any library."""

    works: tuple[KnownWork, ...] = ()
    publishers: tuple[Publisher, ...] = ()
    sites: tuple[Site, ...] = ()

    def __eq__(self, other: object) -> bool:
        """Whether both know the same, however they came to it."""
        if not isinstance(other, Authority):
            return NotImplemented
        ours, theirs = (self.works, self.publishers), (other.works, other.publishers)
        return ours == theirs and self.sites == other.sites

    @cached_property
    def _works(self) -> _Register[KnownWork]:
        return _register(self.works, lambda work: work.titles)

    @cached_property
    def _editions(self) -> _Register[KnownEdition]:
        return _register(self.editions, lambda edition: ())

    @cached_property
    def _publishers(self) -> _Register[Publisher]:
        return _register(self.publishers, lambda one: one.names)

    @cached_property
    def _sites(self) -> _Register[Site]:
        return _register(self.sites, _ways_to)

    @property
    def editions(self) -> tuple[KnownEdition, ...]:
        """The editions of all works."""
        return tuple(edition for work in self.works for edition in work.editions)

    def work(self, key: str) -> KnownWork | None:
        """The work of that key, or None."""
        return self._works.by_key.get(key)

    def edition(self, key: str) -> KnownEdition | None:
        """The edition of that key, or None; its field `work` has the key of its work."""
        return self._editions.by_key.get(key)

    def works_titled(self, title: str) -> tuple[KnownWork, ...]:
        """Every work that goes by that title, in any language and printed in any way.

        Letter case, accents, punctuation and a leading article do not count. Works that share a
        title are all returned: only their authors and dates can tell them apart.
        """
        return self._works.by_name.get(fold(title), ())

    def publishers_named(self, name: str) -> tuple[Publisher, ...]:
        """Every publisher of that name, alias or frequent misspelling."""
        return self._publishers.by_name.get(fold(name), ())

    def publisher(self, name: str, place: str | None = None) -> Publisher | None:
        """The one publisher of that key or name; None where there is none, or several.

        A place decides between houses of one name. An imprint is itself, and never the house that
        continued it: Pioneer is not Pathfinder.
        """
        houses = self.publishers_named(name)
        if place and len(houses) > 1:
            houses = tuple(house for house in houses if fold(place) in map(fold, house.places))
        return self._publishers.by_key.get(name) or _only(houses)

    def site(self, name: str) -> Site | None:
        """The one site with that key, host, name or alias; the name may be a URL on it.

        A mirror counts as the site it copies, even if the copy fills but a corner of it: the
        site's `mirrors` tell which. A host that is merely like a site's does not count:
        marxist.com is another site than marxists.org, and marxist.org is none that is known.
        """
        sites = self._sites.by_name
        return self._sites.by_key.get(name) or _only(
            sites.get(_host(name), sites.get(fold(name), ()))
        )


class _Shipped(Authority):
    """What biblio ships with, read kind by kind once it is asked for."""

    @cached_property
    def works(self) -> tuple[KnownWork, ...]:
        return loader.works()

    @cached_property
    def publishers(self) -> tuple[Publisher, ...]:
        return loader.publishers()

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        return loader.sites()

    def __init__(self) -> None:
        """Nothing is read as yet."""

    def works_titled(self, title: str) -> tuple[KnownWork, ...]:
        # Few libraries have a work on record: the index of titles tells whether one is to be read.
        return super().works_titled(title) if fold(title) in self._titles else ()

    @cached_property
    def _titles(self) -> Container[str]:
        from biblio.editions.titles import index

        return index().by_title


@cache
def authority(extra: tuple[Path, ...] = ()) -> Authority:
    """What biblio ships with and what the user's own files add to it, read once in a process.

    Later files override earlier ones: a record with a known key changes the fields that it gives,
    save that lists of names (variants, aliases, hosts …) grow. Raises BiblioError, with file and
    line, for a file that cannot be read or does not follow the format.
    """
    return Authority(*loader.load(extra)) if extra else _Shipped()


def _register(records: Iterable[T], names: Callable[[T], Iterable[str]]) -> _Register[T]:
    by_name: dict[str, tuple[T, ...]] = {}
    for record in records:
        # A dict and not a set: the order of the names is the order of the file.
        for name in dict.fromkeys(map(_folded, names(record))):
            by_name[name] = (*by_name.get(name, ()), record)
    return _Register({record.key: record for record in records}, by_name)


def _ways_to(site: Site) -> Iterator[str]:
    copies = (mirror.host for mirror in site.mirrors)
    yield from (f"//{host}" for host in (*site.all_hosts, *copies))
    yield from (site.name, *site.aliases)


def _folded(name: str) -> str:
    return _host(name) if name.startswith("//") else fold(name)


def _host(text: str) -> str:
    """The host of a URL without `www.`, marked as one: no folded name begins so."""
    found = _HOST.match(text.casefold())
    return f"//{found['host']}" if found else ""


def _only(records: tuple[T, ...]) -> T | None:
    return records[0] if len(records) == 1 else None
