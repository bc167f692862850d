"""What decides which work is meant: what two citations share, what leads, what is known so far."""

from __future__ import annotations

import pytest
from resolver_citations import IBID, MILLS, SHORT, cited

from biblio.citation import Kind
from biblio.likeness import describe_citation
from biblio.resolver.comparison import (
    is_bare,
    is_bare_address,
    label,
    makers,
    misprints,
    same_edition,
    same_work,
    share_people,
    shortens,
)
from biblio.resolver.preference import leading, weight, year_letter
from biblio.resolver.sofar import SoFar


@pytest.mark.parametrize(
    ("fields", "bare"),
    [
        ({"title": "Mills"}, True),
        ({"title": "Mills", "author": "Quill, Ann"}, True),
        ({"title": "Mills", "date": "1990"}, False),
        ({"title": "Mills", "location": "Bath"}, False),
        ({"title": "Mills", "volume": "2"}, False),
        ({"title": "Mills", "doi": "10.1/a"}, False),
    ],
)
def test_whether_a_citation_is_bare(fields: dict[str, str], bare: bool) -> None:
    assert is_bare(describe_citation(cited(**fields))) is bare


def test_an_address_alone() -> None:
    assert is_bare_address(cited(url="https://mills.example"))
    assert is_bare_address(cited(doi="10.1/a"))
    assert not is_bare_address(cited(url="https://mills.example", title="Mills"))
    assert not is_bare_address(cited(author="Quill, Ann"))


@pytest.mark.parametrize(
    ("one", "other", "edition", "work"),
    [
        ({"title": "Mills"}, {"title": "Mills"}, True, True),
        ({"title": "Mills: A Memoir"}, {"title": "Mills"}, True, True),
        ({"title": "Harbour Mills Today"}, {"title": "Harbuor Mills Today"}, True, False),
        ({"title": "Mills"}, {"title": "Tides"}, False, False),
        ({"author": "Quill, Ann"}, {"author": "Roe, Eve"}, False, False),
        ({"author": "Quill, Ann; Oak, Al"}, {"author": "Quill, Ann; Elm, Bo"}, False, False),
        ({"author": "Quill, Ann; Oak, Al"}, {"author": "Quill, Ann"}, True, True),
        ({"date": "1990"}, {"date": "1991"}, False, True),
        ({"publisher": "Oak"}, {"publisher": "Elm"}, False, True),
        ({"publisher": "Oak"}, {}, True, True),
        ({"volume": "1"}, {"volume": "2"}, False, True),
        ({"number": "1"}, {"number": "2"}, True, True),
        ({"publisher": "Oak"}, {"url": "https://mills.example"}, False, True),
        ({"location": "Bath"}, {"doi": "10.1/a"}, False, True),
        ({"publisher": "Oak", "url": "https://a.example"}, {"url": "https://b.example"}, False,
         True),
        ({"url": "https://a.example"}, {"url": "https://a.example"}, True, True),
        ({"date": "1990"}, {"url": "https://a.example"}, True, True),
    ],
)  # fmt: skip
def test_one_edition_and_one_work(
    one: dict[str, str], other: dict[str, str], edition: bool, work: bool
) -> None:
    first, second = (
        describe_citation(cited(**{"title": "Mills", **each})) for each in (one, other)
    )
    assert same_edition(first, second) is same_edition(second, first) is edition
    assert same_work(first, second) is same_work(second, first) is work


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ({"title": "Salt Mills"}, {"title": "Salt Mills of the North"}, True),
        ({"title": "Northerly"}, {"title": "Mills Northerly Built"}, False),  # by nobody
        ({"title": "Northerly", "author": "Quill"}, {"title": "Mills Northerly Built"}, True),
        ({"title": "Northern", "author": "Quill"}, {"title": "Mills Northern Built"}, True),
        ({"title": "Nor", "author": "Quill"}, {"title": "Mills Nor Built"}, False),
        ({"title": "Salt Anecd.", "author": "Quill"}, {"title": "Salters Anecdotes"}, True),
        ({"title": "Salt Anecd.", "author": "Quill"}, {"title": "Salters’ Almanack"}, False),
        ({"title": "Northern", "author": "Quill"}, {"title": "Mills Northernmost"}, False),
        ({"title": "Wald", "author": "Quill"}, {"title": "Mühlen des Waldes"}, True),
        ({"title": "Wald"}, {"title": "Mühlen des Waldes"}, False),
        ({"title": "Salt", "author": "Quill"}, {"title": "Salt Mills", "author": "Roe"}, False),
        ({"author": "Quill"}, {"title": "Salt Mills"}, False),
        ({"title": "Salt"}, {"author": "Quill"}, False),
        # a family of two words is said by the first, a body by its letters
        ({"title": "Salt", "author": "Grez"}, {"title": "Salt Mills", "author": "Grez Toso, Ana"},
         True),
        ({"title": "Salt", "author": "ISU"},
         {"title": "Salt Mills", "author": "International Salt Union"}, True),
        ({"title": "Salt", "author": "ISU"},
         {"title": "Salt Mills", "author": "International Tide Union"}, False),
        ({"title": "S. M.", "author": "Quill"}, {"title": "Salt Mills"}, False),
        ({"title": "Salt 2", "author": "Quill"}, {"title": "Salters, vol. 20"}, False),
        ({"title": "Salt 20", "author": "Quill"}, {"title": "Salters, vol. 20"}, True),
    ],
)  # fmt: skip
def test_what_shortens_what(short: dict[str, str], full: dict[str, str], fits: bool) -> None:
    assert shortens(*(describe_citation(cited(**one)) for one in (short, full))) is fits


