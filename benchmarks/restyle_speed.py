"""How long a long manuscript takes to be restyled, against pandoc with the same citations.

    python benchmarks/restyle_speed.py [--paragraphs 5000] [--notes 2000] [--runs 2]

The manuscript is invented: Markdown, and a Word file of the same. The least processor time of each,
children counted: `restyle` in the notes style; pandoc's citeproc for the same citations; reading
the manuscript, as `extract` does. Restyling reads twice, for its proof: the first ratio is to
pandoc and one reading, the second to pandoc and both. Exits 1 where the second is over 1.5.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pypandoc

from biblio import gatherer, readers
from biblio.bibliography.engine import StyleEngine
from biblio.document import Document
from biblio.formats import bibtex
from biblio.houseconfig import Way
from biblio.library import Library
from biblio.readers import USUAL
from biblio.restyle.manuscript import Order
from biblio.restyle.printing import printed
from biblio.restyle.restyling import restyle
from biblio.restyle.sites import sites_of

LIMIT = 1.5
WORKS = 100
FAMILIES = ("Roe", "Harrow", "Poe", "Linden", "Foster", "Quill", "Abbot", "Carver", "Doe", "Dane")
GIVEN = ("Ann", "Rosa", "Edith", "Paul", "Clara", "Hugo", "Nora", "Felix", "Ada", "Otto")
THINGS = ("Wells", "Rooms", "Rivers", "Lamps", "Gardens", "Bridges", "Letters", "Windows", "Roofs")


def library() -> Library:
    """Invented works, no two of one author and title."""
    entries = [
        f"@book{{k{n}, author = {{{FAMILIES[n % 10]}, {GIVEN[n // 10 % 10]}}}, title = {{A Book of"
        f" {THINGS[n % 9]}}}, publisher = {{Verso}}, location = {{London}},"
        f" date = {{{1900 + n % 100}}}}}"
        for n in range(WORKS)
    ]
    return bibtex.read("\n".join(entries), "works.bib").library


def manuscript(paragraphs: int, notes: int) -> str:
    """A manuscript with so many paragraphs and notes."""
    text, below = [], []
    for n in range(paragraphs):
        mark = f"[^{n + 1}]" if n < notes else ""
        text.append(f"The {n}th day was as long as the day before it, and nobody spoke.{mark}")
    for n in range(notes):
        work = n * 7 % WORKS
        below.append(
            f"[^{n + 1}]: {GIVEN[work // 10 % 10]} {FAMILIES[work % 10]}, *A Book of"
            f" {THINGS[work % 9]}* (London: Verso, {1900 + work % 100}), {n % 300 + 1}."
        )
    return "\n\n".join([*text, *below]) + "\n"


def seconds(work: Callable[[], object], runs: int) -> float:
    """The least processor time of several runs, of this process and its children."""
    times = []
    for _ in range(runs):
        before = _spent()
        work()
        times.append(_spent() - before)
    return min(times)


def _spent() -> float:
    own = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in own)


def main() -> None:
    """Print the times, and the ratio of each kind of file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--paragraphs", type=int, default=5000)
    parser.add_argument("--notes", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=2)
    options = parser.parse_args()
    text = manuscript(options.paragraphs, options.notes)
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        pypandoc.convert_text(text, "docx", "markdown", outputfile=file.name)
        word = Path(file.name).read_bytes()
    ratios = [
        measured(data, name, options.runs)
        for data, name in ((text.encode(), "manuscript.md"), (word, "manuscript.docx"))
    ]
    sys.exit(max(ratios) > LIMIT)


def measured(data: bytes, name: str, runs: int) -> float:
    """The ratio for one manuscript."""
    known = readers.format_of(data, name, None)
    read: Callable[[bytes, str], Document] = partial(known.reader(), wishes=USUAL)
    works, order = library(), Order(StyleEngine.of("chicago-notes", None), Way.AS_IS)
    extraction = gatherer.cite([read(data, name)], works)[1][0]
    sites = sites_of(extraction, works)[0]
    whole = seconds(lambda: restyle(data, name, known.key, works, order, read), runs)
    reading = seconds(lambda: gatherer.cite([read(data, name)], works), runs)
    printing = seconds(lambda: printed(sites, works, order.engine), runs)
    once, ratio = whole / (reading + printing), whole / (2 * reading + printing)
    print(
        f"{name:18} {len(sites)} citations: restyle {whole:.1f} s, read {reading:.1f} s,"
        f" pandoc {printing:.1f} s: {once:.2f}, {ratio:.2f}",
        flush=True,
    )
    return ratio


if __name__ == "__main__":
    main()
