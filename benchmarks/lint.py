"""How many entries a second `biblio lint` looks at, held against bibtex-tidy and biber.

Every tool runs as a whole process over a copy of the same file, all of its output thrown away, in
turns with the others: biblio with all its rules (and once more with its cache), bibtex-tidy tidying
and looking for duplicates, biber validating against its data model. The least processor time of
each counts: other programs can only make a run longer. A first round, which fills the caches (and
Python's own of compiled modules, which an installed program has), does not count; it shows that
each tool has read the file. A library of 20,000 entries is made and linted too. The
tools are looked for in the folder of tools (`.tools` in the checkout, or what BIBLIO_TOOLS names)
and on PATH; one not there is left out. Exits 1 where a limit is passed.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from matching import entries

from biblio.formats import bibtex

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "bib"
FOLDERS = ("humanities", "big")
# A library, seconds by the clock, and seconds of processor time of one process.
LARGE, CLOCK, SECONDS = 20_000, 7.0, 8.0
# How many times as long as biblio a peer takes at least, on every file.
FLOORS = {"bibtex-tidy": 0.9, "biber": 1.0}
# biblio too, told what it found at the run before; and how many times as long the peers take then.
REMEMBERED = "remembered"
REMEMBERED_FLOOR = 3.0
GENERATED = 2_000

Command = Callable[[Path], list[str]]


@dataclass(frozen=True)
class Tool:
    """A program, and the command that looks at one file with it."""

    name: str
    command: Command


def tools() -> list[Tool]:
    """biblio first; then the peers that are installed here."""
    ours = [sys.executable, "-m", "biblio", "lint"]
    found = [Tool("biblio", lambda file: [*ours, "--no-cache", str(file)])]
    tidy = which("bibtex-tidy")
    if tidy:
        found.append(Tool("bibtex-tidy", lambda file: [tidy, str(file), "--v2", "--duplicates"]))
    biber = which("biber")
    if biber:
        options = ["--tool", "--validate-datamodel", "--quiet", "--output-file", os.devnull]
        found.append(Tool("biber", lambda file: [biber, *options, str(file)]))
    return [*found, Tool(REMEMBERED, lambda file: [*ours, str(file)])]


def which(name: str) -> str | None:
    """Where a program is, in the folder of tools or on PATH."""
    folder = Path(os.environ.get("BIBLIO_TOOLS") or ROOT / ".tools") / "node_modules" / ".bin"
    return shutil.which(name, path=os.pathsep.join([str(folder), os.environ.get("PATH", "")]))


def run(command: list[str], folder: Path, stdout: int) -> subprocess.CompletedProcess[bytes]:
    """One run in that folder, Python's compiled modules kept there too."""
    caches = {"PYTHONPYCACHEPREFIX": folder / "pycache", "XDG_CACHE_HOME": folder / "cache"}
    environment = {**os.environ, **{name: str(path) for name, path in caches.items()}}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.run(
        command, stdout=stdout, stderr=stdout, cwd=folder, env=environment, check=False
    )


def seconds(command: list[str], folder: Path) -> float:
    """Processor time of one run, of all its processes."""
    before = spent()
    run(command, folder, subprocess.DEVNULL)
    return spent() - before


def spent() -> float:
    """Processor time of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def check(tool: Tool, file: Path, number: int) -> None:
    """A run that does not count; one that fails, or has not read the entries, ends it all."""
    done = run(tool.command(file), file.parent, subprocess.PIPE)
    # Findings are no failure. bibtex-tidy prints what it has tidied, which may be nothing at all.
    printed = len(re.findall(rb"^@\w+\{", done.stdout, re.MULTILINE))
    unread = tool.name == "bibtex-tidy" and printed < number * 0.9
    if done.returncode < 0 or (tool.name == "biblio" and done.returncode > 1) or unread:
        raise SystemExit(f"{tool.name} {file.name}: {done.stderr.decode(errors='replace')}")


def compare(files: Iterable[Path], runs: int, folder: Path) -> bool:
    """Print a line for each file; whether every peer kept above its floor."""
    present = tools()
    print(f"entries/s of processor time, best of {runs} interleaved runs")
    print(f"{'file':32} {'entries':>7}" + "".join(f" {tool.name:>19}" for tool in present))
    kept = True
    for file in files:
        ours, *peers = times(present, Path(shutil.copy(file, folder)), runs)
        again = peers[-1]
        number = len(bibtex.load(str(file)).entries)
        cells = "".join(f" {number / peer:10,.0f} {peer / ours:6.2f} ×" for peer in peers)
        print(f"{file.name[-32:]:32} {number:7,} {number / ours:19,.0f}{cells}")
        named = zip(present[1:], peers, strict=True)
        kept &= all(peer / ours >= FLOORS.get(tool.name, 0) for tool, peer in named)
        kept &= all(peer / again >= REMEMBERED_FLOOR for peer in peers[:-1])
    return kept


def times(present: list[Tool], file: Path, runs: int) -> list[float]:
    """The least time of each tool on one file."""
    number = len(bibtex.load(str(file)).entries)
    for tool in present:
        check(tool, file, number)
    rounds = [[seconds(tool.command(file), file.parent) for tool in present] for _ in range(runs)]
    return [min(one) for one in zip(*rounds, strict=True)]


def generated(folder: Path, number: int) -> Path:
    """A library of that many entries, duplicates and other editions among them."""
    folder.mkdir(exist_ok=True)
    path = folder / f"generated-{number}.bib"
    path.write_text(bibtex.dumps(entries(number)), encoding="utf-8")
    return path


def large(folder: Path, runs: int) -> bool:
    """Print the seconds for a large library; whether they are within the limits.

    Two processes look at it where there are two processors: by one of them, and by the clock.
    """
    command = tools()[0].command(generated(folder, LARGE))
    clock, both, alone = [], [], []
    for _ in range(runs):
        began = time.perf_counter()
        both.append(seconds(command, folder))
        clock.append(time.perf_counter() - began)
        alone.append(seconds([*command, "--jobs", "1"], folder))
    print(f"{LARGE:,} entries: {min(clock):.1f} s by the clock (limit {CLOCK:g} s)")
    print(f"  {min(both):.1f} s of processor time, {min(alone):.1f} s in one (limit {SECONDS:g} s)")
    return min(clock) <= CLOCK and min(alone) <= SECONDS


def main() -> int:
    """Measure and print; 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="runs of each command")
    runs = max(parser.parse_args().runs, 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = [path for part in FOLDERS for path in sorted((CORPUS / part).glob("*.bib"))]
        kept = compare(found or [generated(folder / "made", GENERATED)], runs, folder)
        kept &= large(folder, runs)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
