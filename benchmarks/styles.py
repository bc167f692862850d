"""How fast bibliographies are formatted, held against pandoc alone.

A library of invented entries is formatted in Chicago style, by biblio.styles.format and by pandoc
itself on the same CSL-JSON and the same style, in turns, each in a process of its own; the medians
are compared. Then a whole process is timed that formats twelve entries. Exits 1 where a limit is
passed.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from biblio.pandoc import binary
from biblio.styles import find_style

STYLE = "chicago-notes"
MANY, FEW = 2_000, 12
RATIO, SECONDS = 1.5, 0.6

PROGRAM = """
import json, sys
from biblio.styles import find_style, format
made = format(json.load(open(sys.argv[1], encoding="utf-8")), [], find_style(sys.argv[2]))
print(len(made.bibliography))
"""


def main() -> int:
    """Measure both, print the table, and say whether the limits are kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each is run (5)")
    runs = parser.parse_args().runs
    with TemporaryDirectory() as folder:
        many, few = (_written(folder, size) for size in (MANY, FEW))
        ours, pandoc = medians([lambda: biblio(many), lambda: alone(many)], runs)
        (short,) = medians([lambda: biblio(few)], 2 * runs + 1)
    print(f"{MANY:,} entries: biblio {ours:.2f} s, pandoc alone {pandoc:.2f} s,", end=" ")
    print(f"ratio {ours / pandoc:.2f} (limit {RATIO})")
    print(f"{FEW} entries: {short:.2f} s (limit {SECONDS})")
    return int(ours / pandoc > RATIO or short > SECONDS)


def medians(actions: list[Callable[[], None]], runs: int) -> list[float]:
    """The median seconds of each, run in turns."""
    taken: list[list[float]] = [[] for _ in actions]
    for _ in range(runs):
        for action, times in zip(actions, taken, strict=True):
            start = time.perf_counter()
            action()
            times.append(time.perf_counter() - start)
    return [statistics.median(times) for times in taken]


def biblio(path: Path) -> None:
    """A process of Python's that formats the file."""
    command = [sys.executable, "-c", PROGRAM, str(path), STYLE]
    subprocess.run(command, check=True, capture_output=True)


def alone(path: Path) -> None:
    """Pandoc on the same file."""
    document = '---\nnocite: "@*"\n---\n'
    command = [binary(), "--citeproc", f"--bibliography={path}", f"--csl={find_style(STYLE).path}"]
    subprocess.run(
        [*command, "--to=json"], input=document.encode(), check=True, capture_output=True
    )


def _written(folder: str, size: int) -> Path:
    path = Path(folder) / f"{size}.json"
    path.write_text(json.dumps(list(items(size)), ensure_ascii=False), encoding="utf-8")
    return path


def items(size: int) -> list[dict[str, Any]]:
    """That many invented entries, always the same."""
    chance = random.Random(size)
    words = ["".join(chance.choices("aeioulmnrst", k=7)) for _ in range(3_000)]
    return [_item(number, words, chance) for number in range(size)]


def _item(number: int, words: list[str], chance: random.Random) -> dict[str, Any]:
    kind = chance.choice(("book", "chapter", "article-journal", "thesis", "webpage"))
    item: dict[str, Any] = {
        "id": f"entry{number}",
        "type": kind,
        "title": " ".join(chance.choices(words, k=chance.randint(3, 9))).capitalize(),
        "author": [_name(words, chance) for _ in range(chance.choice((1, 1, 2)))],
        "publisher": chance.choice(words).title(),
        "issued": {"date-parts": [[chance.randint(1850, 2020)]]},
    }
    if kind in ("chapter", "article-journal"):
        start = chance.randint(1, 400)
        item |= {"container-title": " ".join(chance.choices(words, k=3)).title()}
        item |= {"page": f"{start}-{start + chance.randint(1, 40)}"}
    if kind == "book" and chance.random() < 0.3:
        item |= {"translator": [_name(words, chance)], "edition": str(chance.randint(2, 4))}
    return item


def _name(words: list[str], chance: random.Random) -> dict[str, str]:
    return {"family": chance.choice(words).title(), "given": chance.choice(words).title()}


if __name__ == "__main__":
    sys.exit(main())
