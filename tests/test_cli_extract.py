"""`biblio extract` as a user meets it: what it writes, what it says, what it never touches."""

from __future__ import annotations

import builtins
import errno
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from running import Outcome, biblio, contents, process

from biblio.cli.app import app

CASSON = (
    "Lionel Casson, Libraries in the Ancient World (New Haven: Yale University Press, 2001), 80."
)
BATTLES = "Matthew Battles, Library: An Unquiet History (New York: W. W. Norton, 2003), 156."
CASSON_ENTRY = """\
@book{casson2001libraries,
  author = {Casson, Lionel},
  title = {Libraries in the Ancient World},
  publisher = {Yale University Press},
  address = {New Haven},
  year = {2001},
}
"""
BATTLES_ENTRY = """\
@book{battles2003library,
  author = {Battles, Matthew},
  title = {Library: An Unquiet History},
  publisher = {W. W. Norton},
  address = {New York},
  year = {2003},
}
"""


def page(note: str) -> str:
    return f"The hall had a Greek wing and a Latin one.* Few came there.\n\n* {note}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test works in a folder of its own, so that messages name files as the user did."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def rome(folder: Path) -> str:
    (folder / "rome.txt").write_text(page(CASSON), encoding="utf-8")
    return "rome.txt"


@pytest.fixture
def fire(folder: Path) -> str:
    (folder / "fire.txt").write_text(page(BATTLES), encoding="utf-8")
    return "fire.txt"


def refused(outcome: Outcome, sentence: str) -> None:
    """One line on stderr, which is the sentence; nothing on stdout; exit code 2."""
    assert outcome.talk == f"biblio: {sentence}\n"
    assert (outcome.code, outcome.data) == (2, b"")


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


# Into a library


def test_into_makes_a_library(rome: str, folder: Path) -> None:
    outcome = biblio("extract", rome, "--into", "references.bib")
    assert (outcome.code, outcome.data) == (0, b"")
    assert outcome.talk == "rome.txt: 1 citation\nreferences.bib: 1 entry added\n"
    assert (folder / "references.bib").read_text(encoding="utf-8") == CASSON_ENTRY


def test_into_adds_to_a_library(rome: str, fire: str, folder: Path) -> None:
    biblio("extract", rome, "--into", "references.bib")
    assert biblio("extract", fire, "--into", "references.bib").code == 0
    library = (folder / "references.bib").read_text(encoding="utf-8")
    assert library == f"{CASSON_ENTRY}\n{BATTLES_ENTRY}"


def test_into_twice_changes_nothing(rome: str, fire: str, folder: Path) -> None:
    biblio("extract", rome, fire, "--into", "references.bib")
    before, time = contents(folder), (folder / "references.bib").stat().st_mtime_ns
    outcome = biblio("extract", rome, fire, "--into", "references.bib")
    assert outcome.talk.endswith("\nreferences.bib: nothing new\n")
    assert contents(folder) == before
    assert (folder / "references.bib").stat().st_mtime_ns == time


EDITED = """\
% my library – do not sort
@string{yup = "Yale University Press"}

@Book{Casson,
    title     = "Libraries in the Ancient World",
    author    = {Lionel Casson},
    publisher = yup,
    year      = 2001,
    note      = {lent to Ann},
}
"""


def test_into_keeps_what_the_user_wrote(rome: str, fire: str, folder: Path) -> None:
    (folder / "references.bib").write_text(EDITED, encoding="utf-8")
    outcome = biblio("extract", rome, fire, "--into", "references.bib")
    library = (folder / "references.bib").read_text(encoding="utf-8")
    without_additions = library.replace("    address   = {New Haven},\n", "")
    assert without_additions.startswith(EDITED)
    assert outcome.talk.endswith("references.bib: 1 entry added, 1 entry completed\n")
    biblio("extract", rome, fire, "--into", "references.bib")
    assert (folder / "references.bib").read_text(encoding="utf-8") == library


