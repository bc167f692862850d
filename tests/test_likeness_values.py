"""Values of one field compared: dates, numbers, pages, addresses, identifiers, imprints, people."""

from __future__ import annotations

import pytest

from biblio.likeness import Likeness, agree
from biblio.likeness.agreement import pages_overlap, years_agree
from biblio.likeness.imprints import telling_words
from biblio.likeness.people import compare_people, is_nobody, name_lists_agree


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("note", "The Mills!", "mills"),
        ("date", "1990", "1990"),
        ("date", "1990", "1990-05-01"),
        ("volume", "2", "vol. II"),
        ("volume", "2", "Band 2"),
        ("volume", "second", "2nd"),
        ("volume", "A", "a"),
        ("volume", "vol. B", "B"),
        ("edition", "tenth edition", "10"),
        ("number", "no. 3/4", "3–4"),
        ("pages", "12–20", "pp. 12"),
        ("pages", "12", "S. 12"),
        ("pages", "S7", "S7–S9"),
        ("url", "https://mills.example/a", "mills.example/a"),
        ("url", "https://www.mills.example/a/", "http://mills.example/a#top"),
        ("doi", "10.1000/ABC", "https://doi.org/10.1000/abc"),
        ("doi", "doi: 10.1000/abc", "http://dx.doi.org/10.1000/abc "),
        ("isbn", "0-306-40615-2", "978-0-306-40615-7"),
        ("isbn", "0-8044-2957-x", "080442957X"),
        ("journaltitle", "Journal of Tidal Mills", "J. Tidal Mills"),
        ("journaltitle", "The Loom", "Loom: A Quarterly"),
        ("journaltitle", "Journal of Tidal Mills", "JTM"),
        ("journaltitle", "Journal of Tidal Mills", "JOTM"),
        ("journaltitle", "Old Tidal Mills", "Otm"),
        ("journaltitle", "Tidal Mills", "T. Mills"),
        ("journaltitle", "Century Mills", "C. Mills"),  # *C* is no number here
        ("journaltitle", "Natl Mills", "National Mills"),
        ("journaltitle", "Dept of Salt", "Department of Salt"),
        ("journaltitle", "Proceedings of the Society of Tidal Mills", "STM"),
        ("publisher", "Oak", "Oak Press, Inc."),
        ("publisher", "London: Oak", "Oak Press"),
        ("publisher", "Eastmere UP", "Eastmere University Press"),
        ("publisher", "Univ. of Eastmere", "The University of Eastmere"),
        ("publisher", "Press", "The Press"),
        ("publisher", "Ann Quill and Eve Roe", "Eve Roe & Ann Quill"),
        ("publisher", "TMU", "Tidal Mills Union"),
        ("publisher", "University of Eastmere in Low Bay", "UELB"),
        ("publisher", "University of Eastmere in Low Bay", "UOEILB"),
        ("publisher", "Gosizdat", "Gosudarstvennoe izdatel’stvo"),
        ("publisher", "Politizdat", "Izdatelstvo politicheskoi literatury (Politizdat)"),
        ("publisher", "Saltmill", "Salters’ Milling Union"),
        ("location", "[London]", "London and Bath"),
        ("location", "Cambridge", "Cambridge, MA"),
        ("location", "Saltmarsh", "London"),
        ("author", "Quill, Ann and Roe, Eve", "Quill, A. and others"),
    ],
)  # fmt: skip
def test_values_that_agree(field: str, one: str, other: str) -> None:
    assert agree(field, one, other)
    assert agree(field, other, one)


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("note", "The Mills", "The Tides"),
        ("date", "1990", "1991"),
        ("date", "1990-05", "1990-06"),
        ("volume", "2", "3"),
        ("volume", "2", "second part of III"),
        ("volume", "A", "B"),
        ("volume", "12", "1, 2"),
        ("edition", "second", "third"),
        ("pages", "12–20", "13–20"),
        ("pages", "S7", "7"),
        ("url", "https://mills.example/a", "https://mills.example/b"),
        ("doi", "10.1000/abc", "10.1000/abd"),
        ("isbn", "0-306-40615-2", "0-306-40614-2"),
        ("isbn", "30640615", "30640616"),
        ("journaltitle", "Journal of Tidal Mills", "J. Tidal"),
        ("journaltitle", "Natn Mills", "National Mills"),  # it ends otherwise
        ("journaltitle", "Dpt of Salt", "Department of Salt"),  # three letters
        ("journaltitle", "Saln Mills", "Saloon Mills"),  # two letters shorter
        ("journaltitle", "Nlal Mills", "National Mills"),
        ("journaltitle", "Journal of Tidal Mills", "Journal of Salt Mills"),
        ("journaltitle", "Tidal Mills", "TM"),
        ("journaltitle", "Old Tidal Mills", "Tm"),
        ("journaltitle", "Tidal Mills Otm", "Mo"),
        ("journaltitle", "Tidal Mills", "Tmi"),
        ("journaltitle", "Old Tidal Mills", "Otm Review"),
        ("journaltitle", "Journal of Tidal Mills", "Loom"),
        ("journaltitle", "Loom", "Loo"),
        ("journaltitle", "Tidal Mills", "Tidal"),
        ("journaltitle", "Journal of Tidal Mills", "JM"),
        ("journaltitle", "Mills, I", "Mills, II"),
        ("journaltitle", "Mills, 2", "Mills, 20"),
        ("publisher", "Oak Press", "Elm Press"),
        ("publisher", "New York University", "State University of New York"),
        ("publisher", "Quill Oak", "Oak Elm Quill"),
        ("publisher", "Gosizdat", "Gosudarstvennoe tipografiia"),
        ("publisher", "Saltmi", "Salting Union"),
        ("publisher", "Millsalt", "Salters’ Milling Union"),
        ("publisher", "Salmi", "Salters’ Milling Union"),  # pieces of three letters at least
        ("publisher", "Saltmi", "Salters’ Milling Union"),
        ("location", "London", "Paris"),
        ("location", "London and Bath", "Paris and Rome"),
        ("author", "Quill, Ann", "Quill, Ann and Roe, Eve"),
        ("author", "Quill, Ann and Roe, Eve", "Quill, Ann and Bell, Eve"),
    ],
)
def test_values_that_do_not_agree(field: str, one: str, other: str) -> None:
    assert not agree(field, one, other)
    assert not agree(field, other, one)


