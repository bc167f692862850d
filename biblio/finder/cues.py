"""The words that lead to a work: nouns for kinds of texts, verbs of saying, pronouns."""

from __future__ import annotations

from functools import cache

from biblio.language import cues
from biblio.values.patterns import CAPITAL

POSSESSIVES = frozenset(cues.words("possessive"))
OPENING = '“«„"‘»'
CLOSING = '”»"“’«'
SET_OFF = ("quotation", "verse")  # the styles of paragraphs that quote

# A capitalised run that can be a title set in italics, as short as what follows allows, and no
# longer than a title is.
_SMALL = "|".join(cues.words("small"))
RUN = rf"(?:{CAPITAL}[\w’'-]*|\d{{4}})(?:[,:]?\s+(?:{CAPITAL}[\w’'-]*|{_SMALL})){{0,40}}?"


def is_noun(word: str) -> bool:
    """Whether the word names a kind of text or a part of one: *pamphlets*, *preface*."""
    word = word.strip(",").casefold()
    singular = word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
    return bool({word, singular, word.removesuffix("es")} & _texts())


def says(word: str) -> bool:
    """Whether the word is a verb of saying, in any of its forms: *argues*, *warned*."""
    stems = {word, word.removesuffix("s"), word.removesuffix("d"), word.removesuffix("ed")}
    return bool(stems & _saying()) or word.removesuffix("ies") + "y" in _saying()


@cache
def _texts() -> frozenset[str]:
    return frozenset((*cues.words("text_kind"), *cues.words("text_part")))


@cache
def _saying() -> frozenset[str]:
    return frozenset(cues.words("saying"))
