"""What a library itself tells about names: who else is named for the same text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from biblio.values.folding import fold
from biblio.values.people import split_names
from biblio.values.forenames import is_short_for
from biblio.values.persons import PersonName
from biblio.work import Edition

ROLES = ("author", "editor", "translator", "bookauthor", "annotator", "commentator", "afterword",
         "foreword", "introduction")  # fmt: skip

# Titles that many people have used tell nothing about who is meant.
_GENERIC = frozenset(
    {"collected", "selected", "complete", "works", "writings", "essays", "letters", "papers"}
    | {"poems", "poetry", "plays", "stories", "speeches", "memoirs", "autobiography", "diary"}
    | {"introduction", "preface", "foreword", "editorial", "review", "notes", "reader", "history"}
    | {"an", "a", "to", "and", "of", "on", "the", "in", "other"}
)

Slot = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The fullest forename found for a text, a role and a family name, where there is just one."""

    _fullest: Mapping[Slot, str] = field(default_factory=dict)

    def fullest(self, text: str, role: str, name: PersonName) -> str:
        """The fullest form of the forenames that the library has for this name in this text."""
        found = self._fullest.get((text, role, fold(name.family)), name.given)
        return found if is_short_for(name.given, found) else name.given


def gather(
    editions: Iterable[Edition],
    title_of: Callable[[Edition], str],
    settled: Callable[[str], PersonName | None],
) -> Evidence:
    """Collect who is named for which text.

    `settled` gives a name the form that does not depend on other entries; None: it is no person's.
    """
    found: defaultdict[Slot, set[str]] = defaultdict(set)
    for edition in editions:
        text = text_key(title_of(edition))
        for role in ROLES if text else ():
            for name in filter(None, map(settled, split_names(edition.get(role) or ""))):
                found[text, role, fold(name.family)].add(name.given)
    return Evidence({slot: fullest for slot, forms in found.items() if (fullest := _end(forms))})


def text_key(title: str) -> str:
    """The folded title where it is one that tells texts apart, else an empty string."""
    folded = fold(title)
    words = folded.split()
    return folded if len(words) > 1 and not _GENERIC.issuperset(words) else ""


def _end(forms: set[str]) -> str:
    """The fullest of forms of which each is short for the next; empty where two contradict."""
    chain = sorted(forms, key=lambda form: (len(form.split()), len(form), form))
    links = zip(chain, chain[1:], strict=False)
    return chain[-1] if all(is_short_for(short, full) for short, full in links) else ""
