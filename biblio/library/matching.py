"""When a record is an entry of a library: the policy by which records are merged.

Two editions of a work are a link, never a duplicate: year, publisher, volume, translator and the
like part them. A citation may print some pages of an article whose entry has all of them.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from biblio.likeness import Description, Evidence, Likeness, agree, compare, describe
from biblio.likeness.agreement import pages_overlap
from biblio.record.edition import Edition
from biblio.record.person import person_of, split_names
from biblio.values.folding import fold

# What parts two editions, in the order in which it is told.
_PARTING = (
    *("years", "days", "months", "editions", "volumes", "numbers", "publishers", "containers"),
    *("translators", "editors", "pages", "DOIs", "addresses"),
)
_SAME_TITLE = (Likeness.EQUAL, Likeness.SHORTENED)


class Verdict(NamedTuple):
    """Whether two records are the same edition, and why, in words for the user."""

    same: bool
    reason: str


described = lru_cache(maxsize=1 << 14)(describe)
"""A record's description, made once: a record is held against every entry of its title."""


def same_edition(one: Edition, other: Edition) -> Verdict:
    """Whether the records can be the same edition, one of them perhaps saying less."""
    if one.kind == other.kind and dict(one.fields) == dict(other.fields):
        return Verdict(True, "the records say the same")
    mine, yours = described(one), described(other)
    evidence = compare(mine, yours)
    difference = _other_work(mine, yours, evidence) or _contradiction(mine, yours, evidence)
    if difference:
        return Verdict(False, difference)
    if not (_have_names(mine, yours) or _are_telling(mine, yours) or _shared(evidence)):
        return Verdict(False, f"“{_shorter_title(one, other)}” alone is too little to tell")
    return Verdict(True, "title and names agree, and nothing contradicts")


def _other_work(one: Description, other: Description, evidence: Evidence) -> str:
    if not (one.edition.title and other.edition.title):
        same = one.edition.title == other.edition.title and _share_address(one, other)
        return "" if same else "a record has no title"
    if evidence.titles not in _SAME_TITLE:
        titles = (f"“{each.edition.full_title}”" for each in (one, other))
        return f"the titles differ: {' and '.join(titles)}"
    if _have_names(one, other) and evidence.people is not Likeness.EQUAL:
        return f"the authors differ: {one.people[0]} – {other.people[0]}"
    return ""


def _share_address(one: Description, other: Description) -> bool:
    pairs = ((name, one.edition.get(name), other.edition.get(name)) for name in ("url", "doi"))
    return any(mine and yours and agree(name, mine, yours) for name, mine, yours in pairs)


def _contradiction(one: Description, other: Description, evidence: Evidence) -> str:
    # A web page that stands where an article stands is that article.
    typed = one.extent and other.extent and not _share_address(one, other)
    if typed and one.extent != other.extent:
        return f"the types differ: {one.extent} – {other.extent}"
    for name in _PARTING:
        if name in evidence.differing and not _is_within(name, one, other):
            return f"the {name} differ: {one.value(name)} – {other.value(name)}"
    return ""


def _is_within(name: str, one: Description, other: Description) -> bool:
    """Whether both are pages of one article, one of them printing only some."""
    return name == "pages" and pages_overlap(one.value(name), other.value(name))


def _have_names(one: Description, other: Description) -> bool:
    return bool(one.people[0] and other.people[0])


def _are_telling(one: Description, other: Description) -> bool:
    """A single word (*Preface*, *Introduction*) names no text by itself."""
    return " " in fold(_shorter_title(one.edition, other.edition))


def _shorter_title(one: Edition, other: Edition) -> str:
    return min(one.title, other.title, key=lambda title: (len(fold(title)), title))


def _shared(evidence: Evidence) -> frozenset[str]:
    """What both say, the mere type aside."""
    return evidence.spoken & frozenset(_PARTING)


def says_all_of(entry: Edition, record: Edition) -> bool:
    """Whether the entry says at least what the record says that could tell editions apart."""
    ours, theirs = described(entry), described(record)
    return (
        bool(ours.extent or not theirs.extent)
        and lacks_nothing_of(entry, record)
        and len(fold(entry.full_title)) >= len(fold(record.full_title))
        and _names_all_of(ours.people[0], theirs.people[0])
    )


def lacks_nothing_of(entry: Edition, record: Edition) -> bool:
    """Whether the entry has every field that the record could give it, if perhaps a vaguer value.

    Type, title and names are never changed by merging: there an entry may go on saying less.
    """
    ours, theirs = described(entry), described(record)
    told = all(ours.value(name) or not theirs.value(name) for name in _PARTING)
    return told and bool(ours.people[0] or not theirs.people[0])


def names_no_edition(entry: Edition) -> bool:
    """Whether the entry is of a work rather than of one edition of it.

    The year in which the work first came out tells no edition.
    """
    description = described(entry)
    told = {name for name in _PARTING if description.value(name)}
    first = entry.original_date[:4]
    return not told - {"years"} and (not told or entry.date[:4] == first)


def _names_all_of(names: str, record: str) -> bool:
    pairs = zip_longest(split_names(names), split_names(record), fillvalue="")
    return all(_detail(ours) >= _detail(theirs) for ours, theirs in pairs)


def _detail(name: str) -> int:
    return bool(name) + bool(name and person_of(name).given)


def richness(edition: Edition) -> tuple[int, ...]:
    """How much a record says: first what tells editions apart, then how much there is in all.

    A record that says all of another one is never the poorer of the two.
    """
    description = described(edition)
    told = bool(description.extent) + sum(bool(description.value(one)) for one in _PARTING)
    names = sum(map(_detail, edition.people("author")))
    length = sum(len(value) for _, value in edition.fields)
    return told + names, len(fold(edition.full_title)), len(edition.fields), length
