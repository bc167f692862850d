"""Whether what was read is a citation at all: notes also explain, thank and remark."""

from __future__ import annotations

import re

from biblio.parser.spans import Reading, Span
from biblio.record.edition import IMPRINT
from biblio.values import places, titles

_MAXIMUM_WORDS = 30
_LONGEST_SENTENCE = 10
_SHORTEST = 3
_NOT_A_TITLE = re.compile(
    r"(?:Illustration|Fig(?:ure|s)?|Table|Plate|Map|Chart|Photo(?:graph)?)\b(?:[ :.]|$)"
)


def cites(text: str, spans: tuple[Span, ...]) -> bool:
    """Whether the spans are those of a citation rather than of a sentence."""
    reading = Reading.of(text).having(spans)
    title = reading.first("title")
    if reading.has("url"):
        return True
    if not title:
        return reading.has("journaltitle") and reading.has("date", "year", "volume")
    words = text[title.start : title.end]
    quoted = text[title.start - 1 : title.start] in tuple("“«„\"»‘'")
    if (
        _NOT_A_TITLE.match(words)
        or (places.is_city(words) and not reading.has("publisher"))
        or len(words) < _SHORTEST
    ):
        return False
    if _reads_as_sentence(words) and (not quoted or len(words.split()) > _LONGEST_SENTENCE):
        return False
    return _weight(reading, quoted=quoted) >= 2


def _weight(reading: Reading, *, quoted: bool) -> int:
    weight = 2 * reading.has(*IMPRINT) + 2 * reading.has("journaltitle", "booktitle")
    weight += 2 * reading.has("locator") + reading.has("volume", "edition", "translator")
    weight += reading.has("year", "date") + reading.has("editor")
    title = reading.first("title")
    words = reading.text[title.start : title.end] if title else ""
    weight += 2 * (reading.has("author") and not titles.is_apposition(words))
    return weight + quoted


def _reads_as_sentence(title: str) -> bool:
    words = title.split()
    if title.rstrip().endswith("?") and len(words) < 14:
        return False
    return len(words) > _MAXIMUM_WORDS or titles.reads_as_sentence(title)
