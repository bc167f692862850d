"""Words and names as they are met in running text: with a plural, a possessive, other quotes."""

from __future__ import annotations

import re
from functools import lru_cache

_ENDING = r"(?:e?s)?(?:['’]s|['’])?"
_PUNCTUATION = ".,;:!?()[]{}…“”„«»‘’'\"*—–-"
_APOSTROPHES = "['’‘ʼ]"
_DASHES = "[-‐‑–]"
_QUOTES = '["“”„«»]'


@lru_cache(maxsize=1024)
def pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the forms as whole words. A form in small letters may begin a sentence."""
    longest_first = sorted(set(forms), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_form, longest_first))}){_ENDING}(?!\w)")


def _form(form: str) -> str:
    words = [_word(word) for word in form.split()]
    first = form.lstrip()[:1]
    if first.islower():
        words[0] = f"[{re.escape(first)}{re.escape(first.upper())}]" + _word(form.split()[0][1:])
    text = r"\s+".join(words)
    # *theories* for *theory*: English spelling, and harmless elsewhere.
    return f"(?:{text}|{text[:-1]}ies)" if re.search(r"[^\W\d_aeiou]y$", form) else text


def _word(word: str) -> str:
    return "".join(_letter(letter) for letter in word)


def _letter(letter: str) -> str:
    if letter in "'’‘ʼ":
        return _APOSTROPHES
    return _DASHES if letter in "-‐‑–" else re.escape(letter)


@lru_cache(maxsize=1)
def small_words(texts: tuple[str, ...]) -> frozenset[str]:
    """The words that the texts also write in small letters: these are hardly names."""
    printed = {word for text in texts for word in text.split()}
    words = (word.strip(_PUNCTUATION) for word in printed)
    return frozenset(word for word in words if word.isalpha() and word.islower())


@lru_cache(maxsize=256)
def passage(words: str) -> re.Pattern[str]:
    """The words as they stand in a text, whatever quotes, dashes and spaces it has.

    An ellipsis stands for whatever is between: *The well … by hand*.
    """
    parts = [part.split() for part in re.split(r"…|\.\.\.", words.strip(" …"))]
    return re.compile(".*?".join(r"\s+".join(map(_loose, part)) for part in parts), re.DOTALL)


def _loose(word: str) -> str:
    return "".join(_QUOTES if letter in _QUOTES[1:-1] else _letter(letter) for letter in word)
