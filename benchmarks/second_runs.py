"""What comes of real libraries: tracebacks, second runs that change something, losses untold.

    python benchmarks/second_runs.py FOLDER

Each library is normalised twice, brought to each format and read again; what does not come back has
to have been told, and what was read from a format is written in it the same, however often. Exits 1
where anything is amiss.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from biblio.config import load_config
from biblio.diagnostics import BiblioError
from biblio.editions.lookup import authority
from biblio.editions.normalising.editions import are_numbered
from biblio.editions.revising import revise
from biblio.editions.titles import index
from biblio.formats import bibtex
from biblio.formats.equivalence import missing
from biblio.formats.registry import FORMATS
from biblio.library import Library
from biblio.library.inheritance import inherited, lends_only

_DETOURS = ("ris", "csljson")


def _amiss(data: bytes, name: str) -> Iterator[str]:
    """What is wrong with one library, in a word each."""
    file = bibtex.read(data, name).understood()
    known, titles = authority(load_config().authority), index(load_config().authority)

    def revised(one: bibtex.BibFile) -> Library:
        numbered = are_numbered(one.library, modern=one.usage.modern)
        keeps = one.keeps
        return revise(one.library, known, titles, numbered=numbered, keeps=keeps).library

    text = file.updated(revised(file))
    again = bibtex.read(file.encoded(text), name).understood()
    if again.updated(revised(again)) != again.text:
        yield "normalised otherwise by a second run"
    for one in FORMATS.values():
        first, losses = one.write(file.library.entries)
        entries, _ = one.read(first.encode("utf-8", "surrogateescape"), f"{name}.{one.name}")
        if one.name in _DETOURS:
            told = {(loss.key, loss.field) for loss in losses}
            whole = [entry for entry in inherited(file.library) if not lends_only(entry)]
            for entry, back in zip(whole, entries, strict=True):
                gone = [lost for lost in missing(entry, back) if (entry.key, lost) not in told]
                yield from (f"lost untold by way of {one.name}: {lost}" for lost in gone)
        second = one.write(entries)[0]
        third = one.write(one.read(second.encode("utf-8", "surrogateescape"), name)[0])[0]
        if third != second:
            yield f"written otherwise in {one.name} by each run"


def main() -> int:
    """Count what is amiss."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    found: Counter[str] = Counter()
    files = refused = 0
    for path in sorted(parser.parse_args().folder.rglob("*.bib")):
        files += 1
        amiss: list[str] = []
        try:
            amiss = list(_amiss(path.read_bytes(), path.name))
        except BiblioError:
            refused += 1
        except Exception:
            traceback.print_exc()
            amiss = ["traceback"]
        for one in dict.fromkeys(amiss):
            print(f"{path.name}: {one}")
            found[one.partition(":")[0]] += 1
    print(f"{files} libraries, {refused} refused, amiss: {dict(found) or 'nothing'}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
