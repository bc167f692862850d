"""Restyles documents in every way and style, and tells what became of their citations.

    python benchmarks/restyle.py [--folder NAME] [--style NAME] [--way NAME] [--reasons]

A line for each folder, way and style: documents, those whose proof passed, citations rewritten and
left alone, and the first refusal. `--reasons` adds why citations were left. The library is
references.bib for the seeds; of other documents it is what they cite themselves.
Exits 1 where a proof did not pass.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
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
        if way is Way.ENDNOTES and not known.packed:
            outcome.no_such_way += 1  # text has one kind of notes
            continue
        try:
            done = restyle(data, path.name, known.key, library_of(path, folder), order, read)
        except BiblioError as error:
            if re.search(r"--as \S+ (moves|is)", str(error)):
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
    options = parser.parse_args()
    head = ("no way", "proved", "new", "left")
    print(f"{'folder':9}{'way':13}{'style':32}" + "".join(f"{one:>8}" for one in head))
    total = Outcome()
    for folder, way, style, one in rows(options):
        could = one.documents - one.no_such_way
        if not could:
            continue
        numbers = (one.no_such_way, f"{one.proved}/{could}", one.rewritten, one.left.total())
        line = "".join(f"{number!s:>8}" for number in numbers)
        print(f"{folder:9}{way:13}{style[:30]:32}{line}", flush=True)
        for sentence in one.refused:
            print(f"    ✗ {sentence}", flush=True)
        if options.reasons:
            for why, count in one.left.most_common():
                print(f"    {count:5} {why}")
        total.proved += one.proved
        total.documents += could
        total.rewritten += one.rewritten
        total.left.update(one.left)
    print(f"\n{total.proved} of {total.documents} proved, {total.rewritten} citations rewritten")
    for why, count in total.left.most_common():
        print(f"{count:6} left: {why}")
    sys.exit(total.proved < total.documents)


if __name__ == "__main__":
    main()
