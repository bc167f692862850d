"""Sigla of collected works: MECW 25, p. 270; LCW 5:394; MEW 23, S. 16."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from biblio.parser.labelling.spans import TAKEN, Reading, Span
from biblio.values import pages
from biblio.values.names import Lexicon
from biblio.values.patterns import Lazy

# Marx and Engels in English, German and the historical-critical edition; Lenin; Gesammelte Werke.
_SETS = "MECW|MESW|MEGA²?|MEW|LCW|PSS|ПСС|CW|SW|GW|LW"
_SIGLUM = Lazy(
    rf"(?:^|(?<=[\s{TAKEN}(]))(?P<siglum>{_SETS})"
    r"(?:,?\s+(?:(?:[Vv]ol|Bd|[Tt]|т)\.\s*)?(?P<volume>[IVX]+(?:/\d+)?|\d{1,3}(?:[./]\d)?)(?![\w-]))"
    rf"(?::\s?(?P<locator>{pages.LIST}))?",
    sign=_SETS,
)


def collected(reading: Reading, _: Lexicon) -> Iterable[Span]:
    """The set, its volume and the page behind a colon; a siglum alone is the title."""
    match = _SIGLUM.search(reading.rest)
    return list(_spans(match)) if match else []


def _spans(match: re.Match[str]) -> Iterator[Span]:
    alone = not match.string[: match.start()].strip()
    yield Span("title" if alone else "booktitle", *match.span("siglum"), 0.9)
    for label in ("volume", "locator"):
        if match[label]:
            yield Span(label, *match.span(label), 0.95)
