"""An edition, its fields and its type: what is asked of them, and what is answered."""

from __future__ import annotations

import pytest

from biblio.record import csl_types, csl_variables, fields, kinds
from biblio.record.csl_variables import Setting
from biblio.record.edition import Edition, first_year
from biblio.record.fields import Nature, Of, Row
from biblio.record.kinds import Extent, Family, Type

MILLS = Edition("mills", "book", (("title", "Mills"), ("date", "1990"), ("title", "Tides")))


def edition(kind: str = "book", /, **values: str) -> Edition:
    return Edition("k", kind, tuple(values.items()))


def test_of_a_field_given_twice_the_first_counts() -> None:
    assert (MILLS.get("title"), MILLS.get("note")) == ("Mills", None)


def test_the_first_field_that_says_something() -> None:
    assert edition(note="", series="Loom", title="Mills").first("note", "series") == "Loom"
    assert edition(series="Loom", title="Mills").first("title", "series") == "Mills"
    assert edition(note="").first("note", "series") == ""


def test_new_values_come_last_and_others_where_they_were() -> None:
    changed = edition(title="Mills", date="1990").with_fields([("note", "N"), ("title", "Tides")])
    assert changed.fields == (("title", "Tides"), ("date", "1990"), ("note", "N"))
    assert (changed.title, changed.key, changed.kind) == ("Tides", "k", "book")


def test_fields_are_left_out() -> None:
    left = MILLS.without("title", "note")
    assert left.fields == (("date", "1990"),)
    assert (left.title, left.key) == ("", "mills")


def test_editions_are_equal_by_what_they_say() -> None:
    assert edition(title="Mills") == edition(title="Mills") != edition(title="Tides")


@pytest.mark.parametrize(
    ("values", "date", "year"),
    [
        ({"date": "1990-05", "year": "1991"}, "1990-05", "1990"),
        ({"year": "1991"}, "1991", "1991"),
        ({"date": "c. 988/1990"}, "c. 988/1990", "988"),
        ({"date": "in press, 12"}, "in press, 12", ""),
        ({}, "", ""),
    ],
)
def test_when_it_came_out(values: dict[str, str], date: str, year: str) -> None:
    assert (edition(**values).date, edition(**values).year) == (date, year)


def test_there_is_no_year_in_nothing() -> None:
    assert (first_year(None), first_year(""), first_year("12345")) == ("", "", "1234")


def test_titles() -> None:
    assert edition(title="Mills", subtitle="A Memoir").full_title == "Mills: A Memoir"
    assert edition(title="Mills").full_title == "Mills"
    assert edition().full_title == edition().title == ""


def test_what_stands_for_what() -> None:
    one = edition(
        booktitle="Tides", institution="Eastmere", location="Bath", origyear="1890", work="w"
    )
    found = one.container, one.house, one.place, one.original_date, one.work
    assert found == ("Tides", "Eastmere", "Bath", "1890", "w")
    none = edition()
    found = none.container, none.house, none.place, none.original_date, none.work
    assert found == ("", "", "", "", None)


def test_people_of_a_role() -> None:
    one = edition(author="Quill, Ann and {Oak and Elm}")
    assert one.people("author") == ("Quill, Ann", "{Oak and Elm}")
    assert one.people("editor") == ()


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("location", Row("location", Nature.PLACE, Of.EDITION, ("address", "city"))),
        ("institution", Row("institution", Nature.HOUSE, Of.EDITION, ("institution", "school"))),
        ("title", Row("title", Nature.TITLE, Of.WORK)),
        ("locator", Row("locator", Nature.NUMBER, Of.CITATION)),
        ("shelfmark", Row("shelfmark", Nature.WORDS, Of.OWNER)),
    ],
)
def test_what_is_known_of_a_field(name: str, row: Row) -> None:
    assert fields.row(name) == row
    assert fields.nature(name) is row.nature


def test_what_bibtex_calls_a_field() -> None:
    names = ("location", "journaltitle", "institution", "title", "shelfmark")
    found = [fields.row(name).bibtex for name in names]
    assert found == ["address", "journal", "institution", "title", "shelfmark"]


def test_other_names_of_fields() -> None:
    names = ("address", "city", "school", "institution", "annote")
    found = [fields.ALIASES.get(name) for name in names]
    assert found == ["location", "location", "institution", None, "annotation"]


