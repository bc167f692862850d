"""How deep in brackets and quotation marks each character of a note stands."""

from __future__ import annotations

import re

from biblio.values.patterns import Lazy

# ‘Salt. A History’, Review 3: a mark that ends before punctuation, or before the text does
_QUOTED_SINGLY = Lazy(r"(?<!\w)‘[^‘“”]{2,250}?’(?=\s?[,.;:)(]|\s*$|\s(?:in|[A-Z(\[]))")
_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»", "„": "“”", "‘": "’", "»": "«"}
# »Salz. Ein Lob«: it opens where a word begins, and closes elsewhere
_POINTS_INWARD = Lazy(r"(?<![^\s(\[])»(?=\w)")
_MARKS = Lazy(f"[{re.escape(''.join(sorted({*_PAIRS, *_PAIRS.values()})))}]")


def depths(text: str) -> list[int]:
    """How many brackets or quotation marks are open before each character."""
    closing: list[str] = []
    found: list[int] = []
    for mark in _MARKS.finditer(text):
        at, char = mark.end(), mark.group()
        found += [len(closing)] * (at - len(found))
        if closing and char in closing[-1]:
            # An apostrophe closes nothing that a letter follows, but a wrong guess heals here.
            if char != "’" or not text[at : at + 1].isalnum():
                closing.pop()
        elif char in _PAIRS and _opens(text, at - 1):
            closing.append(_PAIRS[char])
    if closing:
        return [0] * (len(text) + 1)
    return found + [0] * (len(text) + 1 - len(found))


def _opens(text: str, at: int) -> bool:
    """Whether the mark there opens: `‘` may be an apostrophe, `»` closes more often than not."""
    told = {"‘": _QUOTED_SINGLY, "»": _POINTS_INWARD}.get(text[at])
    return told is None or told.match(text, at) is not None
