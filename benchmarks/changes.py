"""Draws changes that `normalize` calls safe from real libraries, for a person to judge.

    python benchmarks/changes.py FOLDER [--number 200] [--seed 1] [--field author]

Each is printed with its file and its reason, old above new. A change is worse where the new value
says less, or what the source does not say.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from biblio.config import load_config
from biblio.editions.lookup import authority
from biblio.editions.normalising import Change
from biblio.editions.normalising.editions import are_numbered
from biblio.editions.revising import revise
from biblio.editions.titles import index
from biblio.formats import bibtex


def changes(folder: Path) -> Iterator[tuple[str, Change]]:
    """Every safe change of every library, with the name of its file."""
    files = load_config().authority
    known, titles = authority(files), index(files)
    for path in sorted(folder.rglob("*.bib")):
        file = bibtex.load(str(path))
        numbered = are_numbered(file.library, modern=file.usage.modern)
        revised = revise(file.library, known, titles, numbered=numbered, keeps=file.keeps)
        for change in revised.changes:
            if change.safe:
                yield path.name, change


def main() -> None:
    """Print a sample, and how many changes there are of each field."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--field")
    options = parser.parse_args()
    every = changes(options.folder)
    found = [one for one in every if options.field in (None, one[1].field)]
    counts = Counter(change.field for _, change in found)
    print(f"{len(found)} safe changes: {counts.most_common()}")
    # As many of each field as it has, but of none so many that the others are not seen.
    random.Random(options.seed).shuffle(found)
    share = max(options.number // max(len(counts), 1), 1)
    chosen: list[tuple[str, Change]] = []
    others: list[tuple[str, Change]] = []
    taken = Counter[str]()
    for name, change in found:
        taken[change.field] += 1
        (chosen if taken[change.field] <= share else others).append((name, change))
    for name, change in (chosen + others)[: options.number]:
        print(f"{name} {change.key} {change.field} ({change.reason})")
        print(f"    {change.old}\n    {change.new}")


if __name__ == "__main__":
    main()