def test_fields_are_printed_in_their_order() -> None:
    names = ["shelfmark", "pages", "date", "title", "author"]
    assert sorted(names, key=fields.rank) == ["author", "title", "date", "pages", "shelfmark"]
    assert fields.rank("shelfmark") == len(fields.ROWS)


def test_fields_of_a_nature_and_of_an_owner() -> None:
    assert fields.having(Nature.PLACE) == {"location", "origlocation", "venue"}
    assert fields.belonging(Of.CITATION) == ("locator",)
    assert fields.belonging(Of.WORK)[:2] == ("author", "holder")


@pytest.mark.parametrize(
    ("name", "known", "family", "extent", "classical"),
    [
        ("book", "book", Family.BOOK, Extent.WHOLE, "book"),
        ("phdthesis", "thesis", Family.THESIS, Extent.WHOLE, "phdthesis"),
        ("mastersthesis", "thesis", Family.THESIS, Extent.WHOLE, "phdthesis"),
        ("conference", "inproceedings", Family.CHAPTER, Extent.PART, "inproceedings"),
        ("webpage", "online", Family.PAGE, Extent.PAGE, "misc"),
        ("film", "movie", Family.OTHER, Extent.ANY, "misc"),
        ("blueprint", "blueprint", Family.OTHER, Extent.ANY, "misc"),
    ],
)
def test_what_is_known_of_a_type(
    name: str, known: str, family: Family, extent: Extent, classical: str
) -> None:
    row = kinds.row(name)
    assert kinds.name_of(name) == row.name == known
    assert (row.family, row.extent, row.bibtex) == (family, extent, classical)
    assert edition(name).type == row


@pytest.mark.parametrize(
    ("name", "volumes", "part"),
    [
        ("mvbook", True, False),
        ("book", False, False),
        ("incollection", False, True),
        ("article", False, True),
        ("movie", False, False),
        ("blueprint", False, False),
    ],
)
def test_sets_and_parts(name: str, volumes: bool, part: bool) -> None:
    assert (kinds.row(name).is_set, kinds.row(name).is_part) == (volumes, part)


def test_a_type_that_has_no_row_needs_nothing() -> None:
    assert kinds.row("blueprint") == Type("blueprint", Family.OTHER, Extent.ANY)
    needed = [(need.name, "bookauthor" in need.instead) for need in kinds.row("book").needs]
    assert needed == [("title", False), ("date", False), ("author", True), ("publisher", False)]


@pytest.mark.parametrize(
    ("kind", "genre", "classical"),
    [
        ("thesis", "", "phdthesis"),
        ("thesis", "PhD thesis", "phdthesis"),
        ("thesis", "mathesis", "mastersthesis"),
        ("thesis", "Master’s thesis", "mastersthesis"),
        ("thesis", "M.Sc.", "mastersthesis"),
        ("report", "", "techreport"),
        ("book", "Master’s thesis", "book"),
    ],
)
def test_what_older_programs_call_a_type(kind: str, genre: str, classical: str) -> None:
    assert kinds.typed(kind, genre) == classical


@pytest.mark.parametrize(
    ("csl", "kind", "subtype"),
    [
        ("chapter", "incollection", ""),
        ("article-newspaper", "article", "newspaper"),
        ("post-weblog", "online", "blog"),
        ("treaty", "legal", ""),
        ("hearing", "misc", "hearing"),
    ],
)
def test_types_of_csl_there_and_back(csl: str, kind: str, subtype: str) -> None:
    assert csl_types.to_entry(csl) == (kind, subtype)
    said = {"entrysubtype": f" {subtype.title()} "} if subtype else {}
    assert csl_types.from_entry(kind, said, ()) == csl


