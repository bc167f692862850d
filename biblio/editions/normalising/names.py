"""Normalises persons' names: initials spaced, and forenames as full as the evidence goes.

`Lenin`, `V.I. Lenin` and `Vladimir Ilyich Lenin` become one only where the authority knows the
person, or where another entry names the author of the same text more fully. Names of bodies are
never touched, and neither are particles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from biblio.editions.normalising.changes import Change
from biblio.editions.normalising.context import Context, NameForm
from biblio.editions.normalising.evidence import ROLES, Evidence, gather, text_key
from biblio.folding import fold
from biblio.library import Library
from biblio.people import split_names
from biblio.values.forenames import initials, is_short_for, spaced
from biblio.values.persons import PersonName, read
from biblio.work import Edition

_REASONS = {
    NameForm.FULL: "the fullest form known of the same person’s name",
    NameForm.INITIALS: "forenames as initials",
    NameForm.AS_PRINTED: "a space after each initial",
}


def normalise(edition: Edition, context: Context) -> Iterator[Change]:
    """Bring each name of the entry to the form wished for.

    A change that gives up forenames, or replaces them by others, is unsafe.
    """
    text = text_key(_title(edition, context))
    for role in ROLES:
        names = split_names(edition.get(role) or "")
        for safe in (True, False):
            wanted = tuple(_form(name, role, text, context, safe=safe) for name in names)
            if wanted != names:
                yield _change(edition, role, wanted, context, safe=safe)


def evidence(library: Library, context: Context) -> Evidence:
    """What the library's entries tell about the names of one another."""
    title_of = partial(_title, context=context)
    return gather(library, title_of, partial(_settled, context=context, safe=True))
