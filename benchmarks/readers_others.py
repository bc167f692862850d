"""How fast a PDF of 300 pages is read, beside pdftotext, and what pandoc reads, beside pandoc.

The text is invented: on each page 36 lines in three fonts and a note at the foot; for pandoc
paragraphs of 90 words, a note in each. Seconds are those of the processors, of all processes, the
least of all runs, and loading is not counted. Exits 1 where the PDF takes more than 20 s, or
another format more than three times as long as pandoc alone (LaTeX may be read twice).
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "helpers"))

from pdf_pages import Print, pdf

from biblio import pandoc, readers

PAGES, LINES, MOST = 300, 36, 20.0
PARAGRAPHS, TIMES = 700, 3.0
# by pandoc's names of what it writes
FORMATS = {"odt": "odt", "rtf": "rtf", "tex": "latex", "fb2": "fb2", "org": "org"}
_SYLLABLES = "la ro ti men ka sul ber no ven ash or del min ta".split()


def main() -> int:
    """Print the seconds of each; 1 where one is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    chance = random.Random(7)
    over = _pdf(chance, runs)
    source = "\n\n".join(_paragraphs(chance)).encode()
    for suffix, name in FORMATS.items():
        over |= _by_pandoc(source, suffix, name, runs)
    return int(over)


def _pdf(chance: random.Random, runs: int) -> bool:
    data = pdf([_page(chance, number) for number in range(1, PAGES + 1)])
    own = least(lambda: readers.read_bytes(data, "book.pdf"), runs)
    print(f"PDF    {PAGES} pages: biblio {own:.1f} s{_beside(data, runs)}")
    return own > MOST


def _beside(data: bytes, runs: int) -> str:
    program = shutil.which("pdftotext")
    if program is None:
        return ""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "book.pdf")
        path.write_bytes(data)
        command = [program, "-layout", str(path), "-"]
        theirs = least(lambda: subprocess.run(command, capture_output=True, check=True), runs)
    return f", pdftotext {theirs:.1f} s"


def _by_pandoc(source: bytes, suffix: str, name: str, runs: int) -> bool:
    data = pandoc.run(["--from=markdown", f"--to={name}", "--standalone", "-o-"], source).output
    own = least(lambda: readers.read_bytes(data, f"book.{suffix}"), runs)
    theirs = least(lambda: pandoc.run([f"--from={name}", "--to=json"], data), runs)
    print(f"{name:<6} {len(data) / 1e6:.1f} MB: biblio {own:.1f} s, pandoc {theirs:.1f} s")
    return own > TIMES * theirs


def _page(chance: random.Random, number: int) -> list[Print]:
    lines = [
        Print(_words(chance, 9), 60, 540 - 12 * at, 10, "FFFFIFB"[at % 7]) for at in range(LINES)
    ]
    note = Print(f"{number % 9 + 1} {_words(chance, 8)}.", 60, 70, 7)
    call = Print(str(number % 9 + 1), 330, 544, 6)
    return [*lines, call, note, Print(str(number), 200, 30)]


def _paragraphs(chance: random.Random) -> Iterator[str]:
    for number in range(PARAGRAPHS):
        yield f"{_words(chance, 90)} *{_words(chance, 3)}*.[^{number}]"
        yield f"[^{number}]: {_words(chance, 12)}."


def _words(chance: random.Random, number: int) -> str:
    return " ".join("".join(chance.choices(_SYLLABLES, k=3)) for _ in range(number))


def least(read: Callable[[], object], runs: int) -> float:
    """The least seconds of all runs, a first one not counted."""
    read()
    found = []
    for _ in range(runs):
        start = _spent()
        read()
        found.append(_spent() - start)
    return min(found)


def _spent() -> float:
    """Seconds of the processors that this process and its children have taken."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(one.ru_utime + one.ru_stime for one in map(resource.getrusage, whose))


if __name__ == "__main__":
    sys.exit(main())