def test_into_tells_where_a_document_says_otherwise(rome: str, folder: Path) -> None:
    mine = CASSON_ENTRY.replace("New Haven", "London")
    (folder / "references.bib").write_text(mine, encoding="utf-8")
    outcome = biblio("extract", rome, "--into", "references.bib")
    assert (folder / "references.bib").read_text(encoding="utf-8") == mine
    assert (
        "references.bib: casson2001libraries, address: "
        "“London” stays, though a document says “New Haven”.\n"
    ) in outcome.talk


def test_into_keeps_line_ends_and_encoding(fire: str, folder: Path) -> None:
    mine = CASSON_ENTRY.replace("New Haven", "Zürich").replace("\n", "\r\n").encode("windows-1252")
    (folder / "references.bib").write_bytes(mine)
    assert biblio("extract", fire, "--into", "references.bib").code == 0
    library = (folder / "references.bib").read_bytes()
    assert library.startswith(mine)
    assert b"battles2003library" in library
    assert b"\n" not in library.replace(b"\r\n", b"")


def test_diff_shows_and_writes_nothing(rome: str, fire: str, folder: Path) -> None:
    biblio("extract", rome, "--into", "references.bib")
    before = contents(folder)
    outcome = biblio("extract", fire, "--into", "references.bib", "--diff")
    assert outcome.code == 0
    assert contents(folder) == before
    lines = outcome.text.splitlines()
    assert lines[:2] == ["--- references.bib", "+++ references.bib"]
    assert lines[2].startswith("@@ ")
    added = [line[1:] for line in lines[3:] if line.startswith("+")]
    assert added == ["", *BATTLES_ENTRY.splitlines()]
    assert outcome.talk.endswith("references.bib: 1 entry to add\n")


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch here")
@pytest.mark.parametrize(
    "mine",
    [
        EDITED,
        EDITED.rstrip("\n"),
        EDITED.replace("Ann", "Ann\fand Bo"),
        EDITED.replace("\n", "\r\n"),
    ],
    ids=["plain", "no newline at the end", "form feed", "Windows"],
)
def test_the_diff_is_what_into_does(mine: str, rome: str, fire: str, folder: Path) -> None:
    library, patched = folder / "references.bib", folder / "patched.bib"
    library.write_bytes(mine.encode())
    patched.write_bytes(mine.encode())
    into = ("extract", rome, fire, "--into", "references.bib")
    difference = biblio(*into, "--diff").data
    subprocess.run(["patch", "--binary", "-s", patched], input=difference, check=True)
    biblio(*into)
    assert patched.read_bytes() == library.read_bytes() != mine.encode()


def test_diff_of_a_library_to_be_made(rome: str, folder: Path) -> None:
    outcome = biblio("extract", rome, "--into", "references.bib", "--diff")
    assert "+@book{casson2001libraries,\n" in outcome.text
    assert not (folder / "references.bib").exists()


def test_diff_without_a_change_is_empty(rome: str) -> None:
    biblio("extract", rome, "--into", "references.bib")
    assert biblio("extract", rome, "--into", "references.bib", "--diff").data == b""


# What cannot be done


