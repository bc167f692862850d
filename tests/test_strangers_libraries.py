"""Libraries of strangers: what they say is read as data, and never takes the house with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import biblio

from biblio.files import limits
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


def written(text: str) -> str:
    Path("x.bib").write_text(text, encoding="utf-8")
    return "x.bib"


DOUBLED = "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, 40))


@pytest.mark.parametrize("command", ["lint", "normalize", "merge", "bibliography"])
def test_macros_that_double_are_told(command: str) -> None:
    path = written(f'@string{{a0 = "haha"}}\n{DOUBLED}@book{{k, title = a39}}\n')
    outcome = biblio(command, path)
    sentence = "stands for more text than a library has.\n"
    assert outcome.code == 2
    assert outcome.talk.startswith("biblio: x.bib is refused: its @string “a")
    assert outcome.talk.endswith(sentence)


def test_macros_may_be_used_as_often_as_there_are_entries() -> None:
    entries = "".join(f"@article{{k{n}, title = {{T{n}}}, journal = j}}\n" for n in range(2000))
    path = written(f'@string{{j = "{"The Journal of Long Names " * 20}"}}\n{entries}')
    assert biblio("convert", path, "--to", "csljson").code == 0


@pytest.mark.parametrize("wide", [1, 2, 3])
def test_each_ancestor_gives_once(wide: int) -> None:
    """Rows of entries, each of which names all of the next row: paths double with every row."""
    rows = range(25)
    named = {row: ",".join(f"x{row}y{at}" for at in range(wide)) for row in rows}
    text = "".join(
        f"@xdata{{x{row}y{at}, note{row} = {{n}}, xdata = {{{named.get(row + 1, '')}}}}}\n"
        for row in rows
        for at in range(wide)
    )
    path = written(f"{text}@book{{k, title = {{T}}, xdata = {{{named[0]}}}}}\n")
    (item,) = json.loads(biblio("convert", path, "--to", "csljson").text)
    assert {f"note{row}" for row in rows} <= item["custom"]["biblatex"]["fields"].keys()


def test_a_long_row_of_references() -> None:
    text = "".join(f"@book{{k{n}, title = {{T}}, crossref = {{k{n + 1}}}}}\n" for n in range(1500))
    path = written(f"{text}@book{{k1500, title = {{T}}, publisher = {{Elm}}}}\n")
    items = json.loads(biblio("convert", path, "--to", "csljson").text)
    assert {item["publisher"] for item in items} == {"Elm"}


def test_accents_and_groups_within_one_another() -> None:
    accents, groups = "\\'" * 5000, "\\emph{" * 90
    path = written(f"@book{{k, title = {{{accents}Tides}}, note = {{{groups}x{'}' * 90}}}}}\n")
    assert biblio("lint", path).code == 1
    assert "ides" in biblio("convert", path, "--to", "csljson").text


def test_a_library_of_more_fields_than_any_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_FIELDS", 100)
    path = written("@book{k, title = {T}}\n" * 100)
    outcome = biblio("lint", path)
    assert outcome.talk == (
        "biblio: x.bib has more than 100 fields: give --big to read it all the same.\n"
    )
    assert biblio("lint", path, "--big").code == 1
    limits.set_big(False)


def test_a_document_of_more_lines_than_any_book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_LINES", 100)
    for name, text in (("x.txt", "word\n" * 101), ("x.html", "<p>word" * 101)):
        Path(name).write_text(text, encoding="utf-8")
        outcome = biblio("extract", name)
        assert outcome.talk == (
            f"biblio: {name} has more than 100 lines or tags: give --big to read it all the same.\n"
        )
        assert biblio("extract", name, "--big").code == 0
        limits.set_big(False)


def test_a_list_of_what_is_no_item(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csljson, "_MOST_FINDINGS", 10)
    Path("x.json").write_text(f"[{'0,' * 20}0]", encoding="utf-8")
    outcome = biblio("convert", "x.json", "--to", "ris")
    assert outcome.talk == (
        "biblio: x.json is no CSL-JSON file: most of what it lists is no item.\n"
    )
