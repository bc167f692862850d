"""A work with its editions: which of them a library has, and where documents cite them."""

from __future__ import annotations

import pytest
from editions_cases import KNOWN, TITLES, entry

from biblio.editions.overview import CitedAt, Shelf, missing, overview, works_called
from biblio.editions.records import KnownWork
from biblio.library import Library

TEA = KNOWN.works[0]
KETTLE = entry("kettle", publisher="Kettle", date="1970")
LEAF = entry("leaf", publisher="Leaf & Bag", date="1999")
AGAIN = entry("again", title="Of Tea", publisher="Kettle Press", date="1970")
OTHER = entry("other", author="Nobody", title="Something Else")
LIBRARY = Library((KETTLE, LEAF, AGAIN, OTHER))


def called(name: str, library: Library = LIBRARY) -> list[str]:
    ((said, works),) = works_called([name], library, KNOWN, TITLES)
    assert said == name
    return [work.key for work in works]


def shelves(work: KnownWork, library: Library, *cited: CitedAt) -> tuple[Shelf, ...]:
    return overview(work, library, cited, KNOWN, TITLES).shelves


def test_every_edition_has_its_shelf_and_those_not_on_record_come_last() -> None:
    assert shelves(TEA, LIBRARY) == (
        Shelf(TEA.editions[0], (KETTLE, AGAIN)),
        Shelf(TEA.editions[1]),
        Shelf(TEA.editions[2]),
        Shelf(None, (LEAF,)),
    )


def test_a_work_that_the_library_lacks_is_shown_all_the_same() -> None:
    assert shelves(TEA, Library(())) == tuple(Shelf(edition) for edition in TEA.editions)


def test_citations_stand_with_the_edition_they_cite() -> None:
    one = CitedAt("a.txt", 3, "12", "44", "kettle")
    two = CitedAt("a.txt", 9, None, None, "leaf")
    others = (CitedAt("b.txt", 1, None, None, "other"), CitedAt("b.txt", 2, None, None, None))
    first, *_, last = shelves(TEA, LIBRARY, one, two, *others)
    assert (first.cited, last.cited) == ((one,), (two,))


@pytest.mark.parametrize(
    "name", ["walker-on-tea", "kettle", "again", "On Tea", "du the", "Vom Tee"]
)
def test_a_work_is_called_by_its_key_an_entrys_key_or_any_title(name: str) -> None:
    assert called(name) == ["walker-on-tea"]


def test_a_part_of_a_title_may_mean_several() -> None:
    assert called("milk") == ["walker-on-milk"]
    assert called("enemies") == ["weaver-on-sugar"]
    assert called("on") == ["walker-on-tea", "walker-on-milk"]


@pytest.mark.parametrize("name", ["coffee", "other", "", " ", "ugar", "?"])
def test_what_names_no_work_finds_none(name: str) -> None:
    assert called(name) == []


def test_several_names_keep_their_order() -> None:
    names = [name for name, _ in works_called(["milk", "tea"], LIBRARY, KNOWN, TITLES)]
    assert names == ["milk", "tea"]


def test_missing_are_the_entries_whose_work_is_not_known() -> None:
    named = entry("named", work="nobody-knows-it")
    assert missing(Library((*LIBRARY, named)), KNOWN, TITLES) == (OTHER, named)
    assert missing(Library(()), KNOWN, TITLES) == ()
