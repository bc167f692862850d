"""All that a run looks at, and what several rules ask of it, worked out once and only if asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from biblio.library import Library
from biblio.likeness import short_title
from biblio.record.edition import Edition
from biblio.rules.basis.known_titles import KnownTitles
from biblio.rules.basis.library_file import LibraryFile, Record
from biblio.rules.basis.settings import Settings

if TYPE_CHECKING:  # what reads documents, for one, takes its time
    from biblio.editions.duplicates import Findings
    from biblio.editions.lookup import Authority
    from biblio.editions.normalising import Change, Context
    from biblio.editions.records import KnownWork
    from biblio.editions.titles import TitleIndex
    from biblio.extractor import Extraction
    from biblio.library import Merge
    from biblio.rules.basis.citing import Cited
    from biblio.rules.basis.manuscript import Manuscript

    Normaliser = Callable[[Edition, Context], Iterable[Change]]
    Made = tuple[tuple[Record, tuple[Change, ...]], ...]


@dataclass(frozen=True)
class Subject:
    """The libraries and documents of a run, and what is known of them."""

    libraries: tuple[LibraryFile, ...] = ()
    documents: tuple[Manuscript, ...] = ()
    settings: Settings = field(default_factory=Settings)
    _changes: dict[tuple[str, Normaliser], Made] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def authority(self) -> Authority:
        """The works, publishers and sites on record."""
        from biblio.editions.lookup import authority

        return authority(self.settings.authority)

    @cached_property
    def titles(self) -> TitleIndex:
        """The titles on record."""
        from biblio.editions.titles import index

        return index(self.settings.authority)

    @cached_property
    def known_titles(self) -> KnownTitles:
        """The titles on record, asked for the right one where a printed one is wrong."""
        return KnownTitles(self.titles, lambda key: self.authority.work(key))

    @property
    def records(self) -> Iterator[Record]:
        """Every entry of every library."""
        for file in self.libraries:
            yield from file.records

    def having(self, *names: str) -> Iterator[tuple[Record, str]]:
        """Every entry that has one of the fields, and which; an entry with two comes twice."""
        for file in self.libraries:
            for name in names:
                for record in file.by_field.get(name, ()):
                    yield record, name

    @cached_property
    def titled(self) -> Mapping[str, tuple[Record, ...]]:
        """The entries by their titles up to the colon, folded."""
        found: dict[str, list[Record]] = {}
        for record, _ in self.having("title"):
            found.setdefault(short_title(record.get("title")), []).append(record)
        return {title: tuple(records) for title, records in found.items()}

    def record(self, key: str | None) -> Record | None:
        """The entry of that key, or None."""
        found = (file.by_key.get(key) for file in self.libraries) if key else ()
        return next((record for record in found if record), None)

    def work(self, record: Record) -> KnownWork | None:
        """The work on record that the entry is an edition of, if its title and author say so."""
        from biblio.editions.identifying import work_of

        return work_of(record.edition, self.authority, self.titles)

    @cached_property
    def editions_of_works(self) -> tuple[tuple[Record, KnownWork], ...]:
        """Every entry that is an edition of a work on record, with that work."""
        suspects = (
            record
            for record, _ in self.having("title")
            if record.get("work") or self._rings(record)
        )
        found = ((record, self.work(record)) for record in suspects)
        return tuple((record, work) for record, work in found if work)

    def _rings(self, record: Record) -> bool:
        """Whether some work on record has the entry’s title: who wrote it is another question."""
        return bool(self.titles.find(record.fields["title"]))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all entries, case folded, and the others that BibLaTeX lets them go by."""
        keys = {record.key.casefold() for record in self.records}
        aliases = (record.get(field) for record, field in self.having("ids"))
        return frozenset(
            keys | {key.strip().casefold() for value in aliases for key in value.split(",")}
        )

    def changes(
        self, normaliser: Normaliser, field: str | None = None
    ) -> Iterator[tuple[Record, tuple[Change, ...]]]:
        """What a normaliser of `biblio.editions.normalising` would change, entry by entry.

        `field` is the one without which it changes nothing, where there is such a one.
        """
        for file in self.libraries:
            yield from self._made(file, normaliser, field)

    def _made(self, file: LibraryFile, normaliser: Normaliser, field: str | None) -> Made:
        place = (file.path, normaliser)
        if place not in self._changes:
            context = self._context(file, normaliser)
            records = file.by_field.get(field, ()) if field else file.records
            made = ((record, tuple(normaliser(record.edition, context))) for record in records)
            self._changes[place] = tuple(pair for pair in made if pair[1])
        return self._changes[place]

    def _context(self, file: LibraryFile, normaliser: Normaliser) -> Context:
        from biblio.editions.normalising import (
            Context,
            Custom,
            Options,
            names,
            places,
            publishers,
        )

        context = Context(
            self.authority, Options(names=self.settings.name_form, unsafe=True), custom=file.custom
        )
        if normaliser is publishers.normalise:  # it writes places too
            states = places.states_of(one.edition for one in file.by_field.get("location", ()))
            houses = {name: n for named in file.publishers.values() for name, n in named.items()}
            return replace(context, custom=Custom(context.custom.numbered, states, houses))
        if normaliser is not names.normalise:  # the only one that asks the other entries
            return context
        return replace(context, evidence=names.evidence(file.bib.library, context))

    @cached_property
    def resemblances(self) -> tuple[tuple[LibraryFile, Findings], ...]:
        """The duplicates, links and doubtful pairs of each library."""
        from biblio.editions.duplicates import find

        return tuple((file, find(file.bib.library)) for file in self.libraries)

    @property
    def extractions(self) -> tuple[Extraction, ...]:
        """What each document cites, each citation told its entry's key."""
        return self.gathered[1]

    @cached_property
    def gathered(self) -> tuple[Merge, tuple[Extraction, ...]]:
        """The libraries with what the documents cite beside them, and what each document cites."""
        from biblio.gatherer import cite

        library = Library(tuple(record.edition for record in self.records))
        documents = (one.document for one in self.documents)
        return cite(documents, library, self.titles, doubtful=True)

    @cached_property
    def citations(self) -> tuple[Cited, ...]:
        """Every citation of every document, in order."""
        if not self.documents:
            return ()
        from biblio.rules.basis.citing import Cited

        return tuple(
            Cited(manuscript, number, resolution, self.record(resolution.key))
            for manuscript, extraction in zip(self.documents, self.extractions, strict=True)
            for number, resolution in enumerate(extraction.resolutions)
        )

    @cached_property
    def cited(self) -> Mapping[str, tuple[Cited, ...]]:
        """The citations of each entry, by its key."""
        found: dict[str, list[Cited]] = {}
        for one in self.citations:
            if one.record:
                found.setdefault(one.record.key, []).append(one)
        return {key: tuple(citations) for key, citations in found.items()}
