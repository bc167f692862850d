"""A token by itself: its form, and what that says of it and of its neighbours.

A feature is a short string; its first letter says what kind it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from biblio.parser.labelling.lexicon import kinds

Features = tuple[str, ...]

_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ADDRESS = ("http", "www.", "10.")
_YEARS = range(1450, 2036)


class Form(NamedTuple):
    """A token by itself, and what it says of itself and to its neighbours."""

    word: str
    shape: str
    is_word: bool
    own: Features
    kinds: Features = ()
    before: Features = ()
    behind: Features = ()
    word_before: Features = ()
    word_behind: Features = ()
    farther_before: str = "2^"
    farther_behind: str = "4$"


@lru_cache(maxsize=1 << 16)  # this runs for every token of every document
def form_of(text: str) -> Form:
    """The form of a token's text."""
    word = _word(text)
    shape = _shape(text)
    lists = kinds().get(word, ())
    own = [f"w{word}", f"s{shape}", *(f"k{kind}" for kind in lists or "-")]
    if text[0].isalpha():
        own += [f"t{text}", f"p{word[:2]}", f"q{word[:3]}", f"u{word[-2:]}", f"v{word[-3:]}"]
        own += [f"r{word[-1:]}{shape}", f"l{min(len(text), 9)}", f"x{word[-4:]}"]
        own += [f"m{shape}{kind}" for kind in lists]
    return Form(
        word,
        shape,
        shape[0].isalnum(),
        tuple(own),
        lists,
        (f"b{word}",),
        (f"d{word}",),
        (f"1{word}", *(f"7{kind}" for kind in lists)),
        (f"3{word}", *(f"8{kind}" for kind in lists)),
        f"2{word}",
        f"4{word}",
    )


START = Form("^", "^", False, (), (), ("b^",), ("d^",), ("1^",), ("3^",))
END = Form("$", "$", False, (), (), ("b$",), ("d$",), ("1$",), ("3$",))


def _word(text: str) -> str:
    """The word as it is compared: in lower case; of figures only how many there are."""
    if text.isdigit():
        return "0" * min(len(text), 6)
    return "http" if text.startswith(_ADDRESS[:2]) else text.casefold()


def _shape(text: str) -> str:
    if text.isdecimal():  # int() reads no raised figures
        return "year" if len(text) == 4 and int(text) in _YEARS else f"d{min(len(text), 5)}"
    if len(text) == 1 and not text.isalpha():
        return text
    if text.startswith(_ADDRESS):
        return "url"
    if any(sign.isdigit() for sign in text):
        return f"d{'X' * text[0].isalpha()}{min(len(text), 4)}"
    return _letters(text)


def _letters(text: str) -> str:
    if len(text) == 1:
        return "A" if text.isupper() else "a"
    if _ROMAN.fullmatch(text.casefold()):
        return "roman" if text.islower() else "ROMAN"
    if text.isupper() or text.islower():
        return "AA" if text.isupper() else "aa"
    return "Aa" if text[0].isupper() else "aA"
