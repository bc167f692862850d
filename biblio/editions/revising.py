"""A library brought to the authority's form: completed, normalised, moved to preferred editions."""

from __future__ import annotations

from dataclasses import dataclass, replace

from biblio.diagnostics import Diagnostic
from biblio.editions.completing import complete
from biblio.editions.lookup import Authority
from biblio.editions.normalising import (
    Change,
    Context,
    Custom,
    Options,
    check,
    normalise,
    suggestions,
)
from biblio.editions.normalising.changes import applied
from biblio.editions.normalising.context import Keeps
from biblio.editions.preferring import Left, Move, Preference, prefer
from biblio.editions.titles import TitleIndex
from biblio.library import Library


@dataclass(frozen=True, slots=True)
class Revision:
    """The library revised, what was changed in it, and what was left for a person to decide."""

    library: Library
    changes: tuple[Change, ...] = ()
    moves: tuple[Move, ...] = ()
    left: tuple[Left, ...] = ()
    suggestions: tuple[Change, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


def revise(
    library: Library,
    authority: Authority,
    titles: TitleIndex,
    options: Options | None = None,
    wanted: Preference | None = None,
    *,
    beside: bool = False,
    numbered: bool = True,
    keeps: Keeps | None = None,
) -> Revision:
    """Bring the library to the authority's form; revising the result again changes nothing.

    `numbered` tells whether editions are to be numbers, `keeps` whether a change loses nothing that
    the library's file has typed: one that does is not safe.
    """
    context = Context(authority, options or Options(), custom=Custom(numbered=numbered))
    context = replace(context, keeps=keeps or context.keeps)
    moves: tuple[Move, ...] = ()
    left: tuple[Left, ...] = ()
    if wanted:
        library, moves, left = prefer(library, wanted, authority, titles, beside=beside)
    library, normalised = normalise(library, context)
    library, completed = _completed(library, authority, titles)
    # What is normalised stays as it is: a second time is for what was completed.
    library, again = normalise(library, context) if completed else (library, ())
    changes = (*normalised, *completed, *again)
    return Revision(library, changes, moves, left, suggestions(library, context), check(library))


def _completed(
    library: Library, authority: Authority, titles: TitleIndex
) -> tuple[Library, tuple[Change, ...]]:
    changes: list[Change] = []
    entries = []
    for entry in library:
        wanted = list(complete(entry, authority, titles))
        changes += wanted
        entries.append(applied(entry, wanted))
    return replace(library, entries=tuple(entries)), tuple(changes)
