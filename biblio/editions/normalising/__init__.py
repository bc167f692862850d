"""Brings the fields of a library to one form: safely, idempotently, and without a guess.

Each normaliser is a function of one edition and a context; it yields the changes to one field, or
to one field and its companion (a publisher and its place). What it cannot read it leaves alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from biblio.diagnostics import Diagnostic
from biblio.editions.normalising.changes import Change, applied
from biblio.editions.normalising.context import (
    Authority,
    Context,
    Custom,
    Options,
    TitleForm,
)
from biblio.editions.normalising.dates import normalise as normalise_dates
from biblio.editions.normalising.editions import normalise as normalise_editions
from biblio.editions.normalising.identifiers import check as check_identifiers
from biblio.editions.normalising.identifiers import normalise as normalise_identifiers
from biblio.editions.normalising.languages import normalise as normalise_languages
from biblio.editions.normalising.names import evidence
from biblio.editions.normalising.names import normalise as normalise_names
from biblio.editions.normalising.pages import normalise as normalise_pages
from biblio.editions.normalising.places import normalise as normalise_places
from biblio.editions.normalising.places import states_of
from biblio.editions.normalising.publishers import houses_of
from biblio.editions.normalising.publishers import normalise as normalise_publishers
from biblio.editions.normalising.titles import normalise as normalise_titles
from biblio.editions.normalising.urls import normalise as normalise_urls
from biblio.editions.normalising.volumes import normalise as normalise_volumes
from biblio.library import Library
from biblio.record.edition import Edition
from biblio.values.forenames import NameForm

__all__ = [
    "NORMALISERS",
    "Authority",
    "Change",
    "Context",
    "Custom",
    "NameForm",
    "Options",
    "TitleForm",
    "check",
    "normalise",
    "suggestions",
]

Normaliser = Callable[[Edition, Context], Iterable[Change]]

# In this order: a place must have its form before a publisher's place is compared with it.
NORMALISERS: tuple[Normaliser, ...] = (
    normalise_names,
    normalise_titles,
    normalise_languages,
    normalise_places,
    normalise_publishers,
    normalise_editions,
    normalise_volumes,
    normalise_dates,
    normalise_identifiers,
    normalise_urls,
    normalise_pages,
)


def normalise(library: Library, context: Context) -> tuple[Library, tuple[Change, ...]]:
    """The library with its fields in one form, and the changes made, in the order of the entries.

    A second time changes nothing. Unsafe changes are made only if the options say so; those not
    made are what `suggestions` lists.
    """
    entries, changes = [], []
    custom = context.custom._replace(states=states_of(library), houses=houses_of(library))
    context = replace(context, evidence=evidence(library, context), custom=custom)
    for edition in library:
        edition, made = _normalised(edition, context)
        entries.append(edition)
        changes += made
    return replace(library, entries=tuple(entries)), tuple(changes)


def suggestions(library: Library, context: Context) -> tuple[Change, ...]:
    """The unsafe changes that remain to be decided in a normalised library."""
    if context.options.unsafe:
        return ()
    unsafe = replace(context, options=context.options._replace(unsafe=True))
    return normalise(library, unsafe)[1]


def check(library: Library) -> tuple[Diagnostic, ...]:
    """What is wrong with the library and cannot be put right: identifiers that cannot exist."""
    path = library.path or "<library>"
    return tuple(finding for edition in library for finding in check_identifiers(edition, path))


def _normalised(edition: Edition, context: Context) -> tuple[Edition, list[Change]]:
    made: list[Change] = []
    for normaliser in NORMALISERS:
        wanted = normaliser(edition, context)
        weighed = (_weighed(one, context) for one in wanted)
        changes = [change for change in weighed if context.allows(safe=change.safe)]
        edition = applied(edition, changes)
        made += changes
    return edition, made


def _weighed(change: Change, context: Context) -> Change:
    """The change, which is not safe where the file cannot have it without a loss."""
    kept = context.keeps(change.key, change.field, change.new)
    return change if kept else change._replace(safe=False)
