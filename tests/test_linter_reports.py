"""Reports: what people see at a terminal, and what programs can read."""

from __future__ import annotations

import json
import re
import unicodedata
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.diagnostics import Diagnostic, Edit, Fix, Position, Severity, Span
from biblio.linter.reports import FORMATS, render
from biblio.linter.reports.columns import columns, excerpt
from biblio.linter.reports.view import View

NASTY = "50 % of <a> & “b”, c:\r\nd ]]> \x00\x1b"


def finding(text: str, part: str, **more: object) -> tuple[Diagnostic, View]:
    """A finding at the part of the text, in a file of an awkward name."""
    start = text.index(part)
    lines = text[:start].split("\n")
    position = Position("a b,é.bib", len(lines), len(lines[-1]) + 1)
    span = Span(start, start + len(part))
    told = Diagnostic("PAG001", "Wrong.", position, Severity.INFO, span=span)
    return told._replace(**more), View({"a b,é.bib": text})


def shown(text: str, part: str, width: int = 80) -> list[str]:
    """The line shown and the one that underlines it, without the gutter."""
    one, view = finding(text, part)
    lines = render("full", [one], View(view.texts, width)).splitlines()
    return [line.split("| ", 1)[1] for line in lines if "| " in line][-2:]


def test_the_place_is_underlined() -> None:
    assert shown("one\ntwo three\n", "three") == ["two three", "    ^^^^^"]


def test_tabs_and_wide_characters_take_their_columns() -> None:
    assert shown("\t漢字 word", "word") == ["    漢字 word", "         ^^^^"]
    assert shown("cafe\u0301 word", "word") == ["cafe\u0301 word", "     ^^^^"]
    assert shown("\u202eabc\x07def", "def") == ["abc\N{REPLACEMENT CHARACTER}def", "    ^^^"]


def test_a_long_line_is_cut_around_the_place() -> None:
    line, mark = shown("x" * 500 + " HERE " + "y" * 500, "HERE")
    assert line.startswith("…x")
    assert line.endswith("y…")
    assert line[mark.index("^") :].startswith("HERE")


def test_a_place_of_several_lines_is_shown_by_its_first() -> None:
    assert shown("one two\nthree", "two\nthree") == ["one two", "    ^^^"]


def test_a_place_without_characters_has_one_mark() -> None:
    one, view = finding("one", "")
    assert render("full", [one], view).splitlines()[-2:] == ["  | ^", ""]


TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\x0b\x0c\x1c\x1d\x1e\x85"),
    max_size=300,
)


@given(TEXTS, st.integers(0, 300), st.integers(0, 300), st.integers(30, 80))
def test_an_excerpt_never_passes_its_width(text: str, start: int, end: int, width: int) -> None:
    printed, at, long = excerpt(text, min(start, end), max(start, end), width)
    assert columns(printed) <= width
    assert 0 <= at <= width
    assert 1 <= long <= width
    assert not any(unicodedata.category(one) in ("Cc", "Cf") for one in printed)


@given(TEXTS, st.data())
def test_what_is_underlined_is_the_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    printed, at, long = excerpt(text, start, end, 60)
    before, behind = excerpt(text[:start], start, start, 10_000)[0], text[start:end]
    if columns(printed) == columns(excerpt(text, 0, 0, 10_000)[0]) and "…" not in printed:
        assert at == columns(before)
        assert "\t" in behind or long == max(columns(excerpt(behind, 0, 0, 10_000)[0]), 1)


def test_no_line_of_the_report_passes_the_terminal() -> None:
    one, view = finding("x" * 300 + "HERE", "HERE", message="word " * 60, note="why " * 60)
    for width in (40, 60, 80):
        lines = render("full", [one], View(view.texts, width)).splitlines()
        assert max(map(len, lines)) <= width


def test_the_reason_and_the_fix_are_told() -> None:
    safe, unsafe = (Fix((Edit(0, 1, "x"),), kind) for kind in (True, False))
    one, view = finding("one", "one", note="The catalogue.", fix=safe)
    assert "  = The catalogue.\n  = mended by --fix\n" in render("full", [one], view)
    other, _ = finding("one", "one", fix=unsafe)
    assert "PAG001 [?] Wrong." in render("full", [other], view)


def test_json_counts_characters_and_lines() -> None:
    one, view = finding("é\r\n漢 x\ny", "x\ny", fix=Fix((Edit(5, 6, ""),), True))
    (row,) = json.loads(render("json", [one], view))["findings"]
    assert (row["line"], row["column"], row["end_line"], row["end_column"]) == (2, 3, 3, 2)
    assert (row["start"], row["end"], row["text"]) == (5, 8, "x\ny")
    assert row["fix"] == {"safe": True, "edits": [{"start": 5, "end": 6, "text": ""}]}


def test_annotations_of_github_are_escaped() -> None:
    one, view = finding("one", "one", message=NASTY)
    (line,) = render("github", [one], view).splitlines()
    assert line.startswith("::notice title=PAG001 range-dash,file=a b%2Cé.bib,line=1,col=1,")
    assert "::PAG001 50 %25 of <a> & “b”, c:%0D%0Ad" in line


def test_junit_is_well_formed_and_counts_clean_files() -> None:
    one, view = finding("one", "one", message=NASTY)
    texts = {**view.texts, "clean.bib": ""}
    root = ElementTree.fromstring(render("junit", [one], View(texts)).encode())
    assert (root.get("tests"), root.get("failures")) == ("2", "1")
    dirty, clean = root
    assert dirty.find("testcase/failure") is not None
    assert clean.find("testcase/failure") is None
    assert len(clean.findall("testcase")) == 1


def test_sarif_has_what_the_standard_asks_for() -> None:
    one, view = finding("é\n漢 x", "x", fix=Fix((Edit(4, 5, "z"),), True), note="Why.")
    log = json.loads(render("sarif", [one], view))
    (run,) = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    (result,), (rule,) = run["results"], run["tool"]["driver"]["rules"]
    assert result["ruleId"] == rule["id"] == "PAG001"
    assert (result["level"], result["message"]["text"]) == ("note", "Wrong. (Why.)")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b%2C%C3%A9.bib"
    assert place["region"] == {
        "startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 4,
        "charOffset": 4, "charLength": 1,
    }  # fmt: skip
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {"deletedRegion": {"charOffset": 4, "charLength": 1}, "insertedContent": {"text": "z"}}
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_say_that_there_is_nothing(name: str) -> None:
    text = render(name, [], View({"clean.bib": ""}))
    assert not re.search(r"PAG|Wrong", text)
