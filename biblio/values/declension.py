"""Family names in the cases of Russian and Polish sentences: *у Чернова*, *u Nowaka*."""

from __future__ import annotations

from functools import cache, lru_cache

from biblio.language import cues

_SHORTEST = 3  # letters of a stem: *Ли* and *Fa* are no forms of others


@lru_cache(maxsize=4096)
def nominatives(family: str) -> tuple[str, ...]:
    """What a family name may be in lists that a sentence has in another case; not itself."""
    endings = _endings()
    longest = min(max(map(len, endings), default=0), len(family) - _SHORTEST)
    found = (
        family[:-length] + ending
        for length in range(1, longest + 1)
        for ending in endings.get(family[-length:], ())
    )
    return tuple(one for one in dict.fromkeys(found) if one != family)


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    """For the ending of each case, those that lists may have in its stead."""
    found: dict[str, tuple[str, ...]] = {}
    for row in cues.words("declension"):
        listed, _, cases = row.partition(":")
        for case in cases.split():
            found[case] = (*found.get(case, ()), listed)
    return found
