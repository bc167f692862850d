"""The single persons of a list of names as it is printed, and each name's two parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from biblio.parser.labelling.lexicon import kinds
from biblio.values import names
from biblio.values.names import Name

Offsets = tuple[int, int]

_JOINT = re.compile(
    r"\s*(?:;|/|&|\s[–-]\s|,?\s(?:and|und|u\.|et|y|e|en|i|oraz|и|og|och|&)\s(?=\S))\s*(?:,\s*)?"
)
_MORE = re.compile(
    r"[\s,]*(?:\b(?:et|and)\s+(?:al|alii|others|coll)\b\.?|\bu\.\s?a\.|\bи\s+др\.|\be\s+altri\b|…|\.\.\.).*$"
)
_INITIAL = re.compile(r"(?:[^\W\d_]\.?[-‐]?){1,3}\.?|[^\W\d_]{1,2}\.(?:[-‐]?[^\W\d_]\.)*")
_SUFFIX = re.compile(r"(?:[JS]r|I{1,3}|IV)\.?")


def persons(text: str) -> Iterator[Offsets]:
    """The offsets of each person in a list such as `Brine, Ann, Otto Salzer and J. Hale`."""
    text = _MORE.sub("", text)
    at = 0
    for joint in [*_JOINT.finditer(text), None]:
        end = joint.start() if joint else len(text)
        yield from _between_commas(text, at, end)
        at = joint.end() if joint else end


def name(printed: str) -> Name:
    """The parts of one name, also of one printed `Brine A. B.` or `Brine AB`."""
    words = printed.split()
    behind = 0
    while behind < len(words) - 1 and _is_initial(words[-1 - behind]):
        behind += 1
    if "," in printed or not behind or _is_initial(words[0]):
        return names.parse(printed)
    cut = len(words) - behind
    return Name(" ".join(words[:cut]), " ".join(words[cut:]), "", printed)


def _between_commas(text: str, start: int, end: int) -> Iterator[Offsets]:
    parts = [part for part in _parts(text, start, end) if part[0] < part[1]]
    at = 0
    while at < len(parts):
        first, last = parts[at]
        words = [text[a:b] for a, b in parts[at : at + 2]]
        taken = 1
        if len(words) == 2 and _is_inverted(words, alone=at == 0):
            last, taken = parts[at + 1][1], 2
        if at + taken < len(parts) and _SUFFIX.fullmatch(text[slice(*parts[at + taken])]):
            last, taken = parts[at + taken][1], taken + 1
        yield first, last
        at += taken


def _is_inverted(words: Sequence[str], *, alone: bool) -> bool:
    """Whether the second of two parts holds the forenames of the first."""
    family, given = (one.split() for one in words)
    if any(_is_initial(word) for word in family):
        return False
    if all(_is_initial(word) or word in names.PARTICLES for word in given):
        return True
    forename = "forename" in kinds().get(given[0].casefold(), ())
    surname = [word for word in family if word.casefold() not in names.PARTICLES]
    return len(surname) <= 2 and (forename or alone) and len(family) <= 3 and (
        len(surname) == 1 or "forename" not in kinds().get(surname[0].casefold(), ())
    )


def _is_initial(word: str) -> bool:
    return word[:1].isupper() and bool(_INITIAL.fullmatch(word)) and (
        "." in word or word.isupper()
    )


def _parts(text: str, start: int, end: int) -> Iterator[Offsets]:
    """The parts between commas, without white space."""
    at = start
    for part in text[start:end].split(","):
        lead = len(part) - len(part.lstrip())
        yield at + lead, at + len(part.rstrip())
        at += len(part) + 1
