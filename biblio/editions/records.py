"""What the authority knows of works, editions, publishers and sites.

Every field is a key of the TOML files in `biblio/data`, whose heads say what each of them means.
Dates are EDTF strings (https://www.loc.gov/standards/datetime/); names are `Family, Given`.
"""

from __future__ import annotations

from typing import NamedTuple

Sources = tuple[tuple[str, str], ...]


class Variant(NamedTuple):
    """A title under which a work is met beside its own, a wrong one marked as such by `kind`."""

    title: str
    language: str | None = None
    kind: str = "alternative"
    source: str | None = None


class KnownEdition(NamedTuple):
    """An edition on record: unlike `biblio.record.edition.Edition`, no entry of anybody's library.

    `title` is the title printed where it is not the work's; `kind` a BibLaTeX entry type;
    `other_year` the year that another source gives for it. `sources`
    name, field by field, what does not come from `source`. Medium `confidence` means general
    knowledge: good for recognising an edition, not for writing it into a library unasked.
    """

    key: str
    work: str
    kind: str = "book"
    title: str | None = None
    container: str | None = None
    volume: str | None = None
    number: str | None = None
    series: str | None = None
    publisher: str | None = None
    site: str | None = None
    place: str | None = None
    year: str | None = None
    other_year: str | None = None
    language: str | None = None
    editors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    introduction: tuple[str, ...] = ()
    afterword: tuple[str, ...] = ()
    pages: str | None = None
    pagetotal: str | None = None
    isbn: str | None = None
    url: str | None = None
    chapters: str | None = None
    note: str | None = None
    source: str | None = None
    sources: Sources = ()
    confidence: str = "high"


class KnownWork(NamedTuple):
    """A work on record, apart from its editions: what all of them have in common."""

    key: str
    title: str
    authors: tuple[str, ...] = ()
    kind: str | None = None
    variants: tuple[Variant, ...] = ()
    original_title: str | None = None
    original_language: str | None = None
    written: str | None = None
    published: str | None = None
    contained_in: tuple[str, ...] = ()
    about: str | None = None
    editions: tuple[KnownEdition, ...] = ()
    note: str | None = None
    source: str | None = None
    sources: Sources = ()
    confidence: str = "high"

    @property
    def titles(self) -> tuple[str, ...]:
        """Every title the work goes by, its own first, those printed on its editions last."""
        others = (variant.title for variant in self.variants)
        printed = (edition.title for edition in self.editions)
        titles = (self.title, self.original_title, *others, *printed)
        return tuple(dict.fromkeys(title for title in titles if title))


class Publisher(NamedTuple):
    """A publishing house or an imprint; one that was renamed or taken over stays itself."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    active: str | None = None
    domain: str | None = None
    isbn_prefixes: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()
    imprint_of: str | None = None
    note: str | None = None
    source: str | None = None
    sources: Sources = ()
    confidence: str = "high"

    @property
    def names(self) -> tuple[str, ...]:
        """Every form of the name, the one to be written first."""
        return (self.name, *self.aliases, *self.misspellings)


class Mirror(NamedTuple):
    """A copy of a site, whose paths begin with `path` where the site's begin with `becomes`."""

    host: str
    path: str = "/"
    becomes: str = "/"


class Moved(NamedTuple):
    """A path of a site that is no longer right, or never was, and the right one."""

    old: str
    new: str
    source: str | None = None


class Site(NamedTuple):
    """A host on the web with everything that leads to it."""

    key: str
    name: str
    host: str
    kind: str = "library"
    aliases: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    former_hosts: tuple[str, ...] = ()
    mirrors: tuple[Mirror, ...] = ()
    slips: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    mistaken: tuple[Moved, ...] = ()
    note: str | None = None
    source: str | None = None
    sources: Sources = ()
    confidence: str = "high"

    @property
    def all_hosts(self) -> tuple[str, ...]:
        """Every host that is this site and nothing else: not one that mirrors it in a corner."""
        whole = (mirror.host for mirror in self.mirrors if mirror.path == "/")
        return (self.host, *self.hosts, *self.former_hosts, *whole)
