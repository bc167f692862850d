"""How long a long manuscript takes to be restyled, against pandoc with the same citations.

    python benchmarks/restyle_speed.py [--paragraphs 5000] [--notes 2000] [--runs 2]

The manuscript is invented: Markdown, and a Word file of the same. The least processor time of each,
children counted: `restyle` in the notes style; `pandoc --citeproc` on the same manuscript with its
citations by keys, in the same format; reading the manuscript once, as `extract` does, and writing
it. Restyling reads twice, for its proof. Exits 1 where it takes over 1.5 times the sum of the
others.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pypandoc

from biblio import gatherer, readers
from biblio.bibliography.engine import StyleEngine
from biblio.cli import COLLECTED_AT
from biblio.document import Document
from biblio.formats import bibtex, csljson
from biblio.houseconfig import Way
from biblio.library import Library
from biblio.readers import USUAL
from biblio.restyle.manuscript import Order
from biblio.restyle.restyling import restyle

Reader = Callable[[bytes, str], Document]
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
    gc.set_threshold(*COLLECTED_AT)
    word = converted(text, "docx")
    keyed = restyled(text.encode(), "manuscript.md", Way.KEYS).decode()
    ratios = [
        measured(data, name, keyed, options.runs)
        for data, name in ((text.encode(), "manuscript.md"), (word, "manuscript.docx"))
    ]
    sys.exit(max(ratios) > LIMIT)


def converted(text: str, form: str, *arguments: str) -> bytes:
    """What pandoc makes of the Markdown."""
    with tempfile.NamedTemporaryFile(suffix=f".{form}") as file:
        pypandoc.convert_text(text, form, "markdown", outputfile=file.name, extra_args=[*arguments])
        return Path(file.name).read_bytes()


def restyled(data: bytes, name: str, way: Way = Way.AS_IS) -> bytes:
    """The manuscript in the notes style."""
    known = readers.format_of(data, name, None)
    read: Reader = partial(known.reader(), wishes=USUAL)
    order = Order(StyleEngine.of("chicago-notes", None), way)
    return restyle(data, name, known.key, library(), order, read).data


def measured(data: bytes, name: str, keyed: str, runs: int) -> float:
    """The ratio for one manuscript."""
    read: Reader = partial(readers.format_of(data, name, None).reader(), wishes=USUAL)
    form = "docx" if name.endswith(".docx") else "markdown"
    works = library()
    with tempfile.TemporaryDirectory() as folder:
        items, copy = Path(folder, "items.json"), Path(folder, name)
        items.write_text(json.dumps(csljson.items(works)), encoding="utf-8")
        style = StyleEngine.of("chicago-notes", None).style.path
        asked = ("--citeproc", f"--csl={style}", f"--bibliography={items}")
        whole = seconds(lambda: copy.write_bytes(restyled(data, name)), runs)
        reading = seconds(lambda: gatherer.cite([read(copy.read_bytes(), name)], works), runs)
        writing = seconds(lambda: copy.write_bytes(data), runs)
        pandoc = seconds(lambda: converted(keyed, form, *asked), runs)
    ratio = whole / (reading + writing + pandoc)
    print(
        f"{name:18} restyle {whole:.1f} s, reading and writing {reading + writing:.1f} s,"
        f" pandoc {pandoc:.1f} s: {ratio:.2f}",
        flush=True,
    )
    return ratio


if __name__ == "__main__":
    main()
