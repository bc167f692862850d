"""How well duplicates are found, how fast, and in how much memory.

How well is told by the pairs of tests/pairs, where `../shared` has the libraries they are of.
How fast is measured on libraries made of that corpus, and else of invented titles; each entry is
met again, spelt otherwise, and some a third time in another edition. Every size is measured in a
process of its own. Exits 1 where a limit is passed, or where time grows faster than
n log n.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from biblio.editions.duplicates import find
from biblio.editions.identifying import identify, work_of
from biblio.editions.lookup import authority
from biblio.editions.titles import index
from biblio.formats.bibtex import load
from biblio.library import Library
from biblio.record.edition import Edition

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "helpers"))

import labelled_pairs

SIZES = (1_250, 2_500, 5_000, 10_000, 20_000)
SECONDS, MEGABYTES = 10.0, 500.0
PRECISION, RECALL = 1.0, 0.85
SLACK = 1.6  # how much slower than n log n a step may look on a busy machine


def main() -> int:
    """Measure the pairs and every size, print the curve, and say whether the limits are kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, help="measure this size alone, in this process")
    size = parser.parse_args().size
    if size:
        print(*measure(size))
        return 0
    well = report_pairs() if labelled_pairs.CORPUS.is_dir() else 0
    return report([(size, *_in_a_process(size)) for size in SIZES]) or well


def report_pairs() -> int:
    """Print precision and recall on the labelled pairs; 1 where a limit is passed."""
    print("sample       pairs   precision   recall")
    passed = False
    for sample in labelled_pairs.SAMPLES:
        counted = labelled_pairs.counts(sample)
        precision, recall = labelled_pairs.figures(counted, "same-edition", "duplicate")
        print(f"{sample:10}   {counted.total():5}   {precision:9.3f}   {recall:6.3f}")
        passed |= precision < PRECISION or recall < RECALL
    print()
    return int(passed)


def measure(size: int) -> tuple[float, float, int]:
    """Seconds, megabytes and the number of duplicates for a library of that many entries.

    Each entry is matched against the authority, which has to be loaded, then against the others.
    """
    library = Library(tuple(entries(size)))
    start = time.perf_counter()
    known, titles = authority(), index()
    for entry in library:
        if work := work_of(entry, known, titles):
            identify(entry, work, known)
    findings = find(library)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return seconds, peak, len(findings.duplicates)


def _in_a_process(size: int) -> tuple[float, float, int]:
    command = [sys.executable, __file__, "--size", str(size)]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(output[0]), float(output[1]), int(output[2])


def report(rows: list[tuple[int, float, float, int]]) -> int:
    """Print the curve; 1 where a limit is passed."""
    print("entries   seconds   µs / n log n   MB   duplicates")
    for size, seconds, peak, found in rows:
        print(f"{size:7,}   {seconds:7.2f}   {unit(size, seconds):12.2f}   {peak:3.0f}   {found}")
    first, last = rows[0], rows[-1]
    growth = unit(last[0], last[1]) / unit(first[0], first[1])
    print(f"growth against n log n: {growth:.2f} (limit {SLACK})")
    return int(last[1] > SECONDS or last[2] > MEGABYTES or growth > SLACK)


def unit(size: int, seconds: float) -> float:
    """Microseconds for each n log n."""
    return seconds * 1e6 / (size * math.log2(size))


def entries(size: int) -> Iterator[Edition]:
    """That many entries, always the same."""
    chance = random.Random(size)
    pool = (real() or list(invented(10_000, chance)))[: size // 2]
    for number in range(size):
        edition = pool[number % len(pool)]
        turn = number // len(pool)
        yield replace(changed(edition, turn, chance), key=f"e{number}")


def real() -> list[Edition]:
    """The entries of the corpus's larger libraries that have a title."""
    paths = sorted(
        path for path in labelled_pairs.CORPUS.rglob("*.bib") if path.stat().st_size > 100_000
    )
    found = [entry for path in paths for entry in load(str(path)).library if entry.title]
    random.Random(1).shuffle(found)
    return found


def invented(count: int, chance: random.Random) -> Iterator[Edition]:
    """Books of invented people on invented matters."""
    words = ["".join(chance.choices("aeioulmnrst", k=7)).title() for _ in range(3_000)]
    for _ in range(count):
        fields = {
            "author": f"{chance.choice(words)}, {chance.choice(words)}",
            "title": " ".join(chance.choices(words, k=chance.randint(2, 9))),
            "year": str(chance.randint(1850, 2020)),
            "publisher": chance.choice(words),
        }
        yield Edition("", "book", tuple(fields.items()))


def changed(edition: Edition, turn: int, chance: random.Random) -> Edition:
    """The entry as another hand writes it (at the first turn), or another edition of it."""
    if turn == 0:
        return edition
    fields = dict(edition.fields)
    if turn == 1:
        fields["title"] = fields["title"].upper()
    else:
        fields["year"] = str(chance.randint(1700, 1849))
        fields.pop("date", None)
    return replace(edition, fields=tuple(fields.items()))


if __name__ == "__main__":
    sys.exit(main())
