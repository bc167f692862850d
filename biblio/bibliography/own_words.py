"""Words of a citation that are its author's own: no style would print them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache, lru_cache

from biblio.language.cues import words

_WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}")
# The lists of `language` whose words a style prints or leaves out by its own rule; signals and
# verbs of saying are the author's.
_APPARATUS = (
    *("editor", "translator", "editor_translator", "introduction", "foreword", "afterword"),
    *("edited", "edition", "change", "volume", "volumes", "issue", "page", "following"),
    *("inside", "ibid", "idem", "opcit"),
)
_CONJUNCTIONS = frozenset(("and", "und", "et", "y", "ed", "en", "и"))


def has_own_words(text: str, items: Sequence[object]) -> bool:
    """Whether the text has a word that neither the works' data nor citations as such have.

    `items` are the data of the works cited, in any form that JSON takes.
    """
    told = json.dumps(items, ensure_ascii=False, default=str)
    return not _words(text) <= _words(told) | _words_of_citations()


@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


@cache
def _words_of_citations() -> frozenset[str]:
    listed = (word for name in _APPARATUS for word in words(name))
    return _words(" ".join(listed)) | _CONJUNCTIONS
