"""Brackets that say more of a book than its title does: the series it is in, an exhibition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.language import cues
from biblio.parser.labelling.spans import Span, trimmed
from biblio.values.patterns import Lazy

SERIES = Lazy(
    rf"\s?[(\[]=\s?(?P<series>[^()\[\]]{{3,100}}?)"
    rf"(?:[,;]?\s(?:(?:{cues.pattern('volume')}|{cues.pattern('issue')})\s?)?(?P<number>\d{{1,4}}))?[)\]]",
    sign="=",
)
# Salz in der Kunst (Ausst.-Kat. Kunsthalle Uelzen, Uelzen 1999), Köln 1999
EXHIBITION = Lazy(
    rf"\s?[(\[]{cues.pattern('exhibition')}(?!\w)[^()\[\]]*[)\]]", sign=cues.sign("exhibition")
)


def bracketed(text: str) -> tuple[int, int, tuple[Span, ...]]:
    """Where a bracket begins and ends that gives the series (`(= Salzstudien 7)`) or tells of an
    exhibition, and what of it is read; the end is 0 where none does.
    """
    match = SERIES.search(text)
    if match:
        return (*match.span(), tuple(said(match)))
    shown = EXHIBITION.search(text)
    return (*shown.span(), ()) if shown else (0, 0, ())


def said(match: re.Match[str]) -> Iterator[Span]:
    """The series that a match names, and the number in it."""
    for label in ("series", "number"):
        if match[label]:
            start, end = trimmed(match.string, *match.span(label), ",;:«“", ",;:»”")
            yield Span(label, start, end, 0.97)
