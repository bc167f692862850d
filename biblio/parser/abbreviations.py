"""Words whose full stop ends no sentence: initials, and what citations abbreviate."""

from __future__ import annotations

from functools import cache

from biblio.language import cues

_LISTS = (
    "cut_short "
    "editor translator editor_translator introduction foreword edited edition change volume "
    "volumes issue page leaf shelf archive signal above ibid opcit idem forename house placeless "
    "undated new_series item collective here page_note reign "
    "court title_word periodical_word supervisor"
).split()
# How far back the word begins.
_LOOKBACK = 160


def ends_there(text: str, end: int) -> bool:
    """Whether an initial or an abbreviation with its full stop ends there."""
    text = text[max(end - _LOOKBACK, 0) : end]
    words = text.split()
    if not text.endswith(".") or not words:
        return False
    word = words[-1].lstrip("([“‘«„").removesuffix(".")
    known = word.casefold() in _of_languages()
    return (len(word) == 1 and word.isalpha()) or "." in word or known


@cache
def _of_languages() -> frozenset[str]:
    """The abbreviations among the words of citations in all languages."""
    parts = (part for name in _LISTS for word in cues.words(name) for part in word.split())
    return frozenset(part.removesuffix(".").casefold() for part in parts if part.endswith("."))
