"""Many documents at once: folders, patterns, several processes, the bar on a terminal."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from printed_pages import page
from running import biblio

from biblio import progress
from biblio.cli.bar import Bar
from biblio.cli.tasks import done
from biblio.diagnostics import BiblioError

pytestmark = pytest.mark.usefixtures("folder")

NUMBER = 12
LONG = "The mill stood by the river, and its wheel turned all day long. " * 120


@pytest.fixture
def chapters(folder: Path) -> Path:
    """A folder with chapters, worth more than one process."""
    made = folder / "chapters"
    made.mkdir()
    for number in range(NUMBER):
        note = (
            f"{LONG}*\n\n* Ann Quill, Mills of County {number:02} (London: Elm, 1990), {number}.\n"
        )
        (made / f"{number:02}.txt").write_text(note, encoding="utf-8")
    return made


def paths(*arguments: object) -> list[str]:
    """The documents that a command reads, in order."""
    told = json.loads(biblio("extract", *arguments, "--to", "json").text)
    return [document["path"] for document in told["documents"]]


def test_a_folder_stands_for_its_documents(folder: Path) -> None:
    for name in ("b.txt", "a.md", "deep/c.txt", ".hidden.txt", "deep/~$c.docx", "d.png", "e.bib"):
        path = folder / "texts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("A hall.", encoding="utf-8")
    assert paths("texts") == ["texts/a.md", "texts/b.txt", "texts/deep/c.txt"]


def test_a_pattern_stands_for_what_fits_it(chapters: Path) -> None:
    assert paths("chapters/0[1-3].txt") == [f"chapters/0{n}.txt" for n in (1, 2, 3)]
    assert len(paths("**/*.txt")) == NUMBER


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder: Path) -> None:
    for name in ("draft[1].txt", "draft1.txt"):
        (folder / name).write_text("A hall.", encoding="utf-8")
    assert paths("draft[1].txt") == ["draft[1].txt"]


def test_a_file_that_is_meant_twice_is_read_once(chapters: Path) -> None:
    assert paths("chapters/03.txt", "chapters", "chapters/*.txt")[:2] == [
        "chapters/03.txt",
        "chapters/00.txt",
    ]
    assert len(paths("chapters/03.txt", "chapters")) == NUMBER


@pytest.mark.parametrize(
    "command",
    [
        ("extract", "chapters", "--to", "json"),
        ("extract", "chapters"),
        ("lint", "chapters", "--output-format", "json"),
        ("bibliography", "references.bib", "--cited-in", "chapters"),
        ("editions", "Capital", "--library", "references.bib", "--cited-in", "chapters"),
    ],
    ids=lambda command: command[0],
)
def test_what_comes_out_is_the_same_with_any_number_of_processes(
    command: tuple[str, ...], chapters: Path
) -> None:
    (chapters / "05.txt").write_bytes(b"")
    biblio("extract", "chapters/01.txt", "--into", "references.bib")
    one, several = (biblio(*command, "--jobs", number) for number in (1, 3))
    assert one.text
    assert (one.code, one.text, one.talk) == (several.code, several.text, several.talk)
    assert one.talk.endswith("biblio: chapters/05.txt is empty.\n")
    assert one.code == 2


def test_a_packet_of_a_folder_lacks_what_cannot_be_read(chapters: Path) -> None:
    (chapters / "05.txt").write_bytes(b"")
    outcome = biblio("packet", "chapters", "-o", "packet.docx")
    assert f"packet.docx: {NUMBER - 1} readings" in outcome.talk
    assert outcome.talk.endswith("biblio: chapters/05.txt is empty.\n")
    assert outcome.code == 2


def test_a_packet_of_a_recipe_lacks_nothing(folder: Path) -> None:
    (folder / "a.txt").write_text("A hall.", encoding="utf-8")
    (folder / "b.txt").write_bytes(b"")
    recipe = '[[reading]]\nfile = "a.txt"\n[[reading]]\nfile = "b.txt"\n'
    (folder / "packet.toml").write_text(recipe, encoding="utf-8")
    outcome = biblio("packet", "packet.toml")
    assert outcome.talk == "biblio: b.txt is empty.\n"
    assert not (folder / "packet.docx").exists()
    assert outcome.code == 2


def test_a_process_that_dies_takes_its_file_alone_with_it(chapters: Path) -> None:
    tasks = [(str(path), None) for path in sorted(chapters.iterdir())]

    def work(task: tuple[str, bytes | None]) -> str:
        if task[0].endswith("03.txt"):
            os.kill(os.getpid(), signal.SIGKILL)
        return task[0]

    found = list(done(work, tasks, 2))
    assert isinstance(found[3], BiblioError)
    assert "03.txt cannot be read: the process that read it was ended" in str(found[3])
    assert [one for one in found if isinstance(one, str)] == [
        name for name, _ in tasks if not name.endswith("03.txt")
    ]


def test_a_fault_of_the_program_is_no_refusal(chapters: Path) -> None:
    tasks = [(str(path), None) for path in sorted(chapters.iterdir())]

    def work(task: tuple[str, bytes | None]) -> str:
        raise ZeroDivisionError(task[0])

    with pytest.raises(ZeroDivisionError):
        list(done(work, tasks, 2))


def is_running(process: str) -> bool:
    """Whether the process is more than a name that nobody has asked for."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_no_process_outlives_a_command_that_is_stopped(chapters: Path) -> None:
    for number in range(60):
        (chapters / f"x{number}.txt").write_text(LONG * 40, encoding="utf-8")
    command = [sys.executable, "-m", "biblio", "extract", "chapters", "--jobs", "3"]
    began = subprocess.Popen(command, stdout=-1, stderr=-1, start_new_session=True)
    children = Path(f"/proc/{began.pid}/task/{began.pid}/children")
    if not children.exists():
        pytest.skip("the system does not tell the processes of a process")
    until = time.monotonic() + 20
    while not (known := children.read_text().split()):
        assert time.monotonic() < until
        time.sleep(0.01)
    os.killpg(began.pid, signal.SIGINT)
    out, err = began.communicate(timeout=20)
    assert (began.returncode, out, err) == (130, b"", b"")
    assert not [one for one in known if is_running(one)]


