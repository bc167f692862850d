"""The single persons of a list of names as it is printed, and each name's two parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from biblio.language import cues
from biblio.parser.labelling.lexicon import kinds
from biblio.record.person import Person, from_print
from biblio.values import names
from biblio.values.patterns import Lazy

Offsets = tuple[int, int]

_JOINT = Lazy(rf"\s*(?:;|/|&|\s[‒–-]\s|,?\s(?:{names.AND}|og|och)\s(?=\S))\s*(?:,\s*)?")
_MORE = Lazy(
    rf"[\s,]*(?:\b{names.OTHERS}(?!\w)|(?:\b[^\W\d_]{{1,3}}|&)\s(?i:others)\b|…|\.\.\.).*$"
)
_INITIAL = Lazy(r"(?:[^\W\d_]\.?[-‐]?){1,3}\.?|[^\W\d_]{1,2}\.(?:[-‐]?[^\W\d_]\.)*")
_IDEM = Lazy(cues.pattern("idem"))
_SUFFIX = Lazy(r"(?:[JS]r|I{1,3}|IV)\.?")


def persons(text: str) -> Iterator[Offsets]:
    """The offsets of each person in a list such as `Brine, Ann, Otto Salzer and J. Hale`."""
    text = _MORE.sub("", text)
    bounds = [0, *(edge for joint in _JOINT.finditer(text) for edge in joint.span()), len(text)]
    stretches = [
        [part for part in _parts(text, start, end) if part[0] < part[1]]
        for start, end in zip(bounds[::2], bounds[1::2], strict=True)
    ]
    # the last name of a list tells how the others are printed: `… and Hale`, `… and Hale, Ida`
    last = [text[start:end] for start, end in stretches[-1]]
    single = len(stretches) > 1 and len(last) == 1 and " " not in last[0]
    inverted = len(stretches) > 1 and len(last) == 2 and not _SUFFIX.fullmatch(last[1])
    for parts in stretches:
        yield from _told_apart(text, parts, single=single, inverted=inverted)


def is_idem(words: str) -> bool:
    """Whether the words say that the author is meant again: *ders.*, also without its stop."""
    return any(_IDEM.fullmatch(one) for one in (words, f"{words}."))


def name(printed: str) -> Person:
    """The parts of one name, also of one printed `Brine A. B.` or `Brine AB`."""
    words = printed.split()
    behind = 0
    while behind < len(words) - 1 and _is_initial(words[-1 - behind]):
        behind += 1
    if "," in printed or not behind or _is_initial(words[0]):
        return from_print(printed)
    cut = len(words) - behind
    return from_print(f"{' '.join(words[:cut])}, {' '.join(words[cut:])}")


def _told_apart(
    text: str, parts: Sequence[Offsets], *, single: bool, inverted: bool
) -> Iterator[Offsets]:
    """The persons between two joints: parts between commas, alone or with their forenames."""
    pairs = inverted and len(parts) % 2 == 0
    at = 0
    while at < len(parts):
        first, last = parts[at]
        words = [text[start:end] for start, end in parts[at : at + 2]]
        taken = 1
        alone = len(parts) == 2 and not single
        leads = at == 0 and any(" " in text[start:end] for start, end in parts[2:])
        if len(words) == 2 and (pairs or _is_inverted(words, alone=alone, leads=leads)):
            last, taken = parts[at + 1][1], 2
        if at + taken < len(parts) and _SUFFIX.fullmatch(text[slice(*parts[at + taken])]):
            last, taken = parts[at + taken][1], taken + 1
        yield first, last
        at += taken


def _is_inverted(words: Sequence[str], *, alone: bool, leads: bool) -> bool:
    """Whether the second of two parts holds the forenames of the first.

    `alone` says that no other part is there to tell; `leads` that direct names follow, before
    which the first of a list may be inverted.
    """
    family, given = (one.split() for one in words)
    if any(_is_initial(word) for word in family):
        return False
    if all(_is_initial(word) or word in names.PARTICLES for word in given):
        return True
    surname = [word for word in family if word.casefold() not in names.PARTICLES]
    if len(surname) == 1:
        return alone or leads or _is_forename(given[0])
    return len(surname) == 2 and alone and len(given) == 1 and not _is_forename(surname[0])


def _is_forename(word: str) -> bool:
    return "forename" in kinds().get(word.casefold(), ())


def _is_initial(word: str) -> bool:
    return word[:1].isupper() and bool(_INITIAL.fullmatch(word)) and ("." in word or word.isupper())


def _parts(text: str, start: int, end: int) -> Iterator[Offsets]:
    """The parts between commas, without white space."""
    at = start
    for part in text[start:end].split(","):
        lead = len(part) - len(part.lstrip())
        yield at + lead, at + len(part.rstrip())
        at += len(part) + 1