@pytest.mark.parametrize(
    ("some", "others", "shared"),
    [
        (["Quill"], ["Quill, Ann"], True),
        (["Quill"], ["Roe, Eve", "Quill, Ann"], True),
        (["Quill", "Roe", "Oak"], ["Roe, Eve"], True),
        (["Quill", "Oak"], ["Quill, Ann", "Roe, Eve"], False),
        ([], ["Quill, Ann"], False),
        (["Quill"], [], False),
    ],
)
def test_who_is_shared(some: list[str], others: list[str], shared: bool) -> None:
    assert share_people(some, others) is share_people(others, some) is shared


def test_a_citation_in_a_few_words() -> None:
    assert label(MILLS) == "Quill, Salt Mills of the North"
    assert label(cited(title="Mills")) == "Mills"
    assert label(cited(text="op. cit.")) == "op. cit."
    assert makers(cited(author="Quill, Ann", editor="Roe, Eve")) == ("Quill, Ann",)
    assert makers(cited(editor="Roe, Eve; Oak, Al")) == ("Roe, Eve", "Oak, Al")


@pytest.mark.parametrize(
    ("short", "work", "points"),
    [
        ({}, {}, 0),
        ({"title": "Salt Mills."}, {"title": "Salt Mills of the North"}, 4),
        ({"title": "Salt Mills …"}, {"title": "Salt Mills of the North"}, 4),
        ({"title": "Tides"}, {"title": "Salt Mills"}, -4),
        ({"title": "Tides"}, {}, 0),
        ({"author": "Quill"}, {"author": "Quill, Ann"}, 4),
        ({"author": "Quill"}, {"author": "Quill, Ann; Roe, Eve"}, 2),
        ({"author": "Roe"}, {"author": "Quill, Ann; Roe, Eve"}, 0),
        ({"author": "Roe"}, {"author": "Quill, Ann"}, 2),
        ({"author": "Quill"}, {"editor": "Quill, Ann"}, 4),
        ({"author": "Quill"}, {}, 0),
        ({"text": "Quill et al.", "author": "Quill"}, {"author": "Quill, Ann; Roe, Eve"}, 4),
        ({"text": "Quill et al.", "author": "Quill"}, {"author": "Quill, Ann"}, 2),
        ({"text": "Quill u. a.", "author": "Quill"}, {"author": "Quill, Ann; Roe, Eve"}, 4),
        ({"locator": "12"}, {"pages": "10–20"}, 1),
        ({"locator": "p. 20"}, {"pages": "10–20"}, 1),
        ({"locator": "21"}, {"pages": "10–20"}, -2),
        ({"locator": "12"}, {"pages": "10"}, 0),
        ({"locator": "12"}, {}, 0),
        ({"locator": "x"}, {"pages": "10–20"}, 0),
        ({"text": "2004a", "date": "2004"}, {"text": "2004a.", "date": "2004"}, 4),
        ({"text": "2004a", "date": "2004"}, {"text": "2004b", "date": "2004"}, -8),
        ({"text": "2004a", "date": "2004"}, {"text": "2004", "date": "2004"}, 0),
    ],
)
def test_how_well_a_work_fits(short: dict[str, str], work: dict[str, str], points: int) -> None:
    assert weight(cited(SHORT, **short), cited(**work)) == points


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Quill 2004a, 5", "a"),
        ("Quill 2004k", "k"),
        ("Quill 2004l", ""),
        ("Quill 2004ab", ""),
        ("Quill 2004 a", ""),
        ("Quill 2004", ""),
        ("in 2004.a", ""),
    ],
)
def test_the_letter_of_a_year(text: str, letter: str) -> None:
    assert year_letter(cited(text=text, date="2004")) == letter
    assert year_letter(cited(text=text, title=text)) == ""


