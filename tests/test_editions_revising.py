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

# What the copy of an entry has to keep to the character.
LATEX = """\
@string{pf = "Pathfinder" # { Press}}

@Book { trotsky69 ,
    author    = {Trotsky, Leon},
    title     = {{Results} and {\\emph{Prospects}}},
    PUBLISHER = pf,
    address   = {New York},
    year      = 1969, month = feb,
    pages     = {12--34},
    abstract  = {On $x_1^2 \\le y$ and \\url{https://a.org/~b_c%20d}:
       one line

       and another},
    origurl   = "http://www.marxists.org/~old_1/a&b.htm",
    url       = {https://books.example.org/~b/a_b%20c},
    note      = {See p.~12},
    ids       = {old},
    keywords  = {mine, mentioned},
}
"""

options = st.builds(Options, st.sampled_from(NameForm), st.sampled_from(TitleForm))


def revised(library: Library, options: Options | None = None) -> Revision:
    return revise(library, KNOWN, TITLES, options)


def fields(**given: str) -> dict[str, str]:
    (one,) = revised(Library((entry(**given),))).library
    return dict(one.fields)


# What is added


def test_what_is_known_of_the_work_is_added_to_every_edition() -> None:
    assert fields(publisher="Leaf & Bag", date="1999") == {
        "author": "Walker, Ann",
        "title": "On Tea",
        "publisher": "Leaf & Bag",
        "date": "1999",
        "origtitle": "Vom Tee",
        "origlanguage": "german",
        "origdate": "1905",
        "work": "walker-on-tea",
    }


def test_what_is_known_of_the_edition_is_added_to_it_alone() -> None:
    web = fields(url="https://tea.example.org/on/tea")
    assert (web["date"], web["organization"]) == ("2004-08-15", "The Samovar")
    sugar = {"author": "Weaver, Bob", "title": "Sugar and Its Enemies", "publisher": "The Urn"}
    grains = sugar | {"booktitle": "Collected Grains"}
    assert fields(**grains, date="1980")["pages"] == "10–20"
    assert "pages" not in fields(**grains, date="1981")
    assert "pages" not in fields(**sugar, date="1980"), "a pamphlet is no chapter"
    assert "booktitle" not in fields(**sugar)


def test_what_is_known_from_hearsay_is_not_added() -> None:
    milk = fields(title="On Milk and Other Matters", url="https://tea.example.org/on/milk")
    assert milk["work"] == "walker-on-milk"
    assert "organization" not in milk


def test_the_first_edition_needs_no_original_date() -> None:
    assert "origdate" not in fields(date="1905")
    assert "origdate" not in fields(date="1905-03")
    assert fields(date="1906")["origdate"] == "1905"
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
    library = Library((entry(author="Nobody, Al", title="Something Else", date="1999"),))
    assert revised(library) == Revision(library)


def test_moves_and_what_was_left_are_told() -> None:
    milk = entry("milk", title="On Milk and Other Matters")
    wanted = preference("Kettle", KNOWN)
    found = revise(Library((entry(date="1999"), milk)), KNOWN, TITLES, None, wanted)
    assert [one.key for one in found.moves] == ["tea"]
    assert [one.key for one in found.left] == ["milk"]
    cited = found.library.get("tea-cited")
    assert cited
    assert (cited.get("date"), cited.get("work")) == ("1999", "walker-on-tea")


# The copy of an edition cited


def to_the_site(text: str) -> str:
    """The file with its entries moved to marxists.org."""
    file = bibtex.read(text, "mine.bib")
    wanted = preference("marxists.org", authority())
    return file.updated(revise(file.library, authority(), index(), None, wanted).library)


def moved_and_kept(text: str) -> tuple[str, str]:
    moved, kept = to_the_site(text).split("trotsky69-cited ,")
    return moved, kept


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_edition_cited_is_copied_to_the_character(ending: str) -> None:
    text = LATEX.replace("\n", ending)
    after = to_the_site(text)
    was = text[text.index("@Book") : -len("}" + ending)].replace("trotsky69", "trotsky69-cited")
    kept = after[after.index("@Book { trotsky69-cited ,") :]
    assert kept.startswith(was.replace(f"    ids       = {{old}},{ending}", ""))
    assert f"{ending}    related   = {{trotsky69}},{ending}" in kept
    assert kept.count(ending) == len(kept.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        "@book(a,title={{Results} and Prospects},author={Trotsky, Leon},pages=12)\n",
        '@book{a,\n\ttitle = "{Results} and Prospects"\n  , author = {Leon Trotsky}\n, date=1969}',
        "@book{ a, title = {Results \\& Prospects}, note = {p. 1}, note={p.~2}, author={Trotsky}}",
        "@book{a, work = {trotsky-results-and-prospects}, pages = {1--2}} @misc{b, title = {B}}\n",
    ],
)
def test_an_entry_of_any_layout_is_copied(text: str) -> None:
    once = to_the_site(text)
    before, after = bibtex.read(text, "mine.bib").library, bibtex.read(once, "mine.bib").library
    was, moved, kept = before.get("a"), after.get("a"), after.get("a-cited")
    assert was
    assert moved
    assert kept
    assert (moved.kind, kept.kind) == ("online", "book")
    for name, value in was.fields:
        assert name == "author" or kept.get(name) == value
    assert (moved.get("note"), moved.get("pages")) == (None, None)
    assert to_the_site(once) == once


@pytest.mark.parametrize(
    "note", ["See p.~12", r"See p.\,12", "See p.\n  12", r"pp.\ 12--14", "стр.~12", "12~ff."]
)
def test_no_page_passes_to_the_edition_preferred(note: str) -> None:
    moved, kept = moved_and_kept(LATEX.replace("See p.~12", note))
    assert "note" not in moved
    assert "12" not in moved.replace("x_1^2", "")
    assert f"note      = {{{note}}}" in kept


def test_what_the_entry_was_related_to_stays() -> None:
    own = "ids = {old}, related = {foo}, relatedtype = {reviewof},"
    moved, kept = moved_and_kept(LATEX.replace("ids       = {old},", own))
    assert "related = {foo, trotsky69-cited}" in moved
    assert "related = {foo}, relatedtype = {reviewof}," in kept
    assert ("{old}" in moved, "{old}" in kept) == (True, False)
    assert "keywords  = {mine}," in moved
    assert "keywords  = {mine, mentioned}," in kept


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


@examples(150)
@given(library=libraries, name=st.sampled_from(WANTED[1:]), beside=st.booleans())
def test_a_file_says_what_the_revision_says(library: Library, name: str, beside: bool) -> None:
    file = bibtex.read(bibtex.dumps(library), "mine.bib")
    found = revise(file.library, KNOWN, TITLES, None, preference(name, KNOWN), beside=beside)
    again = bibtex.read(file.updated(found.library), "mine.bib")
    assert [(one.key, one.kind, dict(one.fields)) for one in again.library] == [
        (one.key, one.kind, dict(one.fields)) for one in found.library
    ]


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
