"""How fast plain text and Markdown are read: 1 MB, twice as much, and many chapters in one file.

The prose is invented; each chapter of 40 paragraphs has notes from 1 on. Exits 1 where 1 MB takes
longer than it may, twice the text much more than twice the time, or 33 chapters in one file longer
than in files of their own. Then `biblio extract` as a whole process, on 1 MB of paragraphs of a
hundred words with a note each. Seconds are those of the processor, the least of all runs.
"""

from __future__ import annotations

import argparse
import gc
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from time import process_time

from biblio.cli import COLLECTED_AT
from biblio.document import Document
from biblio.readers import markdown, text

Read = Callable[[str, str], Document]

CHAPTERS, PARAGRAPHS, MEGABYTE = 33, 40, 1_000_000
# seconds a MB may take on a machine of two cores of 2022, and by how much measurements differ
MOST, SLACK = 4.0, 1.25
PARAGRAPH = (
    "The saltmakers of the northern coast paid their tithe in salt{mark} and sold the rest"
    " inland, in spring,\nto whoever came with a cart, and the bailiff wrote it down.\n\n"
)
NOTE = "{mark} Rosa Roe, The Salt Tithe (London: Verso, 1990), {number}.\n\n"
# what the notes of a book are: works in full, what was cited before, the note before, remarks
NOTES = (
    "Ann Poe, *The Salt Tithe of {year}* (London: Harbour Press, {year}), {number}–{next}.",
    "Poe, *Salt Tithe of {year}*, {number}.",
    "Ibid., {number}.",
    "Jan Noll, ‘Carts and Salt’, *Coast Journal* {number} ({year}), {number}–{next}.",
    "The bailiff could not write, and had it done.",
)


def main() -> int:
    """Print the seconds of each format; 1 where one is too slow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    # As the command has it, lest many files are compared with one by how often cycles are sought.
    gc.set_threshold(*COLLECTED_AT)
    formats = (("text", text.read_text, "[{}]"), ("Markdown", markdown.read_text, "[^{}]"))
    slow = [name for name, *one in formats if _told(name, *one, runs)]
    seconds = min(extracted(prose(), runs))
    print(f"extract: 1 MB {seconds:.2f} s")
    return int(bool(slow) or seconds > MOST)


def prose() -> str:
    """A megabyte of Markdown with a note in each paragraph."""
    sentences = PARAGRAPH.format(mark="").strip() + " "
    texts, length = [], 0
    for number, note in enumerate(cycle(NOTES), 1):
        said = note.format(year=1800 + number % 200, number=number % 400, next=number % 400 + 9)
        texts.append(f"{sentences * 4}And so on.[^{number}]\n\n[^{number}]: {said}\n\n")
        length += len(texts[-1])
        if length > MEGABYTE:
            break
    return "".join(texts)


def extracted(source: str, runs: int) -> list[float]:
    """Seconds of the processor that `biblio extract` takes, a first run not counted."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "book.md")
        path.write_text(source, encoding="utf-8")
        command = [sys.executable, "-m", "biblio", "extract", str(path), "--to", "json"]
        for _ in range(runs + 1):
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            subprocess.run(command, capture_output=True, check=True)
            found.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)
    return found[1:]


def _told(name: str, read: Read, label: str, runs: int) -> bool:
    """Tell of the format; whether it is too slow."""
    one = chapter(label)
    book = one * (MEGABYTE // len(one))
    small, large = (timed(read, [source], runs) for source in (book, book * 2))
    apart, together = (timed(read, each, runs) for each in ([one] * CHAPTERS, [one * CHAPTERS]))
    print(f"{name}: 1 MB {small:.2f} s, 2 MB {large:.2f} s")
    print(f"{name}: {CHAPTERS} files {apart:.2f} s, one file of their chapters {together:.2f} s")
    return small > MOST or large > 2 * SLACK * small or together > SLACK * apart


def chapter(label: str) -> str:
    """A chapter, whose notes stand behind it."""
    numbers = range(1, PARAGRAPHS + 1)
    marks = [label.format(number) for number in numbers]
    colon = ":" if "^" in label else ""
    notes = (
        NOTE.format(mark=mark + colon, number=number)
        for mark, number in zip(marks, numbers, strict=True)
    )
    return "".join((*(PARAGRAPH.format(mark=mark) for mark in marks), *notes))


def timed(read: Read, sources: list[str], runs: int) -> float:
    """The seconds that it takes to read them all, the least of several runs."""
    seconds = []
    for _ in range(runs):
        start = process_time()
        for source in sources:
            read(source, "book")
        seconds.append(process_time() - start)
    return min(seconds)


if __name__ == "__main__":
    sys.exit(main())
