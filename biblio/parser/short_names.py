"""The short name under which a list has a work, before what the work is: `Salm 2002: Anna Salm, …`.

The texts of such a list cite by it: `(Salm 2002, 14)`.
"""

from __future__ import annotations

from typing import NamedTuple

from biblio.language import cues
from biblio.parser.labelling.people import is_idem
from biblio.parser.labelling.spans import Span
from biblio.values import dates
from biblio.values.patterns import CAPITAL, Lazy

_SHORT = Lazy(
    rf"(?P<names>{CAPITAL}[^\d:=(),]{{1,40}}(?:,\s{CAPITAL}[^\d:=(),]{{1,40}}){{0,3}}),?\s\(?(?P<year>{dates.YEAR})[a-k]?\)?"
    rf"\s?(?P<sign>[:=])\s+(?=[“«„‘\"]|{CAPITAL})",
    sign=rf"\A[^\d:=]{{2,170}}{dates.YEAR}[a-k]?\)?\s?[:=]",
)
_WORD = Lazy(rf"{CAPITAL}[^\W\d_]+")
_HELD = Lazy(
    rf"[.,]\s(?:{cues.pattern('inside')}\s?:|{cues.pattern('inside')}\s(?={CAPITAL})|{cues.pattern('editor')}\s)"
)
_NEAR = 90  # characters, in which the name stands again


class ShortName(NamedTuple):
    """The year that it says, and where what it stands for begins."""

    year: Span
    end: int


def read(text: str) -> ShortName | None:
    """The short name with which an entry begins, or None.

    Before a colon it is one only if the name comes again: `Salm 2002: Das Salz` is by Salm.
    """
    match = _SHORT.match(text)
    if not match:
        return None
    held = _HELD.search(text, match.end())  # Salm (2017): Salz. In: Brot, hrsg. von Anna Salm
    end = min(match.end() + _NEAR, held.start() if held else len(text))
    behind = text[match.end() : end].casefold()
    families = [word.casefold() for word in _WORD.findall(match["names"])]
    again = (bool(families) and families[0] in behind) or is_idem(behind.split(",")[0].strip(": "))
    if match["sign"] == ":" and not again:
        return None
    return ShortName(Span("year", *match.span("year"), 0.9), match.end())
