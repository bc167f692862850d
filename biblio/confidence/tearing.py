"""Signs that a reading tears a name or a title: they only call for the other reading.

How often a reading that shows one is right depends on who read it: the scale of confidence, fitted
on the better of two, does not know them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from biblio.language import cues
from biblio.parser.labelling.spans import Span
from biblio.values import names
from biblio.values.patterns import CAPITAL, Lazy

TORN = frozenset(("name perhaps torn", "title amid words"))
_PEOPLE = ("author", "editor", "translator")
# Rae, | Logan: Salt and bread · Rae, | Logan B. Salt and bread: what such a title begins with
_NAME_FIRST = Lazy(
    rf"(?:{CAPITAL}[\w’-]*\.?\s){{0,3}}{CAPITAL}(?:[\w’-]*|\.)[:.]\s+[“„«]?[^\W\d_]"
    rf"|(?:{CAPITAL}[\w’-]*\.?(?:[\s/;,&]+|(?=:|,?\s{names.OTHERS}))){{1,9}}(?:,?\s{names.OTHERS})?\s?:\s"
)
_WORD_BEFORE_MARK = Lazy(r"[^\W\d_]\s[“„«\"‘]\s?$")
_WORD_BEHIND_MARK = Lazy(r"\s?[”“»\"’]\s[^\W\d_]")
_IDEM = Lazy(cues.pattern("idem"))
_NEAR = 60  # characters in, where a head ends


def torn(text: str, spans: Iterable[Span]) -> Iterator[str]:
    """The names of such signs that the spans show."""
    read = sorted(spans, key=lambda span: span.start)
    if any(_tears_name(text, one, other) for one, other in pairwise(read)):
        yield "name perhaps torn"
    if any(one.label == "title" and _is_amid_words(text, one) for one in read):
        yield "title amid words"


def _tears_name(text: str, one: Span, other: Span) -> bool:
    """Whether a name of one word may be a family whose forenames are read as a name of their own,
    or as the title's first words: `Rae | Logan`, `Rae | Logan. Salt`.
    """
    alone = one.label in _PEOPLE and one.start < _NEAR and " " not in text[one.start : one.end]
    if not alone or text[one.end : other.start] != ", ":
        return False
    if _IDEM.fullmatch(text, one.start, one.end):
        return False
    if other.label == one.label:
        return "," not in text[other.start : other.end]
    return other.label == "title" and _NAME_FIRST.match(text, other.start, other.end) is not None


def _is_amid_words(text: str, title: Span) -> bool:
    """Whether words stand right before and behind the marks of a title: `On „Salt“ in Leeds`."""
    before = _WORD_BEFORE_MARK.search(text, max(title.start - _NEAR, 0), title.start)
    return bool(before and _WORD_BEHIND_MARK.match(text, title.end))