def test_the_work_that_leads_clearly() -> None:
    short = cited(SHORT, author="Quill")
    alone, beside = cited(author="Quill, Ann"), cited(author="Quill, Ann; Roe, Eve")
    assert leading(short, [(3, beside), (7, alone)]) == 7  # four points and two: a lead of two
    assert leading(short, [(3, alone), (7, alone)]) is None
    paged = cited(SHORT, author="Quill", locator="12")
    ports = cited(author="Quill, Ann", pages="10–20")
    assert leading(paged, [(3, ports), (7, alone)]) is None  # a lead of one may be chance
    assert leading(short, [(3, beside)]) == 3
    assert leading(short, []) is None


def test_what_is_resolved_so_far() -> None:
    names = ("Salt Mills of North", "Salt Roads of North", "Old Roads", "", "North Salt of")
    sofar = SoFar([cited(title=name) if name else cited(IBID) for name in names])
    assert list(sofar.cited_like(0)) == [1, 4]
    assert list(sofar.cited_like(1)) == [0, 2, 4]  # the rarest of its words: *roads*, then *north*
    assert list(sofar.cited_like(2)) == [1]
    assert list(sofar.cited_like(3)) == []
    assert (sofar.root(1), sofar.works_before(1)) == (1, [])
    for index, root in ((0, 0), (1, 0), (2, 2), (4, 4)):
        sofar.settle(index, root)
    assert (sofar.root(1), sofar.works_before(1), sofar.works_before(4)) == (0, [0], [0])


def test_who_may_have_made_what() -> None:
    listed = cited(author="Quill Roe, Ann", title="Salt", date="1901", kind=Kind.BIBLIOGRAPHY)
    sofar = SoFar([listed, cited(author="Quill", title="Mills", date="1902"), cited(IBID)])
    assert sofar.full_by(["Quill"], "1901") == sofar.listed_by(["Quill"]) == [0]
    assert sofar.full_by(["Roe"], "1901") == []
    assert (sofar.works_by(["Quill"], 2), sofar.previous) == ([], (None, None, 1))
    sofar.settle(1, 1)
    assert (sofar.works_by(["Quill"], 2), sofar.works_by(["Quill"], 1)) == ([1], [])


def test_a_word_of_very_many_titles_finds_none_beside_a_rarer_one() -> None:
    sofar = SoFar([cited(title=f"Ponds of the Number{at}") for at in range(100)])
    assert list(sofar.cited_like(7)) == []


def test_which_words_are_rarest_does_not_hang_on_chance() -> None:
    names = ("Alder Birch", "Alder Cedar", "Birch Elder", "Cedar Elder", "Alder Birch Cedar Elder")
    sofar = SoFar([cited(title=name) for name in names])
    assert list(sofar.cited_like(4)) == [0, 1, 2]


def test_to_look_for_a_note_changes_no_later_answer() -> None:
    entries = [cited(title=name, kind="bibliography") for name in ("Mills", "Roads", "Tides")]
    sofar = SoFar(entries)
    before = sofar.numbered(3)
    assert before == [2]
    assert sofar.in_note("1", 3) == []
    assert sofar.numbered(3) == before


