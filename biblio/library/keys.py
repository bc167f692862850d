"""Keys for entries: family name, year, first word of the title, as in fraser1998revolution.

A work without a name has its first word before the year: many programs refuse a key that begins
with a digit.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Container

from biblio.record.edition import Edition
from biblio.record.person import person_of
from biblio.values.folding import significant, to_ascii

# Prepositions, conjunctions and articles that may begin a title, as `to_ascii` writes them.
SMALL = frozenset(
    "a an the of in on at by to from for with and or as into over under toward towards about "
    "against between after before upon der die das ein eine von vom zu zum zur uber im am aus und "
    "le la les un une des du de et sur dans en pour au aux d l el los las y del por para il lo gli "
    "della dei delle di e nel nella sul sulla het een van na v o ob i iz po k s "
    "den dem du aux da as".split()
)
_NAMELESS = "untitled"


def key_for(edition: Edition, taken: Collection[str]) -> str:
    """A key for the edition that none of `taken` is, case aside; a clash gets a, b, c …"""
    return key_beside(edition, {key.casefold() for key in taken})


def key_beside(edition: Edition, used: Container[str]) -> str:
    """The same beside keys that are in small letters already."""
    return unused(_stem(edition) or _NAMELESS, used)


def unused(stem: str, taken: Container[str]) -> str:
    """The stem, with letters behind it where one of `taken`, which are case folded, is alike.

    Where thousands are alike, not all are asked for: the letters before those taken are taken too.
    """

    def is_free(number: int) -> bool:
        return f"{stem}{_letters(number)}".casefold() not in taken

    if is_free(0):
        return stem
    end = 1
    while not is_free(end):
        end *= 2
    following = range(end // 2 + 1, end)
    return stem + _letters(end // 2 + 1 + bisect_left(following, True, key=is_free))


def _stem(edition: Edition) -> str:
    name, year, word = _name(edition), edition.year, _first_word(edition.title)
    return name + year + word if name else word + year


def _name(edition: Edition) -> str:
    names = edition.people("author") or edition.people("editor")
    if not names:
        return ""
    person = person_of(names[0])
    if person.whole:  # a body's name may be long
        return _first_word(person.family)
    return "".join(to_ascii(person.surname).split())


def _first_word(text: str) -> str:
    """The first word that means something; where all are small, the first but an article."""
    words = significant([word for word in to_ascii(text).split() if word])
    return next((word for word in words if word not in SMALL), words[0] if words else "")


def _letters(number: int) -> str:
    """0 is nothing, 1 is a, 26 is z, 27 is aa."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
