"""Bad input to `biblio`: one sentence that names file and line, exit code 2, nothing changed."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from running import Outcome, biblio, contents, process

GOOD = "@book{k, author = {Cannon, J.P.}, title = {W}}\n"
CANNON = """\
@book{cannon75,
  author = {Cannon, J.P.},
  title = {American's Road to Socialism},
  publisher = {Pathfinder}, note = {Größe},
  year = 1975,
}
"""
NOTE = "It rained.*\n\n* Ann Walker, Tea (Leeds: Kettle Press, 1970), 44.\n"
ON_LIBRARIES = {
    "extract": ("extract", "page.txt", "--into", "mine.bib"),
    "diff": ("extract", "page.txt", "--into", "mine.bib", "--diff"),
    "list": ("normalize", "mine.bib"),
    "fix": ("normalize", "mine.bib", "--fix"),
    "editions": ("editions", "-l", "mine.bib"),
    "missing": ("editions", "-l", "mine.bib", "--missing"),
    "duplicates": ("editions", "-l", "mine.bib", "--duplicates"),
}
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document and a library."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(NOTE, encoding="utf-8")
    (tmp_path / "mine.bib").write_text(GOOD, encoding="utf-8")
    return tmp_path


def refused(outcome: Outcome, sentence: str) -> None:
    """One line on stderr, which is the sentence; nothing on stdout; exit code 2."""
    assert outcome.talk == f"biblio: {sentence}\n"
    assert (outcome.code, outcome.data) == (2, b"")


def unchanged(*arguments: str) -> Outcome:
    before = contents(Path.cwd())
    outcome = biblio(*arguments)
    assert contents(Path.cwd()) == before
    return outcome


def end(name: str) -> str:
    """Commands that never write do not say that nothing was written."""
    return "." if ON_LIBRARIES[name][0] == "editions" else ": nothing was written."


# Libraries


INTO = ("extract", "diff")
BROKEN = "@book{b, title={W\n"


@pytest.mark.parametrize("name", ON_LIBRARIES)
def test_a_library_that_cannot_be_read(name: str, folder: Path) -> None:
    (folder / "mine.bib").write_text(BROKEN, encoding="utf-8")
    said = f"mine.bib:1: This entry is not closed. Mend this first{end(name)}"
    refused(unchanged(*ON_LIBRARIES[name]), said)


@pytest.mark.parametrize("name", INTO)
def test_nothing_is_added_where_an_entry_cannot_be_read(name: str, folder: Path) -> None:
    (folder / "mine.bib").write_text(GOOD + BROKEN, encoding="utf-8")
    said = f"mine.bib:2: This entry is not closed. Mend this first{end(name)}"
    refused(unchanged(*ON_LIBRARIES[name]), said)


@pytest.mark.parametrize("name", [name for name in ON_LIBRARIES if name not in INTO])
def test_an_entry_that_cannot_be_read_is_left_out(name: str, folder: Path) -> None:
    (folder / "mine.bib").write_text(GOOD.replace("J.P.", "J. P.") + BROKEN, encoding="utf-8")
    outcome = unchanged(*ON_LIBRARIES[name])
    assert outcome.code in (0, 1)
    assert outcome.talk.startswith(
        "mine.bib:2: This entry is not closed.\n"
        "mine.bib:2: The entry “b” cannot be read whole: it is left out.\n"
    )


@pytest.mark.parametrize("name", [name for name in ON_LIBRARIES if name not in INTO])
def test_a_comma_that_is_missing_stops_nothing(name: str, folder: Path) -> None:
    (folder / "mine.bib").write_text("@book{k author={C}, title={W}}\n", encoding="utf-8")
    outcome = unchanged(*ON_LIBRARIES[name])
    assert outcome.code in (0, 1)
    assert outcome.talk.startswith("mine.bib:1: A comma is missing after the key.\n")


@pytest.mark.parametrize("name", ON_LIBRARIES)
@pytest.mark.parametrize("text", ["junk junk\nmore junk }}}\n", NOTE, "a@b.org\n"])
def test_a_file_that_is_no_library(name: str, text: str, folder: Path) -> None:
    (folder / "mine.bib").write_text(text, encoding="utf-8")
    refused(unchanged(*ON_LIBRARIES[name]), f"mine.bib is no BibTeX library{end(name)}")


@pytest.mark.parametrize("name", ON_LIBRARIES)
@pytest.mark.parametrize(
    "text", ["", "\n", "% mine\n", "@comment{x}\n", "@string{a = {b}}\n", '@preamble{"x"}\n']
)
def test_a_library_without_entries_is_one(name: str, text: str, folder: Path) -> None:
    (folder / "mine.bib").write_text(text, encoding="utf-8")
    assert biblio(*ON_LIBRARIES[name]).code == 0


@pytest.mark.parametrize("name", ON_LIBRARIES)
def test_what_does_not_stop_is_told(name: str, folder: Path) -> None:
    (folder / "mine.bib").write_text(GOOD * 2, encoding="utf-8")
    outcome = biblio(*ON_LIBRARIES[name])
    assert outcome.code in (0, 1)
    assert outcome.talk.startswith("mine.bib:2: The key “k” is used by an earlier entry.\n")


# Encodings


@pytest.mark.parametrize("option", ["--diff", "--fix"])
def test_a_character_that_the_library_cannot_have(option: str, folder: Path) -> None:
    work = (
        '[[work]]\nkey = "own"\ntitle = "Die Größe"\nauthors = ["Müller, Jörg"]\n'
        'original_title = "Игра"\noriginal_language = "ru"\n'
    )
    (folder / "own.toml").write_text(work, encoding="utf-8")
    (folder / "biblio.toml").write_text('authority = ["own.toml"]\n', encoding="utf-8")
    text = "@book{a, author = {Müller, Jörg}, title = {Die Größe}, year = 1970}\n"
    (folder / "mine.bib").write_bytes(text.encode("latin-1"))
    outcome = unchanged("normalize", "mine.bib", option)
    assert (outcome.code, outcome.data) == (2, b"")
    said = "biblio: mine.bib is encoded in windows-1252, which has no “И” (U+0418): save it as"
    assert outcome.talk.splitlines()[-1].startswith(said)


@pytest.mark.parametrize("option", ["--diff", "--fix"])
def test_a_library_of_two_encodings(option: str, folder: Path) -> None:
    text = CANNON.encode() + b"% gr\xf6\xdfer\n"
    (folder / "mine.bib").write_bytes("% Größe, größer\n".encode() + text)
    outcome = unchanged("normalize", "mine.bib", option)
    assert (outcome.code, outcome.data) == (2, b"")
    assert outcome.talk.splitlines()[-1].startswith("biblio: mine.bib:8 mixes UTF-8 with another")


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch here")
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8-sig", "utf-8"])
def test_the_patch_is_in_the_encoding_of_the_library(encoding: str, folder: Path) -> None:
    for name in ("mine.bib", "patched.bib"):
        (folder / name).write_bytes(CANNON.encode(encoding))
    shown = biblio("normalize", "mine.bib", "--diff")
    subprocess.run(["patch", "--binary", "-s", "patched.bib"], input=shown.data, check=True)
    assert biblio("normalize", "mine.bib", "--fix").code == 0
    assert (folder / "patched.bib").read_bytes() == (folder / "mine.bib").read_bytes()
    assert (folder / "mine.bib").read_bytes() != CANNON.encode(encoding)


def test_no_patch_for_utf_16(folder: Path) -> None:
    (folder / "mine.bib").write_bytes(b"\xff\xfe" + CANNON.encode("utf-16-le"))
    outcome = biblio("normalize", "mine.bib", "--diff")
    assert "+  author = {Cannon, James P.},\n" in outcome.text
    said = "mine.bib is UTF-16-LE: patch cannot apply this, which is UTF-8.\n"
    assert outcome.talk.startswith(said)


# Settings


@pytest.mark.parametrize(
    "arguments", [("normalize", "mine.bib"), ("editions",), ("extract", "page.txt")]
)
def test_an_authority_file_that_is_not_there(arguments: tuple[str, ...], folder: Path) -> None:
    (folder / "biblio.toml").write_text('authority = [\n  "own.toml"]\n', encoding="utf-8")
    named = f"{folder / 'own.toml'}, which {folder / 'biblio.toml'}:2 names."
    refused(unchanged(*arguments), f"There is no file {named}")


def test_a_preference_that_nobody_has(folder: Path) -> None:
    (folder / "biblio.toml").write_text('\nprefer = "nosuch"\n', encoding="utf-8")
    outcome = unchanged("normalize", "mine.bib")
    said = f"biblio: {folder / 'biblio.toml'}:2: No publisher or site called “nosuch” is known"
    assert outcome.talk.startswith(said)
    assert "--prefer" not in outcome.talk
    assert (outcome.code, outcome.talk.count("\n")) == (2, 1)


def test_an_entry_that_is_left_is_told_with_its_library(folder: Path) -> None:
    (folder / "mine.bib").write_text(CANNON, encoding="utf-8")
    outcome = biblio("normalize", "mine.bib", "--prefer", "Verso")
    assert "mine.bib: cannon75: Verso has no edition of cannon-americas-road" in outcome.talk


def test_a_preference_is_switched_off(folder: Path) -> None:
    usual = biblio("normalize", "mine.bib")
    for name in ("nosuch", "marxists.org"):
        (folder / "biblio.toml").write_text(f'prefer = "{name}"\n', encoding="utf-8")
        assert biblio("normalize", "mine.bib", "--prefer", "") == usual
    refused(
        unchanged("normalize", "mine.bib", "--prefer", "", "--beside"),
        "--beside goes with --prefer, which names the editions to add.",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\n[[work.edition]]\nkey = "a"\n', "2: “work” has to be written [[work]], once for each."),
        ('[[publisher]]\nkey = "a"\nname = ""\n', "3: “name” of the publisher a is empty."),
    ],
)
def test_a_fault_of_an_authority_file_has_its_line(text: str, message: str, folder: Path) -> None:
    (folder / "biblio.toml").write_text('authority = ["own.toml"]\n', encoding="utf-8")
    (folder / "own.toml").write_text(text, encoding="utf-8")
    refused(unchanged("normalize", "mine.bib"), f"{folder / 'own.toml'}:{message}")


# Options and names


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("nosuch", "--missing", "-l", "mine.bib", "--cited-in", "nofile"),
            "--missing looks through the whole library: it takes no NAME.",
        ),
        (
            ("tea", "--duplicates"),
            "--duplicates looks through the whole library: it takes no NAME.",
        ),
        (
            ("--missing", "--cited-in", "page.txt"),
            "--missing and --cited-in do not go together: give one of them.",
        ),
        (
            ("--duplicates", "--missing"),
            "--missing and --duplicates do not go together: give one of them.",
        ),
        (
            ("add", "X", "--missing"),
            "biblio editions add takes a title: --missing does not go with it.",
        ),
        (
            ("add", "X", "-l", "mine.bib"),
            "biblio editions add takes a title: --library does not go with it.",
        ),
        (("-l", ""), "The name of a file is empty."),
        (("",), "The name of a work is empty."),
    ],
)
def test_options_that_make_no_sense(arguments: tuple[str, ...], sentence: str) -> None:
    refused(unchanged("editions", *arguments), sentence)


@pytest.mark.parametrize("name", ["“Foo”", "Foo's $HOME", "„Tee und Zucker“", "Foo; `rm`"])
def test_the_hint_can_be_pasted(name: str, folder: Path) -> None:
    outcome = unchanged("editions", name)
    hint = outcome.talk.split(" is known; ")[1].removesuffix(" notes it down.\n")
    title = name.strip("“”„")
    assert shlex.split(hint) == ["biblio", "editions", "add", title]
    (folder / "biblio.toml").write_text('authority = ["own.toml"]\n', encoding="utf-8")
    assert biblio(*shlex.split(hint)[1:]).code == 0
    assert f'title = "{title}"' in (folder / "own.toml").read_text(encoding="utf-8")


def test_a_stub_keeps_newlines_and_mark(folder: Path) -> None:
    (folder / "biblio.toml").write_text('authority = ["own.toml"]\n', encoding="utf-8")
    before = b'\xef\xbb\xbf[[work]]\r\nkey = "a"\r\ntitle = "A"\r\n'
    (folder / "own.toml").write_bytes(before)
    assert biblio("editions", "add", "Tea").code == 0
    after = (folder / "own.toml").read_bytes()
    assert after.startswith(before + b'\r\n[[work]]\r\nkey = "tea"\r\n')
    assert after.count(b"\n") == after.count(b"\r\n")
    assert after.count(b"\xef\xbb\xbf") == 1


# The surroundings


def shell(line: str) -> Outcome:
    """A line of the shell in which `biblio` is this one."""
    script = f'biblio() {{ {shlex.quote(sys.executable)} -m biblio "$@"; }}; {line}'
    done = subprocess.run(["sh", "-c", script], capture_output=True, check=False)
    return Outcome(done.returncode, done.stdout, done.stderr.decode())


@posix
def test_stdin_that_is_closed() -> None:
    refused(shell("biblio extract - <&-"), "<stdin> cannot be read: it is closed.")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
def test_stderr_that_is_full() -> None:
    assert shell("biblio normalize absent.bib 2>/dev/full").code == 2
    assert shell("biblio extract page.txt page.txt 2>/dev/full") == Outcome(
        0, biblio("extract", "page.txt").data, ""
    )


@posix
def test_stderr_that_is_closed() -> None:
    assert shell("biblio extract page.txt page.txt 2>&-").code == 0


@posix
@pytest.mark.parametrize(
    "arguments",
    [
        ("normalize", "mine.bib"),
        ("extract", "page.txt", "-o", "x.bib"),
        ("editions",),
        ("editions", "--duplicates"),
        ("editions", "add", "X"),
    ],
)
def test_a_working_directory_that_is_gone(
    arguments: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "gone").mkdir()
    monkeypatch.chdir(folder / "gone")
    (folder / "gone").rmdir()
    outcome = biblio(*arguments)
    refused(
        outcome,
        "The working directory cannot be used (no such file or directory): change to another one.",
    )


def test_a_process_ends_with_the_same_code(folder: Path) -> None:
    outcome = process("normalize", "absent.bib", cwd=folder)
    refused(outcome, "There is no file absent.bib.")
