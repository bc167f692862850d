"""Draws findings of `lint` in real libraries, for a person to judge.

    python benchmarks/findings.py FOLDER [--number 200] [--seed 1] [--code DAT004]

Each is printed with its file, its line and the entry that it is in. A finding is wrong where what
it says is not so, or nothing is amiss; where the entry alone cannot tell, it is undecided.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

from biblio.diagnostics import BiblioError, Diagnostic
from biblio.files import read_bytes
from biblio.formats import bibtex
from biblio.formats.bibtex import BibFile
from biblio.linter import check

_LONGEST = 900


def found_in(folder: Path, codes: list[str]) -> list[tuple[BibFile, Diagnostic]]:
    """The findings in each library that can be read, each library by itself."""
    found: list[tuple[BibFile, Diagnostic]] = []
    for path in sorted(folder.rglob("*.bib")):
        try:
            file = bibtex.read(read_bytes(path), str(path))
            found += ((file, one) for one in check([path], wanted=codes or ("ALL",)))
        except BiblioError:
            continue
    return found


def entry_around(file: BibFile, finding: Diagnostic) -> str:
    """The source of the entry in which the finding stands, or of its line."""
    at = finding.span.start if finding.span else 0
    around = (entry for entry in file.entries if entry.start <= at <= entry.end)
    entry = next(around, None)
    start, end = (entry.start, entry.end) if entry else (at, file.text.find("\n", at))
    source = file.text[start:end]
    return source if len(source) <= _LONGEST else f"{source[:_LONGEST]} …"


def main() -> None:
    """Print the draw, and how many findings there are of each rule."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--number", type=int, default=200, metavar="N", help="how many to draw")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--code", action="append", default=[], help="only of this rule")
    options = parser.parse_args()
    found = found_in(options.folder, options.code)
    counts = Counter(one.code for _, one in found)
    print(f"{len(found)} findings: {counts.most_common()}\n")
    chosen = random.Random(options.seed).sample(found, min(options.number, len(found)))
    for number, (file, one) in enumerate(chosen, 1):
        place = f"{Path(file.path).name}:{one.position.line}"
        print(f"--- {number}. {place} {one.code} ({one.severity}) {one.message}")
        print(entry_around(file, one) + "\n")


if __name__ == "__main__":
    main()
