"""Whether what was read is a citation at all: notes also explain, thank and remark."""

from __future__ import annotations

from biblio.parser.spans import Reading, Span
from biblio.values import titles

_IMPRINT = ("publisher", "address")
_MAXIMUM_WORDS = 30


def cites(text: str, spans: tuple[Span, ...]) -> bool:
    """Whether the spans are those of a citation rather than of a sentence."""
    reading = Reading.of(text).having(spans)
    title = reading.first("title")
    if reading.has("url"):
        return True
    if not title:
        return reading.has("journal") and reading.has("date", "year", "volume")
    quoted = text[title.start - 1 : title.start] in tuple("“«„\"»‘'")
    if not quoted and _reads_as_sentence(text[title.start : title.end]):
        return False
    return _weight(reading, quoted=quoted) >= 2


def _weight(reading: Reading, *, quoted: bool) -> int:
    weight = 2 * reading.has(*_IMPRINT) + 2 * reading.has("journal", "booktitle")
    weight += 2 * reading.has("locator") + reading.has("volume", "edition", "translator")
    weight += reading.has("year", "date") + reading.has("editor")
    if reading.has("author"):
        weight += 2 if quoted or reading.has("year", "date", "origtitle") or not reading.has() else 1
    return weight + quoted


def _reads_as_sentence(title: str) -> bool:
    words = title.split()
    if title.rstrip().endswith("?") and len(words) < 14:
        return False
    return len(words) > _MAXIMUM_WORDS or titles.reads_as_sentence(title)
