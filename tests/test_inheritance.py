"""What entries take over from others, by crossref, xdata and work."""

from __future__ import annotations

import pytest

from biblio.library.inheritance import inherited, with_works
from biblio.record.edition import Edition


def entry(key: str, kind: str, **fields: str) -> Edition:
    return Edition(key, kind, tuple(fields.items()))


def fields_of(*entries: Edition) -> dict[str, str]:
    """The fields of the first entry when it has what it inherits from the others."""
    return dict(inherited(entries)[0].fields)


@pytest.mark.parametrize(
    ("child", "parent", "fields", "expected"),
    [
        ("incollection", "collection", {"title": "T"}, {"booktitle": "T"}),
        ("incollection", "collection", {"subtitle": "S"}, {"booksubtitle": "S"}),
        (
            "inbook",
            "book",
            {"title": "T", "author": "A, B"},
            {"booktitle": "T", "bookauthor": "A, B"},
        ),
        ("inproceedings", "proceedings", {"title": "T", "booktitle": "B"}, {"booktitle": "B"}),
        ("book", "mvbook", {"title": "T", "author": "A, B"}, {"maintitle": "T", "author": "A, B"}),
        ("inbook", "mvbook", {"title": "T"}, {"maintitle": "T"}),
        ("article", "periodical", {"title": "T"}, {"journaltitle": "T"}),
        (
            "incollection",
            "collection",
            {"publisher": "P", "date": "1950"},
            {"publisher": "P", "date": "1950"},
        ),
        (
            "incollection",
            "collection",
            {"isbn": "1", "note": "n", "pages": "9", "keywords": "k"},
            {},
        ),
    ],
)
def test_crossref(child, parent, fields, expected):
    found = fields_of(entry("c", child, crossref="P"), entry("p", parent, **fields))
    assert found == {"crossref": "P", **expected}


def test_what_an_entry_says_itself_stays():
    parent = entry("p", "collection", date="1950", location="Leeds", publisher="P", editor="E")
    child = entry("c", "incollection", crossref="p", date="1951", location="Cork", publisher="")
    assert fields_of(child, parent) == {**dict(child.fields), "editor": "E"}


def test_a_chain_of_references():
    whole = entry("w", "mvbook", title="Works", publisher="P")
    volume = entry("v", "book", title="Letters", crossref="w")
    part = entry("c", "inbook", title="To Ada", crossref="v")
    found = fields_of(part, volume, whole)
    assert (found["maintitle"], found["booktitle"], found["publisher"]) == ("Works", "Letters", "P")


@pytest.mark.parametrize("key", ["c", "p", "nowhere"])
def test_references_that_lead_nowhere_or_round(key):
    child = entry("c", "inbook", title="T", crossref=key)
    parent = entry("p", "book", crossref="c", publisher="P")
    assert set(fields_of(child, parent)) <= {"title", "crossref", "publisher"}


def test_xdata():
    lender = entry("x", "xdata", publisher="P", xdata="y", ids="old-x")  # its names stay its own
    other = entry("y", "xdata", location="Leeds")
    assert fields_of(entry("c", "book", xdata="x"), lender, other) == {
        "xdata": "x",
        "publisher": "P",
        "location": "Leeds",
    }


def test_editions_of_a_work_tell_one_another_what_they_know_of_it():
    one = entry("a", "book", title="Tide", date="1950", work="w", origtitle="Flut", origdate="1897")
    other = entry("b", "book", title="Ebb", work="w")
    original = entry("c", "book", title="Flut", date="1897", work="w")
    found = with_works((one, other, original))
    assert found[0] is one
    assert dict(found[1].fields)["origdate"] == "1897"
    assert found[2] == original


def test_editions_that_contradict_each_other_tell_nothing():
    one = entry("a", "book", work="w", origdate="1897")
    two = entry("b", "book", work="w", origdate="1898")
    three = entry("c", "book", work="w")
    assert with_works((one, two, three))[2] == three


def test_single_values_are_borrowed():
    lender = Edition(
        "elm-press", "xdata", (("publisher", "Elm"), ("author", "Roe, Anna and Hale, Owen"))
    )
    fields = (
        ("publisher", "xdata=elm-press-publisher"),
        ("author", "Fenn, Carl and xdata=elm-press-author-2"),
        ("series", "xdata=oak-series"),
        ("note", "what xdata=elm-press-publisher means"),
    )
    _, heir = inherited([lender, Edition("a", "book", fields)])
    assert dict(heir.fields) == {
        "publisher": "Elm",
        "author": "Fenn, Carl and Hale, Owen",
        "series": "xdata=oak-series",
        "note": "what xdata=elm-press-publisher means",
    }


@pytest.mark.parametrize(
    ("reference", "author"),
    [
        ("xdata=elm-author-1", "Roe, Anna"),
        ("xdata=elm-author-2", "Hale, Owen"),
        ("xdata=elm-author", "Roe, Anna and Hale, Owen"),
        ("xdata=elm-author-3", "Roe, Anna and Hale, Owen"),  # the list has no third
        ("xdata=elm-author-0", "Roe, Anna and Hale, Owen"),
        ("xdata = ELM-Author-2", "Hale, Owen"),
        ("xdata=elm-editor-1", "xdata=elm-editor-1"),
        ("xdata=oak-author and xdata=elm-author-1", "xdata=oak-author and Roe, Anna"),
    ],
)
def test_parts_of_a_list_are_borrowed(reference, author):
    lender = entry("elm", "xdata", author="Roe, Anna and Hale, Owen", location="Leeds")
    assert fields_of(entry("a", "book", author=reference), lender) == {"author": author}


def test_a_value_is_borrowed_by_any_name_of_its_field():
    lender = entry("elm", "xdata", location="Leeds")
    assert fields_of(entry("a", "book", location="xdata=elm-address"), lender) == {
        "location": "Leeds"
    }


def test_of_two_lenders_of_one_key_the_first_lends():
    lenders = entry("elm", "xdata", series="Loom"), entry("Elm", "xdata", series="Tides")
    assert fields_of(entry("a", "book", series="xdata=elm-series"), *lenders) == {"series": "Loom"}
