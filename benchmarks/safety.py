"""What is lost where commands are killed, or write at once: nothing should be.

`kill`: each command that writes is killed at a chance moment of its writing; the files have to be
all old or all new, and the next command has to leave nothing else. `together`: each command runs
beside others on the same files; what comes of it has to be what comes of them one after another,
in whatever order. Exits 1 where anything is lost, mixed or left.

    python benchmarks/safety.py [kill] [together] [--rounds 100]
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from itertools import permutations
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory

import biblio as package
from biblio.cli import main as biblio
from biblio.extractor import extract
from biblio.files.change import Change
from biblio.readers import markdown, text

LIBRARY = """% Mine.
@book{mill, author = {Quill, Ann}, title = {The Paper Mills of Hollander},
  publisher = {Oak Press}, address = {London}, year = {1990}, url = {http://Example.org/mills}}

@book{quill90, author = {Quill, A.}, title = {The Paper Mills of Hollander}, note = {signed},
  publisher = {Oak Press}, year = {1990}}

@book{glue, author = {Ink, P.R.}, title = {Of Glue.}, year = {1991}, pages = {12-14}, note = {}}
"""
TEXT = 'See [@quill90, 12], “so" [@glue, 13].[^1]\n\n[^1]: Ann Quill, Vats (Rome: Elm, 1988).\n'
FILES = {
    "references.bib": LIBRARY,
    "text.md": TEXT,
    "notes/more.md": "Also [@quill90; @glue].\n",
    "one.txt": "A hall.*\n\n* Lionel Casson, Libraries (New Haven: Elm, 2001), 80.\n",
    "two.txt": "A wall.*\n\n* Matthew Battles, Fires (New York: W. W. Norton, 2003), 156.\n",
    "catalogue.csv": "author;title;place;publisher;year\nRoe, Anna;Ponds;Leeds;Elm;1999\n",
    "works.toml": "",
    "biblio.toml": 'authority = ["works.toml"]\n',
}
NOTES = ("notes/more.md",)
COMMANDS = {
    "extract": ("extract", "one.txt", "--into", "references.bib"),
    "extract another": ("extract", "two.txt", "--into", "references.bib"),
    "normalize": ("normalize", "references.bib", "--names", "initials", "--fix"),
    "keys": ("normalize", "references.bib", "text.md", *NOTES, "--keys", "{auth}{year}", "--fix"),
    "merge": ("merge", "references.bib", "text.md", *NOTES, "--fix"),
    "lint": ("lint", "references.bib", "text.md", "--fix-only", "--unsafe-fixes"),
    "add-noqa": ("lint", "references.bib", "text.md", "--add-noqa"),
    "restyle": ("restyle", "text.md", "--as", "notes", "--in-place"),
    "editions add": ("editions", "add", "A Work That Nobody Knows"),
    "editions add another": ("editions", "add", "Another Such Work"),
    "editions import": ("editions", "import", "catalogue.csv"),
    "bibliography": ("bibliography", "references.bib", "-o", "list.txt"),
    "bibliography of another style": (
        *("bibliography", "references.bib", "--style", "mla", "-o", "list.txt"),
    ),
    "convert": ("convert", "references.bib", "--to", "ris", "-o", "list.txt"),
    "report": ("lint", "text.md", "--exit-zero", "-o", "list.txt"),
    "packet": ("packet", "text.md", "one.txt", "-o", "packet.docx"),
    "recipe": ("packet", "text.md", "one.txt", "--init", "-o", "packet.toml"),
}
# What runs beside what: each command beside one that writes the same file, and four at once.
TOGETHER = (
    ("extract", "extract another"),
    ("normalize", "extract"),
    ("keys", "extract"),
    ("merge", "extract"),
    ("lint", "extract"),
    ("add-noqa", "extract"),
    ("merge", "merge"),
    ("restyle", "merge"),
    ("restyle", "lint"),
    ("restyle", "keys"),
    ("editions add", "editions add another"),
    ("editions import", "editions add"),
    ("editions import", "editions import"),
    ("bibliography", "bibliography of another style"),
    ("convert", "bibliography"),
    ("report", "convert"),
    ("packet", "packet"),
    ("bibliography", "merge"),
    ("extract", "extract another", "normalize", "merge"),
)
State = dict[str, bytes]


@dataclass
class Tally:
    """What came of the rounds of one command, or of several at once."""

    name: str
    outcomes: Counter[str]

    @property
    def is_good(self) -> bool:
        return not set(self.outcomes) - {"old", "new", "as in turn"}

    def __str__(self) -> str:
        said = ", ".join(f"{number} {what}" for what, number in sorted(self.outcomes.items()))
        return f"{'ok  ' if self.is_good else 'FAIL'} {self.name}: {said}"


@contextmanager
def shelf() -> Iterator[Path]:
    """A folder with the files, to work in."""
    here = os.getcwd()
    with TemporaryDirectory() as folder:
        for name, text in FILES.items():
            Path(folder, name).parent.mkdir(exist_ok=True)
            Path(folder, name).write_text(text, encoding="utf-8")
        os.chdir(folder)
        try:
            yield Path(folder)
        finally:
            os.chdir(here)


def state() -> State:
    """Every file that is there, after what was cut short has been finished."""
    with Change() as files:
        files.hold(*FILES)
    return {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


def begun(command: Sequence[str]) -> int:
    """The command in a copy of this process, which saves starting Python."""
    child = os.fork()
    if child == 0:
        code = 70
        try:
            for stream in (1, 2):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
            sys.argv = ["biblio", *command]
            biblio()
            code = 0
        except SystemExit as stop:
            code = int(stop.code or 0)
        finally:
            os._exit(code)
    return child


def ended(child: int) -> int:
    """Its exit code, or less than nothing where it was killed."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def in_turn(names: Sequence[str]) -> State:
    """What comes of the commands one after another."""
    with shelf():
        for name in names:
            code = ended(begun(COMMANDS[name]))
            if code not in (0, 1):
                sys.exit(f"{name} ends with {code}")
        return state()


def killed(name: str, rounds: int) -> Tally:
    """The command killed: half of the rounds anywhere, half while it has files open to write."""
    outcomes: Counter[str] = Counter()
    new = in_turn([name])
    old = in_turn([])
    if new == old:
        sys.exit(f"{name} changes nothing: there is nothing to kill.")
    seconds = duration(name)
    for number in range(rounds):
        with shelf():
            child = begun(COMMANDS[name])
            wait(child, seconds, anywhere=bool(number % 2))
            os.kill(child, signal.SIGKILL)
            ended(child)
            found = state()
        outcomes["old" if found == old else "new" if found == new else "MIXED"] += 1
    return Tally(f"kill {name}", outcomes)


def duration(name: str) -> float:
    """Seconds that the command takes."""
    with shelf():
        start = time.perf_counter()
        ended(begun(COMMANDS[name]))
        return time.perf_counter() - start


def wait(child: int, seconds: float, *, anywhere: bool) -> None:
    """Until the moment to kill: at most as long as the command takes."""
    if anywhere:
        time.sleep(random.uniform(0, seconds))
        return
    end = time.perf_counter() + 5 * seconds
    while time.perf_counter() < end and not any(
        name.startswith(".biblio-") for name in os.listdir()
    ):
        time.sleep(0.0002)
    time.sleep(random.uniform(0, 0.02))


def at_once(names: Sequence[str], rounds: int) -> Tally:
    """The commands side by side."""
    outcomes: Counter[str] = Counter()
    wanted = [in_turn(order) for order in permutations(names)]
    for _ in range(rounds):
        with shelf():
            codes = [ended(child) for child in [begun(COMMANDS[name]) for name in names]]
            found = state()
        bad = [code for code in codes if code not in (0, 1)]
        outcomes[f"EXIT {bad[0]}" if bad else "as in turn" if found in wanted else "LOST"] += 1
    return Tally(f"together {', '.join(names)}", outcomes)


def main() -> None:
    """Run what is asked for, and print a line for each command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="*", help="kill, together; else both")
    parser.add_argument("--rounds", type=int, default=100)
    given = parser.parse_args()
    what = given.what or ["kill", "together"]
    make_ready()
    good = True
    for tally in tallies(what, given.rounds):
        print(tally, flush=True)
        good = good and tally.is_good
    sys.exit(not good)


def make_ready() -> None:
    """Import what the commands need and compile their patterns: no copy of this process has to.

    And hide LibreOffice: it takes most of a packet's time for the numbers of pages, and writes
    nothing in the user's folders.
    """
    for module in walk_packages(package.__path__, "biblio."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for read, name in ((markdown.read_text, "text.md"), (text.read_text, "one.txt")):
        extract(read(FILES[name], name))
    os.environ["PATH"] = ""


def tallies(what: Sequence[str], rounds: int) -> Iterator[Tally]:
    """Each command's outcomes, one after another."""
    if "kill" in what:
        for name in COMMANDS:
            yield killed(name, rounds)
    if "together" in what:
        for names in TOGETHER:
            yield at_once(names, rounds)


if __name__ == "__main__":
    main()
