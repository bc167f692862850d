"""Finds the duplicates of a library, and the other editions of its works.

Every entry is compared only with those that share something telling with it: the first words of
the title, an identifier, or a name and a year. Entries that share it with very many others are
sorted, and compared with their neighbours: so the cost grows no faster than sorting does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from biblio.editions.matching import are_told_apart, judge
from biblio.editions.verdicts import Answer, Judgement, Relation, Verdict
from biblio.library import Library
from biblio.library.inheritance import inherited
from biblio.likeness import Description, describe
from biblio.likeness.titles import Title
from biblio.record.edition import Edition
from biblio.record.person import family_key, split_names
from biblio.values import compiled

_COMMA = compiled.pattern(r"\s*,\s*")
_NONE = frozenset[str]()
# What the library may say otherwise of: that the two are no duplicates, but related.
_OPEN = (Relation.DUPLICATE, Relation.DOUBTFUL)
_NEIGHBOURS = 12
_SMALL_BLOCK = 16
_MANY = 60


class Pair(NamedTuple):
    """Two entries, in the order of the library, and what they are to each other."""

    one: Edition
    other: Edition
    verdict: Verdict


class Findings(NamedTuple):
    """The pairs of a library that belong together, each kind in the order of the library.

    `duplicates` are the same edition; `links` two editions of one work, never to be merged;
    `doubtful` is left alone, and reported. `groups` are the duplicates that are one edition.
    """

    duplicates: tuple[Pair, ...] = ()
    links: tuple[Pair, ...] = ()
    doubtful: tuple[Pair, ...] = ()
    groups: tuple[tuple[Edition, ...], ...] = ()


def find(library: Library) -> Findings:
    """Compare the entries of a library with one another."""
    described = [describe(entry) for entry in inherited(library)]
    verdicts = _verdicts(library.entries, described)
    verdicts |= _without_ambiguous(verdicts, described)
    groups = _groups(_edges(verdicts))
    pairs: defaultdict[Relation, list[Pair]] = defaultdict(list)
    for (one, other), verdict in sorted(verdicts.items(), key=_indices):
        found = Pair(library.entries[one], library.entries[other], verdict)
        pairs[verdict.relation].append(found)
    return Findings(
        duplicates=tuple(pairs[Relation.DUPLICATE]),
        links=tuple(pairs[Relation.LINK]),
        doubtful=tuple(pairs[Relation.DOUBTFUL]),
        groups=tuple(tuple(library.entries[index] for index in group) for group in groups),
    )


Index = tuple[int, int]
Verdicts = dict[Index, Verdict]


def _indices(item: tuple[Index, Verdict]) -> Index:
    return item[0]


def _verdicts(entries: Sequence[Edition], described: Sequence[Description]) -> Verdicts:
    """What was found of all pairs that are worth a look, those of different works left out."""
    verdicts: Verdicts = {}
    for pair in dict.fromkeys(_candidates(described)):
        if not _are_surely_different(described[pair[0]], described[pair[1]]):
            verdict = _judge(entries, described, pair)
            if verdict.relation is not Relation.DIFFERENT:
                verdicts[pair] = verdict
    return verdicts


def _are_surely_different(one: Description, other: Description) -> bool:
    """Whether nothing need be said of the two, as of nearly all that are compared."""
    return are_told_apart(one, other) and not _share_doi(one, other)


def _judge(entries: Sequence[Edition], described: Sequence[Description], pair: Index) -> Verdict:
    one, other = pair
    verdict = judge(described[one], described[other])
    if _is_part(entries[one], entries[other]) or _is_part(entries[other], entries[one]):
        part = Judgement(Answer.NO, 0.0, "one is a part of the other")
        return Verdict(part, part, part)
    relation = verdict.relation
    if relation in _OPEN and _are_related(entries[one], entries[other]):
        related = Judgement(Answer.NO, 0.0, "the library says that they are related editions")
        return verdict._replace(edition=related)
    if relation is Relation.DIFFERENT and _share_doi(described[one], described[other]):
        doubt = Judgement(Answer.DOUBTFUL, 0.3, f"the DOIs agree, but {verdict.work.reason}")
        return Verdict(doubt, doubt, doubt)
    return verdict


def without_linked(findings: Findings) -> Findings:
    """The findings without the links that the library has itself, in `related` or `work`.

    Two entries that are both related to a third are tied by it.
    """
    return findings._replace(links=tuple(pair for pair in findings.links if not _are_linked(pair)))


def _are_linked(pair: Pair) -> bool:
    same_work = pair.one.work is not None and pair.one.work == pair.other.work
    shared = _related(pair.one) & _related(pair.other)
    return same_work or bool(shared) or _are_related(pair.one, pair.other)


def _is_part(entry: Edition, whole: Edition) -> bool:
    reference = entry.get("crossref") or ""
    return bool(reference and whole.key) and reference.casefold() == whole.key.casefold()


def _are_related(one: Edition, other: Edition) -> bool:
    return any(
        entry.key in _related(mentioning) for entry, mentioning in ((one, other), (other, one))
    )


def _related(entry: Edition) -> frozenset[str]:
    """The keys of the entries that it is related to."""
    named = entry.get("related")
    return frozenset(_COMMA.split(named)) - {""} if named else _NONE


def _share_doi(one: Description, other: Description) -> bool:
    return one.doi != "" and one.doi == other.doi


def _candidates(described: Sequence[Description]) -> Iterator[Index]:
    """Pairs that share a key, those in large blocks only with their neighbours."""
    blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, description in enumerate(described):
        for key in dict.fromkeys(_keys(description)):
            blocks[key].append(index)
    large = [block for block in blocks.values() if len(block) > _SMALL_BLOCK]
    order = _sorting(described, {index for block in large for index in block})
    for block in blocks.values():
        if len(block) > _SMALL_BLOCK:
            yield from _neighbours(sorted(block, key=order.__getitem__))
        elif len(block) > 1:
            yield from combinations(block, 2)


def _neighbours(block: Sequence[int]) -> Iterator[Index]:
    for at, one in enumerate(block):
        for other in block[at + 1 : at + 1 + _NEIGHBOURS]:
            yield (one, other) if one < other else (other, one)


def _sorting(described: Sequence[Description], indices: Iterable[int]) -> dict[int, int]:
    """The place of each of these when they are sorted by what they say, not by where they stand."""
    ranked = sorted(sorted(indices), key=lambda index: _content(described[index]))
    return {index: place for place, index in enumerate(ranked)}


def _content(description: Description) -> tuple[object, ...]:
    entry = description.edition
    names = tuple(map(family_key, _names(description)[:3]))
    return description.title.words, names, description.value("years"), entry.fields, entry.key


def _names(description: Description) -> tuple[str, ...]:
    return split_names(description.people[0] or description.people[1])


def _family(description: Description) -> str:
    """The key of the first who is named; an empty string where nobody is."""
    return family_key(names[0]) if (names := _names(description)) else ""


def _keys(description: Description) -> list[tuple[str, ...]]:
    """Under which keys a record is filed."""
    title = description.title
    keys = _title_keys(title)
    if description.original.words:  # few have one
        keys += _title_keys(description.original)
    if description.doi:
        keys.append(("DOI", description.doi))
    if isbn := description.value("ISBNs"):
        keys.append(("ISBN", isbn))
    if description.spot:
        keys.append(("spot", *description.spot))
    if family := _family(description):
        keys.append(("name and year", family, str(description.year)))
        if title.words:
            keys.append(("name and word", family, title.words[0][:5]))
    return keys


def _title_keys(title: Title) -> list[tuple[str, ...]]:
    words, main = title.words, title.main
    if not words:
        return []
    letters = title.letters if main is words else "".join(main)
    return [("title", *words[:3]), ("title", letters), ("last words", *main[-3:])]


def _edges(verdicts: Verdicts) -> list[Index]:
    return [pair for pair, verdict in verdicts.items() if verdict.relation is Relation.DUPLICATE]


def _groups(edges: Iterable[Index]) -> list[tuple[int, ...]]:
    """The entries that duplicates tie together, directly or through others."""
    group_of: dict[int, set[int]] = {}
    for one, other in edges:
        ours = group_of.setdefault(one, {one})
        theirs = group_of.setdefault(other, {other})
        if ours is not theirs:
            smaller, larger = sorted((ours, theirs), key=len)
            larger |= smaller
            group_of.update(dict.fromkeys(smaller, larger))
    groups = {id(group): tuple(sorted(group)) for group in group_of.values()}
    return sorted(groups.values())


def _without_ambiguous(verdicts: Verdicts, described: Sequence[Description]) -> Verdicts:
    """Doubt in place of the duplicates by which two different editions would become one group.

    A record that says little may fit two editions equally: then it is neither.
    """
    edges = _edges(verdicts)
    groups = {group[0]: group for group in _groups(edges)}
    first_of = {index: first for first, group in groups.items() for index in group}
    edges_of: defaultdict[int, list[Index]] = defaultdict(list)
    for pair in edges:
        edges_of[first_of[pair[0]]].append(pair)
    doubted = (_doubted(groups[at], tied, verdicts, described) for at, tied in edges_of.items())
    return {pair: _doubtful(verdicts[pair]) for pairs in doubted for pair in pairs}


def _doubted(
    group: Sequence[int],
    edges: Sequence[Index],
    verdicts: Verdicts,
    described: Sequence[Description],
) -> set[Index]:
    conflicts = _conflicts(group, verdicts, described)
    if not conflicts:
        return set()
    doubted = _between(conflicts, edges)
    left = _groups(pair for pair in edges if pair not in doubted)
    torn = [one for one in left if any(pair[0] in one and pair[1] in one for pair in conflicts)]
    return doubted | {pair for pair in edges if any(pair[0] in one for one in torn)}


def _between(conflicts: Iterable[Index], edges: Iterable[Index]) -> set[Index]:
    """The duplicates that tie an entry to both of two that are not one edition."""
    partners: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in edges:
        partners[one].add(other)
        partners[other].add(one)
    return {
        (min(middle, end), max(middle, end))
        for ends in conflicts
        for middle in partners[ends[0]] & partners[ends[1]]
        for end in ends
    }


def _conflicts(
    group: Sequence[int], verdicts: Verdicts, described: Sequence[Description]
) -> list[Index]:
    """Pairs of a group that are not one edition; `_MANY` of them are enough to look at."""
    pairs = combinations(group[:_MANY], 2)
    return [pair for pair in pairs if _are_apart(pair, verdicts, described)]


def _are_apart(pair: Index, verdicts: Verdicts, described: Sequence[Description]) -> bool:
    verdict = verdicts.get(pair) or judge(described[pair[0]], described[pair[1]])
    return verdict.edition.answer is Answer.NO


def _doubtful(verdict: Verdict) -> Verdict:
    reason = "it agrees as well with another edition"
    return verdict._replace(edition=Judgement(Answer.DOUBTFUL, 0.5, reason))
