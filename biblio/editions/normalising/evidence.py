"""What a library itself tells about names: who else is named for the same text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from biblio.record.fields import PEOPLE
from biblio.record.person import Person
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

Mention = tuple[str, str, Person]
"""A text, a role in it, and who has that role."""

_Slot = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The fullest forenames found for a text, a role and a family name, if there is one answer."""

    _fullest: Mapping[_Slot, str] = field(default_factory=dict)

    def fullest(self, text: str, role: str, name: Person) -> str:
        """The fullest form of the forenames that the library has for this name in this text."""
        found = self._fullest.get((text, role, name.key), name.given)
        return found if is_short_for(name.given, found) else name.given


def gather(mentions: Iterable[Mention]) -> Evidence:
    """Collect who is named for which text. Two people of one family name are no evidence."""
    found: defaultdict[_Slot, set[str]] = defaultdict(set)
    for text, role, name in mentions:
        found[text, role, name.key].add(name.given)
    return Evidence({slot: fullest for slot, forms in found.items() if (fullest := _end(forms))})


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
