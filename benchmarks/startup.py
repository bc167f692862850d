"""How long `biblio` takes from start to end, held against Python importing Typer alone.

Every command is run as a whole process. The runs are interleaved, so that a busy moment of the
machine falls on all of them alike. Exits 1 where a ratio is over its limit.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "reading_room.txt"
SEEDS = ROOT.parent / "shared" / "seeds"
BASELINE = [sys.executable, "-c", "import typer"]
HELP_LIMIT = 2.5
EXTRACT_LIMIT = 6.0


@dataclass(frozen=True)
class Case:
    """A command, and how many times the baseline it may take."""

    name: str
    command: list[str]
    limit: float | None


def cases() -> list[Case]:
    """The baseline first."""
    biblio = [sys.executable, "-m", "biblio"]
    documents = [EXAMPLE, *sorted(SEEDS.glob("*.txt"))]
    return [
        Case("import typer", BASELINE, None),
        Case("biblio --help", [*biblio, "--help"], HELP_LIMIT),
        *(
            Case(f"biblio extract {path.name}", [*biblio, "extract", str(path)], EXTRACT_LIMIT)
            for path in documents
        ),
    ]


def seconds(command: list[str]) -> float:
    """One run, from start to end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def medians(commands: list[list[str]], runs: int) -> list[float]:
    """The median of each command; a first round, which fills the caches, does not count."""
    rounds = [[seconds(command) for command in commands] for _ in range(runs + 1)]
    return [statistics.median(times) for times in zip(*rounds[1:], strict=True)]


def show(measured: list[tuple[Case, float]]) -> bool:
    """Print a line for each case; whether all keep within their limits."""
    baseline = measured[0][1]
    kept = True
    for case, median in measured:
        ratio = median / baseline
        over = case.limit is not None and ratio > case.limit
        limit = "" if case.limit is None else f"(limit {case.limit:g}){' TOO SLOW' if over else ''}"
        print(f"{median * 1000:7.0f} ms {ratio:6.2f} ×  {case.name} {limit}".rstrip())
        kept = kept and not over
    return kept


def main() -> int:
    """Measure and print; 1 where something is too slow."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15, metavar="N", help="runs of each command")
    runs = max(parser.parse_args().runs, 1)
    measured = cases()
    times = medians([case.command for case in measured], runs)
    print(f"medians of {runs} interleaved runs")
    return 0 if show(list(zip(measured, times, strict=True))) else 1


if __name__ == "__main__":
    sys.exit(main())
