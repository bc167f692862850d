"""How fast a Word file is read, and how that compares with mammoth and docx2python.

The file is invented: a megabyte of text in paragraphs of 90 words, a note in every fifth, looks in
every third. All read it in turns, each in a process of its own; mammoth is measured where it is
installed (`pip install mammoth`). Exits 1 where biblio takes longer than mammoth, or more memory
than it may.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "helpers"))

from word_package import call, italic, note, p, package, r

CHARACTERS, WORDS, EVERY_NOTE, EVERY_LOOK = 1_000_000, 90, 5, 3
MEGABYTES, RUNS = 200.0, 5
_SYLLABLES = "la ro ti men ka sul ber no ven ash or del min ta"


def main() -> int:
    """Measure all readers, print the figures, and say whether biblio keeps its limits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--read", nargs=2, metavar=("NAME", "FILE"), help="read, in this process")
    wanted = parser.parse_args().read
    if wanted:
        print(*measure(*wanted))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "text.docx")
        path.write_bytes(made())
        names = [name for name in READERS if name == "biblio" or find_spec(name)]
        found = {name: [_apart(name, path) for _ in range(RUNS)] for name in names}
    return report({name: _medians(runs) for name, runs in found.items()})


def made() -> bytes:
    """The Word file."""
    chance = random.Random(11)
    vocabulary = ["".join(chance.choices(_SYLLABLES.split(), k=3)) for _ in range(3_000)]

    def words(number: int) -> str:
        return " ".join(chance.choices(vocabulary, k=number))

    body, notes, length = [], [], 0
    while length < CHARACTERS:
        runs = [r(words(WORDS // 2)), r(f" {words(WORDS // 2)}. ")]
        if len(body) % EVERY_LOOK == 0:
            runs.insert(1, italic(f" {words(3)}"))
        if len(body) % EVERY_NOTE == 0:
            notes.append(note(len(notes) + 1, f"{words(12)}."))
            runs.append(call(len(notes)))
        body.append(p(*runs))
        length += WORDS * 7
    return package("".join(body), footnotes="".join(notes))


def measure(name: str, path: str) -> tuple[float, float]:
    """Seconds to read the file, and the peak of the process in MB; loading is not counted."""
    read = READERS[name]()
    start = time.perf_counter()
    read(path)
    seconds = time.perf_counter() - start
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def report(found: dict[str, tuple[float, float]]) -> int:
    """Print a line a reader."""
    for name, (seconds, megabytes) in found.items():
        print(f"{name:<12}{seconds:6.2f} s {megabytes:6.0f} MB")
    seconds, megabytes = found["biblio"]
    slower = "mammoth" in found and seconds > found["mammoth"][0]
    return 1 if slower or megabytes > MEGABYTES else 0


def _apart(name: str, path: Path) -> tuple[float, float]:
    command = [sys.executable, __file__, "--read", name, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def _medians(runs: list[tuple[float, float]]) -> tuple[float, float]:
    seconds, megabytes = zip(*runs, strict=True)
    return statistics.median(seconds), statistics.median(megabytes)


def _biblio() -> Callable[[str], object]:
    from biblio import readers
    from biblio.readers.docx import sheet
    from biblio.readers.shaping import shape

    assert sheet
    assert shape
    return readers.read


def _mammoth() -> Callable[[str], object]:
    import mammoth

    def read(path: str) -> object:
        with open(path, "rb") as file:
            return mammoth.convert_to_html(file)

    return read


def _docx2python() -> Callable[[str], object]:
    from docx2python import docx2python

    return lambda path: docx2python(path).text


READERS: dict[str, Callable[[], Callable[[str], object]]] = {
    "biblio": _biblio,
    "mammoth": _mammoth,
    "docx2python": _docx2python,
}

if __name__ == "__main__":
    sys.exit(main())
