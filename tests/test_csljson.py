"""CSL-JSON: types, names, dates and the variables of an item."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.formats.csljson import dumps, item, items
from biblio.record.edition import Edition


def of(kind="book", **fields):
    return item(Edition("k", kind, tuple(fields.items())))


def test_a_book():
    edition = Edition(
        "trotsky1969permanent",
        "book",
        (
            ("author", "Trotsky, Leon and von Suttner, Bertha and King, Jr., Martin Luther"),
            ("editor", "UNESCO Institute for Statistics and {Simon and Schuster, Inc.} and others"),
            ("translator", "Pearce, Brian"),
            ("title", "The Permanent Revolution"),
            ("subtitle", "Results"),
            ("publisher", "Pathfinder"),
            ("address", "New York"),
            ("year", "1969"),
            ("origyear", "1930"),
            ("origtitle", "Перманентная революция"),
            ("volume", "2"),
            ("edition", "3rd"),
            ("series", "Classics"),
            ("number", "7"),
            ("pages", "12–15"),
            ("url", "http://a.b/c_d"),
            ("note", "n"),
            ("langid", "english"),
        ),
    )
    text = dumps([edition])
    assert json.loads(text) == [
        {
            "id": "trotsky1969permanent",
            "type": "book",
            "author": [
                {"family": "Trotsky", "given": "Leon"},
                {"family": "Suttner", "given": "Bertha", "dropping-particle": "von"},
                {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
            ],
            "editor": [
                {"literal": "UNESCO Institute for Statistics"},
                {"literal": "Simon and Schuster, Inc."},
                {"literal": "others"},
            ],
            "translator": [{"family": "Pearce", "given": "Brian"}],
            "title": "The Permanent Revolution: Results",
            "publisher": "Pathfinder",
            "publisher-place": "New York",
            "issued": {"date-parts": [[1969]]},
            "original-date": {"date-parts": [[1930]]},
            "original-title": '<span class="nocase">Перманентная революция</span>',
            "volume": "2",
            "edition": "3",
            "collection-title": "Classics",
            "collection-number": "7",
            "page": "12-15",
            "URL": "http://a.b/c_d",
            "note": "n",
            "language": "en",
        }
    ]
    assert "Перманентная" in text
    assert text.startswith('[\n {\n  "id"')
    assert text.endswith("]\n")


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("book", {}, "book"),
        ("incollection", {"booktitle": "B"}, "chapter"),
        ("article", {"journal": "J"}, "article-journal"),
        ("article", {}, "article"),
        ("online", {}, "webpage"),
        ("misc", {}, "document"),
        ("unheard-of", {}, "document"),
        ("phdthesis", {}, "thesis"),
    ],
)
def test_types(kind, fields, expected):
    assert of(kind, **fields)["type"] == expected


def test_an_article():
    article = of("article", journaltitle="J", number="4", year="1999", month="September")
    assert article["container-title"] == "J"
    assert article["issue"] == "4"
    assert article["issued"] == {"date-parts": [[1999, 9]]}


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ({"date": "2004-08-15", "year": "2004"}, {"date-parts": [[2004, 8, 15]]}),
        ({"date": "2004-08"}, {"date-parts": [[2004, 8]]}),
        ({"date": "2004/2006"}, {"date-parts": [[2004], [2006]]}),
        ({"year": "1889–1890"}, {"date-parts": [[1889], [1890]]}),
        ({"date": "1888~"}, {"date-parts": [[1888]], "circa": True}),
        ({"year": "forthcoming"}, {"literal": "forthcoming"}),
        ({"year": "c. 1900"}, {"date-parts": [[1900]], "circa": True}),
        ({"year": "1999", "month": "12"}, {"date-parts": [[1999, 12]]}),
        ({"year": "1999", "month": "Michaelmas"}, {"date-parts": [[1999]]}),
        ({"date": "1999-05", "month": "jan"}, {"date-parts": [[1999, 5]]}),
    ],
)
def test_dates(fields, issued):
    assert of(**fields)["issued"] == issued


def test_what_is_not_said_is_left_out():
    assert of(title="", note="") == {"id": "k", "type": "book"}
    assert dumps([]) == "[]\n"


def test_an_unknown_language_is_passed_on():
    assert of(language="Volapük")["language"] == "Volapük"


NAMES = st.sampled_from(("author", "title", "year", "date", "pages", "month", "number", "note"))


@given(st.dictionaries(NAMES, st.text(max_size=20)))
def test_any_edition_makes_valid_json(fields):
    edition = Edition("k", "article", tuple(fields.items()))
    one, two = json.loads(dumps([edition, edition]))
    assert one == two
    assert {name: one[name] for name in item(edition)} == item(edition)


TABLE = [
    (
        "book",
        {"maintitle": "Works", "title": "Letters"},
        {"title": "Works", "volume-title": "Letters"},
    ),
    ("book", {"volumes": "3", "volume": "2"}, {"number-of-volumes": "3", "volume": "2"}),
    ("book", {"edition": "Second"}, {"edition": "2"}),
    ("book", {"edition": "2nd rev. ed."}, {"edition": "2nd rev. ed."}),
    ("book", {"pagetotal": "320"}, {"number-of-pages": "320"}),
    ("book", {"note": "n", "annotation": "a"}, {"note": "n", "annote": "a"}),
    ("book", {"annote": "a"}, {"annote": "a"}),
    ("book", {"title": "Why?", "subtitle": "An Essay"}, {"title": "Why? An Essay"}),
    ("book", {"title": "Diary", "titleaddon": "typescript"}, {"title": "Diary. typescript"}),
    ("book", {"doi": "https://doi.org/10.1/x_y"}, {"DOI": "10.1/x_y"}),
    ("book", {"langid": "ngerman"}, {"language": "de"}),
    ("book", {"origlocation": "Hamburg"}, {"original-publisher-place": "Hamburg"}),
    ("book", {"keywords": "primary, labour"}, {"keyword": "primary, labour"}),
    ("booklet", {"howpublished": "broadside"}, {"type": "pamphlet", "medium": "broadside"}),
    (
        "incollection",
        {"booktitle": "B", "chapter": "4"},
        {"container-title": "B", "chapter-number": "4"},
    ),
    (
        "incollection",
        {"booktitle": "Volume Two", "maintitle": "Works"},
        {"container-title": "Works", "volume-title": "Volume Two"},
    ),
    ("article", {"journal": "J", "entrysubtype": "newspaper"}, {"type": "article-newspaper"}),
    ("article", {"journal": "J", "entrysubtype": "magazine"}, {"type": "article-magazine"}),
    ("article", {"journal": "J", "eid": "e12"}, {"number": "e12"}),
    ("review", {"journal": "J"}, {"type": "review", "container-title": "J"}),
    ("inreference", {"booktitle": "E"}, {"type": "entry-encyclopedia", "container-title": "E"}),
    ("inreference", {"entrysubtype": "dictionary"}, {"type": "entry-dictionary"}),
    (
        "thesis",
        {"type": "mathesis", "institution": "U"},
        {"genre": "Master’s thesis", "publisher": "U"},
    ),
    (
        "mastersthesis",
        {"school": "U"},
        {"type": "thesis", "genre": "Master’s thesis", "publisher": "U"},
    ),
    ("report", {"number": "7"}, {"type": "report", "number": "7"}),
    ("online", {"organization": "Site"}, {"type": "webpage", "container-title": "Site"}),
    (
        "online",
        {"organization": "Site", "booktitle": "1905"},
        {"container-title": "1905", "publisher": "Site"},
    ),
    (
        "unpublished",
        {"library": "Port Archive", "location": "Cork"},
        {"type": "manuscript", "archive": "Port Archive", "archive-place": "Cork"},
    ),
    (
        "unpublished",
        {"archive": "Port Archive", "archive_location": "box 3", "library": "MS 12"},
        {"archive": "Port Archive", "archive_location": "box 3", "call-number": "MS 12"},
    ),
    ("unpublished", {"eventtitle": "May Day"}, {"type": "speech", "event-title": "May Day"}),
    ("unpublished", {"venue": "Cork", "eventdate": "1921-05-01"}, {"event-place": "Cork"}),
    ("letter", {}, {"type": "personal_communication"}),
    ("movie", {}, {"type": "motion_picture"}),
    ("audio", {}, {"type": "song"}),
    ("misc", {"entrysubtype": "map"}, {"type": "map"}),
    ("misc", {"howpublished": "https://example.org/a"}, {"URL": "https://example.org/a"}),
    ("online", {"urldate": "2010-02-03"}, {"accessed": {"date-parts": [[2010, 2, 3]]}}),
    ("patent", {"number": "1"}, {"type": "patent", "number": "1"}),
]


@pytest.mark.parametrize(("kind", "fields", "expected"), TABLE)
def test_fields(kind, fields, expected):
    made = of(kind, **fields)
    assert {name: made.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"author": "A, B and others"},
            {"author": [{"family": "A", "given": "B"}, {"literal": "others"}]},
        ),
        ({"author": "Plato"}, {"author": [{"literal": "Plato"}]}),
        (
            {"author": "van Dam, Jan", "options": "useprefix=true"},
            {"author": [{"family": "Dam", "given": "Jan", "non-dropping-particle": "van"}]},
        ),
        (
            {"author": "family=Dam, given=Jan, prefix=van, useprefix=true"},
            {"author": [{"family": "Dam", "given": "Jan", "non-dropping-particle": "van"}]},
        ),
        (
            {"editor": "Q, P", "editortype": "interviewer"},
            {"interviewer": [{"family": "Q", "given": "P"}], "editor": None},
        ),
        (
            {"editora": "Q, P", "editoratype": "compiler"},
            {"compiler": [{"family": "Q", "given": "P"}]},
        ),
        (
            {"editora": "Q, P", "editoratype": "redactor"},
            {"contributor": [{"family": "Q", "given": "P"}]},
        ),
        ({"introduction": "Q, P"}, {"contributor": [{"family": "Q", "given": "P"}]}),
        ({"bookauthor": "Q, P"}, {"container-author": [{"family": "Q", "given": "P"}]}),
        (
            {"author": "Q, P", "bookauthor": "Q, P"},
            {"author": [{"family": "Q", "given": "P"}], "container-author": None},
        ),
    ],
)
def test_people(fields, expected):
    made = of("misc", **fields)
    assert {name: made.get(name) for name in expected} == expected


def test_a_part_of_a_book_is_by_the_author_of_the_book():
    made = of("inbook", title="Ropes", bookauthor="Q, P")
    assert made["author"] == [{"family": "Q", "given": "P"}]
    assert "container-author" not in made


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("1890-09-21/22", {"date-parts": [[1890, 9, 21], [1890, 9, 22]]}),
        ("1924/..", {"date-parts": [[1924], [0]]}),
        ("1924/", {"date-parts": [[1924], [0]]}),
        ("/1924", {"date-parts": [[0], [1924]]}),
        ("1905?", {"date-parts": [[1905]], "circa": True}),
        ("1905~/1907", {"date-parts": [[1905], [1907]], "circa": True}),
        ("1968-21", {"date-parts": [[1968]], "season": 1}),
        ("-0043", {"date-parts": [[-44]]}),
        ("0000", {"date-parts": [[-1]]}),
        ("0476", {"date-parts": [[476]]}),
        ("196X", {"date-parts": [[1960], [1969]]}),
        ("2004-08-XX", {"date-parts": [[2004, 8]]}),
        ("n.d.", {"literal": "n.d."}),
    ],
)
def test_dates_of_biblatex(date, issued):
    assert of(date=date)["issued"] == issued


def test_a_reprint_in_brackets():
    made = of(year="[1906] 1925")
    assert made["issued"] == {"date-parts": [[1925]]}
    assert made["original-date"] == {"date-parts": [[1906]]}


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"title": "The Tide of NATO"}, "The Tide of NATO"),
        ({"title": "Порт і люди"}, '<span class="nocase">Порт і люди</span>'),
        ({"title": "Порт і люди", "langid": "ukrainian"}, "Порт і люди"),
        ({"title": "L’Œuvre au noir"}, "L’Œuvre au noir"),
        ({"title": "1905"}, "1905"),
    ],
)
def test_letters_that_no_style_may_change(fields, title):
    assert of(**fields)["title"] == title


def test_items_have_what_they_inherit():
    whole = Edition("w", "collection", (("title", "Quays"), ("year", "1950"), ("work", "q")))
    part = Edition("p", "incollection", (("title", "Ropes"), ("crossref", "W")))
    other = Edition("o", "book", (("title", "Quais"), ("origtitle", "Quays"), ("work", "q")))
    lender = Edition("x", "xdata", (("publisher", "Heron House"),))
    again = Edition("w", "book", (("title", "Another"),))
    found = {one["id"]: one for one in items([whole, part, other, lender, again])}
    assert list(found) == ["w", "p", "o"]
    assert found["p"]["container-title"] == "Quays"
    assert found["p"]["issued"] == {"date-parts": [[1950]]}
    assert "original-title" not in found["w"]  # that is its own title
    assert found["o"]["original-title"] == "Quays"
