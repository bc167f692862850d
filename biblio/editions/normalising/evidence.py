"""What a library itself tells about names: who else is named for the same text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from biblio.record.fields import PEOPLE
from biblio.record.person import Person
from biblio.values import compiled
from biblio.values.folding import fold
from biblio.values.forenames import is_short_for

# A short form of a name is short on purpose.
ROLES = tuple(role for role in PEOPLE if not role.startswith("short"))

# Titles that many people have used tell nothing about who is meant.
_GENERIC = frozenset(
    {"collected", "selected", "complete", "works", "writings", "essays", "letters", "papers"}
    | {"poems", "poetry", "plays", "stories", "speeches", "memoirs", "autobiography", "diary"}
    | {"introduction", "preface", "foreword", "editorial", "review", "notes", "reader", "history"}
    | {"an", "a", "to", "and", "of", "on", "the", "in", "other"}
)

# Roles and remarks that stand in a name without brackets.
_NO_FORENAMES = frozenset(
    {"et", "al", "ed", "eds", "editor", "editors", "hrsg", "hg", "red", "dir", "trans"}
    | {"transl", "translator", "comp", "compiler", "coord", "author", "jr", "sr", "dr", "prof"}
    | {"rev", "and", "with", "und", "anonymous", "anon", "collective", "others", "andere"}
    | {"hgg", "hrsgg", "herausgeber", "herausgeberin"}
)
# Degrees and orders, which end a name. *Md.* before another forename is Mohammed.
_AT_END = frozenset({"phd", "dphil", "md", "esq", "sj", "osb", "ofm"})
_INITIAL = 2
_WORD = compiled.pattern(r"[^\W\d_][^\W\d_'’ʼ.-]*+(?:[-'’ʼ.][^\W\d_'’ʼ.-]*+)*+")


class Mention(NamedTuple):
    """Somebody who has a role in a text, `beside` the families of all who share it, in order."""

    text: str
    role: str
    beside: tuple[str, ...]
    name: Person


_Slot = tuple[str, str, tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The fullest forenames found for a text, a role and a family name, if there is one answer."""

    _fullest: Mapping[_Slot, str] = field(default_factory=dict)
    _texts: frozenset[str] = frozenset()

    def tells_of(self, text: str) -> bool:
        """Whether somebody is named in several ways for this text."""
        return text in self._texts

    def fullest(self, one: Mention, *, sure: bool) -> str:
        """The fullest form of the forenames that the library has for this name in this text.

        It is sure where those who are named beside it are the same too; what has no forenames is
        never completed so, for many people have one family name, and two of one text may.
        """
        if sure and not one.name.given:
            return ""
        if one.beside.count(one.name.key) > 1:
            return one.name.given
        found = self._fullest.get(_slot(one, sure=sure), one.name.given)
        others = (family for family in one.beside if family != one.name.key)
        fits = is_short_for(one.name.given, found) and not is_of_another(found, others)
        return found if fits else one.name.given


def gather(mentions: Iterable[Mention]) -> Evidence:
    """Collect who is named for which text. Two people of one family name are no evidence.

    Of a text for which each is named in one way there is nothing to tell.
    """
    plain = [one for one in mentions if is_plain(one.name.given)]
    loosely = _forms(plain, sure=False)
    texts = frozenset(slot[0] for slot, forms in loosely.items() if len(forms) > 1)
    found = loosely | _forms((one for one in plain if one.text in texts), sure=True)
    ends = ((slot, _end(forms)) for slot, forms in found.items() if slot[0] in texts)
    return Evidence({slot: end for slot, end in ends if end}, texts)


def is_of_another(given: str, families: Iterable[str]) -> bool:
    """Whether a forename is the name of somebody beside: two people taken for one elsewhere.

    `families` are the keys of the others.
    """
    return not set(families).isdisjoint(fold(word) for word in given.split())


def _forms(mentions: Iterable[Mention], *, sure: bool) -> dict[_Slot, set[str]]:
    """How the forenames are given in each slot."""
    found: defaultdict[_Slot, set[str]] = defaultdict(set)
    for one in mentions:
        found[_slot(one, sure=sure)].add(one.name.given)
    return found


@lru_cache(maxsize=1 << 16)
def is_plain(given: str) -> bool:
    """Whether these are forenames and nothing else: no *et al.*, no role, not all in capitals.

    What begins with a small letter is none, in whatever language: *u. a.*, *и др.*, *éd.*
    """
    words = given.split()
    return all(map(_is_forename, words)) and not (words and _bare(words[-1]) in _AT_END)


def _is_forename(word: str) -> bool:
    if word[0].islower():
        return False
    if len(word) == _INITIAL and word.endswith("."):
        return word[0].isalpha()
    is_shouted = len(word) > _INITIAL and word.isupper() and "." not in word
    return (
        bool(_WORD.fullmatch(word))
        and _bare(word) not in _NO_FORENAMES
        and not (is_shouted and len(word) > len("III"))
    )


def _bare(word: str) -> str:
    return word.casefold().rstrip(".")


def _slot(one: Mention, *, sure: bool) -> _Slot:
    return one.text, one.role, one.beside if sure else (), one.name.key


@lru_cache(maxsize=1 << 16)
def text_key(title: str) -> str:
    """The folded title where it is one that tells texts apart, else an empty string."""
    folded = fold(title)
    words = folded.split()
    return folded if len(words) > 1 and not _GENERIC.issuperset(words) else ""


def _end(forms: set[str]) -> str:
    """The fullest of forms of which each is short for the next; empty where two contradict."""
    chain = sorted(forms, key=lambda form: (len(form.split()), len(form), form))
    fits = all(is_short_for(short, full) for short, full in pairwise(chain))
    return chain[-1] if fits else ""
