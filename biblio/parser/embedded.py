"""References set into a sentence: a capitalised title run with an imprint or a page after it."""

from __future__ import annotations

from collections.abc import Iterator

from biblio.language import cues
from biblio.values import dates, names
from biblio.values.patterns import CAPITAL, Lazy
from biblio.values.room import apart

# Atomic: an initial is read in one way only, or a run of initials is tried in 2ⁿ ways.
_WORD = rf"(?>(?:[A-Z]\.)++|{CAPITAL}[\w’'-]*+[.:]?|&)"
_JOINING = (
    rf"(?:{cues.as_written('small')}|{names.LEADING_PARTICLE}|as|\d+(?:st|nd|rd|th)"
    rf"|edited|translated|{cues.as_written('edited', 'en')}|{cues.as_written('translator', 'en')}"
    rf"|{cues.as_written('volume', 'en')}"
    rf"|{cues.pattern('change', 'en')}|{cues.pattern('edition', 'en')})"
)
# The longest title with its authors has some thirty words (tests/documents, examples: 34).
_RUN = rf"{_WORD},?(?:\s+(?:{_WORD}|{_JOINING}),?){{0,40}}"
_PAGES = r"[\divxlc]+(?:[-–][\divxlc]+)?"
_LOCATOR = (
    rf"(?:,?\s+(?:{cues.as_written('here', 'en')}\s+)?(?:[Vv]ol\.\s*[IVXLC\d]+,\s*)?(?:"
    rf"(?:pp?|S)\.\s*{_PAGES}(?:,\s*(?:and\s+)?{_PAGES})*|ch(?:ap)?(?:ter)?s?\.?\s*{_PAGES}"
    rf"(?:,\s*(?:and\s+)?{_PAGES})*|\d{_PAGES}(?=[.;,)]|\s*$)))"
)
_IMPRINT = (
    r"\((?:[^():]{1,80}:\s[^()]{1,80},\s*|[^()]{0,80}?(?:&|Press|Books|Publishers|[A-Z]\w+),\s*)?"
    rf"{dates.YEAR}\)|\([^()\d&]{{0,80}}&\s[^()\d]{{1,80}}\)"
)
_WITH_IMPRINT = Lazy(rf"(?P<run>{_RUN})\s+(?:{_IMPRINT}){_LOCATOR}?")
_WITH_PAGE = Lazy(
    rf"(?P<run>{_RUN}),\s+(?:(?:[Vv]ol\.\s*[IVXLC\d]+,\s*)?pp?\.\s*{_PAGES}"
    rf"(?:[,;]\s*(?:and\s+)?{_PAGES})*|[Cc]hap(?:s|ter|ters)?\.?\s*{_PAGES})"
)
# Without one of these no reference ends: the patterns above need not be tried.
_IMPRINT_SIGN = Lazy(rf"{dates.YEAR}\)|&[^()&]*\)", sign=r"\)")
_PAGE_SIGN = Lazy(r"p(?<=\b.)p?\.\s|[Cc](?<=\b.)hap")
_ONLY_IMPRINT = Lazy(rf"[^:()]+:\s[^()]+,?\s+{dates.YEAR}")
_BRACKET = Lazy(r"\((?P<inside>[^()]{6,240})\)")


def candidates(text: str, *, brackets: bool = True) -> Iterator[tuple[int, int]]:
    """Spans of the text that look like a whole reference, none overlapping, in order.

    `brackets` also takes the inside of every bracket, as a note may hold a reference there.
    """
    found: list[tuple[int, int]] = []
    for sign, pattern in ((_IMPRINT_SIGN, _WITH_IMPRINT), (_PAGE_SIGN, _WITH_PAGE)):
        if not sign.search(text):
            continue
        found += [match.span() for match in pattern.finditer(text)]
    if brackets:
        found += [
            match.span("inside")
            for match in _BRACKET.finditer(text)
            if not _ONLY_IMPRINT.fullmatch(match["inside"])
        ]
    yield from apart(found)
