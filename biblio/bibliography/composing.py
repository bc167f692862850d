"""From a library and what documents cite of it to a listing: formatted, ordered, divided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from biblio.bibliography.builder import Builder
from biblio.bibliography.citing import cited_keys, title_of
from biblio.bibliography.engine import Engine, Items, items_of
from biblio.bibliography.grouping import BY_DOCUMENT, GROUPINGS, Keyword, by_keyword, grouped
from biblio.bibliography.headings import Headings, headings
from biblio.bibliography.listing import Composed, Listing, Section
from biblio.bibliography.repeating import with_names
from biblio.bibliography.unread import unread
from biblio.diagnostics import BiblioError, Diagnostic, Position
from biblio.library import Library
from biblio.styles import Cite, Cluster, Formatted, FormattedEntry

if TYPE_CHECKING:
    from biblio.extractor import Extraction

# A heading, and the keys under it.
Group = tuple[str | None, tuple[str, ...]]

_HEADED_BY_WORDS = ("type", "language", "keyword")


class Order(StrEnum):
    """How entries follow one another: as the style has it, as cited, or as in the library."""

    STYLE = "style"
    CITED = "cited"
    LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for. `group_by` is one of `GROUPINGS`, or document; `keywords` are its groups.

    `mentions` counts works that the running text only names.
    """

    order: Order = Order.STYLE
    group_by: str | None = None
    keywords: tuple[Keyword, ...] = ()
    annotated: bool = False
    mentions: bool = True


def bibliography(
    library: Library, extractions: Sequence[Extraction] | None, engine: Engine, wanted: Wanted
) -> Composed:
    """The entries of a library; with extractions, those alone that the documents cite."""
    composer = _Composer(library, extractions, engine, wanted)
    groups = composer.groups()
    words = composer.words
    listing = Listing(composer.sections(groups), engine.language, words["bibliography"])
    keys = tuple(dict.fromkeys([*(key for _, group in groups for key in group), *composer.chosen]))
    return Composed(listing, keys, tuple(composer.diagnostics()))


@dataclass(frozen=True)
class _Composer:
    library: Library
    extractions: Sequence[Extraction] | None
    engine: Engine
    wanted: Wanted

    @cached_property
    def words(self) -> Headings:
        return headings(self.engine.language)

    @cached_property
    def cited(self) -> list[tuple[str, ...]]:
        """What each document cites."""
        documents = self.extractions or ()
        return [cited_keys(one, self.library, mentions=self.wanted.mentions) for one in documents]

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        """The keys to be listed, each once: in the order of citing, or else of the library."""
        if self.extractions is None:
            return tuple(dict.fromkeys(self.library.keys))
        return tuple(dict.fromkeys(key for keys in self.cited for key in keys))

    @cached_property
    def input(self) -> tuple[Items, list[Cluster]]:
        """The items, and what is cited one by one: some styles number by first citation."""
        cited = self.chosen if self.extractions else ()
        return items_of(self.library, self.chosen), [Cluster((Cite(key),)) for key in cited]

    @cached_property
    def formatted(self) -> Formatted:
        formatted = self.engine.format(*self.input)
        for finding in formatted.diagnostics:
            if finding.code == "style-no-bibliography":
                raise BiblioError(finding.message)
        printed = tuple(entry for entry in formatted.bibliography if entry.text.strip())
        return replace(formatted, bibliography=printed)

    @cached_property
    def ordered(self) -> tuple[str, ...]:
        in_style = tuple(entry.key for entry in self.formatted.bibliography)
        order = {
            Order.STYLE: in_style,
            Order.CITED: self.chosen,
            Order.LIBRARY: tuple(dict.fromkeys(self.library.keys)),
        }[self.wanted.order]
        listed = frozenset(in_style)
        return tuple(key for key in order if key in listed)

    def groups(self) -> list[Group]:
        by = self.wanted.group_by
        if by is None:
            return [(None, self.ordered)]
        if by == BY_DOCUMENT:
            return list(self._by_document())
        if by == "keyword":
            grouping = by_keyword(self.words, self.wanted.keywords)
        else:
            grouping = GROUPINGS[by](self.words)
        entries = (entry for key in self.ordered if (entry := self.library.get(key)))
        divided = grouped(entries, grouping)
        return [(heading, tuple(entry.key for entry in group)) for heading, group in divided]

    def _by_document(self) -> Iterator[Group]:
        """What each document cites: an entry stands under every one of them."""
        for extraction, own in zip(self.extractions or (), self.cited, strict=True):
            order = own if self.wanted.order is Order.CITED else self.ordered
            group = set(own) & set(self.ordered)
            if group:
                yield title_of(extraction), tuple(key for key in order if key in group)

    def sections(self, groups: Sequence[Group]) -> tuple[Section, ...]:
        builder = Builder(self.library.entries if self.wanted.annotated else ())
        return tuple(builder.entries(self._shown(keys), heading) for heading, keys in groups)

    def _shown(self, keys: Sequence[str]) -> Sequence[FormattedEntry]:
        entries = self.formatted.bibliography
        if self.wanted.order is Order.STYLE and not self.wanted.group_by:
            return entries
        return with_names(keys, entries, self.in_full)

    @cached_property
    def in_full(self) -> dict[str, FormattedEntry]:
        full = self.engine.in_full(*self.input) or self.formatted
        return {one.key: one for one in full.bibliography}

    def diagnostics(self) -> Iterator[Diagnostic]:
        yield from self.formatted.diagnostics
        listed = (entry for key in self.chosen if (entry := self.library.get(key)))
        yield from unread(listed, Position(self.library.path or "<library>"))
        if self.wanted.group_by in _HEADED_BY_WORDS and not self.words.is_translated:
            said = "there are no headings in this language yet: they are English"
            yield Diagnostic("headings", said, Position(self.engine.language))
