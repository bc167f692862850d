"""The ways in which a manuscript can cite."""

from __future__ import annotations

from enum import StrEnum

from biblio.diagnostics import BiblioError


class Way(StrEnum):
    """How the rewritten manuscript cites.

    `AS_IS`: each citation where it stands. `NOTES`: in footnotes; `INLINE`: in brackets in the
    text. `AUTHOR_DATE` is the same with a list of references at the end. `KEYS`: by the keys of the
    library, as pandoc reads them.
    """

    AS_IS = "as-is"
    NOTES = "notes"
    INLINE = "inline"
    AUTHOR_DATE = "author-date"
    KEYS = "keys"


def way_named(name: str) -> Way:
    """The way that `--as` names; raises BiblioError where there is none."""
    if name not in list(Way):
        raise BiblioError(f"There is no way “{name}”: --as takes {', '.join(Way)}.")
    return Way(name)