NOT_YET = "files are not supported yet; save it as plain text first."
UNUSABLE = {
    "empty.txt": (b"", "empty.txt is empty."),
    "blank.txt": (b" \n\t\n\n", "blank.txt is empty."),
    "binary.txt": (
        bytes(range(1, 256)) * 9,
        "binary.txt is not a text file: it holds binary data.",
    ),
    "a.txt": (b"%PDF-1.7\nxx", f"a.txt cannot be read: PDF {NOT_YET}"),
    "b.txt": (
        b"PK\x03\x04\x14\0\x06\0",
        "b.txt is not a text file: it looks like a zip archive "
        "(Word, OpenDocument and EPUB files are such).",
    ),
    "c.PDF": (b"%PDF-1.7\nxx", f"c.PDF cannot be read: PDF {NOT_YET}"),
    "d.docx": (b"PK\x03\x04", f"d.docx cannot be read: Word {NOT_YET}"),
    "g.tex": (b"\\documentclass{article}", f"g.tex cannot be read: LaTeX {NOT_YET}"),
    "h.txt": (b"{\\rtf1 Rome}", f"h.txt cannot be read: RTF {NOT_YET}"),
    "i.txt": (b"\xef\xbb\xbf\n<!DOCTYPE html>", f"i.txt cannot be read: HTML {NOT_YET}"),
    "j.txt": (
        '<?xml version="1.0"?><html>'.encode("utf-16"),
        f"j.txt cannot be read: HTML {NOT_YET}",
    ),
    "e.txt": (b"\xff\xfeA\0\0\xd8b\0", "e.txt begins as UTF-16-LE but is damaged at byte 2."),
    "f.txt": (b"\xef\xbb\xbf" + b"\xc3(" * 9, "f.txt begins as UTF-8 but is damaged at byte 0."),
}


@pytest.mark.parametrize("name", UNUSABLE)
@pytest.mark.parametrize("target", [(), ("-o", "references.bib"), ("--into", "references.bib")])
def test_an_unusable_document_stops_all(
    name: str, target: tuple[str, ...], rome: str, folder: Path
) -> None:
    data, sentence = UNUSABLE[name]
    (folder / name).write_bytes(data)
    (folder / "references.bib").write_text(BATTLES_ENTRY, encoding="utf-8")
    before = contents(folder)
    refused(biblio("extract", rome, name, *target), sentence)
    assert contents(folder) == before


def test_a_zip_archive_by_another_suffix(folder: Path) -> None:
    (folder / "g.zip").write_bytes(b"PK\x03\x04")
    outcome = biblio("extract", "g.zip")
    assert outcome.talk.startswith("biblio: g.zip is not a text file: it looks like a zip archive")
    assert outcome.code == 2


def test_a_missing_file(rome: str, folder: Path) -> None:
    before = contents(folder)
    refused(biblio("extract", rome, "absent.txt", "-o", "x.bib"), "There is no file absent.txt.")
    assert contents(folder) == before


def test_a_directory(folder: Path) -> None:
    (folder / "chapters").mkdir()
    refused(biblio("extract", "chapters"), "chapters is a directory, not a file.")


def test_empty_stdin() -> None:
    refused(biblio("extract", "-"), "<stdin> is empty.")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all files")
def test_a_file_that_may_not_be_read(rome: str, folder: Path) -> None:
    (folder / rome).chmod(0)
    refused(biblio("extract", rome), "rome.txt cannot be read: permission denied.")


