"""Whether two records describe the same edition: the same work, and nothing that contradicts it.

Two editions of a work are a link, never a duplicate: year, publisher, volume, translator and the
like veto a match. The list of vetoes follows what reference managers were asked for (JabRef issues
2960 and 3344, bibtex-tidy issue 42); where a record is silent, it contradicts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

from biblio.library import agreement
from biblio.record.edition import Edition
from biblio.record.person import person_of, split_names
from biblio.values.folding import fold

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two records are the same edition, and why, in words for the user."""

    same: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """What may tell two editions apart: how to read it from an entry, and when two values agree."""

    name: str
    value: Callable[[Edition], str]
    agree: agreement.Agreement


def _year(edition: Edition) -> str:
    date = edition.date
    return date if any(character.isdigit() for character in date) else ""


def _exact_date(edition: Edition) -> str:
    """The date where a day is given: months are compared with less rigour."""
    date = edition.date
    return date if _DAY.match(date) else ""


def _container(edition: Edition) -> str:
    return edition.container


def _publisher(edition: Edition) -> str:
    return edition.house


def family(edition: Edition) -> str:
    """What sort of thing the type says it is; *misc* and unknown types may be anything."""
    return edition.type.extent.value


def _pages(edition: Edition) -> str:
    # The pages of a book are its extent, which is counted in many ways.
    return "" if family(edition) == "book" else edition.get("pages") or ""


def _address_without_imprint(edition: Edition) -> str:
    imprint = _publisher(edition) or _container(edition)
    return "" if imprint else edition.get("url") or ""


def _field(name: str) -> Callable[[Edition], str]:
    return lambda edition: edition.get(name) or ""


TYPE = Criterion("types", family, str.__eq__)
CRITERIA = (
    Criterion("years", _year, agreement.years_agree),
    Criterion("dates", _exact_date, agreement.dates_agree),
    Criterion("editions", _field("edition"), agreement.numbers_agree),
    Criterion("volumes", _field("volume"), agreement.numbers_agree),
    Criterion("numbers", _field("number"), agreement.numbers_agree),
    Criterion("publishers", _publisher, agreement.publishers_agree),
    Criterion("containers", _container, agreement.containers_agree),
    Criterion("translators", _field("translator"), agreement.name_lists_agree),
    Criterion("editors", _field("editor"), agreement.name_lists_agree),
    Criterion("pages", _pages, agreement.pages_agree),
    Criterion("DOIs", _field("doi"), agreement.dois_agree),
    Criterion("addresses", _address_without_imprint, agreement.urls_agree),
)


def same_edition(one: Edition, other: Edition) -> Verdict:
    """Whether the records can be the same edition, one of them perhaps saying less."""
    if one.kind == other.kind and dict(one.fields) == dict(other.fields):
        return Verdict(True, "the records say the same")
    difference = _other_work(one, other) or _contradiction(one, other)
    if difference:
        return Verdict(False, difference)
    if not (_have_names(one, other) or _are_telling(one, other) or _shared(one, other)):
        return Verdict(False, f"“{_shorter_title(one, other)}” alone is too little to tell")
    return Verdict(True, "title and names agree, and nothing contradicts")


def _other_work(one: Edition, other: Edition) -> str:
    if not (one.title and other.title):
        same = one.title == other.title and _same_address(one, other)
        return "" if same else "a record has no title"
    if not agreement.titles_agree(one.full_title, other.full_title):
        return f"the titles differ: “{one.full_title}” and “{other.full_title}”"
    authors, others = one.first("author"), other.first("author")
    if authors and others and not agreement.name_lists_agree(authors, others):
        return f"the authors differ: {authors} – {others}"
    return ""


def _same_address(one: Edition, other: Edition) -> bool:
    pairs = ((one.first(name), other.first(name), name) for name in ("url", "doi"))
    return any(mine and yours and agreement.agree(name, mine, yours) for mine, yours, name in pairs)


def _contradiction(one: Edition, other: Edition) -> str:
    # A web page that stands where an article stands is that article.
    criteria = CRITERIA if _same_address(one, other) else (TYPE, *CRITERIA)
    for criterion in criteria:
        mine, yours = criterion.value(one), criterion.value(other)
        if mine and yours and not criterion.agree(mine, yours):
            return f"the {criterion.name} differ: {mine} – {yours}"
    return ""


def _have_names(one: Edition, other: Edition) -> bool:
    return bool(one.first("author") and other.first("author"))


def _are_telling(one: Edition, other: Edition) -> bool:
    """A single word (*Preface*, *Introduction*) names no text by itself."""
    return " " in fold(_shorter_title(one, other))


def _shorter_title(one: Edition, other: Edition) -> str:
    return min(one.title, other.title, key=lambda title: (len(fold(title)), title))


def _shared(one: Edition, other: Edition) -> tuple[str, ...]:
    """What both say, the mere type aside."""
    return tuple(
        criterion.name for criterion in CRITERIA if criterion.value(one) and criterion.value(other)
    )


def says_all_of(entry: Edition, record: Edition) -> bool:
    """Whether the entry says at least what the record says that could tell editions apart."""
    return (
        bool(family(entry) or not family(record))
        and lacks_nothing_of(entry, record)
        and len(fold(entry.full_title)) >= len(fold(record.full_title))
        and _names_all_of(entry.first("author"), record.first("author"))
    )


def lacks_nothing_of(entry: Edition, record: Edition) -> bool:
    """Whether the entry has every field that the record could give it, if perhaps a vaguer value.

    Type, title and names are never changed by merging: there an entry may go on saying less.
    """
    return all(
        criterion.value(entry) or not criterion.value(record) for criterion in CRITERIA
    ) and bool(entry.first("author") or not record.first("author"))


def names_no_edition(entry: Edition) -> bool:
    """Whether the entry is of a work rather than of one edition of it.

    The year in which the work first came out tells no edition.
    """
    first = entry.original_date[:4]
    told = {criterion.name for criterion in CRITERIA if criterion.value(entry)}
    return not told - {"years"} and (not told or _year(entry)[:4] == first)


def _names_all_of(names: str, record: str) -> bool:
    pairs = zip_longest(split_names(names), split_names(record), fillvalue="")
    return all(_detail(ours) >= _detail(theirs) for ours, theirs in pairs)


def _detail(name: str) -> int:
    return bool(name) + bool(person_of(name).given)


def richness(edition: Edition) -> tuple[int, ...]:
    """How much a record says: first what tells editions apart, then how much there is in all.

    A record that says all of another one is never the poorer of the two.
    """
    told = sum(bool(criterion.value(edition)) for criterion in (TYPE, *CRITERIA))
    names = sum(map(_detail, edition.people("author")))
    length = sum(len(value) for _, value in edition.fields)
    return told + names, len(fold(edition.full_title)), len(edition.fields), length
