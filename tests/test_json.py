"""The JSON of `extract --to json`: keys, types and ids as the design promises them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from running import biblio

from biblio.extractor import Extraction, extract
from biblio.formats.json import dumps
from biblio.readers import read_text
from biblio.record.fields import PEOPLE

HERE = Path(__file__).parent
SOURCES = {
    "notes": HERE / "documents/pages/cocoa.txt",
    "article": HERE / "documents/web/washed_hands.txt",
    "movement": HERE / "documents/movement/b1_massstrike.txt",
    "nothing": HERE / "documents/web/dark_room.txt",
}
KINDS = {"footnote", "endnote", "inline", "mention", "bibliography"}
FORMS = {"full", "short", "ibid", "supra", "author-date", "mention"}
LISTS = set(PEOPLE)
DOCUMENT = {"path": str, "sha256": str, "language": (str, type(None)), "citations": list}
CITATION = {
    "id": str,
    "kind": str,
    "form": str,
    "mark": (str, type(None)),
    "raw": str,
    "start": int,
    "end": int,
    "line": int,
    "page": (str, type(None)),
    "fields": dict,
    "confidence": dict,
    "certainty": (float, type(None)),
    "refers_to": (str, type(None)),
    "key": (str, type(None)),
    "work": (str, type(None)),
}

Record = dict[str, Any]


@cache
def printed(name: str) -> str:
    outcome = biblio("extract", SOURCES[name], "--to", "json")
    assert outcome.code == 0, outcome.talk
    return outcome.text


def document(name: str) -> Record:
    (one,) = json.loads(printed(name))["documents"]
    return one


def citations(name: str) -> list[Record]:
    return document(name)["citations"]


@pytest.fixture(params=SOURCES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_one_object_with_its_version(name: str) -> None:
    whole = json.loads(printed(name))
    assert set(whole) == {"version", "documents"}
    assert whole["version"] == 1
    assert printed(name).endswith("}\n")
    assert not printed(name).endswith("\n\n")


def test_the_keys_of_a_document(name: str) -> None:
    assert set(document(name)) == set(DOCUMENT)
    assert all(isinstance(document(name)[key], kind) for key, kind in DOCUMENT.items())
    assert document(name)["path"] == str(SOURCES[name])
    assert len(document(name)["sha256"]) == 64


def test_the_keys_of_a_citation(name: str) -> None:
    for citation in citations(name):
        assert set(CITATION) <= set(citation)
        wrong = [key for key, kind in CITATION.items() if not isinstance(citation[key], kind)]
        assert wrong == []


def test_kinds_and_forms(name: str) -> None:
    assert {citation["kind"] for citation in citations(name)} <= KINDS
    assert {citation["form"] for citation in citations(name)} <= FORMS
    for citation in citations(name):
        assert (citation["kind"] == "mention") == (citation["form"] == "mention")


def test_ids_count_from_one(name: str) -> None:
    ids = [citation["id"] for citation in citations(name)]
    assert ids == [f"c{number}" for number in range(1, len(ids) + 1)]


def test_what_is_referred_to_is_there(name: str) -> None:
    ids = {citation["id"] for citation in citations(name)}
    assert {citation["refers_to"] for citation in citations(name)} <= ids | {None}


def test_citations_come_in_the_order_of_the_source(name: str) -> None:
    starts = [citation["start"] for citation in citations(name)]
    assert starts == sorted(starts)
    assert all(citation["start"] < citation["end"] for citation in citations(name))


def test_lines_are_those_of_the_offsets(name: str) -> None:
    source = SOURCES[name].read_bytes().decode("utf-8")
    for citation in citations(name):
        assert citation["line"] == source.count("\n", 0, citation["start"]) + 1


def test_the_values_of_fields(name: str) -> None:
    for citation in citations(name):
        for field, value in citation["fields"].items():
            if field in LISTS:
                assert all(isinstance(one, str) for one in value)
                assert value
            else:
                assert isinstance(value, str)
                assert value == value.strip()


def test_every_citation_has_a_type(name: str) -> None:
    types = {citation["fields"]["type"] for citation in citations(name)}
    assert types <= {"article", "book", "incollection", "misc", "online", "thesis"}


def test_a_date_has_its_year(name: str) -> None:
    for fields in (citation["fields"] for citation in citations(name)):
        if "date" in fields:
            assert fields["date"].startswith(fields["year"] + "-")


def test_every_field_has_its_confidence(name: str) -> None:
    for citation in citations(name):
        assert set(citation["confidence"]) == set(citation["fields"]) - {"type"}
        assert all(0 <= value <= 1 for value in citation["confidence"].values())


def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    again = biblio("extract", SOURCES[name], "--to", "json")
    assert again.text == printed(name)


def test_a_document_that_cites_nothing_has_an_empty_list() -> None:
    assert citations("nothing") == []


def test_letters_are_not_escaped() -> None:
    assert "\\u" not in printed("article")
    assert "“" in printed("article")


SOURCE = """\
The reading room

Nobody counted the hands.[1] Nobody ever will.[2]

Notes

[1] Karl Marx and Frederick Engels, The German Ideology (Moscow: Progress Publishers, 1964), 37.
[2] Ibid., 38.
"""


def extraction(source: str = SOURCE, path: str = "room.txt") -> Extraction:
    return extract(read_text(source, path))


def test_a_citation_in_full() -> None:
    first, second = json.loads(dumps([extraction()]))["documents"][0]["citations"]
    assert first["fields"] == {
        "type": "book",
        "author": ["Marx, Karl", "Engels, Frederick"],
        "title": "The German Ideology",
        "address": "Moscow",
        "publisher": "Progress Publishers",
        "year": "1964",
        "locator": "37",
    }
    assert (first["kind"], first["form"], first["mark"]) == ("endnote", "full", "1")
    assert (first["line"], first["page"], first["refers_to"]) == (7, None, None)
    assert SOURCE[first["start"] : first["end"]] == first["raw"]
    assert (second["form"], second["refers_to"], second["mark"]) == ("ibid", "c1", "2")
    assert second["fields"] == {"type": "misc", "locator": "38"}


def test_several_documents_count_each_for_itself() -> None:
    texts = [extraction(path="one.txt"), extraction(path="two.txt")]
    documents = json.loads(dumps(texts))["documents"]
    assert [one["path"] for one in documents] == ["one.txt", "two.txt"]
    assert [one["citations"][1]["refers_to"] for one in documents] == ["c1", "c1"]
    assert documents[0]["sha256"] == documents[1]["sha256"]


def test_no_document_at_all() -> None:
    assert json.loads(dumps([])) == {"version": 1, "documents": []}
