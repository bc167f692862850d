"""Statements of edition: `2nd ed.` is 2, `Second revised edition` is *2nd rev. ed.*

BibLaTeX wants a plain number where the edition is nothing but numbered (manual, 2.2.2), BibTeX a
word (btxdoc, 3.2).
"""

from __future__ import annotations

from functools import lru_cache

from biblio.values.numerals import as_number
from biblio.values.patterns import Lazy

_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "first erste première primera prima",
            "second zweite deuxième seconde segunda seconda",
            "third dritte troisième tercera terza",
            "fourth vierte quatrième cuarta quarta",
            "fifth fünfte cinquième quinta",
            "sixth sechste sixième sexta sesta",
            "seventh siebte septième",
            "eighth achte huitième",
            "ninth neunte neuvième",
            "tenth zehnte dixième décima decima",
            *("eleventh elfte", "twelfth zwölfte", "thirteenth", "fourteenth", "fifteenth"),
            *("sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
        ),
        1,
    )
    for word in words.split()
}
_FIGURES = Lazy(r"([1-9][0-9]?)(?:st|nd|rd|th|e|er|ère|ème|eme|ª|º|°|-?е|-?ое)?")
_QUALIFIERS = {
    **dict.fromkeys(("rev", "revised"), "rev."),
    **dict.fromkeys(("enl", "enlarged"), "enl."),
    **dict.fromkeys(("exp", "expanded"), "exp."),
    **dict.fromkeys(("augm", "augmented"), "augm."),
    **dict.fromkeys(("corr", "corrected"), "corr."),
    **dict.fromkeys(("abr", "abridged"), "abr."),
    **dict.fromkeys(("and", "&"), "and"),
    "new": "new",
}
_ENGLISH = frozenset({"ed", "edn", "edition"})
_EDITION = _ENGLISH | frozenset(
    "aufl auflage éd édition edición edizione edição изд издание".split()
)
_WORD = Lazy(r"[^\s.,;()]+")


def shown(printed: str) -> str:
    """The statement as styles print it: a number, *3rd rev. ed.*, or what is neither as it is."""
    numbers, qualifiers = _read(printed) or ([], [])
    if qualifiers:
        return form(printed) or printed
    return str(numbers[0]) if numbers else printed


def in_order(printed: str) -> str | None:
    """The number of a statement as BibTeX wants it, without the word: `2nd`, `Second`, `2.`

    None where there is nothing to take off, or where more is said than a number.
    """
    numbers, qualifiers = _read(printed) or ([], [])
    words = _WORD.findall(printed)
    kept = [word for word in words if word.casefold() not in _EDITION]
    if qualifiers or kept == words or len(kept) != 1 or numbers in ([], [1]):
        return None
    number = str(kept[0])
    if not number.isdigit():
        return number[:1].upper() + number[1:]
    is_english = any(word.casefold() in _ENGLISH for word in words)
    return ordinal(number) if is_english else f"{number}."


@lru_cache(maxsize=4096)
def form(printed: str) -> str | None:
    """The one form of the statement, where every word of it is understood.

    None for a first edition: whether to say so is the editor's choice.
    """
    found = _read(printed)
    if found is None:
        return None
    numbers, qualifiers = found
    if not qualifiers:
        return str(numbers[0]) if numbers[0] > 1 else None
    return " ".join([*map(_ordinal, numbers), *(_QUALIFIERS[word] for word in qualifiers), "ed."])


def _read(printed: str) -> tuple[list[int], list[str]] | None:
    """The numbers, at most one, and what was done to the edition."""
    words = [word.casefold() for word in _WORD.findall(printed)]
    rest = [word for word in words if word not in _EDITION]
    numbers = [found for word in rest if (found := _number(word))]
    qualifiers = [word for word in rest if not _number(word)]
    if len(numbers) > 1 or not rest:
        return None
    is_english = _ENGLISH.issuperset(set(words) - set(rest))
    if qualifiers and not (_are_known(qualifiers) and is_english):
        return None
    return numbers, qualifiers


def _are_known(words: list[str]) -> bool:
    joints = ("and", "&")
    known = all(word in _QUALIFIERS for word in words)
    return known and words[0] not in joints and words[-1] not in joints


def _number(word: str) -> int:
    figures = _FIGURES.fullmatch(word)
    return as_number(figures[1]) if figures else _NUMBERS.get(word, 0)


def ordinal(figures: str) -> str:
    """The number as English has it in an order: *2nd* of *2*; what is no number stays."""
    return _ordinal(as_number(figures)) if figures.isascii() and figures.isdigit() else figures


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
