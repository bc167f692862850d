"""Forenames: their initials, how these are spaced, and which form is short for which."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from biblio.language import cues
from biblio.values.patterns import Lazy


class NameForm(StrEnum):
    """How forenames are to be written."""

    FULL = "full"
    INITIALS = "initials"
    AS_PRINTED = "as-printed"


_CLOSED_UP = Lazy(r"(?<![^\W_])([^\W\d_]\.)(?=[^\W\d_])")
_HYPHEN = Lazy(r"([-‐‑])")
_COMMON = Path(__file__).parent.parent / "data" / "forenames.txt"


@cache
def common() -> frozenset[str]:
    """Forenames that are common in the languages of Europe."""
    return frozenset(_COMMON.read_text(encoding="utf-8").splitlines())


def opens_name(word: str) -> bool:
    """Whether a word is a common forename or initials: what sets a person from a title's words."""
    known = word in common() or is_abbreviated(word) or word.partition("-")[0] in common()
    return known or is_initial(word)


def is_abbreviated(word: str) -> bool:
    """Whether the word is a forename cut short: `Joh.`, `Wm.`"""
    return word.endswith(".") and word in cues.words("forename")


@lru_cache(maxsize=1 << 16)
def spaced(given: str) -> str:
    """The forenames with one space after each initial: `V.I.` as `V. I.`, `J.-P.` as it is."""
    return " ".join((_CLOSED_UP.sub(r"\1 ", given) if "." in given else given).split())


def initials(given: str) -> str:
    """Each forename as its initial: `Vladimir Ilyich` is `V. I.`, `Jean-Paul` is `J.-P.`."""
    return " ".join(_initial(word) for word in spaced(given).split())


def is_initial(word: str) -> bool:
    """Whether the word is one letter with a full stop, or several joined by hyphens."""
    parts = re.split("[-‐‑]", word)
    return all(len(part) == 2 and part[0].isalpha() and part[1] == "." for part in parts)


@lru_cache(maxsize=1 << 16)
def is_short_for(short: str, full: str) -> bool:
    """Whether the one form can be the other, abbreviated: `V.` and `V. I.` for `Vladimir Ilyich`.

    No name at all is short for every one; each name is short for itself.
    """
    ours, theirs = spaced(short).split(), spaced(full).split()
    return len(ours) <= len(theirs) and all(map(_shortens, ours, theirs))


def _shortens(short: str, full: str) -> bool:
    return short == full or (is_initial(short) and short == _initial(full))


def _initial(word: str) -> str:
    """The word's initial; a particle and an abbreviation (`Yu.`) stay as they are."""
    parts = _HYPHEN.split(word)
    return "".join(part[0] + "." if _is_forename(part) else part for part in parts)


def _is_forename(part: str) -> bool:
    numeral_or_initials = len(part) > 1 and part.isupper()
    return part[:1].isupper() and not (numeral_or_initials or part.endswith("."))
