"""The series that a book is in: within brackets, behind the imprint or before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from biblio.language import cues
from biblio.parser.labelling.brackets import SERIES, said
from biblio.parser.labelling.rules.contributors import all_people
from biblio.parser.labelling.spans import Reading, Span
from biblio.values import dates
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

# …, 1979. (Reprints ; 12). · (Coleção Sal, v. 6)
_SERIES_LAST = Lazy(
    rf"[.,]\s\((?P<series>{CAPITAL}[^();:\d]{{2,60}}?)(?:\s?[;,]\s)"
    rf"(?:(?:{cues.pattern('volume')}|{cues.pattern('issue')})\s?)?(?P<number>(?!{dates.YEAR}\))\d{{1,4}})\)\.?\s*$",
    sign=r"\d\)\.?\s*\Z",
)
# …, Paris, Plon (coll. « Sel »), 1986
_SERIES_WITHIN = Lazy(
    rf"\s\((?:{cues.pattern('series_cue')})\s(?P<series>(?:[«“]\s?)?{CAPITAL}[^()]{{1,80}}?)(?:,?\s{cues.pattern('issue')}?\s?(?P<number>\d{{1,4}}))?\)(?=,?\s(?:{dates.YEAR}|{CAPITAL}))",
    sign=r"\)",
)
# …, Salt Classics (Oxford: … · …, Studies in Salt and Bread, 49 (Oxford: …
_SERIES_BEFORE = Lazy(
    rf",\s(?P<series>(?:{CAPITAL}[\w’'-]*\s)(?:[^,();:“”\0]{{0,60}}?\s)?{cues.pattern('series_word')}(?:\s[^,();:“”\0]{{1,60}})?"
    rf"|{cues.pattern('series_word')}\s[^,();:“”\0]{{1,60}})(?:,\s(?P<number>\d{{1,4}}))?(?=\s\([^():]{{2,60}}:\s[^()]*{dates.YEAR})",
    sign=cues.sign("series_word"),
)


def series(reading: Reading, lexicon: Lexicon) -> Iterable[Span]:
    """`(= Salzstudien 7)`, `Salt, Brine Classics (Oxford: …)`: the series, and the number in it."""
    match = (
        SERIES.search(reading.rest)
        or _SERIES_LAST.search(reading.rest)
        or _SERIES_WITHIN.search(reading.rest)
    )
    if not match and (before := _SERIES_BEFORE.search(reading.rest)):
        head = reading.text[: before.start()]
        titled = reading.has("title") or ", " in head
        match = before if titled and not all_people(head, lexicon) else None
    return said(match) if match else []


def seen_through(reading: Reading) -> Reading:
    """The reading as if no series stood in brackets between publisher and year."""
    match = _SERIES_WITHIN.search(reading.text)
    if not match:
        return reading
    start, end = match.span()
    text, rest = (
        one[:start] + " " * (end - start) + one[end:] for one in (reading.text, reading.rest)
    )
    return replace(reading, text=text, rest=rest)
