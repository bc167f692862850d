"""CSL-JSON: types, names, dates and the variables of an item."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.formats.csljson import dumps, item
from biblio.work import Edition


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
            "edition": "3rd",
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
    assert json.loads(dumps([edition, edition])) == [item(edition)] * 2
