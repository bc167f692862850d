"""Titles: their punctuation, their short forms, and the form in which two are compared."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from biblio.values.folding import fold
from biblio.values.patterns import Lazy

__all__ = [
    "alike",
    "clean",
    "fold",
    "has_word",
    "is_apposition",
    "main_part",
    "reads_as_sentence",
    "same",
    "shortens",
]

_LONG_WORD, _STEM = 4, 3  # letters
_MARKS = '“”„«»"‟ '
_QUOTED = '[“-„«»"]'
# Quotation marks that belong to the title's last words: Preface to “Imperialism”
_CLOSES_WITHIN = Lazy(r"^[^“”«»„\"]+[“«„\"][^“”«»„\"]+[”»“\"]$", sign=_QUOTED)
_OPENS_WITHIN = Lazy(r"^(?:[“«„\"][^“”«»„\"]+[”»“\"]|»[^“”«»„\"]+«)[^“”«»„\"]+$", sign=_QUOTED)
_NUMERALS = Lazy(r"\b(?:\d+|[ivx]+)\b")
# Lower-case words that make a sentence of what might have been a title.
_FINITE = Lazy(
    r"\b(?:is|are|was|were|been|has|have|had|does|did|do(?=\snot\b)|will|would|shall|should|can|could|may|"
    r"might|must|says?|said|writes?|wrote|writing|argue[sd]?|told|went|came|made|makes?|became|"
    r"thought|think|thinks|believed?|believes|insist(?:s|ed)|claim(?:s|ed)|calls?|called|put|"
    r"puts|gave|gives|took|takes|seems?|seemed|added|replied|asked|warn(?:s|ed)|he|she|they|we|"
    r"you|it|who|whom|me|him|them|us|there|this|these|those|ist|war|waren|sind|hat|haben|wird|"
    r"est|sont|était|were|this|that)\b"
)


# In a title set in capitals these stay small and make no sentence of it.
_RELATIVE = frozenset(("that", "who", "whom"))


def clean(title: str) -> str:
    """The title without the punctuation and quotation marks around it."""
    title = " ".join(title.split()).strip(" ,;:").removesuffix(".").rstrip(",;: ")
    if not (_CLOSES_WITHIN.search(title) or _OPENS_WITHIN.search(title)):
        title = title.strip(_MARKS).rstrip(",;: ")
    # American typesetting puts the comma inside: ‘Principia,’
    return re.sub(r",(?=[’”\"']$)", "", title)


# A pattern that begins with space is tried at every word: the sign keeps most titles from it.
_CUT = Lazy(r"\s*[:–—]\s+|\.\s+(?=[^\W\d_a-z])", sign=r"[:–—.]\s")


@lru_cache(maxsize=1 << 16)
def main_part(title: str) -> str:
    """The title without its subtitle."""
    return _CUT.split(title, maxsplit=1)[0]


def same(one: str, other: str) -> bool:
    """Whether two printed titles name one thing: equal when folded, or but for a subtitle."""
    a, b = fold(one), fold(other)
    return a == b or fold(main_part(one)) == b or a == fold(main_part(other))


def alike(one: str, other: str) -> bool:
    """Whether two long titles differ by a slip alone: the same figures, nearly the same letters."""
    a, b = fold(one), fold(other)
    if min(len(a), len(b)) < 20 or abs(len(a) - len(b)) > len(a) // 10:
        return False
    if _NUMERALS.findall(a) != _NUMERALS.findall(b):
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.95


def shortens(short: str, full: str) -> bool:
    """Whether `short` is a shortened form of `full`: its first words, or a run of them."""
    a, b = fold(short), fold(full)
    return bool(a) and (same(short, full) or f" {b} ".startswith(f" {a} ") or _run(a, b))


def has_word(short: str, full: str) -> bool:
    """Whether `short` is a shortened form of `full`, one long word of it, or the beginning of one
    that is cut short: *Dream* for *A Midsummer Night’s Dream*, *Mids.*
    """
    word, words = fold(short), fold(full).split()
    if short.endswith(".") and len(word) >= _STEM and any(one.startswith(word) for one in words):
        return True
    return shortens(short, full) or (len(word) >= _LONG_WORD and word in words)


def is_apposition(words: str) -> bool:
    """`Trotsky’s translator`: a short lower-case phrase that tells who somebody is."""
    rest = words.split()[1:]
    return 0 < len(rest) <= 2 and all(word.islower() for word in rest)


def reads_as_sentence(text: str) -> bool:
    """Whether the text holds a finite verb or a pronoun in lower case, as a sentence does."""
    found = set(_FINITE.findall(text))
    return bool(found) and not (found <= _RELATIVE and is_in_capitals(text))


def is_in_capitals(text: str) -> bool:
    """Whether every word of some weight has a capital: Ten Days that Shook the World."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    weighty = [word for word in words if word not in _RELATIVE]
    return len(weighty) > 1 and all(word[0].isupper() for word in weighty)


def _run(short: str, full: str) -> bool:
    return len(short.split()) > 1 and f" {short} " in f" {full} "
