"""The indexes of a packet: the persons it names, and the works it cites or names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from biblio.document import Run
from biblio.editions.people import life_dates
from biblio.packet.annotating.known_works import Knowledge
from biblio.packet.back_matter.indexed_text import Leaf, Outline
from biblio.packet.back_matter.locators import Locator, collapsed
from biblio.packet.back_matter.often_named import often_named
from biblio.packet.back_matter.persons import People, fullest
from biblio.packet.drafting.cited_places import Spot
from biblio.packet.model import IndexEntry
from biblio.packet.wording.collation import by_name, by_title
from biblio.packet.wording.emphasis import emphasised
from biblio.packet.wording.phrases import title_runs
from biblio.packet.wording.words import Words
from biblio.record.edition import Edition
from biblio.record.person import person_of

# Numbers that an entry has before it is divided: five or six, says The Chicago Manual of Style.
_MOST = 6
# Numbers that the lines of a divided entry have on average, at least.
_FEWEST = 2


def index_of_persons(
    leaves: Sequence[Leaf],
    known: Knowledge,
    spots: Iterable[Spot],
    further: Iterable[str],
    outlines: Sequence[Outline],
) -> tuple[IndexEntry, ...]:
    """Where persons are named: those that are cited, those known as authors, and some further ones.

    Those that the readings name often are found there too; only those they do name have an entry.
    """
    often = often_named(tuple(leaf.text for leaf in leaves))
    cited = (*further, *_names_cited(known, spots), *often)
    names = fullest((*cited, *_names_known(known)))
    found: defaultdict[str, set[Locator]] = defaultdict(set)
    for _, group in groupby(leaves, key=lambda leaf: leaf.locator[0]):
        same = tuple(group)
        people = People(names, cited, tuple(leaf.text for leaf in same))
        for leaf in same:
            for person in people.named_in(leaf.text):
                found[person].add(leaf.locator)
    return tuple(
        divided((Run(f"{person}{_dates(person)}"),), found[person], outlines)
        for person in sorted(found, key=by_name)
    )


def _dates(person: str) -> str:
    """The years of birth and death, where the authority has both."""
    known = life_dates(person)
    return f" ({known.born}–{known.died})" if known and known.born and known.died else ""


def divided(
    heading: tuple[Run, ...], locators: Iterable[Locator], outlines: Sequence[Outline]
) -> IndexEntry:
    """An entry of an index; where its numbers are many, those of each reading by themselves.

    Where these are many again, so are those of each section. A line for every number or so helps
    nobody to find one: such an entry stays whole. `outlines` are those of the readings.
    """
    several = len(outlines) > 1
    numbers = collapsed(locators, several=several)
    if len(numbers) <= _MOST or not (several or outlines[0].sections):
        return IndexEntry(heading, numbers)
    parts = tuple(
        part
        for reading, group in groupby(sorted(locators), key=lambda locator: locator[0])
        for part in _parts(tuple(group), outlines[reading - 1], several=several)
    )
    if sum(len(part.numbers) for part in parts) < _FEWEST * len(parts):
        return IndexEntry(heading, numbers)
    return IndexEntry(heading, (), parts)


def _parts(locators: Sequence[Locator], outline: Outline, *, several: bool) -> Iterator[IndexEntry]:
    numbers = collapsed(locators, several=several)
    if several and (len(numbers) <= _MOST or not outline.sections):
        yield IndexEntry(emphasised(outline.title), numbers)
        return
    for title, group in groupby(locators, key=lambda locator: outline.section(locator[1])):
        yield IndexEntry(emphasised(title), collapsed(group, several=several))


def _names_cited(known: Knowledge, spots: Iterable[Spot]) -> Iterator[str]:
    for spot in spots:
        yield from spot.resolution.citation.values("author")
        if entry := known.library.get(spot.resolution.key or ""):
            yield from _names_of(entry)


def _names_known(known: Knowledge) -> Iterator[str]:
    for entry in known.library:
        yield from _names_of(entry)
    for work in known.authority.works:
        yield from work.authors


def _names_of(entry: Edition) -> Iterator[str]:
    for role in ("author", "editor", "translator"):
        yield from entry.people(role)


def index_of_works(
    spots: Iterable[tuple[int, Spot]],
    known: Knowledge,
    words: Words,
    outlines: Sequence[Outline],
) -> tuple[IndexEntry, ...]:
    """Where the works are cited or named; the editions of one work stand under one heading.

    `outlines` are those of the readings, in order.
    """
    found: defaultdict[str, set[Locator]] = defaultdict(set)
    headings: dict[str, tuple[str, tuple[Run, ...]]] = {}
    for reading, spot in spots:
        entry = known.library.get(spot.resolution.key or "")
        if entry is None or spot.number is None or not entry.title:
            continue
        work = known.work(entry)
        key = work.key if work else entry.key
        author = ", ".join(person_of(one).family for one in entry.people("author"))
        by = (Run(f" ({author})"),) if author else ()
        headings.setdefault(key, (entry.title, (*title_runs(entry.title, words, entry), *by)))
        found[key].add((reading, spot.number))
    return tuple(
        divided(headings[key][1], found[key], outlines)
        for key in sorted(found, key=lambda key: by_title(headings[key][0]))
    )
