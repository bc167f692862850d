"""The words that lead to a work: nouns for kinds of texts, verbs of saying, pronouns."""

from __future__ import annotations

from biblio.values.patterns import CAPITAL

# Kinds of texts, without their plurals.
_NOUNS = frozenset(
    "article book booklet pamphlet work essay letter speech lecture poem novel novella play story "
    "paper report study treatise document address manifesto text piece memoir autobiography diary "
    "review column sermon interview tract brochure thesis theses chapter monograph dialogue "
    "collection writing classic masterpiece polemic biography history".split()
)
# Parts of a work, or what is done to one.
_PARTS = frozenset(
    "preface introduction afterword foreword postscript prologue epilogue conclusion appendix "
    "translation edition draft dedication opening pages".split()
)
_SAYING = frozenset(
    "write say put argue state warn note explain observe remark declare conclude claim insist ask "
    "add describe recall admit assert complain formulate reply tell maintain proclaim summarize "
    "sum teach define call begin point reflect predict suggest advise confess open answer "
    "wrote written said told began taught".split()
)
POSSESSIVES = frozenset("his her their its".split())
OPENING = '“«„"‘»'
CLOSING = '”»"“’«'

# A capitalised run that can be a title set in italics, as short as what follows allows.
_SMALL_WORDS = "of|the|and|in|on|for|to|a|an|from|with|at|by|is|de|la|der|die|das|und|du"
RUN = rf"(?:{CAPITAL}[\w’'-]*|\d{{4}})(?:[,:]?\s+(?:{CAPITAL}[\w’'-]*|{_SMALL_WORDS}))*?"


def is_noun(word: str) -> bool:
    """Whether the word names a kind of text or a part of one: *pamphlets*, *preface*."""
    word = word.strip(",").casefold()
    singular = word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
    return bool({word, singular, word.removesuffix("es")} & (_NOUNS | _PARTS))


def says(word: str) -> bool:
    """Whether the word is a verb of saying, in any of its forms: *argues*, *warned*."""
    stems = {word, word.removesuffix("s"), word.removesuffix("d"), word.removesuffix("ed")}
    return bool(stems & _SAYING) or word.removesuffix("ies") + "y" in _SAYING
