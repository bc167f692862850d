"""The entry types and fields that programs know, and which of them a slip is likely to mean."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parents[2] / "data" / "bibtex_names.toml"
# Short words are one letter apart by chance, and of the long ones two slips are as likely.
_SHORT, _LONG = 4, 9


@cache
def types() -> frozenset[str]:
    """Entry types that BibTeX, BibLaTeX or a program in common use knows."""
    return _read("types")


@cache
def fields() -> frozenset[str]:
    """Fields that BibTeX, BibLaTeX or a program in common use knows."""
    return _read("fields")


def meant(name: str, known: frozenset[str], *, shortest: int = _SHORT) -> str:
    """The known name that an unknown one is a slip for, or nothing where that is not plain.

    One of fewer letters than `shortest` is no slip for any.
    """
    allowed = 0 if len(name) < shortest else 1 if len(name) < _LONG else 2
    found = [one for one in known if one[0] == name[0] and abs(len(one) - len(name)) <= allowed]
    distances = {one: _distance(one, name) for one in found}
    nearest = min(distances.values(), default=allowed + 1)
    best = [one for one in found if distances[one] == nearest <= allowed]
    return best[0] if len(best) == 1 else ""


def _distance(one: str, other: str) -> int:
    """How many letters are left out, put in, replaced, or exchanged with their neighbours."""
    rows = [list(range(len(other) + 1))]
    for at, letter in enumerate(one, 1):
        row = [at]
        for to, mine in enumerate(other, 1):
            row.append(min(rows[-1][to] + 1, row[-1] + 1, rows[-1][to - 1] + (letter != mine)))
            if at > 1 < to and letter == other[to - 2] and one[at - 2] == mine:
                row[-1] = min(row[-1], rows[-2][to - 2] + 1)
        rows.append(row)
    return rows[-1][-1]


def _read(kind: str) -> frozenset[str]:
    with _TABLE.open("rb") as file:
        return frozenset(str(tomllib.load(file)[kind]).split())