def test_a_year_is_the_first_of_three_or_four_figures() -> None:
    assert years_agree("c. 1998", "1998a")
    assert years_agree("printed 998", "998")
    assert years_agree("Forthcoming", "forthcoming")
    assert not years_agree("1998/99", "99")


@pytest.mark.parametrize(
    ("one", "other", "within"),
    [
        ("101–130", "101–130", True),
        ("101–130", "101–105", True),
        ("101–130", "125–30", True),
        ("101–130", "125–31", False),
        ("101–130", "100–20", False),
        ("101–130", "130", True),
        ("101–130", "131", False),
        ("98–102", "100–2", True),
        ("98–101", "100–2", False),
        ("9–8", "9", True),  # a last page before the first is a slip
        ("", "12", False),
        ("S. 12–20", "pp. 14–5", True),
    ],
)
def test_pages_within_others(one: str, other: str, within: bool) -> None:
    assert pages_overlap(one, other) is pages_overlap(other, one) is within


@pytest.mark.parametrize(
    ("house", "words"),
    [
        ("University of Chicago Press", ["chicago"]),
        ("London: Oak & Elm, Ltd.", ["oak", "elm"]),
        ("Presses universitaires de France", ["france"]),
        ("University Press", []),
    ],
)
def test_what_tells_a_house_apart(house: str, words: list[str]) -> None:
    assert telling_words(house) == words


@pytest.mark.parametrize(
    ("name", "nobody"),
    [("[s.n.]", True), ("Anonymous", True), ("et al.", True), ("Nunn", False), ("", False)],
)
def test_who_is_nobody(name: str, nobody: bool) -> None:
    assert is_nobody(name) is nobody


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("", "", Likeness.UNKNOWN),
        ("Quill, Ann", "", Likeness.UNKNOWN),
        ("Quill, Ann", "Quill, Ann", Likeness.EQUAL),
        # all of the shorter list are in the longer, in whatever order
        ("Roe, Eve", "Quill, Ann and Roe, Eve", Likeness.SHORTENED),
        ("Roe, Eve and Quill, Ann", "Quill, Ann and Roe, Eve", Likeness.MISSPELT),
        # half of them are shared, or fewer
        ("Roe, Eve and Quill, Ann and Bell, Max and Lund, Jo", "Bell, Max and Oak, Al",
         Likeness.SHARED),
        ("Roe, Eve and Quill, Ann and Bell, Max", "Bell, Max and Oak, Al and Elm, Bo",
         Likeness.OTHER),
        # first and family names changed places
        ("Liang, Liji", "Liji, Liang", Likeness.MISSPELT),
        ("Liang, Li", "Liji, Liang", Likeness.MISSPELT),
        ("Liang, Liji", "Liji, Lianghe", Likeness.OTHER),
        ("Liang, Liji", "Liji, L", Likeness.OTHER),
        ("Liang, Liji", "Liji, Lia", Likeness.MISSPELT),
        ("Liang", "Liji, Liang", Likeness.OTHER),
        # a slip in the family, the same initial
        ("Harbour, Ann", "Harbuor, A.", Likeness.MISSPELT),
        ("Harbour, Ann", "Harbuor, B.", Likeness.OTHER),
        ("Harbour", "Harbuor", Likeness.OTHER),
    ],
)  # fmt: skip
def test_lists_of_people(one: str, other: str, alike: Likeness) -> None:
    assert compare_people(one, other) is compare_people(other, one) is alike


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Quill, Ann and Roe, Eve", "Quill, A. and Roe, E.", True),
        ("Quill, Ann and Roe, Eve", "Roe, Eve and Quill, Ann", False),
        ("Quill, Ann", "Quill, Ann and Roe, Eve", False),
        ("Quill, Ann and others", "Quill, Ann and Roe, Eve and Bell, Max", True),
        ("Roe, Ann and others", "Quill, Ann and Roe, Eve", False),
        ("Quill, Ann", "Quill, Bea", False),
    ],
)
def test_lists_of_names_in_order(one: str, other: str, agree: bool) -> None:
    assert name_lists_agree(one, other) is name_lists_agree(other, one) is agree
