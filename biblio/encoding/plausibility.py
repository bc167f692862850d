"""How much a decoded text looks like writing: the wrong encoding betrays itself."""

from __future__ import annotations

import re
from itertools import islice

_WORDS = 3_000

# The last class is of letters and all that is not ASCII; said by what it leaves out, since a range
# to U+10FFFF takes 2 ms to compile.
_NON_ASCII_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]*+[^\x00-\x7f][^\x00-@\[-`{-\x7f]*")
_FREQUENT_CYRILLIC = frozenset("оеаинтсрвлОЕАИНТСРВЛ")
_RARE_LATIN = frozenset("ƒðþýÿÐÞÝŸµ")
_LATIN_WORDS = frozenset("àáâäåæçèéêëíîïòóôöøúüßªºÀÁÂÄÅÆÇÈÉÊËÍÎÏÒÓÔÖØÚÜ")
_OPENING = frozenset("“‘„‚¿¡•")
_MARKS = _OPENING | frozenset("”’«»‹›…§†‡–—‐‑·\u00a0\u00ad")
_SYMBOLS = frozenset("°©®¡€£¢¥№½¼¾²³×±ªº")
_JOINERS = frozenset("’'‐‑-–—·&/\u00ad")
_SCRIPTS = (
    (0x0000, 0x024F, "latin"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0370, 0x03FF, "greek"),
    (0x3040, 0x30FF, "japanese"),
    (0x4E00, 0x9FFF, "chinese"),
    (0xAC00, 0xD7A3, "korean"),
)
_EAST_ASIAN = ("japanese", "chinese", "korean")


def implausibility(text: str) -> float:
    """How little a decoded text looks like writing: the mean cost of its non-ASCII characters.

    Wrong readings betray themselves by two scripts or a small letter before a capital within a
    word, by symbols amid letters, and by accents in rows.
    """
    words = [match.group() for match in islice(_NON_ASCII_WORD.finditer(text), _WORDS)]
    characters = sum(character > "\x7f" for word in words for character in word)
    return sum(map(_word_cost, words)) / max(characters, 1)


def _word_cost(word: str) -> float:
    if len(word) == 1 and _script(word) == "latin" and word.isalpha():
        return 0.0 if word in _LATIN_WORDS else 0.5
    return sum(map(_pair_cost, word, word[1:])) + sum(map(_character_cost, word))


def _character_cost(character: str) -> float:
    if character <= "\x7f" or character in _MARKS or character in _SYMBOLS:
        return 0.0
    if not (character.isprintable() or character == "\u3000"):
        return 10.0
    if character in _RARE_LATIN:
        return 0.7
    return _letter_cost(character) if character.isalpha() else _sign_cost(character)


def _letter_cost(letter: str) -> float:
    script = _script(letter)
    if script == "cyrillic":
        return 0.1 if letter in _FREQUENT_CYRILLIC else 0.4
    if script == "chinese":
        return 0.35 if _is_common_chinese(letter) else 3.0
    return 0.0 if script == "latin" else 0.2


def _sign_cost(sign: str) -> float:
    return 0.0 if _is_east_asian_sign(sign) else 1.0


def _is_east_asian_sign(sign: str) -> bool:
    return "\u3000" <= sign <= "\u303f" or "\uff00" <= sign <= "\uff65"


def _is_common_chinese(character: str) -> bool:
    """Whether GB 2312 lists the character at its first level, the 3,755 common ones."""
    code = character.encode("gb18030")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7 and code[1] >= 0xA1


def _pair_cost(left: str, right: str) -> float:
    if left <= "\x7f" and right <= "\x7f":
        return 0.0
    if left in _JOINERS or right in _JOINERS:
        return 0.0
    if not (left.isalpha() and right.isalpha()):
        return _symbol_cost(left, right)
    if _script(left) != _script(right):
        return 0.0 if _script(left) in _EAST_ASIAN and _script(right) in _EAST_ASIAN else 3.0
    if left.islower() and right.isupper():
        return 2.0
    return 1.0 if left > "\x7f" < right and _script(left) == "latin" else 0.0


def _symbol_cost(left: str, right: str) -> float:
    """Quotation marks and the like may touch a letter; other symbols seldom do."""
    symbol = left if right.isalpha() else right
    if symbol in _OPENING:
        return 0.5 if left.isalpha() else 0.0
    if symbol in _SYMBOLS:
        return 0.7
    return 0.0 if symbol in _MARKS or _is_east_asian_sign(symbol) else 1.5


def _script(letter: str) -> str:
    code = ord(letter)
    return next((name for first, last, name in _SCRIPTS if first <= code <= last), "other")
