"""Numbers in figures, Roman numerals and number words."""

from __future__ import annotations

from biblio.values.patterns import Lazy

_ROMAN = Lazy(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
# No book has so many pages, and to read a number takes the square of its length: from 4,300 figures
# on Python refuses it.
_MOST_FIGURES = 1000
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def as_number(figures: str) -> int:
    """The number that decimal figures say; all that are longer than any real one are one."""
    return int(figures) if len(figures) <= _MOST_FIGURES else 10**_MOST_FIGURES


def arabic(text: str) -> str:
    """The number in figures where the text is a Roman numeral or a number word, else the text."""
    plain = text.casefold().strip(" .")
    if plain in _WORDS:
        return str(_WORDS.index(plain))
    if plain and _ROMAN.fullmatch(plain):
        return str(from_roman(plain))
    return plain


def from_roman(numeral: str) -> int:
    """The value of a Roman numeral in small letters, which the caller has found to be one."""
    values = [_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-one if one < other else one for one, other in zip(values, following, strict=True))


def roman(value: int) -> str:
    """The number, from 1, as a Roman numeral in small letters."""
    written = ""
    for unit, letters in _LETTERS:
        written += letters * (value // unit)
        value %= unit
    return written


_LETTERS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def of_note(mark: str) -> int:
    """The number by which a note is called; 0 for another sign."""
    return as_number(mark) if mark.isdecimal() else 0
