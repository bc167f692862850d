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
_RANGE = re.compile(r"\d+[-–—‐]\d+")
_ADDRESS = ("http", "www.", "10.")
_YEARS = range(1450, 2036)
_PARTS = re.compile(r"\d+|[^\W\d_]+|.")
_LONGEST_SHAPE = 7
_OPENING, _CLOSING = frozenset("([<{"), frozenset(")]>}")
_QUOTES = frozenset("“”„«»‘’‹›\"'`")
_STOPS = ".,;:!?/"
SIGNS = "signs"
"""The shape of a token without a letter or a figure."""
_STRONG, _WEAK = frozenset(".!?"), frozenset(",;:")


class Form(NamedTuple):
    """A token by itself, and what it says of itself and to its neighbours.

    `plain` is the word without the signs that cling to it, `lead` and `tail` are these (all of a
    token that is nothing but signs is `tail`); `stop` is
    the last stop among them, `force` whether that is a strong one, a weak one or none; `known` are
    the lists that the word stands in, in one string.
    """

    word: str
    plain: str
    lead: str
    tail: str
    shape: str
    stop: str
    force: str
    known: str
    kinds: Features
    own: Features
    to_next: Features
    to_previous: Features
    to_second_next: str
    to_second_previous: str


@lru_cache(maxsize=1 << 16)  # this runs for every token of every document
def form_of(text: str) -> Form:
    """The form of a token's text."""
    lead, core, tail = _parted(text)
    plain, shape = (_plain(core), _shape(core)) if core else (tail, SIGNS)
    lists = kinds().get(plain, ())
    known = ".".join(lists) or "-"
    stop = next((sign for sign in reversed(tail) if sign in _STOPS), "")
    force = "s" if stop in _STRONG else "w" if stop in _WEAK else "n"
    brackets = f"{_has(lead, _OPENING, '(')}{_has(tail, _CLOSING, ')')}"
    quotes = f"{_has(lead, _QUOTES, '“')}{_has(tail, _QUOTES, '”')}"
    marks = f"{quotes}{brackets}{stop}"
    word = f"{lead}{plain}{tail}"
    seen = (f"s{shape}", f"K{known}", f"M{marks}", f"e{text[-2:]}", f"h{_kind(text[0])}{brackets}")
    own = (
        *seen,
        *(f"t{text}", f"w{plain}", f"a{word}", f"f{text[:2]}"),
        *(f"m{shape}{known}", f"n{shape}{brackets}", f"o{shape}{force}", f"j{known}{force}"),
        *(f"r{core[-1:]}{force}", f"l{min(len(core), 9)}"),
        *(f"k{kind}" for kind in lists),
        *(_affixes(plain) if core[:1].isalpha() else ()),
    )
    to_next = ("1" + word, *("<" + one for one in seen), *("7" + kind for kind in lists))
    to_previous = ("3" + word, *(">" + one for one in seen), *("8" + kind for kind in lists))
    return Form(word, plain, lead, tail, shape, stop, force, known, lists, own,
                to_next, to_previous, "2" + word, "4" + word)  # fmt: skip


def edge(sign: str) -> Form:
    """What stands before the first token and behind the last."""
    return Form(sign, sign, "", "", sign, "", sign, sign, (), (), ("1" + sign,), ("3" + sign,),
                "2" + sign, "4" + sign)  # fmt: skip


START, END = edge("^"), edge("$")


def _parted(text: str) -> tuple[str, str, str]:
    """The signs before the word of a token, the word, and the signs behind it."""
    first, end = 0, len(text)
    while first < end and not text[first].isalnum():
        first += 1
    if first == end:
        return "", "", text
    while not text[end - 1].isalnum():
        end -= 1
    return text[:first], text[first:end], text[end:]


def _affixes(plain: str) -> Features:
    """What the word begins and ends with."""
    return f"p{plain[:2]}", f"q{plain[:3]}", f"u{plain[-2:]}", f"v{plain[-3:]}", f"x{plain[-4:]}"


def _has(signs: str, wanted: frozenset[str], told: str) -> str:
    return "" if wanted.isdisjoint(signs) else told


def _kind(sign: str) -> str:
    if sign.isalpha():
        return "A" if sign.isupper() else "a"
    return "0" if sign.isdigit() else "."


def _plain(core: str) -> str:
    """The word as it is compared: in lower case; of figures only how many there are."""
    if core.isdecimal():
        return "0" * min(len(core), 6)
    if core[:1].isdigit() and _RANGE.fullmatch(core):
        return "0-0"
    return "http" if core.startswith(_ADDRESS[:2]) else core.casefold()


def _shape(core: str) -> str:
    if core.isdecimal():
        return "year" if len(core) == 4 and int(core) in _YEARS else f"d{min(len(core), 5)}"
    if core.startswith(_ADDRESS):
        return "url"
    if any(map(str.isdecimal, core)):
        return "".join(map(_part, _PARTS.findall(core)[:_LONGEST_SHAPE]))
    return _letters(core)


def _part(part: str) -> str:
    """What stands in a shape for figures, for letters, for a sign."""
    if part.isdecimal():
        return "y" if len(part) == 4 and int(part) in _YEARS else "d"
    return _kind(part[0]) if part[0].isalpha() else part


def _letters(text: str) -> str:
    if len(text) == 1:
        return "A" if text.isupper() else "a"
    if _ROMAN.fullmatch(text.casefold()):
        return "roman" if text.islower() else "ROMAN"
    if text.isupper() or text.islower():
        return "AA" if text.isupper() else "aa"
    return "Aa" if text[0].isupper() else "aA"
