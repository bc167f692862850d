"""Restyles documents in every way and style, and tells what became of their citations.

    python benchmarks/restyle.py [--folder NAME] [--style NAME] [--way NAME] [--reasons | --table]

A line for each folder, way and style: documents, those whose proof passed, citations rewritten and
left alone, and the first refusal. `--reasons` adds why citations were left; `--table` prints, in
Markdown, one table for all folders, as docs/restyle.md has it. The library is references.bib for
the seeds; of other documents it is what they cite themselves.
Exits 1 where a proof did not pass.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from biblio import gatherer, readers
from biblio.bibliography.engine import StyleEngine
from biblio.diagnostics import BiblioError
from biblio.formats import bibtex
from biblio.houseconfig import Way
from biblio.library import Library
from biblio.readers import USUAL
from biblio.restyle.manuscript import Order
from biblio.restyle.restyling import restyle

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FOLDERS = {
    "examples": ROOT / "examples",
    "seeds": SHARED / "seeds",
    "dev": SHARED / "dev" / "docs",
    "dev2": SHARED / "dev2" / "docs",
    "dev3": SHARED / "dev3" / "docs",
}
WITH_REFERENCES = ("seeds",)
STYLES = (
    *("chicago-notes", "chicago-author-date", "mla", "apa", "mhra"),
    "technische-universitat-dresden-historische-musikwissenschaft-note",
    "universite-laval-departement-des-sciences-historiques",
)
# Keys have no style: they are written once.
UNSTYLED = (Way.KEYS,)
SHOWN = 60


@dataclass
class Outcome:
    """What became of the documents of a folder in one way and style."""

    documents: int = 0
    proved: int = 0
    rewritten: int = 0
    left: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)
    no_such_way: int = 0

    @property
    def could(self) -> int:
        """The documents that have the way."""
        return self.documents - self.no_such_way

    def add(self, other: Outcome) -> None:
        """Add what became of others."""
        self.documents += other.documents
        self.proved += other.proved
        self.rewritten += other.rewritten
        self.left.update(other.left)
        self.refused += other.refused
        self.no_such_way += other.no_such_way


def documents(folder: str) -> list[Path]:
    """The documents of the folder."""
    found = sorted(FOLDERS[folder].glob("*.*"))
    return [path for path in found if path.name != "README.md"]


@cache
def library_of(path: Path, folder: str) -> Library:
    """The library that the document is restyled from."""
    if folder in WITH_REFERENCES:
        return bibtex.load(str(ROOT / "references.bib")).library
    known = readers.format_of(path.read_bytes(), path.name, None)
    document = known.reader()(path.read_bytes(), path.name, USUAL)
    return gatherer.cite([document])[0].library


def measured(folder: str, way: Way, style: str) -> Outcome:
    """All documents of a folder, restyled."""
    outcome = Outcome()
    order = Order(StyleEngine.of(style, None), way)
    for path in documents(folder):
        data = path.read_bytes()
        known = readers.format_of(data, path.name, None)
        read = partial(known.reader(), wishes=USUAL)
        outcome.documents += 1
        try:
            done = restyle(data, path.name, known.key, library_of(path, folder), order, read)
        except BiblioError as error:
            if re.search(r"--as \S+ is for", str(error)):
                outcome.no_such_way += 1
            else:
                outcome.refused.append(str(error))
            continue
        outcome.proved += 1
        outcome.rewritten += len(done.rewritten)
        outcome.left.update(_kind(one.reason) for one in done.left)
    return outcome


def _kind(reason: str) -> str:
    """The reason without the keys that it names."""
    return "it may be one of several" if reason.startswith("it may be ") else reason


def rows(options: argparse.Namespace) -> Iterator[tuple[str, Way, str, Outcome]]:
    """The outcome of each folder, way and style that is asked for."""
    for folder in (one for one in FOLDERS if options.folder in (None, one)):
        for way in (one for one in Way if options.way in (None, one)):
            styles = STYLES[:1] if way in UNSTYLED else STYLES
            for style in (one for one in styles if options.style in (None, one)):
                yield folder, way, style, measured(folder, way, style)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folder", choices=FOLDERS)
    parser.add_argument("--style")
    parser.add_argument("--way", choices=list(Way))
    parser.add_argument("--reasons", action="store_true", help="say why citations were left")
    parser.add_argument("--table", action="store_true", help="one table of all, in Markdown")
    options = parser.parse_args()
    done = list(rows(options)) if options.table else rows(options)
    if options.table:
        sys.exit(tabled(done))
    head = ("no way", "proved", "new", "left")
    print(f"{'folder':9}{'way':13}{'style':32}" + "".join(f"{one:>8}" for one in head))
    total = Outcome()
    for folder, way, style, one in done:
        total.add(one)
        if one.could:
            tell(folder, way, style, one, options.reasons)
    print(f"\n{total.proved} of {total.could} proved, {total.rewritten} citations rewritten")
    for why, count in total.left.most_common():
        print(f"{count:6} left: {why}")
    sys.exit(total.proved < total.could)


def tell(folder: str, way: Way, style: str, one: Outcome, reasons: bool) -> None:
    """Print a line, and what was refused or left."""
    numbers = (one.no_such_way, f"{one.proved}/{one.could}", one.rewritten, one.left.total())
    line = "".join(f"{number!s:>8}" for number in numbers)
    print(f"{folder:9}{way:13}{style[:30]:32}{line}", flush=True)
    for sentence in one.refused:
        print(f"    ✗ {sentence}", flush=True)
    for why, count in one.left.most_common() if reasons else ():
        print(f"    {count:5} {why}")


def tabled(done: Iterable[tuple[str, Way, str, Outcome]]) -> int:
    """Print a table of all folders together; 1 where a proof did not pass."""
    sums: defaultdict[tuple[Way, str], Outcome] = defaultdict(Outcome)
    total = Outcome()
    for _, way, style, one in done:
        sums[way, style].add(one)
        total.add(one)
    reasons = [why for why, _ in total.left.most_common()]
    signs = [chr(ord("a") + at) for at in range(len(reasons))]
    print("| way | style | proofs | rewritten | left | " + " | ".join(signs) + " |")
    print("|---|---|--:|--:|--:|" + "--:|" * len(signs))
    for (way, style), one in sums.items():
        counts = " | ".join(str(one.left[why] or "") for why in reasons)
        proofs = f"{one.proved} of {one.could}"
        named = "" if way in UNSTYLED else style
        print(f"| {way} | {named} | {proofs} | {one.rewritten} | {one.left.total()} | {counts} |")
    print()
    for sign, why in zip(signs, reasons, strict=True):
        print(f"- {sign}: {why}")
    return total.proved < total.could


if __name__ == "__main__":
    main()
