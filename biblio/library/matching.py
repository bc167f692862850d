"""Whether two records describe the same edition: the same work, and nothing that contradicts it.

Two editions of a work are a link, never a duplicate: year, publisher, volume, translator and the
like veto a match. The list of vetoes follows what reference managers were asked for (JabRef issues
2960 and 3344, bibtex-tidy issue 42); where a record is silent, it contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

from biblio.library import agreement
from biblio.record.edition import Edition
from biblio.record.person import person_of, split_names
from biblio.values.folding import fold

_PERIODICAL = frozenset({"article", "suppperiodical"})
_PART = frozenset(
    {"incollection", "inbook", "inproceedings", "conference", "bookinbook", "suppbook"}
    | {"suppcollection", "inreference"}
)
_WHOLE = frozenset(
    {"book", "booklet", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings"}
    | {"periodical", "manual", "reference", "mvreference", "thesis", "phdthesis"}
    | {"mastersthesis", "report", "techreport"}
)
_FAMILIES = {
    **dict.fromkeys(_PERIODICAL, "article"),
    **dict.fromkeys(_PART, "chapter"),
    **dict.fromkeys(_WHOLE, "book"),
    **dict.fromkeys(("online", "electronic", "www"), "web page"),
    "unpublished": "manuscript",
}


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


def first_of(edition: Edition, *names: str) -> str:
    """The first of the fields that says something, or an empty string."""
    if len(names) == 1:  # asked for millions of times in a large library
        return edition.get(names[0]) or ""
    fields = dict(edition.fields)
    for name in names:
        if value := fields.get(name):
            return value
    return ""


def full_title(edition: Edition) -> str:
    """Title and subtitle."""
    subtitle = edition.get("subtitle")
    return f"{edition.title}: {subtitle}" if subtitle else edition.title


def _year(edition: Edition) -> str:
    year = first_of(edition, "year", "date")
    return year if any(character.isdigit() for character in year) else ""


def _container(edition: Edition) -> str:
    return first_of(edition, "journal", "journaltitle", "booktitle")


def _publisher(edition: Edition) -> str:
    return first_of(edition, "publisher", "institution", "school", "organization")


def family(edition: Edition) -> str:
    """What sort of thing the type says it is; *misc* and unknown types may be anything."""
    return _FAMILIES.get(edition.kind.lower(), "")


def _pages(edition: Edition) -> str:
    # The pages of a book are its extent, which is counted in many ways.
    return "" if family(edition) == "book" else first_of(edition, "pages")


def _address_without_imprint(edition: Edition) -> str:
    imprint = _publisher(edition) or _container(edition)
    return "" if imprint else first_of(edition, "url")


def _field(name: str) -> Callable[[Edition], str]:
    return lambda edition: first_of(edition, name)


TYPE = Criterion("types", family, str.__eq__)
CRITERIA = (
    Criterion("years", _year, agreement.years_agree),
    Criterion("dates", _field("date"), agreement.dates_agree),
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
    if not agreement.titles_agree(full_title(one), full_title(other)):
        return f"the titles differ: “{full_title(one)}” and “{full_title(other)}”"
    authors, others = first_of(one, "author"), first_of(other, "author")
    if authors and others and not agreement.name_lists_agree(authors, others):
        return f"the authors differ: {authors} – {others}"
    return ""


def _same_address(one: Edition, other: Edition) -> bool:
    pairs = ((first_of(one, name), first_of(other, name), name) for name in ("url", "doi"))
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
    return bool(first_of(one, "author") and first_of(other, "author"))


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
        and len(fold(full_title(entry))) >= len(fold(full_title(record)))
        and _names_all_of(first_of(entry, "author"), first_of(record, "author"))
    )


def lacks_nothing_of(entry: Edition, record: Edition) -> bool:
    """Whether the entry has every field that the record could give it, if perhaps a vaguer value.

    Type, title and names are never changed by merging: there an entry may go on saying less.
    """
    return all(
        criterion.value(entry) or not criterion.value(record) for criterion in CRITERIA
    ) and bool(first_of(entry, "author") or not first_of(record, "author"))


def names_no_edition(entry: Edition) -> bool:
    """Whether the entry is of a work rather than of one edition of it.

    The year in which the work first came out tells no edition.
    """
    first = first_of(entry, "origdate", "origyear")[:4]
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
    names = sum(map(_detail, split_names(first_of(edition, "author"))))
    length = sum(len(value) for _, value in edition.fields)
    return told + names, len(fold(full_title(edition))), len(edition.fields), length
