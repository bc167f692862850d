"""Commands that write: two at once, stopped, killed, or with a file that they may not write."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from forking import dies, ended, forked
from printed_pages import BATTLES, CASSON, page, refused
from running import biblio, contents

from biblio.files import limits
from biblio.files.change import Change

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="needs processes that can be copied"
)
LIBRARY = """@book{mill, author = {Quill, Ann}, title = {The Paper Mills of Hollander},
  publisher = {Oak Press}, address = {London}, year = {1990}}

@book{quill90, author = {Quill, A.}, title = {The Paper Mills of Hollander}, note = {signed},
  publisher = {Oak Press}, year = {1990}}

@book{glue, author = {Ink, P.R.}, title = {Of Glue}, year = {1991}, pages = {1-2}}
"""
FILES = {"references.bib": LIBRARY, "text.md": 'See [@quill90, 12], “of course" [@glue, 1].\n'}
CATALOGUE = "author;title;place;publisher;year\nRoe, Anna;Ponds;Leeds;Elm Press;1999\n"
NOTES = {"rome.txt": page(CASSON), "fire.txt": page(BATTLES)}
EXTRACT = ("extract", "rome.txt", "--into", "references.bib")
EXTRACT_ANOTHER = ("extract", "fire.txt", "--into", "references.bib")
MERGE = ("merge", "references.bib", "text.md", "--fix")
LINT = ("lint", "references.bib", "text.md", "--fix-only", "--unsafe-fixes")
WRITING = {
    "extract": EXTRACT,
    "normalize": ("normalize", "references.bib", "--names", "initials", "--fix"),
    "merge": MERGE,
    "lint": LINT,
    "noqa": ("lint", "references.bib", "text.md", "--add-noqa"),
    "add": ("editions", "add", "A Work That Nobody Knows"),
    "import": ("editions", "import", "catalogue.csv"),
    "keys": ("normalize", "references.bib", "text.md", "--keys", "{auth}{year}", "--fix"),
    "restyle": ("restyle", "text.md", "--as", "notes", "--in-place"),
    "ris": ("convert", "references.bib", "--to", "ris", "-o", "list.txt"),
    "json": ("convert", "references.bib", "--to", "csljson", "-o", "list.txt"),
}
# What may be lost where one reads before the other writes, and writes after it.
AT_ONCE = (
    ("extract", "merge"),
    ("normalize", "lint"),
    ("noqa", "merge"),
    ("keys", "restyle"),
    ("restyle", "merge"),
    ("add", "import"),
    ("ris", "json"),
    ("ris", "keys"),
)


def lay_out() -> None:
    """The files, and only they."""
    for name, text in (FILES | NOTES).items():
        Path(name).write_text(text, encoding="utf-8")
    Path("biblio.toml").write_text('authority = ["works.toml"]\n', encoding="utf-8")
    Path("works.toml").write_text("", encoding="utf-8")
    Path("catalogue.csv").write_text(CATALOGUE, encoding="utf-8")
    Path("list.txt").unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def _files(folder: Path) -> None:
    lay_out()


def swept() -> dict[str, bytes]:
    """What is there once a command that was cut short has been followed by another."""
    with Change() as files:
        files.hold("references.bib")
    return contents(Path())


@pytest.mark.parametrize("command", [MERGE, LINT], ids=["merge", "lint"])
@pytest.mark.parametrize("name", FILES)
def test_where_one_file_is_read_only_none_is_written(command: tuple[str, ...], name: str) -> None:
    os.chmod(name, 0o444)
    before = contents(Path())
    outcome = biblio(*command)
    assert outcome.code == 2
    assert f"biblio: {name} is marked read-only: the file is as it was." in outcome.talk
    assert contents(Path()) == before
    os.chmod(name, 0o644)
    assert biblio(*command).code in (0, 1)
    assert contents(Path())["text.md"] != before["text.md"]


@pytest.mark.parametrize("command", WRITING.values(), ids=WRITING)
def test_a_command_that_dies_leaves_all_old_or_all_new(command: tuple[str, ...]) -> None:
    """At every fourth step on the disk; `test_files_change.py` has every step."""
    old = swept()
    biblio(*command)
    new = swept()
    lay_out()
    found = []
    for step in range(0, 400, 4):
        died = dies(lambda: biblio(*command), step)
        found.append(swept())
        lay_out()
        if not died:
            break
    assert new != old
    assert all(one in (old, new) for one in found)
    assert (found[0], found[-1]) == (old, new)


@pytest.mark.parametrize("processes", [2, 4])
def test_nobody_loses_what_another_adds(processes: int) -> None:
    names = [f"page{number}.txt" for number in range(processes)]
    for number, name in enumerate(names):
        note = f"Ann Quill, The Mills of Shire {number} (London: Elm, {1990 + number}), 5."
        Path(name).write_text(page(note), encoding="utf-8")
    for _ in range(50 // processes):
        Path("references.bib").write_text(LIBRARY, encoding="utf-8")
        children = [
            forked(lambda name=name: biblio("extract", name, "--into", "references.bib").code)
            for name in names
        ]
        assert [ended(child) for child in children] == [0] * processes
        text = Path("references.bib").read_text(encoding="utf-8")
        assert all(f"Mills of Shire {number}" in text for number in range(processes))


def after(*names: str) -> dict[str, bytes]:
    """What is there after these commands, one behind the other."""
    lay_out()
    for name in names:
        assert biblio(*WRITING[name]).code in (0, 1)
    return swept()


@pytest.mark.parametrize("names", AT_ONCE, ids=" ".join)
def test_two_commands_at_once_are_as_one_after_the_other(names: tuple[str, str]) -> None:
    """A few rounds; `benchmarks/safety.py` has two hundred of each."""
    wanted = [after(*order) for order in permutations(names)]
    for _ in range(4):
        lay_out()
        children = [forked(lambda name=name: biblio(*WRITING[name]).code > 1) for name in names]
        assert [ended(child) for child in children] == [0, 0]
        assert swept() in wanted


def saving_by_hand(monkeypatch: pytest.MonkeyPatch, name: str, *, again: bool = False) -> None:
    """An editor saves the file while the command reads the documents: once, or whenever it does."""
    real = Change.write

    def written(change: Change, data: dict[str, bytes]) -> None:
        text = Path(name).read_text(encoding="utf-8") if again else FILES[name]
        Path(name).write_text("% saved by hand\n" + text, encoding="utf-8")
        real(change, data)

    monkeypatch.setattr(Change, "write", written)


@pytest.mark.parametrize("command", [EXTRACT, WRITING["normalize"], MERGE, LINT])
def test_what_an_editor_saves_meanwhile_is_changed_in_its_turn(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    biblio(*command)
    alone = Path("references.bib").read_text(encoding="utf-8")
    lay_out()
    saving_by_hand(monkeypatch, "references.bib")
    assert biblio(*command).code in (0, 1)
    assert Path("references.bib").read_text(encoding="utf-8") == f"% saved by hand\n{alone}"


@pytest.mark.parametrize("command", [EXTRACT, WRITING["normalize"], MERGE, LINT])
def test_what_an_editor_saves_again_and_again_stays(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    saving_by_hand(monkeypatch, "references.bib", again=True)
    before = contents(Path())
    outcome = biblio(*command)
    assert outcome.talk.splitlines()[-1] == (
        "biblio: references.bib was changed by another program meanwhile: nothing was written; "
        "run this again."
    )
    assert outcome.code == 2
    mine = f"% saved by hand\n% saved by hand\n% saved by hand\n{LIBRARY}".encode()
    assert contents(Path()) == before | {"references.bib": mine}


def test_a_library_that_is_named_among_its_documents_is_merged_once() -> None:
    assert biblio("merge", "references.bib", "./references.bib", "text.md", "--fix").code == 0
    assert "@book{quill90" not in Path("references.bib").read_text(encoding="utf-8")
    assert "[@mill, 12]" in Path("text.md").read_text(encoding="utf-8")


def test_a_loop_of_links_is_no_library() -> None:
    os.symlink("a.bib", "b.bib")
    os.symlink("b.bib", "a.bib")
    outcome = biblio("extract", "rome.txt", "--into", "a.bib")
    assert outcome.code == 2
    assert outcome.talk == ("biblio: a.bib cannot be read: too many levels of symbolic links.\n")
    outcome = biblio("convert", "references.bib", "--to", "ris", "-o", "a.bib")
    refused(outcome, "a.bib is a link that leads back to itself: nothing was written.")


@pytest.mark.parametrize("command", [("extract",), ("lint",), ("packet", "-o", "p.docx")])
def test_a_pipe_is_no_document(command: tuple[str, ...]) -> None:
    os.mkfifo("pipe.txt")
    outcome = biblio(*command, "pipe.txt")
    assert outcome.code == 2
    assert "biblio: pipe.txt is a pipe, not a file: it is not read.\n" in outcome.talk


def test_a_pipe_in_a_folder_that_is_linted_is_told() -> None:
    os.mkfifo("pipe.md")
    outcome = biblio("lint", ".")
    assert outcome.talk.endswith("biblio: pipe.md is a pipe, not a file: it is not read.\n")
    assert outcome.code == 2


def until(is_so: Callable[[], bool]) -> None:
    """Wait for it, for ten seconds at most."""
    end = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.001)


def begun(*arguments: str) -> subprocess.Popen[bytes]:
    """A command of its own, its folders for other programs in `temporary`."""
    Path("temporary").mkdir()
    return subprocess.Popen(
        [sys.executable, "-m", "biblio", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"TMPDIR": os.path.abspath("temporary")},
    )


SIGNALS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}


@pytest.fixture(params=SIGNALS, ids=lambda number: number.name)
def number(request: pytest.FixtureRequest) -> int:
    return request.param


def test_a_command_that_is_told_to_stop_leaves_nothing(number: int) -> None:
    notes = "".join(
        f"Words.[^{n}]\n\n[^{n}]: A. Ink{n}, Glue (Rome: Elm, 1990), 3.\n\n" for n in range(900)
    )
    Path("long.md").write_text(notes, encoding="utf-8")
    command = begun("extract", "long.md", "--into", "references.bib")
    before = contents(Path())
    until(lambda: os.path.exists(".biblio.lock"))
    command.send_signal(number)
    out, err = command.communicate(timeout=20)
    assert (command.returncode, out, err) == (SIGNALS[number], b"", b"")
    assert contents(Path()) == before


LOADED = """
import os

