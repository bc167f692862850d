"""A library brought to the authority's form: twice is once, nothing is lost, nothing unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest
from editions_cases import KNOWN, TITLES, entry, libraries
from generated import examples
from hypothesis import given
from hypothesis import strategies as st

from biblio.editions import authority
from biblio.editions.normalising import NameForm, Options, TitleForm
from biblio.editions.preferring import preference
from biblio.editions.revising import Revision, revise
from biblio.editions.titles import index
from biblio.formats import bibtex
from biblio.library import Library

ROOT = Path(__file__).parent.parent
WANTED = (None, "Kettle Press", "The Urn", "tea.example.org")
LIBRARIES = (ROOT / "references.bib", *sorted((ROOT / "tests" / "golden").glob("*.bib")))

options = st.builds(Options, st.sampled_from(NameForm), st.sampled_from(TitleForm))


def revised(library: Library, options: Options | None = None) -> Revision:
    return revise(library, KNOWN, TITLES, options)


def fields(**given: str) -> dict[str, str]:
    (one,) = revised(Library((entry(**given),))).library
    return dict(one.fields)


# What is added


def test_what_is_known_of_the_work_is_added_to_every_edition() -> None:
    assert fields(publisher="Leaf & Bag", year="1999") == {
        "author": "Walker, Ann",
        "title": "On Tea",
        "publisher": "Leaf & Bag",
        "year": "1999",
        "origtitle": "Vom Tee",
        "origlanguage": "de",
        "origdate": "1905",
        "work": "walker-on-tea",
    }


def test_what_is_known_of_the_edition_is_added_to_it_alone() -> None:
    web = fields(url="https://tea.example.org/on/tea")
    assert (web["date"], web["organization"]) == ("2004-08-15", "The Samovar")
    sugar = {"author": "Weaver, Bob", "title": "Sugar and Its Enemies", "publisher": "The Urn"}
    grains = sugar | {"booktitle": "Collected Grains"}
    assert fields(**grains, year="1980")["pages"] == "10–20"
    assert "pages" not in fields(**grains, year="1981")
    assert "pages" not in fields(**sugar, year="1980"), "a pamphlet is no chapter"
    assert "booktitle" not in fields(**sugar)


def test_what_is_known_from_hearsay_is_not_added() -> None:
    milk = fields(title="On Milk and Other Matters", url="https://tea.example.org/on/milk")
    assert milk["work"] == "walker-on-milk"
    assert "organization" not in milk


def test_the_first_edition_needs_no_original_date() -> None:
    assert "origdate" not in fields(year="1905")
    assert "origdate" not in fields(date="1905-03")
    assert fields(year="1906")["origdate"] == "1905"
    assert fields(title="On Milk and Other Matters")["origdate"] == "1908"


@pytest.mark.parametrize(
    ("said", "unsaid"),
    [
        ({"origyear": "1904"}, "origdate"),
        ({"url": "https://tea.example.org/on/tea", "year": "1999"}, "date"),
        ({"url": "https://tea.example.org/on/tea", "publisher": "Ours"}, "organization"),
    ],
    ids=str,
)
def test_what_an_entry_says_in_another_field_is_not_said_again(
    said: dict[str, str], unsaid: str
) -> None:
    after = fields(**said)
    assert set(said.items()) <= set(after.items())
    assert unsaid not in after


def test_a_work_that_is_not_known_is_left_as_it_is() -> None:
    library = Library((entry(author="Nobody, Al", title="Something Else", year="1999"),))
    assert revised(library) == Revision(library)


def test_moves_and_what_was_left_are_told() -> None:
    milk = entry("milk", title="On Milk and Other Matters")
    wanted = preference("Kettle", KNOWN)
    found = revise(Library((entry(year="1999"), milk)), KNOWN, TITLES, None, wanted)
    assert [one.key for one in found.moves] == ["tea"]
    assert [one.key for one in found.left] == ["milk"]
    cited = found.library.get("tea-cited")
    assert cited
    assert (cited.get("year"), cited.get("work")) == ("1999", "walker-on-tea")


# Any library


@examples(200)
@given(library=libraries, options=options, name=st.sampled_from(WANTED), beside=st.booleans())
def test_twice_is_once(library: Library, options: Options, name: str | None, beside: bool) -> None:
    wanted = preference(name, KNOWN) if name else None
    once = revise(library, KNOWN, TITLES, options, wanted, beside=beside)
    again = revise(once.library, KNOWN, TITLES, options, wanted, beside=beside)
    assert (again.library, again.changes, again.moves) == (once.library, (), ())


@examples(200)
@given(library=libraries, options=options)
def test_every_difference_is_a_change_that_is_told(library: Library, options: Options) -> None:
    found = revised(library, options)
    told = {
        (change.key, change.field): [
            one.new for one in found.changes if (one.key, one.field) == (change.key, change.field)
        ]
        for change in found.changes
    }
    for old, new in zip(library, found.library, strict=True):
        assert (old.key, old.kind) == (new.key, new.kind)
        names = {name for name, _ in (*old.fields, *new.fields)}
        changed = {name for name in names if old.get(name) != new.get(name)}
        assert {(new.key, name) for name in changed} <= set(told)
        for name in changed:
            assert told[new.key, name][-1] == new.get(name)
    assert all(change.reason for change in found.changes)


@examples(200)
@given(library=libraries)
def test_no_field_is_lost_and_none_of_the_users_own_is_touched(library: Library) -> None:
    for old, new in zip(library, revised(library).library, strict=True):
        assert [name for name, _ in new.fields][: len(old.fields)] == [n for n, _ in old.fields]
        for name in ("note", "keywords", "work", "related", "crossref", "x-unknown", "subtitle"):
            assert old.get(name) in (None, new.get(name))


@examples(200)
@given(library=libraries)
def test_what_is_added_was_not_there(library: Library) -> None:
    found = revised(library)
    for change in found.changes:
        old = library.get(change.key)
        assert old
        if change.reason.startswith("known of"):
            assert change.old is None
            assert not old.get(change.field)


# Real libraries


@pytest.mark.parametrize("path", LIBRARIES, ids=lambda path: path.name)
@pytest.mark.parametrize("name", [None, "marxists.org", "Pathfinder Press", "Red Letter Press"])
@pytest.mark.parametrize("beside", [False, True])
def test_twice_is_once_in_a_file(path: Path, name: str | None, beside: bool) -> None:
    wanted = preference(name, authority()) if name else None

    def once(text: str) -> str:
        file = bibtex.read(text, path.name)
        found = revise(file.library, authority(), index(), None, wanted, beside=beside)
        return file.updated(found.library)

    first = once(path.read_text(encoding="utf-8"))
    assert bibtex.read(first, path.name).diagnostics == ()
    assert once(first) == first


def test_every_entry_of_our_own_library_has_its_work() -> None:
    file = bibtex.load(str(ROOT / "references.bib"))
    found = revise(file.library, authority(), index())
    assert len(found.library) >= 26
    assert [one.key for one in found.library if not one.work] == []
    assert found.findings == ()


def test_our_own_library_keeps_what_was_cited() -> None:
    file = bibtex.load(str(ROOT / "references.bib"))
    wanted = preference("marxists.org", authority())
    found = revise(file.library, authority(), index(), None, wanted)
    before = {value for one in file.library for name, value in one.fields if name == "publisher"}
    after = {value for one in found.library for name, value in one.fields if name == "publisher"}
    assert before <= after
    assert set(file.library.keys) <= set(found.library.keys)
