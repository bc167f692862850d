"""How long a bibliography of twelve entries takes, as a whole process, in several styles and forms.

The library is the one of the tests. Exits 1 where the median of one is over the limit.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIBRARY = ROOT / "tests" / "golden" / "bibliography" / "library.bib"
LIMIT = 0.6
CASES = (
    ("--style", "chicago-notes"),
    ("--style", "mla"),
    ("--style", "apa"),
    ("--style", "mhra"),
    ("--style", "chicago-notes", "--to", "html"),
    ("--style", "chicago-notes", "--to", "docx"),
)


def seconds(options: tuple[str, ...]) -> float:
    """One run of the command, from start to end."""
    command = [sys.executable, "-m", "biblio", "bibliography", str(LIBRARY), *options]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> int:
    """Measure and print; 1 where something is too slow."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=9, metavar="N", help="runs of each command")
    runs = max(parser.parse_args().runs, 1)
    # A first round fills the caches; the rounds are interleaved, so that a busy moment is shared.
    rounds = [[seconds(case) for case in CASES] for _ in range(runs + 1)][1:]
    medians = [statistics.median(times) for times in zip(*rounds, strict=True)]
    print(f"12 entries, medians of {runs} interleaved runs (limit {LIMIT:g} s)")
    for case, median in zip(CASES, medians, strict=True):
        print(f"{median:7.2f} s  {' '.join(case)}{' TOO SLOW' if median > LIMIT else ''}")
    return int(max(medians) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
