"""Words and names as they are met in running text: with a plural, a possessive, other quotes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from biblio.values.patterns import Lazy

# An apostrophe that Unicode counts as a letter parts words like the others.
_WORD = Lazy(r"[^\Wʼ]+")
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


class Concordance:
    """In which of some texts words stand, so that few of them need be searched for each form."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts: defaultdict[str, list[int]] = defaultdict(list)
        self._number = 0
        for number, text in enumerate(texts):
            self._number = number + 1
            for word in dict.fromkeys(_WORD.findall(text)):
                self._texts[word].append(number)

    def holding(self, forms: Iterable[str]) -> Sequence[int]:
        """The numbers of texts that may hold one of the forms, in order: all that do, and more."""
        return sorted(set().union(*map(self._with, forms)))

    def _with(self, form: str) -> Sequence[int]:
        """The texts that have the rarest word of the form."""
        words = _WORD.findall(form)
        return min(map(self._with_word, words), key=len, default=range(self._number))

    def _with_word(self, word: str) -> Sequence[int]:
        """The texts that have the word: it may be the first of a sentence, and in the plural."""
        number = (word, f"{word}s", f"{word}es", f"{word[:-1]}ies")
        printed = dict.fromkeys((*number, *(one[:1].upper() + one[1:] for one in number)))
        return [at for one in printed for at in self._texts.get(one, ())]


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
