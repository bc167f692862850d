"""Two descriptions held side by side: what agrees, what differs, and how much that tells."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from biblio.likeness import agreement
from biblio.likeness.description import CRITERIA, Description
from biblio.likeness.imprints import telling_words
from biblio.likeness.people import compare_people
from biblio.likeness.titles import Likeness, compare_titles
from biblio.values.folding import fold

# What is only spelt in another way tells less than what is spelt alike.
_EXCUSED = {"containers": 0.5, "publishers": 1.0}
_NOTHING = frozenset[str]()


class Evidence(NamedTuple):
    """What is alike in two descriptions, criterion by criterion (see `CRITERIA`).

    `titles` and `people` tell in which way these are alike. `agreed` and `differing` are criteria
    on which both speak; `excused` are those of the differing that the rest explains as mere
    spelling; on the `silent` ones only one speaks. `weight` is how much the agreement tells.
    """

    one: Description
    other: Description
    titles: Likeness
    people: Likeness
    agreed: frozenset[str]
    differing: tuple[str, ...]
    excused: frozenset[str]
    silent: frozenset[str]
    weight: float

    @property
    def pair(self) -> tuple[Description, Description]:
        """What was compared."""
        return self.one, self.other

    @property
    def spoken(self) -> frozenset[str]:
        """The criteria on which both speak."""
        return self.agreed.union(self.differing)

    @property
    def parting(self) -> tuple[str, ...]:
        """The differing criteria that nothing excuses."""
        if not self.excused:  # as mostly
            return self.differing
        return tuple(name for name in self.differing if name not in self.excused)


def compare(
    one: Description,
    other: Description,
    titles: Likeness | None = None,
    people: Likeness | None = None,
) -> Evidence:
    """The evidence of two descriptions, the same whichever comes first.

    `titles` and `people` are the likeness of these where the caller knows it already.
    """
    agreed: list[str] = []
    differing: list[str] = []
    theirs = other.told
    weight = 0.0
    for name, mine in one.told.items():
        if yours := theirs.get(name):
            if mine == yours or _agree(name, *((mine, yours) if mine < yours else (yours, mine))):
                agreed.append(name)
                weight += CRITERIA[name].weight
            else:
                differing.append(name)
    alike, excused = frozenset(agreed), _NOTHING
    if differing:
        excused = frozenset(name for name in differing if _is_excused(name, alike, one, other))
        weight += sum(_EXCUSED.get(name, 0.0) for name in excused)
    return Evidence(
        one,
        other,
        titles or compare_titles(one.title, other.title),
        people or people_of(one, other),
        alike,
        tuple(differing),
        excused,
        frozenset(one.told.keys() ^ other.told.keys()),
        weight,
    )


def people_of(one: Description, other: Description) -> Likeness:
    """The authors compared, or the editors; one record's author may be the other's editor."""
    (author, editor), (others_author, others_editor) = one.people, other.people
    if author and others_author:
        return compare_people(*sorted((author, others_author)))
    if author or others_author:
        crossed = (author, others_editor) if author else (editor, others_author)
        return compare_people(*sorted(crossed)) if all(crossed) else Likeness.UNKNOWN
    return compare_people(*sorted((editor, others_editor)))


@lru_cache(maxsize=1 << 16)
def _agree(name: str, one: str, other: str) -> bool:
    return CRITERIA[name].agree(one, other)


def _is_excused(name: str, agreed: frozenset[str], one: Description, other: Description) -> bool:
    """Whether the rest agrees so well that this difference can only be one of spelling."""
    match name:
        case "publishers":
            return _tells_no_publisher(one, other, agreed) or _share_name(one, other)
        case "containers":
            return (
                {"pages", "years", "volumes"} <= agreed
                or {"DOIs", "years"} <= agreed
                or ("pages" in agreed and not _are_dated(one, other) and _overlap(one, other))
            )
        case "years":
            # what is printed in January was online in December
            paged = {"containers", "pages"} <= agreed
            serial = "volumes" in agreed or one.form == other.form == "article"
            told = (paged and serial) or agreed & {"DOIs", "ISBNs"}
            return bool(told) and abs(one.year - other.year) <= 1
        case "numbers":
            return {"containers", "pages", "years"} <= agreed and _number_is_volume(one, other)
        case "editors":
            alike = compare_people(one.value("editors"), other.value("editors"))
            return alike in (Likeness.SHORTENED, Likeness.MISSPELT)
    return False


def _are_dated(one: Description, other: Description) -> bool:
    return bool(one.value("years") and other.value("years"))


def _tells_no_publisher(one: Description, other: Description, agreed: frozenset[str]) -> bool:
    """Who publishes a journal tells nothing, nor does the school of one person's thesis."""
    theses = one.form == other.form == "thesis" and "years" in agreed
    return theses or "article" in (one.form, other.form) or "ISBNs" in agreed


def _number_is_volume(one: Description, other: Description) -> bool:
    """Whether the number of one is the other's volume: *no. 38*, and *vol. 38, no. 1*."""
    lone, told = sorted((one, other), key=lambda each: bool(each.value("volumes")))
    volume = "" if lone.value("volumes") else told.value("volumes")
    return bool(volume) and agreement.numbers_agree(lone.value("numbers"), volume)


def _share_name(one: Description, other: Description) -> bool:
    """Whether two long names of publishers have most words in common, or one is a misprint."""
    first, second = sorted(telling_words(each.value("publishers")) for each in (one, other))
    letters = SequenceMatcher(None, " ".join(first), " ".join(second), autojunk=False)
    if first and second and letters.ratio() >= 0.9:
        return True
    words, others = set(first), set(second)
    fewer = min(len(words), len(others))
    return fewer >= 3 and len(words & others) * 2 > fewer


def _overlap(one: Description, other: Description) -> bool:
    """Whether much of one container's name is in the other's: the more, the less pages tell."""
    ours, theirs = (set(fold(each.value("containers")).split()) for each in (one, other))
    shared = len(ours & theirs) / min(len(ours), len(theirs))
    ranges = {tuple(re.findall(r"\w+", each.value("pages"))) for each in (one, other)}
    whole = len(ranges) == 1 and all(len(pages) > 1 for pages in ranges)
    return shared > (0.5 if whole else 0.75)