@pytest.mark.parametrize(
    ("author", "title", "slip"),
    [
        ("Ugalde", "History of Peni", True),
        ("Ugalde", "A Short Histery of Peru", True),
        ("Ugalde", "Histery of Peni", False),  # two words of three
        ("Ugalde", "Short Histery", False),
        ("Ugalde", "History of Pe", False),
        ("Ugalde", "History of Chile", False),
        ("Ugalde", "History of 1905", False),
        ("Ugalde, Ana", "History of Peni", False),  # who names her in full has the book open
        ("Roe", "History of Peni", False),
        ("", "History of Peni", False),
    ],
)
def test_a_slip_in_a_short_title(author: str, title: str, slip: bool) -> None:
    full = describe_citation(cited(author="Ugalde, Ana", title="A Short History of Peru"))
    said = {"author": author, "title": title} if author else {"title": title}
    assert misprints(describe_citation(cited(**said)), full) is slip


def test_who_is_printed_first_makes_the_book() -> None:
    edited = cited(text="Noll, Ann, editor. Brine. By Karl Marder", editor="Noll, Ann",
                   author="Marder, Karl")  # fmt: skip
    assert makers(edited) == ("Noll, Ann",)
    assert makers(cited(title="Brine", bookauthor="Marder, Karl")) == ("Marder, Karl",)
    assert makers(cited(title="Brine")) == ()


def test_a_work_that_names_nobody_is_by_those_whom_a_later_note_names() -> None:
    sofar = SoFar([cited(title="Salt Mills"), cited(title="Salt Mills", author="Quill, Ann"),
                   cited(title="Salt Mills", author="Roe, Eve"), cited(IBID)])  # fmt: skip
    sofar.settle(0, 0)
    assert (sofar.makers(0), sofar.works_by(["Quill, Ann"], 3)) == ((), [])
    sofar.settle(1, 0)
    assert (sofar.makers(0), sofar.works_by(["Quill"], 3)) == (("Quill, Ann",), [0])
    assert sofar.works_titled_by(["Quill"], 2) == [0]
    sofar.settle(2, 0)
    assert (sofar.makers(0), sofar.works_by(["Roe"], 3)) == (("Quill, Ann",), [])


def test_works_in_whose_titles_a_word_begins_so() -> None:
    works = [
        cited(title=title, author="Quill, Ann")
        for title in ("Salt Mills of Bath", "Salters’ Lives", "Old Roads", "Salt Roads")
    ]
    sofar = SoFar([*works, cited(SHORT, title="Sal Mi", author="Quill"),
                   cited(SHORT, title="Sal Peni Lif: Ro", author="Quill")])  # fmt: skip
    for at in range(4):
        sofar.settle(at, at)
    assert sofar.works_titled_by(["Quill"], 4) == [0]  # *mi* is rarer than *sa*
    assert sofar.works_titled_by(["Roe"], 4) == []
    assert sofar.works_titled_by(["Quill, Ann"], 5) == [1]
    assert sofar.works_named("Salt Mills, op. cit.", 4) == [0, 3]
    assert sofar.works_named("Salt Mills, op. cit.", 3) == [0]
    assert sofar.works_named("", 4) == []


def test_citations_of_a_key_and_of_a_year() -> None:
    old = cited(author="Quill, Ann", title="Salt", date="1990", origdate="1901")
    listed = cited(author="Roe Oak, Eve; ISU, Ann", title="Tar", date="1990", kind="bibliography")
    sofar = SoFar([old, listed, cited(SHORT, author="Quill", title="Salt", date="1990")])
    assert sofar.full_by(["Quill"], "1990") == sofar.full_by(["Quill"], "1901") == [0]
    assert sofar.full_by(["Quill", "Roe"], "1990") == [0, 1]
    assert sofar.full_by(["Quill"], None) == []
    assert (sofar.listed_by(["Eve"]), sofar.listed_by(["Oak"])) == ([1], [])
    assert (list(sofar.listed_like(1)), list(sofar.cited_like(2))) == ([], [0])
    sofar.settle(0, 0)
    assert sofar.with_key("salt") == []
