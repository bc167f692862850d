"""A list divided: which heading each entry stands under, and in which order headings come."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from biblio.bibliography.headings import Headings
from biblio.record.edition import Edition, first_year
from biblio.record.kinds import Family
from biblio.record.person import person_of
from biblio.values.folding import fold

_SOURCES = ("archival", "primary", "secondary")


@dataclass(frozen=True, slots=True)
class Group:
    """What an entry stands under; groups are sorted by `rank`."""

    rank: tuple[float, str]
    heading: str


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword that makes a group, and the heading it gets (None: one that fits the language)."""

    word: str
    heading: str | None = None


Grouping = Callable[[Edition], Group]


def by_type(words: Headings) -> Grouping:
    """Books, pamphlets, chapters, articles …"""
    order = list(Family)

    def group(entry: Edition) -> Group:
        family = entry.type.family
        return Group((order.index(family), ""), words[family or "other"])

    return group


def by_author(words: Headings) -> Grouping:
    """Everybody's works under their name, as the entry has it; an editor's where none wrote."""

    def group(entry: Edition) -> Group:
        names = entry.people("author") or entry.people("editor")
        if not names:
            return Group((1, ""), words["anonymous"])
        heading = "; ".join(_name(name) for name in names)
        return Group((0, f"{fold(heading)} {heading}"), heading)

    return group


def _name(name: str) -> str:
    if name == "others":
        return "et al."
    return str(person_of(name))


def by_language(words: Headings) -> Grouping:
    """The language an entry says it is in (`langid`, `language`)."""

    def group(entry: Edition) -> Group:
        language = (entry.get("langid") or entry.get("language") or "").strip()
        if not language:
            return Group((1, ""), words["unknown-language"])
        heading = words.language(language)
        return Group((0, fold(heading)), heading)

    return group


def by_decade(words: Headings) -> Grouping:
    """The decade of the edition; of the original, where the edition has no date."""

    def group(entry: Edition) -> Group:
        year = entry.year or first_year(entry.original_date)
        if not year:
            return Group((float("inf"), ""), words["undated"])
        decade = int(year) // 10 * 10
        return Group((decade, ""), f"{decade}–{decade + 9}")

    return group


def by_keyword(words: Headings, keywords: Sequence[Keyword] = ()) -> Grouping:
    """The first of `keywords` that an entry has; entries that have none of them come last.

    Without any given every entry stands under its own first keyword, those that divide sources
    from literature before all others.
    """
    rest = Group((float("inf"), ""), words["other"])
    wanted = keywords or [Keyword(word) for word in _SOURCES]

    def group(entry: Edition) -> Group:
        own = keywords_of(entry)
        folded = {word.casefold() for word in own}
        for at, keyword in enumerate(wanted):
            if keyword.word.casefold() in folded:
                return Group((at, ""), keyword.heading or words[keyword.word])
        if keywords or not own:
            return rest
        return Group((len(wanted), own[0].casefold()), words[own[0]])

    return group


def keywords_of(entry: Edition) -> tuple[str, ...]:
    """The keywords of an entry, which stand between commas or semicolons."""
    words = re.split(r"[,;]", entry.get("keywords") or "")
    return tuple(word.strip() for word in words if word.strip())


# Not a grouping of entries: each document has its own list.
BY_DOCUMENT = "document"
GROUPINGS: dict[str, Callable[[Headings], Grouping]] = {
    "type": by_type,
    "author": by_author,
    "language": by_language,
    "decade": by_decade,
    "keyword": by_keyword,
}


def grouped(
    entries: Iterable[Edition], grouping: Grouping
) -> tuple[tuple[str, tuple[Edition, ...]], ...]:
    """The entries under their headings, those of each in the order given."""
    groups: dict[Group, list[Edition]] = {}
    for entry in entries:
        groups.setdefault(grouping(entry), []).append(entry)
    ordered = sorted(groups, key=lambda group: group.rank)
    return tuple((group.heading, tuple(groups[group])) for group in ordered)
