"""What the package knows of single words: which kinds of lists they stand in."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from biblio.values.patterns import Lazy
from biblio.values.places import cities

_WORDS = Path(__file__).with_name("words.toml")
_PUBLISHERS = Path(__file__).parents[2] / "data" / "publishers.toml"
_NAME = Lazy(r'^name = "(.*)"$', re.MULTILINE)
_SHORTEST = 4


@cache
def kinds() -> dict[str, tuple[str, ...]]:
    """For each known word, in lower case and without full stop, the lists that it stands in."""
    found: dict[str, list[str]] = defaultdict(list)
    for kind, word in _listed():
        if kind not in found[word]:
            found[word].append(kind)
    return {word: tuple(lists) for word, lists in found.items()}


def _listed() -> Iterator[tuple[str, str]]:
    for kind, words in tomllib.loads(_WORDS.read_text(encoding="utf-8")).items():
        for word in words.split():
            yield kind, word
    for city in cities():
        for word in city.casefold().split():
            yield "city", word
    for name in _NAME.findall(_PUBLISHERS.read_text(encoding="utf-8")):
        for word in name.casefold().split():
            if len(word) >= _SHORTEST:
                yield "house", word