BROKEN = {
    "never closed": ("@book{casson,\n  title = {Libraries", 1, "This entry is not closed."),
    "closed too late": (f"@book{{a,\n  title = {{x,\n}}\n\n{BATTLES_ENTRY}", 5, ""),
    "no value": (f"{BATTLES_ENTRY}\n@book{{a,\n  title = ,\n}}\n", 10, ""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_library_that_cannot_be_parsed_is_not_touched(name: str, rome: str, folder: Path) -> None:
    source, line, reason = BROKEN[name]
    (folder / "references.bib").write_text(source, encoding="utf-8")
    before = contents(folder)
    outcome = biblio("extract", rome, "--into", "references.bib")
    assert outcome.talk.startswith(f"biblio: references.bib:{line}: {reason}")
    assert outcome.talk.endswith(" Mend this first: nothing was written.\n")
    assert (outcome.code, outcome.data) == (2, b"")
    assert contents(folder) == before


def test_prose_is_no_library(rome: str, fire: str, folder: Path) -> None:
    before = contents(folder)
    sentence = "fire.txt is no BibTeX library: nothing was written."
    refused(biblio("extract", rome, "--into", fire), sentence)
    assert contents(folder) == before


def test_a_library_of_comments_only_is_one(rome: str, folder: Path) -> None:
    (folder / "references.bib").write_text("% what we cite\n", encoding="utf-8")
    assert biblio("extract", rome, "--into", "references.bib").code == 0
    library = (folder / "references.bib").read_text(encoding="utf-8")
    assert library == f"% what we cite\n\n{CASSON_ENTRY}"


def test_a_library_that_lacks_a_character_is_not_touched(folder: Path) -> None:
    text = page("Юрий Лотман, Структура художественного текста (Москва: Искусство, 1970), 12.")
    (folder / "lotman.txt").write_text(text, encoding="utf-8")
    mine = CASSON_ENTRY.replace("New Haven", "Zürich").encode("windows-1252")
    (folder / "references.bib").write_bytes(mine)
    outcome = biblio("extract", "lotman.txt", "--into", "references.bib")
    assert outcome.code == 2
    assert "save it as UTF-8 first" in outcome.talk
    assert (folder / "references.bib").read_bytes() == mine


@pytest.mark.parametrize("option", ["-o", "--into"])
def test_a_read_only_target(option: str, rome: str, folder: Path) -> None:
    (folder / "references.bib").write_text(BATTLES_ENTRY, encoding="utf-8")
    (folder / "references.bib").chmod(0o444)
    before = contents(folder)
    sentence = "references.bib is marked read-only: the file is as it was."
    refused_last(biblio("extract", rome, option, "references.bib"), sentence)
    assert contents(folder) == before


def refused_last(outcome: Outcome, sentence: str) -> None:
    """The target fails after the documents were read: what was said of them may stand before."""
    assert outcome.talk.splitlines()[-1] == f"biblio: {sentence}"
    assert (outcome.code, outcome.data) == (2, b"")


class FullFile:
    """A file on a disk that takes only the first few bytes."""

    def __init__(self, path: str) -> None:
        self._file = builtins.open(path, "xb")  # noqa: SIM115

    def __enter__(self) -> FullFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, data: bytes) -> None:
        self._file.write(data[:10])
        full()


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def fill_at_write(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(path: str, mode: str) -> object:
        return FullFile(path) if "x" in mode else builtins.open(path, mode)

    monkeypatch.setattr("biblio.files.open", opened, raising=False)


DISK_FULL_AT = {
    "write": fill_at_write,
    "fsync": lambda monkeypatch: monkeypatch.setattr(os, "fsync", full),
    "replace": lambda monkeypatch: monkeypatch.setattr(os, "replace", full),
}


@pytest.mark.parametrize("step", DISK_FULL_AT)
@pytest.mark.parametrize("option", ["-o", "--into"])
def test_a_full_disk_leaves_the_library_as_it_was(
    step: str, option: str, rome: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "references.bib").write_text(BATTLES_ENTRY, encoding="utf-8")
    before = contents(folder)
    DISK_FULL_AT[step](monkeypatch)
    outcome = biblio("extract", rome, option, "references.bib")
    monkeypatch.undo()
    refused_last(
        outcome,
        "references.bib cannot be written (no space left on device): the file is as it was.",
    )
    assert contents(folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limit to a file's size")
def test_a_write_that_the_system_cuts_short(folder: Path) -> None:
    import resource

    def at_most_100_bytes() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    (folder / "rome.txt").write_text(page(CASSON), encoding="utf-8")
    (folder / "references.bib").write_text("% mine\n", encoding="utf-8")
    before = contents(folder)
    outcome = process(
        "extract", "rome.txt", "--into", "references.bib", preexec_fn=at_most_100_bytes
    )
    refused_last(
        outcome, "references.bib cannot be written (file too large): the file is as it was."
    )
    assert contents(folder) == before


@pytest.mark.parametrize("option", ["-o", "--into"])
def test_a_target_in_a_missing_directory(option: str, rome: str, folder: Path) -> None:
    sentence = "new/x.bib cannot be written (no such file or directory): nothing was written."
    refused_last(biblio("extract", rome, option, "new/x.bib"), sentence)
    assert not (folder / "new").exists()


@pytest.mark.parametrize("option", ["-o", "--into"])
def test_a_directory_as_target(option: str, rome: str, folder: Path) -> None:
    (folder / "works").mkdir()
    outcome = biblio("extract", rome, option, "works")
    assert outcome.talk.splitlines()[-1].startswith("biblio: works is a directory, not a file")
    assert (outcome.code, outcome.data) == (2, b"")


@pytest.mark.parametrize("option", ["-o", "--into"])
@pytest.mark.parametrize("name", ["rome.txt", "./rome.txt", "link.txt"])
def test_a_document_is_never_overwritten(option: str, name: str, rome: str, folder: Path) -> None:
    (folder / "link.txt").symlink_to(rome)
    before = contents(folder)
    sentence = f"{name} is one of the documents: it is not overwritten."
    refused(biblio("extract", rome, option, name), sentence)
    assert contents(folder) == before


def test_a_patch_for_a_target_in_a_missing_directory(rome: str) -> None:
    sentence = "new/x.bib cannot be written (no such file or directory): nothing was written."
    refused_last(biblio("extract", rome, "--into", "new/x.bib", "--diff"), sentence)


@pytest.mark.parametrize("arguments", [("",), ("rome.txt", "-o", ""), ("rome.txt", "--into", "")])
def test_an_empty_name(arguments: tuple[str, ...], rome: str, folder: Path) -> None:
    before = contents(folder)
    refused(biblio("extract", *arguments), "The name of a file is empty.")
    assert contents(folder) == before


def test_stdin_is_read_once() -> None:
    refused(biblio("extract", "-", "-"), "stdin can be read once only: give - once.")


CONTRADICTIONS = [
    (("--to", "ris"), "There is no format “ris”: --to takes bibtex, csljson, json."),
    (("--diff",), "--diff shows what --into would change: name the library with --into."),
    (("--into", "a.bib", "-o", "b.bib"), "--into and -o name two targets: give one of them."),
    (
        ("--into", "a.bib", "--to", "json"),
        "--into writes a BibTeX library: --to json does not go with it.",
    ),
    (("--into", "-"), "--into needs the name of a file: stdout cannot be merged into."),
]


@pytest.mark.parametrize(("options", "sentence"), CONTRADICTIONS)
def test_options_that_make_no_sense(
    options: tuple[str, ...], sentence: str, rome: str, folder: Path
) -> None:
    before = contents(folder)
    refused(biblio("extract", rome, *options), sentence)
    assert contents(folder) == before


def test_no_files() -> None:
    outcome = biblio("extract")
    assert (outcome.code, outcome.data) == (2, b"")
    assert "Missing argument 'FILE'" in outcome.talk


@pytest.mark.parametrize("arguments", [("nonsense",), ("extract", "x.txt", "--nonsense")])
def test_unknown_words(arguments: tuple[str, ...]) -> None:
    outcome = biblio(*arguments)
    assert (outcome.code, outcome.data) == (2, b"")
    assert "nonsense" in outcome.talk


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
    command = typer.main.get_command(app).commands["extract"]  # type: ignore[attr-defined]
    return [one for one in command.params if one.param_type_name == "option"]


@pytest.mark.parametrize("arguments", [("--help",), ("extract", "--help"), ("extract", "-h")])
def test_help_fits_a_narrow_terminal(arguments: tuple[str, ...]) -> None:
    outcome = biblio(*arguments)
    assert (outcome.code, outcome.talk) == (0, "")
    assert max(map(len, outcome.text.splitlines())) <= 80
    assert "..." not in outcome.text.replace("ARGS]...", "").replace("FILE}...", "")


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
    assert re.fullmatch(r"biblio \d+\.\d+\.\d+\n", outcome.text)
