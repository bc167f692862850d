"""`biblio extract` as a user meets it: what it writes, and how it behaves among other commands."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from printed_pages import BATTLES_ENTRY, CASSON, CASSON_ENTRY, page, refused
from running import biblio, process

from biblio.cli.app import app_for

pytestmark = pytest.mark.usefixtures("folder")


# What it writes


def test_bibtex_is_the_default(rome: str) -> None:
    outcome = biblio("extract", rome)
    assert (outcome.code, outcome.text) == (0, CASSON_ENTRY)
    assert outcome.talk == "rome.txt: 1 citation\n"
    assert biblio("extract", rome, "--to", "bibtex") == outcome


def test_json(rome: str) -> None:
    outcome = biblio("extract", rome, "--to", "json")
    whole = json.loads(outcome.text)
    (document,) = whole["documents"]
    (citation,) = document["citations"]
    source = Path(rome).read_text(encoding="utf-8")
    assert (whole["version"], document["path"]) == (1, rome)
    assert re.fullmatch("[0-9a-f]{64}", document["sha256"])
    assert source[citation["start"] : citation["end"]] == citation["raw"] == CASSON
    assert citation["fields"] == {
        "type": "book",
        "author": ["Casson, Lionel"],
        "title": "Libraries in the Ancient World",
        "address": "New Haven",
        "publisher": "Yale University Press",
        "year": "2001",
        "locator": "80",
    }
    expected = {"id": "c1", "kind": "footnote", "form": "full", "mark": "*", "line": 3}
    assert expected.items() <= citation.items()
    assert (citation["key"], citation["refers_to"]) == ("casson2001libraries", None)


def test_csljson(rome: str) -> None:
    (item,) = json.loads(biblio("extract", rome, "--to", "csljson").text)
    assert item["id"] == "casson2001libraries"
    assert item["author"] == [{"family": "Casson", "given": "Lionel"}]
    assert item["issued"] == {"date-parts": [[2001]]}


def test_several_files_make_one_library(rome: str, fire: str) -> None:
    outcome = biblio("extract", rome, fire)
    assert outcome.text == f"{CASSON_ENTRY}\n{BATTLES_ENTRY}"
    assert outcome.talk == "rome.txt: 1 citation\nfire.txt: 1 citation\n"
    paths = [
        one["path"]
        for one in json.loads(biblio("extract", fire, rome, "--to", "json").text)["documents"]
    ]
    assert paths == [fire, rome]


def test_a_work_cited_in_two_files_is_one_entry(rome: str, folder: Path) -> None:
    (folder / "again.txt").write_text(page(CASSON), encoding="utf-8")
    assert biblio("extract", rome, "again.txt").text == CASSON_ENTRY


def test_output_to_a_file(rome: str, folder: Path) -> None:
    outcome = biblio("extract", rome, "-o", "works.bib")
    assert (outcome.code, outcome.data) == (0, b"")
    assert (folder / "works.bib").read_text(encoding="utf-8") == CASSON_ENTRY
    assert biblio("extract", rome, "-o", "-").text == CASSON_ENTRY


def test_output_replaces_a_file(rome: str, folder: Path) -> None:
    (folder / "works.bib").write_text("old\n" * 1000, encoding="utf-8")
    assert biblio("extract", rome, "--output", "works.bib").code == 0
    assert (folder / "works.bib").read_text(encoding="utf-8") == CASSON_ENTRY


def test_stdin() -> None:
    outcome = biblio("extract", "-", stdin=page(CASSON).encode())
    assert (outcome.code, outcome.text) == (0, CASSON_ENTRY)
    assert outcome.talk == "<stdin>: 1 citation\n"


def test_stdin_among_files(fire: str) -> None:
    outcome = biblio("extract", fire, "-", stdin=page(CASSON).encode())
    assert outcome.text == f"{BATTLES_ENTRY}\n{CASSON_ENTRY}"


@pytest.mark.parametrize("to", ["bibtex", "csljson", "json"])
def test_the_same_command_gives_the_same_bytes(rome: str, fire: str, to: str) -> None:
    first = process("extract", rome, fire, "--to", to, env={**os.environ, "PYTHONHASHSEED": "1"})
    second = process("extract", rome, fire, "--to", to, env={**os.environ, "PYTHONHASHSEED": "2"})
    assert first == second == biblio("extract", rome, fire, "--to", to)


def test_a_document_without_citations_is_no_failure(folder: Path) -> None:
    (folder / "letter.txt").write_text("It rained all day, and nobody came.\n", encoding="utf-8")
    outcome = biblio("extract", "letter.txt")
    assert (outcome.code, outcome.data) == (0, b"")
    assert outcome.talk == "letter.txt: no citations found\n"
    assert biblio("extract", "letter.txt", "--to", "csljson").text == "[]\n"


def test_an_older_encoding_is_read_and_told(folder: Path) -> None:
    text = page("Émile Zola, Thérèse Raquin (Paris: Librairie Internationale, 1868), 12.")
    (folder / "zola.txt").write_bytes(text.replace("’", "'").encode("windows-1252"))
    outcome = biblio("extract", "zola.txt")
    assert "author = {Zola, Émile}" in outcome.text
    assert "zola.txt: The file does not say how it is encoded" in outcome.talk


# As a command among others


def test_a_process_of_its_own(rome: str) -> None:
    assert process("extract", rome) == biblio("extract", rome)
    assert process("extract", "absent.txt") == biblio("extract", "absent.txt")


def test_stdout_is_utf8_everywhere(folder: Path) -> None:
    (folder / "zola.txt").write_text(page("Émile Zola, Germinal (Paris: Charpentier, 1885), 12."))
    old_terminal = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    outcome = process("extract", "zola.txt", env=old_terminal)
    assert (outcome.code, outcome.text) == (0, biblio("extract", "zola.txt").text)
    into = ("extract", "zola.txt", "--into", "x.bib", "--diff")
    assert "Émile" in process(*into, env=old_terminal).text


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_a_file_name_that_is_no_text(folder: Path) -> None:
    name = os.fsdecode(b"r\xf4me.txt")
    (folder / name).write_text(page(CASSON), encoding="utf-8")
    outcome = process("extract", name, "--to", "json")
    assert outcome.code == 0
    assert json.loads(outcome.text)["documents"][0]["path"] == name


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
@pytest.mark.parametrize("arguments", [("--to", "json"), ("--to", "bibtex"), ("--help",)])
def test_a_reader_that_stops_early(arguments: tuple[str, ...], rome: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    outcome = process("extract", rome, *arguments, stdout=writing)
    os.close(writing)
    assert outcome.talk in ("", "rome.txt: 1 citation\n")
    assert outcome.code in (0, 1)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
@pytest.mark.parametrize("arguments", [("extract", "rome.txt"), ("--help",), ("--version",)])
def test_a_full_disk_behind_stdout(arguments: tuple[str, ...], rome: str) -> None:
    with open("/dev/full", "wb") as full_disk:
        outcome = process(*arguments, stdout=full_disk)
    refused(outcome, "The output cannot be written (no space left on device).")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell of Unix")
def test_closed_streams(rome: str) -> None:
    command = f'"{sys.executable}" -m biblio extract'
    done = subprocess.run(f"{command} {rome} >&-", shell=True, capture_output=True, check=False)
    sentence = "biblio: The output cannot be written (stdout is closed).\n"
    assert (done.returncode, done.stderr.decode()) == (2, sentence)
    done = subprocess.run(f"{command} absent 2>&-", shell=True, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_a_terminal_gets_no_colour_where_it_wants_none(rome: str, fire: str) -> None:
    ours, theirs = os.openpty()
    environment = {**os.environ, "NO_COLOR": "1", "TERM": "xterm-256color"}
    outcome = process("extract", rome, fire, stderr=theirs, env=environment)
    os.close(theirs)
    seen = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert outcome.text == f"{CASSON_ENTRY}\n{BATTLES_ENTRY}"
    assert "fire.txt: 1 citation" in seen
    assert not re.search(r"\x1b\[[\d;]*\b(?:3[0-8]|4[0-8]|9\d|10\d)\b[\d;]*m", seen)


def test_no_escape_sequences_in_help() -> None:
    plain = {**os.environ, "NO_COLOR": "1"}
    assert b"\x1b" not in process("extract", "--help", env=plain).data


# Help


def options() -> list[typer.core.TyperOption]:
    command = typer.main.get_command(app_for(())).commands["extract"]  # type: ignore[attr-defined]
    return [one for one in command.params if one.param_type_name == "option"]


@pytest.mark.parametrize("arguments", [("--help",), ("extract", "--help"), ("extract", "-h")])
def test_help_fits_a_narrow_terminal(arguments: tuple[str, ...]) -> None:
    outcome = biblio(*arguments)
    assert (outcome.code, outcome.talk) == (0, "")
    assert max(map(len, outcome.text.splitlines())) <= 80
    assert "..." not in outcome.text.replace("ARGS]...", "").replace("FILE...", "")


def test_help_has_a_sentence_for_each_option() -> None:
    text = " ".join(biblio("extract", "--help").text.split())
    assert {"--to", "--output", "--into", "--diff"} <= {one.opts[0] for one in options()}
    for option in options():
        assert option.help
        assert option.help.endswith(".")
        assert option.opts[0] in text
        assert option.help in text


def test_biblio_alone_shows_its_help() -> None:
    outcome = biblio()
    assert (outcome.code, outcome.data) == (2, b"")
    assert outcome.talk == biblio("--help").text
    assert "extract" in outcome.talk


def test_version() -> None:
    outcome = biblio("--version")
    assert outcome.code == 0
    first, *parts = outcome.text.splitlines()
    assert re.fullmatch(r"biblio \d+\.\d+\.\d+", first)
    named = [part.partition(" ")[0] for part in parts]
    assert named == ["Python", "pandoc", "styles", "model", "languages", "rules"]