def test_each_command_takes_stdin_and_a_format(folder: Path) -> None:
    text = page("Ann Quill, Mills (London: Elm, 1990), 7.").encode()
    biblio("extract", "-", "--into", "references.bib", stdin=text)
    read = ("--from", "text")
    for command in (
        ("extract", "-"),
        ("lint", "-"),
        ("packet", "-", "-o", "packet.docx"),
        ("bibliography", "references.bib", "--cited-in", "-"),
        ("editions", "--library", "references.bib", "--cited-in", "-"),
    ):
        assert biblio(*command, *read, stdin=text).code in (0, 1), command
        assert biblio(*command, "--from", "docx", stdin=text).code == 2, command


def on_terminal(*arguments: str) -> tuple[str, str]:
    """What a command prints on stderr, a terminal, and on stdout, which is none."""
    here, there = pty.openpty()
    command = [sys.executable, "-m", "biblio", *arguments]
    began = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=there)
    os.close(there)
    shown = b""
    while True:
        try:
            shown += os.read(here, 4096)
        except OSError:  # the other side is closed
            break
    out, _ = began.communicate()
    os.close(here)
    return shown.decode(), out.decode()


@pytest.mark.parametrize("name", ["extract", "lint"])
def test_a_bar_shows_how_far_one_long_file_is_read(name: str, folder: Path) -> None:
    # no two alike: what is printed the same way again is read once
    cited = "The mill turned (see Ann Quill, Mills of the County, part {}, London: Elm, 1990, 7). "
    told = (cited.format(number) + "\n" * (number % 4 == 3) * 2 for number in range(4_000))
    (folder / "long.txt").write_text("".join(told), encoding="utf-8")
    shown, _ = on_terminal(name, "long.txt")
    assert "Reading long.txt" in shown
    assert "paragraph " in shown
    assert biblio(name, "long.txt").talk.count("Reading") == 0


def test_the_bar_counts_files_and_goes_before_anything_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    bar = Bar()
    bar.begin()
    monkeypatch.setattr(bar, "_next", 0.001)
    bar.turn_to("b.txt", 1, 4)
    assert bar.described == "Reading 2 of 4: b.txt"
    bar.clear()
    assert bar.described is None
    progress.listen(None)
