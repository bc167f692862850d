"""Which of the titles that a document cites a few words may stand for: found by their words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from biblio.values import titles


class _Index(NamedTuple):
    """The titles that hold a word, for each word; and these words in their order."""

    holding: dict[str, list[str]]
    words: list[str]


def is_short(words: str, known: frozenset[str]) -> bool:
    """Whether the words are a shortened form of one of the known titles, as `titles.shortens`
    tells.
    """
    return any(titles.shortens(words, one) for one in _candidates(words, known))


def is_word(words: str, known: frozenset[str]) -> bool:
    """Whether they shorten a known title, be it to one word of it, as `titles.has_word` tells."""
    if is_short(words, known):
        return True
    word, index = titles.fold(words), _index(known)
    at = bisect_left(index.words, word)
    near = index.words[at : at + 1] if words.endswith(".") else [word]
    return any(titles.has_word(words, one) for key in near for one in index.holding.get(key, ()))


def _candidates(words: str, known: frozenset[str]) -> Iterable[str]:
    """The titles that hold the rarest of the words, whatever the subtitle behind them."""
    index = _index(known)
    parts = titles.fold(titles.main_part(words)).split() or titles.fold(words).split()
    found = [index.holding.get(part, []) for part in parts]
    return min(found, key=len, default=[])


@lru_cache(maxsize=4)  # the titles known at each stage of one document
def _index(known: frozenset[str]) -> _Index:
    holding: dict[str, list[str]] = {}
    for title in known:
        for word in dict.fromkeys(titles.fold(title).split()):
            holding.setdefault(word, []).append(title)
    return _Index(holding, sorted(holding))
