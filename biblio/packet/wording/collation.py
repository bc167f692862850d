"""The order of headings: letters before their accents, capitals as small, Latin before Cyrillic."""

from __future__ import annotations

import re
import unicodedata

from biblio.values.folding import fold

_NOT_LETTERS = re.compile(r"[^\w,]+")


def by_name(heading: str) -> tuple[str, str]:
    """The sorting key of a name; what follows the comma counts after all that precedes it."""
    decomposed = unicodedata.normalize("NFKD", heading.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    # A space sorts before every letter: Weil, Simone before Weiland, Ada.
    return _NOT_LETTERS.sub(" ", bare).replace(",", " "), heading


def by_title(heading: str) -> tuple[str, str]:
    """The sorting key of a title: a leading article does not count."""
    return fold(heading), heading
