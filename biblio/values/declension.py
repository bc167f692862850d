"""Family names in the cases of Russian and Polish sentences: *у Чернова*, *u Nowaka*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

# The ending of the name as lists print it, and what it becomes.
_RUSSIAN = (
    ("", ("а", "у", "ом", "ым", "е")),
    ("ий", ("ого", "ому", "им", "ом", "его", "ему")),
    ("ый", ("ого", "ому", "ым", "ом")),
    ("ой", ("ого", "ому", "ым", "ом")),
    ("а", ("ой", "у", "ы", "е", "и")),
    ("ая", ("ой", "ую")),
    ("я", ("и", "е", "ю", "ей")),
    ("ь", ("я", "ю", "ем", "е")),
    ("й", ("я", "ю", "ем", "е")),
    ("ец", ("ца", "цу", "цем", "цом", "це")),
)
_POLISH = (
    ("", ("a", "owi", "em", "iem", "u", "ie")),
    ("i", ("iego", "iemu", "im")),
    ("y", ("ego", "emu", "ym")),
    ("a", ("y", "i", "ie", "ę", "ą", "ej")),
    ("ek", ("ka", "kowi", "kiem", "ku")),
    ("ec", ("ca", "cowi", "cem", "cu")),
)
_SHORTEST = 3  # letters of a stem: *Ли* and *Fa* are no forms of others


@lru_cache(maxsize=4096)
def nominatives(family: str) -> tuple[str, ...]:
    """What a family name may be in lists that a sentence has in another case; not itself."""
    cyrillic = "\u0400" <= family[-1:] < "\u0500"
    found = dict.fromkeys(_undone(family, _RUSSIAN if cyrillic else _POLISH))
    return tuple(one for one in found if one != family)


def _undone(family: str, table: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[str]:
    for ending, cases in table:
        for case in cases:
            stem = family.removesuffix(case)
            if stem != family and len(stem) >= _SHORTEST:
                yield stem + ending
