"""Hold this `biblio` against another one that is installed: processor time, and their ratios.

    python benchmarks/against.py OTHER/.venv/bin/biblio [--runs N] [--only WORD]

Each command is run as a whole process by both, in turns, and the least of the times counts: other
programs can only make a run longer. A first round, which fills the caches (and Python's own of
compiled modules, which an installed program has), does not count. Exits 1 where this one takes
more than 1.1 times as long.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
SHARED = ROOT.parent / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
LIBRARY = ROOT / "references.bib"
SIZES = (5_000, 20_000)
LIMIT = 1.1
SMALL = """@book{one, author = {Ada Finch}, title = {The Salt Road}, publisher = {Harbour Press},
  address = {London}, year = 1931}
@article{two, author = {Finch, Ada}, title = {Tolls}, journal = {The Ferry}, year = 1934,
  pages = {3-9}}
"""


@dataclass(frozen=True)
class Installed:
    """One `biblio`: its interpreter, and the folder that the package lies in."""

    python: Path
    root: Path

    @staticmethod
    def at(command: Path) -> Installed:
        """The one whose `biblio` or `python` this is."""
        python = command.absolute().parent / "python"
        where = "import biblio, pathlib; print(pathlib.Path(biblio.__file__).parents[1])"
        found = subprocess.run([python, "-P", "-c", where], check=True, capture_output=True)
        return Installed(python, Path(found.stdout.decode().strip()))

    def command(self, case: Case) -> list[str]:
        """The case as a command line of this one."""
        if case.script:
            return [str(self.python), str(self.root / "benchmarks" / case.script), *case.arguments]
        return [str(self.python), "-P", *case.arguments]


@dataclass(frozen=True)
class Case:
    """What is measured: arguments of the interpreter, or of a script in `benchmarks`."""

    name: str
    arguments: tuple[str, ...]
    script: str = ""


def cases(folder: Path) -> Iterator[Case]:
    """All that can be measured here; what is written goes into the folder."""
    small, text = folder / "small.bib", folder / "small.txt"
    small.write_text(SMALL, encoding="utf-8")
    text.write_text("See Ada Finch, The Salt Road (London, 1931), p. 3.\n", encoding="utf-8")
    yield Case("import biblio.cli", ("-c", "import biblio.cli"))
    yield _biblio("--help")
    for document in (text, *EXAMPLES, *SEEDS):
        yield _biblio("extract", document)
    for library in (small, LIBRARY, *_largest()):
        yield _biblio("lint", library)
    for document in (*EXAMPLES, *SEEDS):
        yield _biblio("lint", document)
    yield _biblio("packet", *(SEEDS or EXAMPLES), "-l", LIBRARY, "-o", folder / "packet.docx")
    for library in (LIBRARY, *_largest()):
        yield _biblio("normalize", library, "--diff")
        yield _biblio("editions", "-l", library, "--duplicates")
        yield _biblio("bibliography", library, "-o", folder / "bibliography.html")
    for size in SIZES:
        yield Case(f"matching {size:,} entries", ("--size", str(size)), "matching.py")


def _biblio(*arguments: str | Path) -> Case:
    name = " ".join(one.name if isinstance(one, Path) else one for one in arguments)
    return Case(f"biblio {name}", ("-m", "biblio", *map(str, arguments)))


def _largest() -> list[Path]:
    """The largest library of the corpus, where there is one."""
    libraries = (SHARED / "corpus" / "bib").rglob("*.bib")
    return sorted(libraries, key=lambda path: path.stat().st_size)[-1:]


def spent() -> float:
    """Processor time of all processes that have ended.

    Of the program and of the system: Linux counts the sum exactly, and parts it by sampling.
    """
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def seconds(command: list[str], folder: Path) -> float:
    """Processor time of one run, of all its processes."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "pycache")}
    environment["XDG_CACHE_HOME"] = os.devnull  # no answer is kept from one run to the next
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = spent()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}\n{done.stderr.decode()}")
    return spent() - before


def compared(case: Case, both: tuple[Installed, Installed], runs: int, folder: Path) -> list[float]:
    """The least time of each; a first round, which fills the caches, does not count."""
    commands = [one.command(case) for one in both]
    rounds = [[seconds(command, folder) for command in commands] for _ in range(runs + 1)]
    return [min(times) for times in zip(*rounds[1:], strict=True)]


def main() -> int:
    """Print a line for each case; 1 where one is over the limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("other", type=Path, help="the other's command, biblio or python")
    parser.add_argument("--runs", type=int, default=7, metavar="N", help="runs of each command")
    parser.add_argument("--only", default="", metavar="WORD", help="cases with this in their name")
    options = parser.parse_args()
    both = Installed.at(options.other), Installed(Path(sys.executable), ROOT)
    over = False
    print("   other     this   ratio")
    with tempfile.TemporaryDirectory() as name:
        for case in cases(Path(name)):
            if options.only not in case.name:
                continue
            other, this = compared(case, both, max(options.runs, 1), Path(name))
            slow = this > LIMIT * other
            over |= slow
            print(
                f"{other:6.2f} s {this:6.2f} s  {this / other:4.2f} × {'!' if slow else ' '}"
                f" {case.name}",
                flush=True,
            )
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
