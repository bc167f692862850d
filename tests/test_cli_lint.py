"""`biblio lint` at the command line: what is printed, what is written, and the exit codes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from running import biblio, contents

from biblio.cli.linting import answers

pytestmark = pytest.mark.usefixtures("folder")

DIRTY = "@article{one,\n  title = {One},\n  pages = {267-94},\n}\n"
CLEAN = DIRTY.replace("-", "--")
PAGES = ("--select", "PAG001")


@pytest.fixture
def dirty(folder: Path) -> str:
    (folder / "dirty.bib").write_text(DIRTY, encoding="utf-8")
    return "dirty.bib"


def test_files_without_options_are_asked_about_as_with_them(
    dirty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(answers, "answer", lambda request: asked.append(request) or True)
    for no_cache in ((), ("--no-cache",)):
        assert biblio("lint", *no_cache, dirty).code == 1
        assert biblio("lint", *no_cache, dirty, "--exit-zero").code == 0
    bare, read, bare_again, read_again = asked
    assert bare == read != bare_again == read_again


def test_a_finding_is_shown_with_its_line(dirty: str) -> None:
    done = biblio("lint", dirty, *PAGES)
    assert done.code == 1
    assert done.text == (
        "PAG001 [*] “267-94” is to be written “267–94”.\n"
        " --> dirty.bib:3:12\n"
        "  |\n"
        "3 |   pages = {267-94},\n"
        "  |            ^^^^^^\n"
        "  = mended by --fix\n\n"
    )
    assert done.talk == "1 finding, 1 can be mended with --fix\n"


def test_a_finding_can_be_one_line(dirty: str) -> None:
    done = biblio("lint", dirty, *PAGES, "--output-format", "concise")
    assert done.text == "dirty.bib:3:12: PAG001 [*] “267-94” is to be written “267–94”.\n"


def test_nothing_found_is_exit_code_zero() -> None:
    Path("clean.bib").write_text(CLEAN, encoding="utf-8")
    done = biblio("lint", "clean.bib", *PAGES)
    assert (done.code, done.text, done.talk) == (0, "", "Nothing found.\n")


def test_exit_zero(dirty: str) -> None:
    assert biblio("lint", dirty, *PAGES, "--exit-zero").code == 0


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--select", "PAG", "--ignore", "PAG001"], 0),
        (["--select", "TTL,SYN001"], 0),
        (["--select", "range-dash"], 1),
        (["--select", "TTL", "--select", "PAG"], 1),
        (["--select", "TTL", "--extend-select", "PAG001"], 1),
        (["--select", "TTL", "--extend-select", "PAG001", "--ignore", "PAG"], 0),
    ],
)
def test_rules_are_selected(dirty: str, options: list[str], code: int) -> None:
    assert biblio("lint", dirty, *options).code == code


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["absent.bib"], "There is no file absent.bib."),
        (["absent.txt"], "There is no file absent.txt."),
        ([], "No file to lint: name libraries and documents, or set “files” in the table “lint” "
             "of biblio.toml."),
        (["empty"], "The folder empty holds no library and no document."),
        (["-", "-"], "stdin can be read once only: give - once."),
        (["dirty.bib", "--select", "PAG0O1"], "There is no rule “PAG0O1”: did you mean “PAG001”?"),
        (["dirty.bib", "--fix", "--diff"],
         "--fix and --diff do not go together: give one of them."),
        (["dirty.bib", "--show-fixes"], "--show-fixes goes with --fix or --diff."),
        (["dirty.bib", "--output-format", "html"],
         "There is no format “html”: use full, concise, json, github, sarif, junit."),
        (["dirty.bib", "--statistics", "--output-format", "sarif"],
         "--statistics goes with the formats full, concise and json."),
        (["dirty.bib", "--baseline", "none.json"], "There is no file none.json."),
        (["dirty.bib", "--baseline", "dirty.bib"],
         "dirty.bib is no baseline."),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_exit_code_two(
    dirty: str, arguments: list[str], sentence: str
) -> None:
    Path("empty").mkdir()
    before = contents(Path())
    done = biblio("lint", *arguments)
    assert (done.code, done.text, done.talk) == (2, "", f"biblio: {sentence}\n")
    assert contents(Path()) == before


def test_a_file_that_does_not_parse_is_a_finding() -> None:
    Path("broken.bib").write_text("@book{one, title = {One\n", encoding="utf-8")
    done = biblio("lint", "broken.bib", "--select", "SYN001", "--output-format", "concise")
    assert done.code == 1
    assert done.text == "broken.bib:1:1: SYN001 This entry is not closed.\n"


def test_a_folder_stands_for_what_is_in_it(dirty: str) -> None:
    Path("sub/.hidden").mkdir(parents=True)
    for name in ("sub/b.bib", "sub/.hidden/c.bib", "sub/notes.log", "sub/.d.bib"):
        Path(name).write_text(DIRTY, encoding="utf-8")
    done = biblio("lint", ".", "dirty.bib", *PAGES, "--output-format", "concise")
    assert [line.split(":")[0] for line in done.text.splitlines()] == ["dirty.bib", "sub/b.bib"]


def test_the_settings_name_the_files_and_the_rules(dirty: str) -> None:
    Path("biblio.toml").write_text(
        '[lint]\nfiles = ["*.bib"]\nselect = ["PAG"]\n', encoding="utf-8"
    )
    assert biblio("lint").talk.startswith("1 finding")
    assert biblio("lint", "--select", "TTL").code == 0
    Path("biblio.toml").write_text(
        '[lint]\nfiles = ["*.bib"]\nignore = ["ALL"]\n', encoding="utf-8"
    )
    assert biblio("lint").code == 0
    assert biblio("lint", "--extend-select", "PAG").code == 1


def test_settings_are_found_above_and_their_paths_are_relative_to_them(
    dirty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("biblio.toml").write_text('[lint]\nfiles = ["*.bib"]\n', encoding="utf-8")
    Path("deep").mkdir()
    monkeypatch.chdir("deep")
    done = biblio("lint", *PAGES, "--output-format", "concise")
    assert done.text.startswith(f"..{os.sep}dirty.bib:3:12: PAG001")


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ("[lint]\nselct = []", "2: there is no setting “selct”: did you mean “select”?"),
        ('[lint]\nselect = ["PAG0O1"]',
         "2: there is no rule “PAG0O1”: did you mean “PAG001”?"),
        ('[lint]\nselect = "PAG"',
         '2: “select” has to be an array of rules, as in ["EDN", "TTL001"].'),
        ('[lint]\nfiles = ["nothing/*.bib"]', "2: no file matches nothing/*.bib."),
        ('[lint]\nnot-duplicates = [["a"]]',
         '2: “not-duplicates” has to be an array of pairs of keys, as in '
         '[["casson1974", "casson1994"]].'),
        ("[lint]\npublishers-since = true",
         "2: “publishers-since” has to be a year, as in 1900."),
        ('[lint.per-file-ignores]\n"*.bib" = ["NOPE"]', "2: there is no rule “NOPE”."),
        ("lint = 3", "1: “lint” has to be a table."),
    ],
)  # fmt: skip
def test_a_mistake_in_the_settings_is_told_with_its_line(settings: str, sentence: str) -> None:
    Path("biblio.toml").write_text(settings, encoding="utf-8")
    done = biblio("lint")
    assert done.code == 2
    assert done.talk == f"biblio: {Path.cwd() / 'biblio.toml'}:{sentence}\n"


def test_rules_can_be_ignored_in_some_files(dirty: str) -> None:
    Path("old").mkdir()
    shutil.copy(dirty, "old/dirty.bib")
    settings = '[lint.per-file-ignores]\n"old/*" = ["range-dash"]\n'
    Path("biblio.toml").write_text(settings, encoding="utf-8")
    done = biblio("lint", dirty, "old", *PAGES, "--output-format", "concise")
    assert done.text.startswith("dirty.bib:")
    assert len(done.text.splitlines()) == 1


def test_fix_mends_and_tells_what_is_left(dirty: str) -> None:
    done = biblio("lint", dirty, *PAGES, "--fix", "--show-fixes")
    assert (done.code, done.text) == (0, "")
    assert done.talk == (
        "dirty.bib:\n  3: PAG001 “267-94” is to be written “267–94”.\n"
        "1 finding mended, nothing is left.\n"
    )
    assert Path(dirty).read_text(encoding="utf-8") == CLEAN


def test_fix_leaves_exit_code_one_where_something_is_left(dirty: str) -> None:
    Path(dirty).write_text(DIRTY + "@book{two, title = {Two}, year = {3-4}", encoding="utf-8")
    done = biblio("lint", dirty, "--select", "PAG001,SYN001", "--fix")
    assert done.code == 1
    assert done.talk == "1 finding mended, 1 left (1 error)\n"
    again = biblio("lint", dirty, "--select", "PAG001,SYN001", "--fix-only")
    assert (again.code, again.text, again.talk) == (0, "", "0 findings mended\n")


def test_the_patch_is_one_that_patch_applies(dirty: str) -> None:
    patch = shutil.which("patch")
    if not patch:
        pytest.skip("patch is not installed")
    done = biblio("lint", dirty, *PAGES, "--diff")
    assert (done.code, done.talk) == (1, "1 finding would be mended\n")
    assert Path(dirty).read_text(encoding="utf-8") == DIRTY
    subprocess.run([patch, "-p0", "-s"], input=done.data, check=True)
    assert Path(dirty).read_text(encoding="utf-8") == CLEAN


def test_stdin_is_called_as_the_user_says() -> None:
    done = biblio("lint", "-", *PAGES, "--output-format", "concise", stdin=DIRTY.encode())
    assert done.text.startswith("<stdin>:3:12: PAG001")
    named = ("--stdin-filename", "x.bib", "--output-format", "concise")
    assert biblio("lint", "-", *PAGES, *named, stdin=DIRTY.encode()).text.startswith("x.bib:3:12")


def test_stdin_mended_goes_to_stdout() -> None:
    done = biblio("lint", "-", *PAGES, "--fix", stdin=DIRTY.encode())
    assert done.text == CLEAN
    assert biblio("lint", "-", *PAGES, "--fix", stdin=CLEAN.encode()).text == CLEAN


def test_statistics(dirty: str) -> None:
    shutil.copy(dirty, "other.bib")
    files = (dirty, "other.bib", "--statistics", *PAGES)
    assert biblio("lint", *files).text == "2  PAG001  [*]  range-dash\n"
    assert json.loads(biblio("lint", *files, "--output-format", "json").text) == [
        {"code": "PAG001", "name": "range-dash", "count": 2, "fixable": 2}
    ]


def test_the_report_can_be_written_to_a_file(dirty: str) -> None:
    done = biblio("lint", dirty, *PAGES, "-o", "report.txt", "--output-format", "concise")
    assert (done.code, done.text) == (1, "")
    assert Path("report.txt").read_text(encoding="utf-8").startswith("dirty.bib:3:12: PAG001")


def test_add_noqa_hides_what_is_found_now(dirty: str) -> None:
    done = biblio("lint", dirty, *PAGES, "--add-noqa")
    assert (done.code, done.talk) == (0, "1 finding noted in comments\n")
    noted = Path(dirty).read_text(encoding="utf-8")
    assert noted == f"% biblio: ignore PAG001\n{DIRTY}"
    assert biblio("lint", dirty, *PAGES).code == 0
    biblio("lint", dirty, *PAGES, "--add-noqa")
    assert Path(dirty).read_text(encoding="utf-8") == noted


def test_plain_text_takes_no_comments() -> None:
    Path("notes.txt").write_text("He said “no.\n\nShe left[1].\n\n[2] A note.\n", encoding="utf-8")
    found = biblio("lint", "notes.txt", "--select", "NOT,QUO")
    assert found.code == 1
    done = biblio("lint", "notes.txt", "--select", "NOT,QUO", "--add-noqa")
    assert done.code == 1
    assert "notes.txt takes no comments: use a baseline" in done.talk


def test_a_baseline_hides_what_is_known_wherever_it_moves(dirty: str) -> None:
    done = biblio("lint", dirty, *PAGES, "--write-baseline")
    assert (done.code, done.talk) == (0, "1 finding written to biblio-baseline.json\n")
    Path(dirty).write_text("\n% moved\n\n" + DIRTY, encoding="utf-8")
    assert biblio("lint", dirty, *PAGES).talk == "Nothing found.\n"
    Path(dirty).write_text(DIRTY + DIRTY.replace("one", "two"), encoding="utf-8")
    new = biblio("lint", dirty, *PAGES, "--output-format", "concise")
    assert new.text.startswith("dirty.bib:7:12: PAG001")
    Path(dirty).write_text(CLEAN, encoding="utf-8")
    assert "1 finding of it no longer there" in biblio("lint", dirty, *PAGES).talk


def test_a_document_is_read_with_a_library_that_is_not_linted(dirty: str) -> None:
    Path("text.txt").write_text("It rained.\n", encoding="utf-8")
    shutil.copy(dirty, "references.bib")
    for options in ([], ["--library", dirty], ["--library", ""]):
        assert biblio("lint", "text.txt", *options).talk == "Nothing found.\n"


def test_colour_is_for_terminals_and_for_those_who_ask(
    dirty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b" not in biblio("lint", dirty, *PAGES).text
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;34mPAG001\x1b[0m" in biblio("lint", dirty, *PAGES).text
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in biblio("lint", dirty, *PAGES).text


def test_rules_are_explained() -> None:
    assert biblio("rule", "PAG001").text.startswith("# range-dash (PAG001)\n\nFinds ")
    assert biblio("rule", "range-dash").text == biblio("rule", "PAG001").text
    listed = biblio("rule").text.splitlines()
    assert any(line.startswith("PAG001  range-dash ") for line in listed)
    assert max(map(len, listed)) <= 80
    assert [
        one["code"] for one in json.loads(biblio("rule", "PAG", "--output-format", "json").text)
    ]
    assert biblio("rule", "PAG0O1").code == 2
