"""A light guess at the language of a text, from its commonest words."""

from __future__ import annotations

from collections import Counter

_COMMON = {
    "en": "the of and to in that is was for with as by from which not this are",
    "de": "der die und das in den von zu mit sich des auf für ist nicht ein eine als",
    "fr": "le la les de des et en du un une que dans est pour qui par sur au",
    "es": "el la los de y en que las del un una por con para es se al",
    "it": "il di che la e un una per in del della con non gli le sono dei",
    "ru": "и в не на что с по как к из это он от но а для его",
}
_FEWEST = 5
_LEAD = 1.2


def guess(words: Counter[str]) -> str | None:
    """The language, or None where too few common words tell."""
    ranked = sorted(
        ((sum(words[word] for word in common.split()), code) for code, common in _COMMON.items()),
        reverse=True,
    )
    (best, code), (second, _) = ranked[:2]
    return code if best >= _FEWEST and best >= _LEAD * second else None
