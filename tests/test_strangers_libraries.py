"""Libraries of strangers: what they say is read as data, and never takes the house with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import biblio

from biblio.formats.bibtex import dumps, read
from biblio.formats.bibtex.values import is_name, is_type
from biblio.formats.csljson import file as csljson
from biblio.record.edition import Edition

pytestmark = pytest.mark.usefixtures("folder")


def converted(item: dict[str, object] | str, to: str = "bibtex") -> tuple[str, str]:
    """What `convert` makes of one item, and what it says."""
    text = item if isinstance(item, str) else json.dumps(item)
    Path("x.json").write_text(f"[{text}]", encoding="utf-8")
    outcome = biblio("convert", "x.json", "--to", to)
    assert outcome.code == 0
    return outcome.text, outcome.talk


@pytest.mark.parametrize("part", ["1e400", "-1e400", "NaN", "Infinity", "9" * 5000, '"9999999999"'])
@pytest.mark.parametrize("variable", ["issued", "accessed", "original-date"])
def test_a_date_of_no_real_number_is_told(part: str, variable: str) -> None:
    item = f'{{"id":"a","type":"book","title":"Tides","{variable}":{{"date-parts":[[{part}]]}}}}'
    text, talk = converted(item)
    assert "title = {Tides}" in text
    assert talk.startswith(f"x.json:1: The parts of “{variable}” are no date")


@pytest.mark.parametrize("number", ["1e400", "9" * 5000, "-Infinity"])
@pytest.mark.parametrize("variable", ["volume", "edition", "page", "unheard-of"])
def test_a_number_that_is_none_is_its_text(number: str, variable: str) -> None:
    text, _ = converted(f'{{"id":"a","type":"book","title":"Tides","{variable}":{number}}}')
    assert number in text


@pytest.mark.parametrize(
    "name", ["x = {1}}\n@book{evil, title", "a b", "1st", "x}", "x,y", "", "x\0", "x\u2028y"]
)
@pytest.mark.parametrize("to", ["bibtex", "biblatex"])
def test_the_name_of_a_field_writes_no_entry(name: str, to: str) -> None:
    kept = {"biblatex": {"fields": {name: "INJECTED"}}}
    text, talk = converted({"id": "a", "type": "book", "title": "Tides", "custom": kept}, to)
    assert text == "@book{a,\n  title = {Tides},\n}\n"
    assert "can be no name in BibTeX: it is left out." in talk


@pytest.mark.parametrize("kind", ["book{evil, title = {x}}\n@misc", "comment", "String", "a b"])
def test_the_name_of_a_type_writes_no_entry(kind: str) -> None:
    kept = {"biblatex": {"type": kind}}
    text, talk = converted({"id": "a", "type": "book", "title": "Tides", "custom": kept})
    assert text == "@book{a,\n  title = {Tides},\n}\n"
    assert "can be no name in BibTeX: it is left out." in talk


def test_controls_make_no_library_that_nobody_reads() -> None:
    author = [{"family": "Quill\0", "given": "\x01A"}]
    text, _ = converted({"id": "a\0", "type": "book", "title": "T\0ide\ud800", "author": author})
    assert not any(character < " " and character != "\n" for character in text)
    assert "title = {Tide�}" in text
    Path("y.bib").write_text(text, encoding="utf-8")
    assert biblio("lint", "y.bib").code in (0, 1)


def test_one_key_many_times() -> None:
    items = ",".join('{"id":"a","type":"book","title":"T"}' for _ in range(3000))
    text, talk = converted(items)
    assert text.count("@book{") == 3000
    assert "@book{a-3000," in text
    assert (
        talk == "x.json: key of a, a, a and 2996 more: another entry has it: a number is added.\n"
    )


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=20))
def test_whatever_is_written_is_read_again(name: str, kind: str, value: str) -> None:
    """One entry, with no field but those that were asked for."""
    made = dumps([Edition("key", kind, (("title", "T"), (name, value)))])
    found = read(made, "x.bib")
    assert [entry.key for entry in found.entries] == ["key"]
    assert not [one for one in found.diagnostics if one.code == "syntax"]
    assert {field.name.lower() for field in found.entries[0].fields} <= {"title", name.lower()}
    assert is_type(kind) or found.entries[0].kind == "misc"
    assert is_name(name) or name.lower() == "title" or len(found.entries[0].fields) == 1


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda one: st.lists(one)))
def test_any_json_is_read_or_told(value: object) -> None:
    item = {"id": value, "type": value, "title": value, "author": value, "issued": value}
    item |= {"custom": value, "volume": value, "URL": value}
    editions, _ = csljson.read(json.dumps([item, value]).encode("utf-8", "replace"), "x.json")
    assert read(dumps(editions), "x.bib").entries
