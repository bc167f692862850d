"""References in notes whose areas full stops part: `MILLER, Ann. Salt. 2nd ed. Leeds: Moor.`

Names in capitals open it, so that its full stops cut nothing before its date or its page; behind
these only what a reference goes on with belongs to it. Source: ISO 690:2010, 5.
"""

from __future__ import annotations

from biblio.language import cues
from biblio.parser.labelling.rules import capitals
from biblio.values import dates, titles
from biblio.values.patterns import CAPITAL, Lazy

_DATED = Lazy(
    rf"[,.:(]\s?(?:[^\W\d_][\w.]*\s){{0,3}}{dates.YEAR}(?!\d)|{cues.pattern('page')}\s?\d"
)
# What may stand behind the date: numbers, an imprint, a page, an address, remarks in brackets.
_GOES_ON = Lazy(
    rf"(?:ISBN|ISSN|DOI|URL|URN)(?!\w)|\[|\(|https?:|{cues.pattern('address')}\s?(?::|<|http)"
    rf"|{cues.pattern('page')}\s?\d|{cues.pattern('volume')}\s?\d|{cues.pattern('inside')}\s?:"
    rf"|\d[\w.]*\s{cues.pattern('edition')}|{CAPITAL}[^:.\d]{{1,60}}\s?:\s{CAPITAL}[^:\d]{{1,90}}[,.]"
)
_STOP = Lazy(r"[^\w,;]{0,4}\.")
_LONGEST = 600  # characters without a date: what goes on longer is no reference
_LONGEST_SERIES = 6  # words: Bibliothèque de la mer


def open_there(text: str) -> bool:
    """Whether such a reference opens the text."""
    return capitals.head(text) > 0


def ends_in(text: str, end: int) -> bool:
    """Whether such a reference opens the text, and only a further area of it stands behind `end`:
    a series, an ISBN.
    """
    return open_there(text) and _STOP.match(text, max(end - 1, 0)) is not None


def goes_on(before: str, piece: str) -> bool:
    """Whether the piece behind a full stop belongs to the reference before it."""
    start = capitals.head(before + " X") if before else 0
    if not _DATED.search(before, start):
        return len(before) < _LONGEST and not (
            _is_dated_first(before[:start]) and titles.reads_as_sentence(piece)
        )
    if _GOES_ON.match(piece):
        return True
    short = len(piece.split()) <= _LONGEST_SERIES and not titles.reads_as_sentence(piece)
    return short and not before.endswith(";")


def _is_dated_first(head: str) -> bool:
    return head.rstrip(" .:)")[-4:].isdigit()