@pytest.mark.parametrize(
    ("kind", "said", "roles", "csl"),
    [
        ("misc", {}, ("interviewer",), "interview"),
        ("letter", {}, ("author", "interviewer"), "interview"),
        ("book", {}, ("interviewer",), "book"),
        ("unpublished", {"eventtitle": "Salt Days"}, (), "speech"),
        ("unpublished", {"venue": "Bath"}, (), "speech"),
        ("unpublished", {}, (), "manuscript"),
        ("misc", {"venue": "Bath"}, (), "document"),
        ("article", {"journaltitle": "Loom"}, (), "article-journal"),
        ("article", {}, (), "article"),
        ("letter", {"entrysubtype": "letter"}, (), "personal_communication"),
        ("book", {"entrysubtype": "Pamphlet"}, (), "pamphlet"),
        ("blueprint", {"entrysubtype": "blueprint"}, (), "document"),
    ],
)
def test_the_csl_type_of_an_entry(
    kind: str, said: dict[str, str], roles: tuple[str, ...], csl: str
) -> None:
    assert csl_types.from_entry(kind, said, roles) == csl


def test_a_type_that_csl_does_not_have_is_anything() -> None:
    assert csl_types.to_entry("blueprint") == ("misc", "")


@pytest.mark.parametrize(
    ("csl", "serial"), [("article", True), ("review-book", True), ("book", False)]
)
def test_types_of_csl_in_periodicals(csl: str, serial: bool) -> None:
    assert csl_types.is_in_periodical(csl) is serial


@pytest.mark.parametrize(
    ("csl", "kind", "variable", "read_from"),
    [
        ("thesis", "thesis", "publisher", ("institution", "publisher", "organization")),
        ("report", "report", "publisher", ("institution", "publisher", "organization")),
        ("book", "book", "publisher", ("publisher", "institution", "organization")),
        ("webpage", "online", "publisher", ("publisher", "institution")),
        ("webpage", "online", "container-title", ("organization", "journaltitle", "booktitle")),
        ("article-journal", "article", "container-title", ("journaltitle", "booktitle")),
        ("chapter", "incollection", "container-title", ("booktitle", "journaltitle")),
        ("article-journal", "article", "issue", ("number", "issue")),
        ("article-journal", "article", "number", ("eid",)),
        ("book", "book", "collection-number", ("number", "issue")),
        ("report", "report", "number", ("number", "issue")),
        ("manuscript", "unpublished", "publisher-place", ("location",)),
    ],
)
def test_what_a_variable_of_csl_is_read_from(
    csl: str, kind: str, variable: str, read_from: tuple[str, ...]
) -> None:
    assert dict(csl_variables.rows(csl, kind, Setting()))[variable] == read_from


def test_what_is_kept_in_an_archive_is_found_there() -> None:
    letter = "personal_communication", "letter"
    kept = dict(csl_variables.rows(*letter, Setting(archived=True)))
    assert (kept["archive"], kept["archive-place"]) == (("archive",), ("location",))
    assert "publisher-place" not in kept
    named = dict(csl_variables.rows(*letter, Setting(archived=True, deposited=True)))
    assert (named["archive"], "call-number" in named) == (("library",), False)
    book = dict(csl_variables.rows("book", "book", Setting(archived=True, deposited=True)))
    assert (book["archive"], book["publisher-place"]) == (("archive",), ("location",))
    page = dict(csl_variables.rows("webpage", "online", Setting(contained=True)))
    assert page["container-title"] == ("booktitle", "journaltitle")


@pytest.mark.parametrize(
    ("variables", "setting"),
    [
        ({"archive"}, Setting(archived=True, deposited=True)),
        ({"call-number"}, Setting(archived=True)),
        ({"archive", "call-number"}, Setting(archived=True)),
        ({"title"}, Setting()),
    ],
)
def test_what_an_item_tells_of_its_archive(variables: set[str], setting: Setting) -> None:
    assert Setting.of_item(variables) == setting


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ({"URL": "https://doi.org/10.1000/a"}, {"DOI": "10.1000/a"}),
        ({"URL": "https://doi.org/10.1000/a", "DOI": "10.1000/A"}, {"DOI": "10.1000/A"}),
        ({"URL": "https://doi.org/10.1000/a", "DOI": "10.1000/b"}, None),
        ({"URL": "https://doi.org/10.1000/a", "DOI": 7}, None),
        ({"URL": "https://mills.example", "title": "Mills"}, None),
        ({"URL": 7}, None),
        ({"DOI": "10.1000/a"}, None),
    ],
)
def test_an_address_that_only_resolves_a_doi_is_not_kept(
    item: dict[str, object], told: dict[str, object] | None
) -> None:
    assert csl_variables.identified(item) == (told or item)
