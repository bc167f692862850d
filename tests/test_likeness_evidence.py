"""What is read from a record to compare it, and what two records compared give as evidence."""

from __future__ import annotations

import pytest

from biblio.likeness import Evidence, Likeness, compare, describe
from biblio.likeness.description import CRITERIA, form_of
from biblio.record.edition import Edition


def edition(kind: str = "book", /, **fields: str) -> Edition:
    return Edition("k", kind, tuple(fields.items()))


def value(criterion: str, kind: str = "book", /, **fields: str) -> str:
    return describe(edition(kind, **fields)).value(criterion)


@pytest.mark.parametrize(
    ("date", "year", "day", "month"),
    [
        ("1990", "1990", "", ""),
        ("1990-05", "1990-05", "", "05"),
        ("1990-05-01", "1990-05-01", "1990-05-01", "05"),
        ("-0044-03-15", "-0044-03-15", "-0044-03-15", "03"),
        ("in press", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_when_it_came_out(date: str, year: str, day: str, month: str) -> None:
    found = [value(name, date=date) for name in ("years", "days", "months")]
    assert found == [year, day, month]


@pytest.mark.parametrize(
    ("month", "told"), [("5", "05"), ("12", "12"), ("May", "may"), (" Sept. ", "sep"), ("", "")]
)
def test_a_month_that_stands_apart(month: str, told: str) -> None:
    assert value("months", date="1990", month=month) == told


@pytest.mark.parametrize(
    ("date", "year"), [("1990-05", 1990), ("c. 988", 988), ("in press 4", 0), ("", 0)]
)
def test_the_first_year_as_a_number(date: str, year: int) -> None:
    assert describe(edition(date=date)).year == year


@pytest.mark.parametrize(
    ("fields", "stated"),
    [
        ({"edition": "2"}, "2"),
        ({"edition": "2", "title": "Mills, 3rd edition"}, "2"),
        ({"title": "Mills, 3rd ed."}, "3"),
        ({"title": "Mills. Second, that is"}, ""),
        ({"title": "Mills, revised edition"}, "revised"),
        ({"title": "Mills", "titleaddon": "2. Auflage"}, "2"),
        ({"title": "Mills", "note": "4th rev. edn"}, "4"),
        ({"title": "Mills", "titleaddon": "Plates", "note": "4th edition"}, ""),
        ({"title": "Mills", "note": "4th editor"}, ""),
        ({"title": "Mills", "note": "4th edition" + "." * 288}, "4"),
        ({"title": "Mills", "note": "4th edition" + "." * 289}, ""),  # an abstract
        ({}, ""),
    ],
)
def test_which_edition_it_is(fields: dict[str, str], stated: str) -> None:
    assert value("editions", **fields) == stated


@pytest.mark.parametrize(
    ("kind", "fields", "pages", "extent"),
    [
        ("article", {"pages": "12–20"}, "12–20", ""),
        ("book", {"pages": "320"}, "", "320"),
        ("book", {"pagetotal": "xii, 320 p."}, "", "320"),
        ("book", {"pages": "1–320"}, "", ""),
        ("book", {"pages": "12–32"}, "12–32", ""),  # a part of one, whatever its type says
        ("book", {"pages": "320, 48"}, "", ""),
        ("book", {"pages": "8"}, "", ""),
        ("misc", {"pages": "320"}, "320", ""),
        ("article", {}, "", ""),
    ],
)
def test_pages_and_extent(kind: str, fields: dict[str, str], pages: str, extent: str) -> None:
    assert (value("pages", kind, **fields), value("extents", kind, **fields)) == (pages, extent)


@pytest.mark.parametrize(
    ("kind", "isbn", "told"),
    [
        ("book", "0-306-40615-2", "030640615"),
        ("book", "978-0-306-40615-7 (pbk.)", "030640615"),
        ("book", "080442957x, 0306406152", "080442957"),
        ("book", "0306406152; 080442957X", "030640615"),
        ("book", "03064", ""),
        ("article", "0-306-40615-2", ""),
        ("book", "", ""),
    ],
)
def test_the_number_of_a_book(kind: str, isbn: str, told: str) -> None:
    assert value("ISBNs", kind, isbn=isbn) == told


@pytest.mark.parametrize(
    ("fields", "place", "house", "address"),
    [
        ({"location": "Bath", "publisher": "Oak"}, "Bath", "Oak", ""),
        ({"publisher": "Bath: Oak"}, "Bath", "Oak", ""),
        ({"institution": "Eastmere"}, "", "Eastmere", ""),
        ({"url": "https://mills.example"}, "", "", "https://mills.example"),
        ({"url": "https://mills.example", "publisher": "Oak"}, "", "Oak", ""),
        ({"url": "https://mills.example", "booktitle": "Tides"}, "", "", ""),
        ({}, "", "", ""),
    ],
)
def test_where_it_came_out(fields: dict[str, str], place: str, house: str, address: str) -> None:
    found = [value(name, **fields) for name in ("places", "publishers", "addresses")]
    assert found == [place, house, address]


@pytest.mark.parametrize(
    ("fields", "told"),
    [({"langid": "German"}, "ger"), ({"language": "Deutsch"}, "deu"), ({}, "")],
)
def test_the_language(fields: dict[str, str], told: str) -> None:
    assert value("languages", **fields) == told


@pytest.mark.parametrize(
    ("kind", "fields", "remark"),
    [
        ("letter", {"note": "To Eve Roe", "location": "Bath"}, "To Eve Roe    Bath"),
        ("letter", {"type": "Postcard", "publisher": "Oak"}, "Postcard"),
        ("unpublished", {"howpublished": "Leaflet"}, "Leaflet"),
        ("unpublished", {"note": "Draft", "publisher": "Oak"}, ""),
        ("article", {"note": "Draft", "journaltitle": "Loom"}, ""),
        ("letter", {"note": "Draft", "booktitle": "Tides"}, ""),
        ("thesis", {"type": "phdthesis", "note": "Draft"}, "Draft"),
        ("report", {"type": "techreport", "titleaddon": "2"}, "2"),
        ("letter", {}, ""),
    ],
)
def test_what_is_remarked_where_there_is_no_imprint(
    kind: str, fields: dict[str, str], remark: str
) -> None:
    assert value("remarks", kind, **fields).split() == remark.split()


@pytest.mark.parametrize(
    ("kind", "form", "extent"),
    [
        ("mvbook", "set of volumes", "book"),
        ("book", "book", "book"),
        ("thesis", "thesis", "book"),
        ("report", "report", "book"),
        ("unpublished", "manuscript", "manuscript"),
        ("article", "article", "article"),
        ("misc", "", ""),
    ],
)
def test_what_sort_of_thing_it_is(kind: str, form: str, extent: str) -> None:
    assert form_of(edition(kind)) == describe(edition(kind)).form == form
    assert describe(edition(kind)).extent == extent


def test_people_without_remarks_and_without_nobody() -> None:
    author = "Badudu, J. S. (Editor) and Anonymous and Roe, Eve,"
    described = describe(edition(author=author, editor="[s.n.]"))
    assert described.people == ("Badudu, J. S. and Roe, Eve", "")
    described = describe(edition(editor="Roe, Eve"))
    assert described.people == ("", "Roe, Eve")


def test_the_titles_of_a_description() -> None:
    described = describe(edition(title="Mills", subtitle="A Memoir", origtitle="Mühlen"))
    assert described.title.words == ("mills", "a", "memoir")
    assert described.original.words == ("muhlen",)
    assert describe(edition(title="Mills")).original.words == ()


def evidence(kind: str, one: dict[str, str], other: dict[str, str], **both: str) -> Evidence:
    """The evidence of two records, the same whichever comes first."""
    first, second = (describe(edition(kind, **both, **fields)) for fields in (one, other))
    there, back = compare(first, second), compare(second, first)
    assert (there.agreed, there.differing) == (back.agreed, back.differing)
    assert (there.excused, there.weight) == (back.excused, back.weight)
    return there


def test_what_agrees_differs_and_is_silent() -> None:
    found = evidence(
        "book",
        {"date": "1990", "publisher": "Oak", "volume": "2"},
        {"date": "1991", "publisher": "Oak Press", "location": "Bath"},
        title="Mills",
        author="Quill, Ann",
    )
    assert (found.titles, found.people) == (Likeness.EQUAL, Likeness.EQUAL)
    assert found.agreed == {"publishers"}
    assert found.differing == found.parting == ("years",)
    assert found.silent == {"volumes", "places"}
    assert found.spoken == {"publishers", "years"}
    assert found.weight == CRITERIA["publishers"].weight
    assert found.pair == (found.one, found.other)


def test_the_likeness_of_titles_may_be_known_already() -> None:
    one, other = describe(edition(title="Mills")), describe(edition(title="Tides"))
    assert compare(one, other).titles is Likeness.OTHER
    assert compare(one, other, Likeness.COGNATE).titles is Likeness.COGNATE


LOOM = {"journaltitle": "Loom", "pages": "12–20", "date": "1990", "volume": "7"}
RIVER = {**LOOM, "journaltitle": "River"}


def less(fields: dict[str, str], *names: str, **others: str) -> dict[str, str]:
    return {name: text for name, text in fields.items() if name not in names} | others


@pytest.mark.parametrize(
    ("kind", "one", "other", "excused"),
    [
        # a journal by another name, on the same pages of the same volume
        ("article", LOOM, RIVER, {"containers"}),
        ("article", LOOM, less(RIVER, volume="8"), set()),
        ("article", LOOM, less(RIVER, pages="13–20"), set()),
        ("article", LOOM, less(RIVER, date="1992"), set()),
        ("article", less(LOOM, doi="10.1/a", pages=""), less(RIVER, doi="10.1/a"), {"containers"}),
        ("article", less(LOOM, doi="10.1/a"), less(RIVER, doi="10.1/b", volume="9"), set()),
        # online in December, printed in January
        ("article", LOOM, less(LOOM, date="1991"), {"years"}),
        ("article", LOOM, less(LOOM, date="1992"), set()),
        ("article", LOOM, less(LOOM, "volume", date="1991"), {"years"}),
        ("article", LOOM, less(LOOM, "journaltitle", date="1991"), set()),
        ("article", LOOM, less(LOOM, date="1991", pages="14"), set()),
        ("book", {"date": "1990", "doi": "10.1/a"}, {"date": "1989", "doi": "10.1/a"}, {"years"}),
        # the number of one is the volume of the other
        ("article", less(LOOM, volume="38", number="1"), less(LOOM, "volume", number="38"),
         {"numbers"}),
        ("article", less(LOOM, volume="38", number="1"), less(LOOM, "volume", number="39"), set()),
        ("article", less(LOOM, number="1"), less(LOOM, volume="7", number="7"), set()),
        ("article", less(LOOM, "volume", number="1"), less(LOOM, "volume", number="7"), set()),
        ("article", less(LOOM, volume="38", number="1"),
         less(LOOM, "volume", "pages", number="38"), set()),
        # who publishes a journal tells nothing, nor the school of a thesis of one year
        ("article", {"publisher": "Oak"}, {"publisher": "Elm"}, {"publishers"}),
        ("book", {"publisher": "Oak"}, {"publisher": "Elm"}, set()),
        ("thesis", {"institution": "Oak", "date": "1990"}, {"institution": "Elm", "date": "1990"},
         {"publishers"}),
        ("thesis", {"institution": "Oak"}, {"institution": "Elm"}, set()),
        ("book", {"publisher": "Oak", "isbn": "0306406152"},
         {"publisher": "Elm", "isbn": "0306406152"}, {"publishers"}),
        # misprints, and names of houses that have most words in common
        ("book", {"publisher": "Wallstein"}, {"publisher": "Walstein"}, {"publishers"}),
        ("book", {"publisher": "Oaks"}, {"publisher": "Oars"}, set()),
        ("book", {"publisher": "Quill Roe Oak"}, {"publisher": "Roe Lund Quill Fir"},
         {"publishers"}),
        ("book", {"publisher": "Quill Roe Oak"}, {"publisher": "Lund Quill Fir Bell"}, set()),
        ("book", {"publisher": "Quill Roe"}, {"publisher": "Roe Lund Quill"}, set()),
        ("book", {"publisher": "Quill Roe Oak Fir"}, {"publisher": "Roe Lund Quill Bell"}, set()),
        ("book", {"publisher": "University Press"}, {"publisher": "College Press"}, set()),
        # one list of editors shortened, or misspelt
        ("book", {"editor": "Roe, Eve"}, {"editor": "Roe, Eve and Bell, Max"}, {"editors"}),
        ("book", {"editor": "Harbour, Eve"}, {"editor": "Harbuor, Eve"}, {"editors"}),
        ("book", {"editor": "Roe, Eve"}, {"editor": "Bell, Max"}, set()),
        ("book", {"volume": "1"}, {"volume": "2"}, set()),
    ],
)  # fmt: skip
def test_what_the_rest_excuses(
    kind: str, one: dict[str, str], other: dict[str, str], excused: set[str]
) -> None:
    assert evidence(kind, one, other).excused == excused


@pytest.mark.parametrize(
    ("one", "other", "pages", "excused"),
    [
        ("Salt and Tidal Mill Review", "Tidal Mill Review", "12–20", True),
        ("Tidal Mill Review", "Salt Mill Review", "12–20", True),  # two words of three
        ("Tidal Mill Review", "Salt Mill Review", "12", False),  # one page tells less
        ("Tidal Mill", "Salt Mill", "12–20", False),  # no more than half
        ("Old Tidal Mill Review", "Old Salt Mill Review", "12", False),  # three of four
        ("Old Tidal Mill Review of Bath", "Old Salt Mill Review of Bath", "12", True),
    ],
)
def test_containers_that_overlap(one: str, other: str, pages: str, excused: bool) -> None:
    first, second = {"booktitle": one, "date": "1990"}, {"booktitle": other}
    assert evidence("incollection", first, second, pages=pages).excused == (
        {"containers"} if excused else set()
    )


def test_containers_that_overlap_in_two_years_are_two() -> None:
    first = {"booktitle": "Tidal Mill Review", "date": "1990"}
    second = {"booktitle": "Salt Mill Review", "date": "1990"}
    assert evidence("incollection", first, second, pages="12–20").excused == set()


def test_what_is_excused_weighs_less_than_what_is_alike() -> None:
    alike, excused = evidence("article", LOOM, LOOM), evidence("article", LOOM, RIVER)
    assert alike.weight == 1.0 + 1.5 + 1.0 + 0.75
    assert excused.weight == alike.weight - 0.5
    house = evidence("article", {"publisher": "Oak"}, {"publisher": "Elm"})
    assert house.weight == 1.0
    assert evidence("article", LOOM, less(LOOM, date="1991")).weight == alike.weight - 1.0


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"author": "Quill, Ann"}, {"author": "Quill, Ann"}, Likeness.EQUAL),
        ({"author": "Quill, Ann"}, {"author": "Roe, Eve", "editor": "Quill, Ann"}, Likeness.OTHER),
        ({"author": "Quill, Ann"}, {"editor": "Quill, A."}, Likeness.EQUAL),
        ({"author": "Quill, Ann"}, {"editor": "Roe, Eve"}, Likeness.OTHER),
        ({"author": "Quill, Ann"}, {}, Likeness.UNKNOWN),
        ({"author": "Quill, Ann", "editor": "Roe, Eve"}, {"editor": "Roe, Eve"}, Likeness.OTHER),
        ({"editor": "Roe, Eve"}, {"editor": "Roe, E."}, Likeness.EQUAL),
        ({"editor": "Roe, Eve"}, {}, Likeness.UNKNOWN),
    ],
)
def test_authors_or_editors_compared(
    one: dict[str, str], other: dict[str, str], alike: Likeness
) -> None:
    assert evidence("book", one, other).people is alike
    assert evidence("book", other, one).people is alike


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("1990", "1991", True), ("1990", "c. 1990", False), ("1990", "", False), ("", "", False)],
)
def test_whether_two_differ(one: str, other: str, apart: bool) -> None:
    first, second = describe(edition(date=one)), describe(edition(date=other))
    for found in (compare(first, second), compare(second, first)):
        assert ("years" in found.differing) is apart


