"""Tells the language of titles that are plainly not English, so that they keep their capitals."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.editions.normalising.changes import Change, change
from biblio.editions.normalising.context import Context
from biblio.language.tongues import tongue_of
from biblio.record.edition import Edition

_TOLD = ("langid", "language", "hyphenation", "lang")


def normalise(edition: Edition, context: Context) -> Iterator[Change]:
    """Give the entry the `langid` of its title, where it names no language and the title is plain.

    Styles of English set titles in capitals unless the entry says that they are of another
    language. Safe where nothing in the title speaks for a second one.
    """
    title = edition.full_title
    tongue = tongue_of(title) if title and not edition.first(*_TOLD) else None
    if tongue and not tongue.is_english:
        reason = f"the title is {tongue.name.capitalize()}"
        yield change(edition, "langid", tongue.name, reason, safe=tongue.sure)
