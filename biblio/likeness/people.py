"""How alike two names are, and two lists of them: equal, shortened, misspelt, or otherwise."""

from __future__ import annotations

from functools import lru_cache
from itertools import zip_longest

from biblio.likeness.titles import Likeness, is_misprint
from biblio.record.person import Person, person_of, split_names
from biblio.values.folding import fold, words_of_name

_NOBODY = frozenset(
    {"s n", "sn", "n n", "nn", "anon", "anonym", "anonymous", "anonymus", "unknown", "various"}
    | {"various authors", "n a", "na", "author unknown", "no author", fold("et al")}
)


def name_lists_agree(one: str, other: str) -> bool:
    """The same people in the same order; *and others* stands for any number of them."""
    ours, theirs = split_names(one), split_names(other)
    for mine, yours in zip_longest(ours, theirs):
        if "others" in (mine, yours):
            return True
        if mine is None or yours is None or not names_agree(mine, yours):
            return False
    return True


def names_agree(one: str, other: str) -> bool:
    """The same family name, and first names that begin alike where both have one.

    `Trotsky`, `Trotsky, L.` and `Trotsky, Leon` agree; so do `Engels, Friedrich` and `Engels,
    Frederick`, for translators spell first names as they like. `Quill, Ann` is not `Quill, Arthur`.
    """
    mine, yours = person_of(one), person_of(other)
    if mine.key != yours.key:
        return False
    return not (mine.given and yours.given) or _begin_alike(mine.given, yours.given)


def _begin_alike(one: str, other: str) -> bool:
    """Whether first names begin with the same letter, and with two of them where both are words."""
    first, second = words_of_name(one), words_of_name(other)
    if not (first and second):
        return first == second
    initials = any(name.split()[0].isupper() for name in (one, other))  # TAD, for T. A. D.
    counted = 1 if initials else min(len(first[0]), len(second[0]), 2)
    return first[0][:counted] == second[0][:counted]


def is_nobody(name: str) -> bool:
    """Whether a name says that there is none: *anonymous*, *[s.n.]*."""
    return fold(name) in _NOBODY


@lru_cache(maxsize=1 << 16)
def compare_people(one: str, other: str) -> Likeness:
    """In which way two lists of names, as entries keep them, are alike."""
    if not (one and other):
        return Likeness.UNKNOWN
    if one == other or name_lists_agree(one, other):
        return Likeness.EQUAL
    shorter, longer = sorted((split_names(one), split_names(other)), key=len)
    shared = sum(any(_same_person(name, known) for known in longer) for name in shorter)
    if shared == len(shorter):
        return Likeness.SHORTENED if len(shorter) < len(longer) else Likeness.MISSPELT
    return Likeness.SHARED if shared * 2 >= len(shorter) else Likeness.OTHER


def _same_person(one: str, other: str) -> bool:
    if names_agree(one, other):
        return True
    mine, yours = person_of(one), person_of(other)
    if _are_exchanged(mine, yours) or _are_exchanged(yours, mine):
        return True
    initials = {"".join(words_of_name(name.given))[:1] for name in (mine, yours)}
    families = fold(mine.family), fold(yours.family)
    return len(initials) == 1 and "" not in initials and is_misprint(*families)


def _are_exchanged(one: Person, other: Person) -> bool:
    """Whether one's first name is the other's family: *Liang, Liji* and *Liji, Liang*."""
    first, last = fold(one.given), fold(one.family)
    given, family = fold(other.given), fold(other.family)
    return first == family != "" and len(given) > 1 and last.startswith(given)
