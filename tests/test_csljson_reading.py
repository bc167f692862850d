"""CSL-JSON into a library and out again: nothing is lost, and what is wrong is told."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from csl_items import items
from generated import examples
from hypothesis import given

from biblio.diagnostics import BiblioError
from biblio.formats.csljson import edition, item
from biblio.formats.csljson.extra import dated
from biblio.formats.csljson.file import complete_item, read, write
from biblio.formats.dialects import file as dialects


@examples(200)
@given(items())
def test_an_item_comes_back_from_a_library_as_it_was(wanted):
    assert item(edition(wanted)) == dated(wanted)


@examples(200)
@given(items())
def test_an_item_comes_back_from_a_file_as_it_was(wanted):
    text, _ = dialects.write_biblatex([edition(wanted)])
    ((found,), _) = dialects.read(text.encode(), "library.bib")
    assert item(found) == dated(wanted)


@examples(100)
@given(items())
def test_nothing_of_an_item_needs_to_be_kept_aside(wanted):
    assert complete_item(edition(wanted)) == (dated(wanted), [])


@pytest.mark.parametrize(
    ("note", "fields"),
    [
        ("original-date: 1948", {"origdate": "1948"}),
        (
            "Original Date: 1948-05\nBought in Hull.",
            {"origdate": "1948-05", "note": "Bought in Hull."},
        ),
        ("{:original-date: May 3, 1948}", {"origdate": "1948-05-03"}),
        (
            "Seen. {:original-title: Teiche} {:DOI:10.1234/a}",
            {"doi": "10.1234/a", "note": "Seen.", "origtitle": "Teiche"},
        ),
        (
            "original-publisher-place: Oslo\noriginal-publisher: Alm",
            {"origlocation": "Oslo", "origpublisher": "Alm"},
        ),
        (
            "translator: Hale || Owen\ntranslator: Lind || Anna",
            {"translator": "Hale, Owen and Lind, Anna"},
        ),
        (
            "reviewed-author: Pond Society",
            {"editor": "Pond Society", "editortype": "reviewed-author"},
        ),
        # What the item says itself is not overruled; prose is no variable.
        ("publisher: Alm", {"note": "publisher: Alm"}),
        ("publisher: Elm", {}),
        ("Source: a card of the library", {"note": "Source: a card of the library"}),
        ("See also: other ponds", {"note": "See also: other ponds"}),
    ],
)
def test_variables_that_stand_in_a_note(note, fields):
    told = {"id": "k", "type": "book", "publisher": "Elm", "note": note}
    found = dict(edition(told).fields)
    assert found.pop("publisher") == "Elm"
    assert found == fields
    assert edition(item(edition(told))) == edition(told)


def test_a_note_may_tell_the_type():
    assert edition({"id": "k", "type": "document", "note": "type: thesis"}).kind == "thesis"


@pytest.mark.parametrize(
    ("date", "fields"),
    [
        ({"literal": "May 3, 1948"}, {"date": "1948-05-03"}),
        ({"raw": "3 mai 1948"}, {"date": "1948-05-03"}),
        ({"raw": "1948/1950"}, {"date": "1948/1950"}),
        ({"literal": "c. 1948"}, {"date": "1948~"}),
        ({"literal": "early spring 1911"}, {"year": "early spring 1911"}),
    ],
)
def test_dates_in_words(date, fields):
    assert dict(edition({"id": "k", "type": "book", "issued": date}).fields) == fields


@pytest.mark.parametrize(
    ("variables", "kind", "fields"),
    [
        ({"type": "book", "volume": 3}, "book", {"volume": "3"}),
        ({"type": "article-newspaper"}, "article", {"entrysubtype": "newspaper"}),
        ({"type": "chapter", "container-title": "B"}, "incollection", {"booktitle": "B"}),
        ({"type": "book", "page": "1-2, 5-6"}, "book", {"pages": "1–2, 5–6"}),
        ({"type": "book", "language": "en-GB"}, "book", {"langid": "british"}),
        (
            {"type": "book", "language": "de-LU"},
            "book",
            {"langid": "german", "csl-language": "de-LU"},
        ),
        ({"type": "book", "language": "ger"}, "book", {"langid": "german", "csl-language": "ger"}),
        ({"type": "book", "language": "tlh"}, "book", {"langid": "tlh"}),
        ({"type": "thesis", "genre": "PhD thesis"}, "thesis", {"type": "phdthesis"}),
        ({"type": "book", "issued": {"literal": "n.d."}}, "book", {"year": "n.d."}),
        ({"type": "book", "issued": {"date-parts": [["1999", "5"]]}}, "book", {"date": "1999-05"}),
        (
            {"type": "bill", "section": "4"},
            "legislation",
            {"entrysubtype": "bill", "csl-section": "4"},
        ),
        ({"type": "book", "custom": {"a": 1}}, "book", {"csl-custom": '{"a": 1}'}),
        ({"type": "book", "title": ["odd"]}, "book", {"csl-title": '["odd"]'}),
        (
            {"type": "interview", "interviewer": [{"family": "Q", "given": "P"}]},
            "misc",
            {"editor": "Q, P", "editortype": "interviewer", "entrysubtype": "interview"},
        ),
        (
            {
                "type": "book",
                "author": [{"family": "Dam", "non-dropping-particle": "van", "given": "J"}],
            },
            "book",
            {"author": "van Dam, J", "options": "useprefix=true"},
        ),
        (
            {"type": "book", "author": [{"literal": "Simon and Schuster, Inc."}]},
            "book",
            {"author": "{Simon and Schuster, Inc.}"},
        ),
    ],
)
def test_what_an_item_becomes(variables, kind, fields):
    made = edition({"id": "k", **variables})
    assert (made.kind, dict(made.fields)) == (kind, fields)


def test_a_title_that_was_edited_since_counts():
    source = edition({"id": "k", "type": "book", "title": "Old"})
    text, _ = write(
        [replace(source, kind="collection", fields=(*source.fields, ("shelf", "B 12")))]
    )
    (changed,) = json.loads(text)
    changed["title"] = "New"
    changed["custom"]["biblatex"]["fields"]["title"] = "Old"
    ((back,), _) = read(json.dumps([changed]).encode(), "a.json")
    assert dict(back.fields) == {"title": "New", "shelf": "B 12"}
    assert back.kind == "collection"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[{"id": 1,\n "type" "book"}]', "a.json:2, column 9: this is not JSON: expecting"),
        ("", "a.json:1, column 1: this is not JSON: expecting value."),
        ('{"id": "a"}', "a.json:1: a CSL-JSON file is an array of items, in square brackets."),
        ("[" * 100_000, "a.json cannot be read: it is nested too deeply."),
    ],
)
def test_a_file_that_cannot_be_used(text, sentence):
    with pytest.raises(BiblioError) as error:
        read(text.encode(), "a.json")
    assert str(error.value).startswith(sentence)


def test_what_is_wrong_with_single_items_is_told_with_its_line():
    text = (
        '[\n {"id": "a", "type": "book"},\n 7,\n\n {"type": "book", "title": "T"},\n {"id": "c"}\n]'
    )
    editions, findings = read(text.encode(), "a.json")
    assert [one.key for one in editions] == ["a", "", "c"]
    assert [str(one) for one in findings] == [
        "a.json:3: This is no item: an object was expected, and it is passed over.",
        "a.json:5: This item has no id.",
        "a.json:6: This item has no type: it is read as a document.",
    ]
    assert editions[2].kind == "misc"


def test_an_empty_array():
    assert read(b"\xef\xbb\xbf []\n", "a.json") == ((), ())


@pytest.mark.parametrize(
    "people",
    [
        [{"family": "Rush", "given": "B."}, {"literal": "et al."}],
        [{"family": "Rush", "given": "B."}, {"family": "al.", "given": "et"}],
        [{"family": "Rush", "given": "B. et al."}],
        [{"family": "Rush et. al.", "given": "B."}],
        [{"family": "Rush", "given": "B."}, {"literal": "others"}],
    ],
)
def test_others_are_no_person(people):
    found = edition({"id": "a", "type": "book", "author": people})
    assert dict(found.fields) == {"author": "Rush, B. and others"}


def test_entities_in_names_are_letters():
    names = [{"family": "O&#39;Fen", "given": "Mo"}, {"literal": "Mills &amp; Meres"}]
    found = edition({"id": "a", "type": "book", "author": names})
    assert dict(found.fields) == {"author": "O'Fen, Mo and Mills & Meres"}


def test_entities_in_titles_are_letters_and_not_in_addresses():
    item = {"id": "a", "type": "book", "title": "Mills &amp; Caf&eacute;s"}
    found = dict(edition({**item, "URL": "https://a.example/?b=1&amp;c=2"}).fields)
    assert found["title"] == "Mills & Cafés"
    assert found["url"] == "https://a.example/?b=1&amp;c=2"
    assert "csl-title" not in found


def test_an_entity_that_is_talked_about_stays_as_it_is():
    title = "The &lt;i&gt; tag: a &amp;lt; b"
    assert dict(edition({"id": "a", "type": "book", "title": title}).fields)["title"] == title
