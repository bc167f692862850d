"""Reviews that name no title of their own but whose work they are of, and their journals."""

from __future__ import annotations

from collections.abc import Iterable

from biblio.language import cues
from biblio.parser.labelling.rules.italics import numbering
from biblio.parser.labelling.spans import TAKEN, Reading, Span
from biblio.values.names import Lexicon
from biblio.values.patterns import CAPITAL, Lazy

_REVIEW = Lazy(
    rf"(?:^|[,:]\s)(?P<title>{cues.pattern('review')}\s[^,]{{3,}})", sign=cues.sign("review")
)
_COMMA = Lazy(r",\s(?:in:?\s)?")
_NAMED_IN = Lazy(rf"{CAPITAL}[^,;:()\d“”«»{TAKEN}]{{2,80}}[^\s,;:()\d“”«»{TAKEN}]")


def behind_reviews(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """The journal behind a review’s title: `Miller, review of Salt, Salt Journal 3 (1986)`."""
    head = None if reading.has("title", "journaltitle") else _REVIEW.search(reading.rest)
    for comma in _COMMA.finditer(reading.rest, head.end()) if head else ():
        match = _NAMED_IN.match(reading.rest, comma.end())
        numbers = numbering(reading, match.end()) if match else []
        if head and match and numbers:
            title = Span("title", head.start("title"), comma.start(), 0.9)
            return [title, Span("journaltitle", *match.span(), 0.9), *numbers]
    return []