@pytest.mark.parametrize(
    ("name", "kind", "field", "one", "other", "agree"),
    [
        ("extents", "book", "pagetotal", "300", "330", True),  # a tenth
        ("extents", "book", "pagetotal", "300", "334", False),
        ("extents", "book", "pagetotal", "297", "330", True),
        ("issues", "article", "issue", "Spring", "spring", True),
        ("issues", "article", "issue", "2", "no. II", True),
        ("issues", "article", "issue", "Spring", "Autumn", False),
        ("months", "article", "month", "May", "may", True),
        ("months", "article", "month", "May", "June", False),
        ("languages", "book", "langid", "german", "French", False),
        ("media", "article", "entrysubtype", "Newspaper", "newspaper", True),
    ],
)
def test_criteria(name: str, kind: str, field: str, one: str, other: str, agree: bool) -> None:
    found = evidence(kind, {field: one}, {field: other})
    assert (name in found.agreed, name in found.differing) == (agree, not agree)


def test_what_is_not_said_is_empty_whenever_it_is_asked() -> None:
    described = describe(edition(title="Mills", volume="2"))
    assert (described.value("volumes"), described.value("numbers")) == ("2", "")
    assert described.told["volumes"] == "2"
    assert (described.value("volumes"), described.value("numbers")) == ("2", "")