class Name:
    def __set_name__(self, owner, name):
        os.kill(os.getpid(), {number:d})
        for _ in range(1000):  # steps between which Python looks for signals
            pass

class Owner:
    name = Name()

print("loaded")
"""
LOADING = """
import time
from biblio.cli.signals import stopping_in_order

with stopping_in_order():
    import loaded
    time.sleep(20)
"""


def test_a_signal_in_the_midst_of_an_import_waits_for_its_end(number: int) -> None:
    Path("loaded.py").write_text(LOADED.format(number=number), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LOADING], capture_output=True, check=False, timeout=20
    )
    assert (done.returncode, done.stdout, done.stderr) == (SIGNALS[number], b"loaded\n", b"")


def test_a_folder_for_another_program_is_removed(number: int) -> None:
    entries = "".join(f"@book{{k{n}, author = {{A B}}, title = {{T{n}}}}}\n" for n in range(3000))
    Path("references.bib").write_text(entries, encoding="utf-8")
    command = begun("bibliography", "references.bib")
    until(lambda: any(name.endswith(".scratch") for name in os.listdir("temporary")))
    command.send_signal(number)
    _, err = command.communicate(timeout=20)
    assert (command.returncode, err) == (SIGNALS[number], b"")
    assert not os.listdir("temporary")


@pytest.mark.parametrize("command", [("lint",), ("convert", "--to", "ris")])
def test_a_file_that_is_too_large_is_read_where_that_is_wanted(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST", 1_000_000)
    with open("references.bib", "ab") as library:
        library.write(b"\n" * 1_000_000)
    sentence = "has more than 1 MB: give --big to read it all the same."
    refused(biblio(*command, "references.bib"), f"references.bib {sentence}")
    assert biblio(*command, "references.bib", "--big").code in (0, 1)
    refused(biblio(*command, "references.bib"), f"references.bib {sentence}")
    piped = Path("references.bib").read_bytes()
    refused(biblio(*command, "-", stdin=piped), f"<stdin> {sentence}")
