"""The help: usage as people write it, examples, what a shell completes, nothing cut in a word."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from running import biblio, process

from biblio.cli import completion
from biblio.cli.app import COMMANDS, app_for
from biblio.cli.help import EXAMPLES

WIDTH = 80


def test_every_command_has_examples_of_itself() -> None:
    assert set(EXAMPLES) == set(COMMANDS)
    for command, examples in EXAMPLES.items():
        assert all(f"biblio {command}" in line for line, _ in examples)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_a_terminal_and_ends_with_the_examples(command: str) -> None:
    text = biblio(command, "--help").text
    lines = text.splitlines()
    assert lines[0].startswith(f"Usage: biblio {command} [OPTIONS]")
    assert max(map(len, lines)) <= WIDTH
    shown = lines[lines.index("Examples:") + 1 :]
    assert [line.strip() for line in shown if line.strip().startswith(("biblio", "cat"))] == [
        line for line, _ in EXAMPLES[command]
    ]


@pytest.mark.parametrize(
    ("command", "usage"),
    [
        ("extract", "[OPTIONS] FILE..."),
        ("lint", "[OPTIONS] [FILE...]"),
        ("normalize", "[OPTIONS] LIBRARY [DOCUMENT...]"),
        ("restyle", "[OPTIONS] FILE"),
        ("doctor", "[OPTIONS]"),
    ],
)
def test_usage(command: str, usage: str) -> None:
    assert biblio(command, "-h").text.splitlines()[0] == f"Usage: biblio {command} {usage}"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("biblio bibliography --style chicago-n", "chicago-notes"),
        ("biblio restyle --style mhr", "mhra"),
        ("biblio lint --select EDN,PUB00", "EDN,PUB001"),
        ("biblio extract --from mark", "markdown"),
        ("biblio extract --to j", "json"),
        ("biblio convert --to csl", "csljson"),
        ("biblio bibliography --to od", "odt"),
        ("biblio editions cass", "casson2001"),
        ("biblio norm", "normalize"),
    ],
)
def test_a_shell_completes(typed: str, offered: str, tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_text("@string{cass = {C}}\n@book{casson2001, title={A}}\n")
    asked = {"COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split()) - 1)}
    environment = os.environ | asked | {"_BIBLIO_COMPLETE": "complete_bash"}
    # The name that a shell completes is that of the program.
    run = "import sys; sys.argv[0] = 'biblio'; from biblio.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", run],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.split()[:1] == [offered]


def test_keys_without_a_library_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert completion.keys("") == []


def test_a_program_without_a_command_tells_the_list() -> None:
    outcome = process("--help")
    assert all(f"  {command} " in outcome.text for command in COMMANDS)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.parametrize(
    "arguments",
    [
        ("rule", "EDN001"),
        ("rule",),
        ("editions", "casson2001"),
        ("convert", "references.bib", "--to", "a-format-that-nobody-has-heard-of-in-all-the-years"),
        ("extract", "--from", "nothing", "references.bib"),
        ("doctor",),
        ("bibliography", "references.bib", "--style", "no-such-style"),
    ],
    ids=" ".join,
)
def test_a_terminal_need_not_break_a_line_within_a_word(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    import fcntl
    import struct
    import termios

    (tmp_path / "references.bib").write_text(
        "@book{casson2001, author = {Casson, Lionel}, date = 2001,\n"
        "  title = {Libraries in the Ancient World and Everywhere Else: Being a Long Account}}\n"
    )
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, WIDTH, 0, 0))
    said = bytearray()
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    with subprocess.Popen(
        [sys.executable, "-m", "biblio", *arguments],
        stdout=theirs,
        stderr=theirs,
        cwd=tmp_path,
        env=environment,
    ):
        os.close(theirs)
        while chunk := _read(ours):
            said += chunk
    rows = said.decode().replace("\r\n", "\n").splitlines()
    assert rows
    assert [row for row in rows if len(row) > WIDTH and " " in row.strip()] == []


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # nobody writes to it any more
        return b""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_argument_and_option_is_described_in_a_sentence(command: str) -> None:
    known = typer.main.get_command(app_for(())).commands[command]  # type: ignore[attr-defined]
    page = (Path(__file__).parents[1] / "docs/reference/commands.md").read_text(encoding="utf-8")
    section = page.partition(f"\n## biblio {command}\n")[2].partition("\n## ")[0]
    for one in known.params:
        assert one.help, one.name
        assert one.help.endswith("."), one.name
        for name in (*one.opts, *one.secondary_opts):
            assert name == "--help" or name in section or one.param_type_name == "argument", name
