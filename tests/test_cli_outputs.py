"""Outputs never take the place of what a run has read, whichever command it is."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import pytest
from running import biblio, contents, process
from test_restyle import word_file

from biblio.files import inputs

LIBRARY = (
    "@book{roe, author = {Roe, Ann}, title = {Salt}, publisher = {Elm}, address = {York}, "
    "year = {1990}}\n"
)
NOTE = "See this.[^1]\n\n[^1]: Ann Roe, *Salt* (York: Elm, 1990), 5.\n"
STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info>'
    "<title>Short</title><id>short</id><updated>2020-01-01T00:00:00+00:00</updated></info>"
    '<citation><layout><text variable="title"/></layout></citation>'
    '<bibliography><layout><text variable="title"/></layout></bibliography></style>'
)
KNOWN = '{"version": 1, "findings": []}\n'
RECIPE = '[[reading]]\nfile = "d.md"\n'


@pytest.fixture(autouse=True)
def shelf(folder: Path) -> Path:
    for name in ("x.bib", "references.bib"):
        Path(name).write_text(LIBRARY, encoding="utf-8")
    for name in ("d.md", "e.md"):
        Path(name).write_text(NOTE, encoding="utf-8")
    Path("d.html").write_text("<p>A word.</p>", encoding="utf-8")
    Path("d.review.md").write_text(NOTE, encoding="utf-8")
    Path("st.csl").write_text(STYLE, encoding="utf-8")
    Path("base.json").write_text(KNOWN, encoding="utf-8")
    Path("p.toml").write_text(RECIPE, encoding="utf-8")
    Path("biblio.toml").write_text('authority = ["works.toml"]\n', encoding="utf-8")
    Path("works.toml").touch()
    Path("biblio.decisions.toml").touch()
    Path("t.docx").write_bytes(word_file())
    return folder


def kept(folder: Path, command: str, sentence: str) -> None:
    """The command is refused with the sentence last, and every file is as it was."""
    before = contents(folder)
    outcome = biblio(*shlex.split(command))
    assert outcome.talk.splitlines()[-1:] == [f"biblio: {sentence}"]
    assert (outcome.code, outcome.data) == (2, b"")
    assert contents(folder) == before


@pytest.mark.parametrize(
    "command",
    [
        "review d.md -o d.md",
        "review d.html -o d.html",
        "review '*.html' -o d.html",
        "review . -o d.html",
        "review d.md -l x.bib -o x.bib",
        "review d.md -o references.bib",
        "review d.md -o biblio.decisions.toml",
        "lint x.bib -o x.bib",
        "lint d.md -o d.md",
        "lint . -o x.bib",
        "lint d.md -l x.bib -o x.bib",
        "lint d.md -o references.bib",
        "lint d.md e.md -j 2 -o biblio.decisions.toml",
        "lint x.bib --fix -o x.bib",
        "lint x.bib -o biblio.toml",
        "lint x.bib --baseline base.json -o base.json",
        "restyle d.md -l x.bib -o x.bib",
        "restyle d.md -o references.bib",
        "restyle d.md --style ./st.csl -o st.csl",
        "restyle d.md -o biblio.decisions.toml",
        "bibliography x.bib --style ./st.csl --to text -o st.csl",
        "bibliography x.bib --to text -o biblio.toml",
        "bibliography x.bib --cited-in '*.md' -o d.md",
        "convert x.bib --to biblatex -o ./x.bib",
        "extract d.md --to json -o biblio.toml",
        "extract d.md --to json -o works.toml",
        "extract . -o d.md",
        "extract d.md --into biblio.toml",
        "packet d.html -o d.html",
        "packet d.md -l d.html -o d.html",
        "packet d.md --template t.docx -o t.docx",
    ],
)
def test_an_output_is_no_input(command: str, shelf: Path) -> None:
    target = command.split()[-1] if "--into" not in command else "biblio.toml"
    kept(shelf, command, f"{target} is read here: it is not overwritten.")


@pytest.mark.parametrize("name", ["hard.bib", "soft.bib"])
@pytest.mark.parametrize(
    "command",
    ["lint x.bib -o", "convert x.bib --to biblatex -o", "restyle d.md -l x.bib -o"],
)
def test_another_name_of_an_input_is_the_same_file(command: str, name: str, shelf: Path) -> None:
    os.link("x.bib", "hard.bib")
    os.symlink("x.bib", "soft.bib")
    kept(shelf, f"{command} {name}", f"{name} is read here as x.bib: it is not overwritten.")


def test_what_a_document_is_read_with_by_another_process_is_an_input(shelf: Path) -> None:
    text = NOTE + "A word of prose. " * 2_000  # so much that it is worth two processes
    for name in ("a.md", "b.md", "c.md"):
        Path(name).write_text(text, encoding="utf-8")
    before = contents(shelf)
    command = "extract a.md b.md c.md -j 2 --to json -o biblio.decisions.toml"
    outcome = process(*command.split())
    assert outcome.talk.endswith("biblio.decisions.toml is read here: it is not overwritten.\n")
    assert (outcome.code, contents(shelf)) == (2, before)


def test_what_the_shell_opened_as_stdin_is_an_input() -> None:
    command = "convert - --from bibtex --to biblatex -o x.bib".split()
    with open("x.bib", "rb") as stdin:
        outcome = process(*command, stdin=stdin)
    assert "x.bib is read here as /dev/stdin: it is not overwritten." in outcome.talk
    assert (outcome.code, Path("x.bib").read_text(encoding="utf-8")) == (2, LIBRARY)


def test_a_list_to_look_through_replaces_no_reading(shelf: Path) -> None:
    sentence = "d.review.md is read here: it is not overwritten."
    kept(shelf, "packet d.review.md -o d.docx", sentence)


@pytest.mark.parametrize("name", ["x.bib", "d.md", "d.html", "biblio.toml"])
def test_a_baseline_replaces_nothing_else(name: str, shelf: Path) -> None:
    before = contents(shelf)
    outcome = biblio("lint", "x.bib", "--baseline", name, "--write-baseline")
    assert outcome.code == 2
    assert f"biblio: {name} is " in outcome.talk
    assert ": it is not overwritten" in outcome.talk
    assert contents(shelf) == before


@pytest.mark.parametrize("held", [None, "", KNOWN, KNOWN.replace("]", "<<<<<<<")])
def test_a_baseline_replaces_a_baseline(held: str | None) -> None:
    Path("base.json").unlink()
    if held is not None:
        Path("base.json").write_text(held, encoding="utf-8")
    assert biblio("lint", "x.bib", "--baseline", "base.json", "--write-baseline").code == 0
    assert biblio("lint", "x.bib", "--baseline", "base.json").code == 0


def test_what_is_changed_because_it_was_asked_for_is_changed() -> None:
    Path("x.bib").write_text(LIBRARY.replace("1990", "1990,,"), encoding="utf-8")
    for command in (
        "lint x.bib --fix -o report.txt",
        "extract d.md --into references.bib",
        "restyle d.md --in-place",
        "normalize references.bib --fix",
    ):
        assert "not overwritten" not in biblio(*command.split()).talk


def test_a_run_knows_nothing_of_the_one_before() -> None:
    biblio("lint", "x.bib")
    assert "x.bib" in inputs.noted()
    assert biblio("extract", "d.md", "-o", "x.bib").code == 0
