"""Normalises edition statements: `2nd ed.` is 2, `Second revised edition` is *2nd rev. ed.*

BibLaTeX wants a plain number where the edition is nothing but numbered (manual, 2.2.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.editions.normalising.changes import Change, change
from biblio.editions.normalising.context import Context
from biblio.record.edition import Edition
from biblio.values.numerals import as_number

_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "first 1st erste",
            "second zweite deuxième seconde segunda",
            "third dritte troisième tercera",
            "fourth vierte quatrième",
            "fifth fünfte cinquième",
            "sixth sechste sixième",
            "seventh siebte septième",
            "eighth achte huitième",
            "ninth neunte neuvième",
            "tenth zehnte dixième",
        ),
        1,
    )
    for word in words.split()
}
_FIGURES = re.compile(r"([1-9][0-9]?)(?:st|nd|rd|th|e|er|ère|ème|eme|ª|º|°|-?е|-?ое)?")
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
_EDITION = _ENGLISH | {"aufl", "auflage", "éd", "édition", "edición", "изд", "издание"}
_WORD = re.compile(r"[^\s.,;()]+")


def normalise(edition: Edition, context: Context) -> Iterator[Change]:
    """Write the edition in one form where every word of it is understood.

    A first edition is left as it is printed: whether to say so is the editor's choice.
    """
    printed = edition.get("edition")
    form = printed and _form(printed)
    if form and form != printed:
        yield change(edition, "edition", form, "one form of edition statements")


def _form(printed: str) -> str | None:
    words = [word.casefold() for word in _WORD.findall(printed)]
    rest = [word for word in words if word not in _EDITION]
    numbers = [number for word in rest if (number := _number(word))]
    qualifiers = [word for word in rest if not _number(word)]
    if len(numbers) > 1 or not rest:
        return None
    if not qualifiers:
        return str(numbers[0]) if numbers[0] > 1 else None
    if not (_are_known(qualifiers) and _ENGLISH.issuperset(set(words) - set(rest))):
        return None
    return " ".join([*map(_ordinal, numbers), *(_QUALIFIERS[word] for word in qualifiers), "ed."])


def _are_known(words: list[str]) -> bool:
    joints = ("and", "&")
    known = all(word in _QUALIFIERS for word in words)
    return known and words[0] not in joints and words[-1] not in joints


def _number(word: str) -> int:
    figures = _FIGURES.fullmatch(word)
    return as_number(figures[1]) if figures else _ORDINALS.get(word, 0)


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
