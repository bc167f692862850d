"""How many entries a second `biblio lint` looks at, held against bibtex-tidy and biber.

Every tool runs as a whole process over the same files, all of its output thrown away, in turns with
the others: biblio with all its rules, bibtex-tidy tidying and looking for duplicates, biber
validating against its data model. A library of 20,000 entries is made and linted too. The tools are
looked for on PATH and in the folder that BIBLIO_TOOLS names (its `node_modules`); one that is not
there is left out. Exits 1 where a limit is passed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from matching import entries

from biblio.formats import bibtex

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus" / "bib"
FOLDERS = ("humanities", "big")
LARGE, SECONDS = 20_000, 8.0
CLAIMED = ("biber",)  # bibtex-tidy has read a small file before Typer is imported
GENERATED = 2_000

Command = Callable[[Path], list[str]]


@dataclass(frozen=True)
class Tool:
    """A program, and the command that looks at one file with it."""

    name: str
    command: Command


def tools() -> list[Tool]:
    """biblio first; then the peers that are installed here."""
    found = [Tool("biblio", lambda file: [sys.executable, "-m", "biblio", "lint", str(file)])]
    tidy = which("bibtex-tidy")
    if tidy:
        found.append(Tool("bibtex-tidy", lambda file: [tidy, str(file), "--v2", "--duplicates"]))
    biber = which("biber")
    if biber:
        options = ["--tool", "--validate-datamodel", "--quiet", "--output-file", os.devnull]
        found.append(Tool("biber", lambda file: [biber, *options, str(file)]))
    return found


def which(name: str) -> str | None:
    """Where a program is, on PATH or in the folder of tools."""
    folder = os.environ.get("BIBLIO_TOOLS")
    path = os.pathsep.join(
        [os.environ.get("PATH", ""), *([f"{folder}/node_modules/.bin"] if folder else [])]
    )
    return shutil.which(name, path=path)


def seconds(command: list[str], folder: Path) -> float:
    """One run, from start to end; findings are no failure, and a crash is told."""
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, cwd=folder, check=False)
    took = time.perf_counter() - start
    if done.returncode < 0 or (done.returncode > 1 and "biblio" in command):
        raise SystemExit(f"{' '.join(command)}: {done.stderr.decode(errors='replace')}")
    return took


def compare(files: Iterable[Path], runs: int, folder: Path) -> bool:
    """Print a line for each file; whether biblio was faster than those it claims to be."""
    present = tools()
    print("entries/s, median of", runs, "interleaved runs")
    print(f"{'file':32} {'entries':>7}" + "".join(f" {tool.name:>19}" for tool in present))
    fastest = True
    for file in files:
        number = len(bibtex.load(str(file)).entries)
        rounds = [[seconds(tool.command(file), folder) for tool in present] for _ in range(runs)]
        ours, *peers = [statistics.median(times) for times in zip(*rounds, strict=True)]
        cells = "".join(f" {number / peer:10,.0f} {peer / ours:6.2f} ×" for peer in peers)
        print(f"{file.name[-32:]:32} {number:7,} {number / ours:19,.0f}{cells}")
        named = zip(present[1:], peers, strict=True)
        fastest &= all(peer >= ours for tool, peer in named if tool.name in CLAIMED)
    return fastest


def generated(folder: Path, number: int) -> Path:
    """A library of that many entries, duplicates and other editions among them."""
    path = folder / f"generated-{number}.bib"
    path.write_text(bibtex.dumps(entries(number)), encoding="utf-8")
    return path


def large(folder: Path) -> bool:
    """Print the seconds for a large library; whether they are within the limit."""
    file = generated(folder, LARGE)
    took = seconds(tools()[0].command(file), folder)
    print(f"{LARGE:,} entries: {took:.1f} s (limit {SECONDS:g} s)")
    return took <= SECONDS


def main() -> int:
    """Measure and print; 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="runs of each command")
    runs = max(parser.parse_args().runs, 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = [path for part in FOLDERS for path in sorted((CORPUS / part).glob("*.bib"))]
        fastest = compare(found or [generated(folder, GENERATED)], runs, folder)
        kept = large(folder)
    return 0 if fastest and kept else 1


if __name__ == "__main__":
    sys.exit(main())
