"""Attacks by strangers' files and at odd moments: each is refused or survived, and in time.

A case is here for its kind: patterns that try everything, work that grows with the square, files
without end, what must not come out. `benchmarks/hostile.py` has larger ones, with their memory.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Outcome, biblio, contents

from biblio.cli import completion

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs pipes and limits of memory")
LIBRARY = (
    "@book{roe, author = {Roe, Ann}, title = {Salt}, publisher = {Elm}, address = {York}, "
    "year = {1990}}\n"
)
NOTE = "See this.[^1]\n\n[^1]: Ann Roe, *Salt* (York: Elm, 1990), 5.\n"
SECONDS = 5.0
ENDLESS = 3_000_000_000  # bytes, of which the disk has none
MEMORY = 1_000_000_000


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.bib").write_text(LIBRARY, encoding="utf-8")
    Path("a.md").write_text(NOTE, encoding="utf-8")


def limited(*arguments: str) -> Outcome:
    """The command as a process that may have no more memory than `MEMORY`, and 20 s."""
    done = subprocess.run(
        [sys.executable, "-m", "biblio", *arguments],
        capture_output=True,
        check=False,
        timeout=20,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    return Outcome(done.returncode, done.stdout, done.stderr.decode())


def told(outcome: Outcome, sentence: str) -> None:
    """The last line on stderr is the sentence, and the exit code that of bad input."""
    assert outcome.talk.splitlines()[-1:] == [f"biblio: {sentence}"]
    assert outcome.code == 2


# Patterns, and work that grows with the square


@pytest.mark.parametrize(
    "text",
    [
        "See http://example.org/" + ")" * 100_000,
        "See http://example.org/" + "." * 100_000,
        "Of salt " + ". " * 50_000,
    ],
    ids=["brackets", "full stops", "leaders"],
)
def test_a_line_of_one_sign_is_read_in_time(text: str) -> None:
    Path("a.txt").write_text(text, encoding="utf-8")
    began = time.process_time()
    assert biblio("extract", "a.txt").code == 0
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize(
    ("piece", "times"),
    [
        ("*Salt* tar. ", 30_000),
        ("the works “Salt”, “Tar” and ", 3_000),
        ("salt,” ", 50_000),
        ("In “Salt Road”, Ann Roe writes: “a b c d e f g”. ", 2_000),
    ],
)
def test_a_paragraph_may_have_thousands_of_marks(piece: str, times: int) -> None:
    Path("a.md").write_text(f"{piece * times}\n", encoding="utf-8")
    began = time.process_time()
    assert biblio("extract", "a.md").code == 0
    assert time.process_time() - began < SECONDS


def decisions(number: int, words: Callable[[int], str]) -> str:
    """A file of so many decisions."""
    return "".join(f"[[decision]]\nwords = {json.dumps(words(n))}\n" for n in range(number))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Salt road. " * 20_000, decisions(2_000, lambda _: "Salt road")),
        ("".join(f"Salt (Roe 1990, {n}).\n\n" for n in range(2_000)), None),
        (("ab" * 50_000 + " ") * 10, decisions(1, lambda _: "ab" * 40_000)),
    ],
    ids=["the same words", "as many as there are citations", "words that repeat themselves"],
)
def test_many_decisions_are_found_in_time(text: str, said: str | None) -> None:
    Path("a.md").write_text(text, encoding="utf-8")
    said = said or decisions(2_000, lambda n: f"(Roe 1990, {n})")
    Path("biblio.decisions.toml").write_text(said, encoding="utf-8")
    began = time.process_time()
    assert biblio("extract", "a.md", "--to", "json").code == 0
    assert time.process_time() - began < 2 * SECONDS


# Files without end


@pytest.mark.parametrize("name", ["pyproject.toml", ".biblio.journal", ".biblio.lock"])
@pytest.mark.parametrize("kind", ["pipe", "zero"])
def test_a_pipe_under_the_name_of_our_own_files_stops_nobody(name: str, kind: str) -> None:
    if kind == "pipe":
        os.mkfifo(name)
    else:
        os.symlink("/dev/zero", name)
    assert limited("normalize", "a.bib", "--fix").code == 0
    assert limited("lint", "a.bib", "--exit-zero").code == 0


@pytest.mark.parametrize("name", ["biblio.toml", "biblio.decisions.toml", "references.bib"])
def test_a_pipe_where_settings_are_looked_for_is_told_or_passed_by(name: str) -> None:
    os.mkfifo(name)
    outcome = limited("lint", "a.md")
    assert outcome.code in (0, 1) or outcome.talk.endswith(
        "is a pipe, not a file: it is not read.\n"
    )


@pytest.mark.parametrize("name", ["x.bib", "x.md", "x.json"])
def test_a_file_of_gigabytes_is_not_even_looked_at(name: str) -> None:
    with open(name, "wb") as file:
        file.truncate(ENDLESS)
    command = ("lint", "a.bib", "--baseline", name) if name == "x.json" else ("lint", name)
    told(limited(*command), f"{name} has more than 40 MB: give --big to read it all the same.")


def test_settings_of_gigabytes_are_refused() -> None:
    with open("biblio.toml", "wb") as file:
        file.truncate(ENDLESS)
    path = os.path.abspath("biblio.toml")
    sentence = f"{path} has more than 40 MB: give --big to read it all the same."
    told(limited("lint", "a.bib"), sentence)


@pytest.mark.parametrize("piece", ["[[decision]]\n", "a{}.b.c.d.e.f.g = 1\n", "x{} = [1, 2]\n"])
def test_toml_of_more_values_than_anybody_sets_is_refused(piece: str) -> None:
    text = "".join(piece.replace("{}", str(number)) for number in range(700_000 // 2))
    Path("biblio.decisions.toml").write_text(text, encoding="utf-8")
    sentence = "biblio.decisions.toml has more than 600,000 names and values: "
    told(limited("extract", "a.md"), f"{sentence}give --big to read it all the same.")


# What is beside what is written


def test_nothing_is_left_where_a_pipe_is_in_the_way() -> None:
    os.mkfifo("list.txt")
    before = contents(Path())
    outcome = limited("bibliography", "a.bib", "-o", "list.txt")
    assert outcome.code == 2
    assert contents(Path()) == before


# Names of files that are no text


@pytest.mark.parametrize("form", ["full", "github", "sarif", "junit", "json"])
def test_a_report_names_a_file_whose_name_is_not_utf_8(form: str) -> None:
    name = os.fsdecode(b"salt\xff.md")
    Path(name).write_text("See [@nobody].\n", encoding="utf-8")
    outcome = limited("lint", name, "-l", "a.bib", "--output-format", form)
    assert outcome.code == 1, outcome.talk
    assert b"salt" in outcome.data


# What one record must not make of itself


@pytest.mark.parametrize("name", ["title", "note", "abstract", "keyword", "publisher", "id"])
@pytest.mark.parametrize("form", ["ris", "bibtex", "biblatex", "csljson"])
def test_a_value_that_looks_like_a_record_is_none(name: str, form: str) -> None:
    inner = "Salt\nER  - \n\nTY  - BOOK\nTI  - Tar\nER  - \n}\n@book{x, title = {Tar}}\n"
    item = {"id": "a", "type": "book", "title": "Salt", name: inner}
    Path("a.json").write_text(json.dumps([item]), encoding="utf-8")
    assert biblio("convert", "a.json", "--to", form, "-o", f"a.{form}").code == 0
    read = biblio("convert", f"a.{form}", "--from", form, "--to", "csljson")
    assert read.code == 0
    assert len(json.loads(read.text)) == 1


# What a shell is offered, which it may take for a command


@pytest.mark.parametrize(
    "key", ["\\$(touch${IFS}x)", "`touch`", "a\x1b[31m", "a'b", "a;b", "$HOME"]
)
def test_a_shell_is_offered_no_key_that_it_would_run(key: str) -> None:
    text = f"@book{{{key}, title = {{T}}}}\n@book{{\n  salt:1990, title = {{T}}}}\n"
    Path("references.bib").write_text(text, encoding="utf-8")
    Path(f"{key}.csl").write_text("", encoding="utf-8")
    assert completion.keys("") == ["salt:1990"]
    assert not [name for name in completion.styles("") if key in name]


def test_a_shell_waits_for_no_pipe_and_for_no_pattern() -> None:
    os.mkfifo("references.bib")
    assert completion.keys("") == []
    os.unlink("references.bib")
    Path("references.bib").write_text("\n" * 200_000 + "@book{" + "\n" * 200_000, encoding="utf-8")
    began = time.process_time()
    assert completion.keys("") == []
    assert time.process_time() - began < SECONDS


# What is named, and what it holds


def test_what_is_handed_over_without_end_is_refused_in_little_memory() -> None:
    Path("biblio.toml").write_text('authority = ["works.toml"]\n', encoding="utf-8")
    Path("works.toml").touch()
    with open("/dev/zero", "rb") as endless:
        done = subprocess.run(
            [sys.executable, "-m", "biblio", "editions", "import", "/dev/stdin"],
            stdin=endless,
            capture_output=True,
            check=False,
            timeout=20,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
        )
    sentence = "/dev/stdin has more than 40 MB: give --big to read it all the same."
    told(Outcome(done.returncode, done.stdout, done.stderr.decode()), sentence)


def test_a_pattern_of_many_folders_is_one_of_any() -> None:
    Path("biblio.toml").write_text(f'[lint]\nfiles = ["{"**/" * 200}*.bib"]\n', encoding="utf-8")
    assert biblio("lint").talk == biblio("lint", "a.bib", "--no-cache").talk


def test_a_pattern_deeper_than_any_folder_is_refused_with_its_line() -> None:
    Path("biblio.toml").write_text(f'[lint]\nfiles = ["{"*/" * 900}*.bib"]\n', encoding="utf-8")
    place = Path("biblio.toml").resolve()
    shown = "*/" * 20
    sentence = f"“{shown}…” has more than 100 folders, one in another."
    told(biblio("lint"), f"{place}:2: in “files”, {sentence}")
    told(biblio("extract", "*/" * 900 + "*.md"), sentence)


@pytest.mark.parametrize("pattern", ["**/" * 40 + "*.md", "**/*/" * 20 + "*.md"])
def test_a_pattern_is_followed_in_time(pattern: str) -> None:
    folder = Path(*["salt"] * 30)
    folder.mkdir(parents=True)
    for name in ("north", "south"):  # links that lead back, each by the other
        (folder / name).symlink_to(Path.cwd())
    (folder / "b.md").write_text(NOTE, encoding="utf-8")
    began = time.process_time()
    assert biblio("extract", pattern).code in (0, 2)
    assert time.process_time() - began < SECONDS


def test_line_numbers_have_a_limit_that_word_can_write() -> None:
    outcome = biblio("packet", "a.md", "--line-numbers", "9" * 20, "-o", "p.html")
    told(outcome, "--line-numbers takes a whole number from 1 to 100.")
    assert not Path("p.html").exists()


def test_an_empty_name_is_no_folder() -> None:
    told(biblio("packet", "", "-o", "p.html"), "The name of a file is empty.")


@pytest.mark.parametrize("kind", ["a directory", "a pipe"])
def test_settings_that_are_no_file_are_told(kind: str) -> None:
    assert biblio("lint", "a.bib").code == 0
    make = {"a directory": os.mkdir, "a pipe": os.mkfifo}[kind]
    make("biblio.toml")
    for command in (("lint", "a.bib"), ("extract", "a.md")):
        outcome = biblio(*command)
        assert outcome.code == 2
        assert f"biblio.toml is {kind}, not a file" in outcome.talk


def test_a_full_disk_is_named() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "biblio", "bibliography", "a.bib", "-o", "list.docx"],
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},  # which would be cut short, too
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, 8_000)),
    )
    said = done.stderr.decode()
    assert done.returncode == 2
    assert "takes no temporary file (file too large): nothing was written." in said
    assert not Path("list.docx").exists()
