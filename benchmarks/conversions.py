"""How much of real libraries survives a conversion: into CSL-JSON or RIS, and back into BibTeX.

The libraries are those of `../shared/corpus/bib`. Exits 1 where a field that the format can hold is
lost more often than tests/test_round_trips.py allows, or where a loss is not reported.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "helpers"))

from round_trips import ALLOWED, CORPUS, through


def main() -> int:
    """Print a line for each format, and say whether the limits are kept."""
    if not CORPUS.is_dir():
        print(f"The corpus of BibTeX files is not at {CORPUS}: nothing is measured.")
        return 0
    print("by way of   files  unreadable  entries   fields     held  lost  unreported  seconds")
    failed = 0
    for name, allowed in ALLOWED.items():
        start = time.perf_counter()
        tally = through(name)
        lost = sum(tally.lost.values())
        print(
            f"{name:10} {tally.files:6}  {tally.refused:10}  {tally.entries:7}  {tally.fields:7}"
            f"  {tally.held:7}  {lost:4}  {tally.unreported:10}  {time.perf_counter() - start:7.1f}"
        )
        failed |= lost > sum(allowed.values()) or tally.unreported > 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
