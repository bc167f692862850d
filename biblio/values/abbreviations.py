"""Full stops that may belong to the word before: initials, *etc.*, *Jr.*, *Wilhelm II.*"""

from __future__ import annotations

import re

from biblio.values.patterns import Lazy

_LAST_WORD = Lazy(r"(?P<word>[^\W_]+)\.$")
_KNOWN = frozenset("appl bros corp esq messrs prof univ proc publ illus ausg bearb bull".split())
_ROMAN = Lazy(r"[IVXLCDM]+")
_VOWEL = Lazy(r"[aeiouyàáâäåæèéêëìíîïòóôöøùúûüœаеёиоуыэюяіїє]", re.IGNORECASE)


def may_end_in_abbreviation(text: str) -> bool:
    """Whether the full stop at the end of the text can be a part of its last word.

    Short words, words without a vowel, Roman numerals and figures (but for a year's four) can all
    be abbreviations or, in German, ordinal numbers.
    """
    match = _LAST_WORD.search(text[-40:])
    if match is None:
        return False
    word = match["word"]
    short = len(word) < 4 or not (_VOWEL.search(word) or word.isdecimal())
    return short or word.casefold() in _KNOWN or bool(_ROMAN.fullmatch(word))
