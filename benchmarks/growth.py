"""How time grows with size, part by part: twice as much may take 2.3 times as long, no more.

    python benchmarks/growth.py [--only WORD] [--most BYTES] [--seconds N] [--record]

Each part is given invented texts or libraries, each twice as large as the one before, up to 10 MB
or 102,400 entries, as with `--big`; it stops earlier where a run takes longer than `--seconds`
allows. Each run is a process of its own, whose processor time counts: the least of several, where a
single one seems too long. Prints the times and exits 1 where a part grows faster, or did not come
to its largest size. With `--record` each part takes its place in docs/growth.toml, of which
docs/growth.svg is drawn: so the parts may be measured one at a time.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from time import process_time

from growth_record import record

from biblio.cli import COLLECTED_AT
from biblio.document import Document, Note, Paragraph, Run
from biblio.editions.duplicates import find
from biblio.editions.lookup import authority
from biblio.editions.revising import revise
from biblio.editions.titles import TitleIndex, index
from biblio.extractor import extract
from biblio.files.limits import set_big
from biblio.formats import bibtex
from biblio.formats.registry import FORMATS
from biblio.gatherer import cite
from biblio.library import Library
from biblio.linter import loading, merging, run, select
from biblio.origins import TextOrigin
from biblio.readers import html, markdown, text

SMALLEST, MOST, SECONDS = 10_000, 10_240_000, 300.0
FEWEST, MOST_ENTRIES = 100, 102_400  # entries of the smallest library, and of the largest
LIMIT = 2.3
TELLING = 0.05  # seconds: shorter times say nothing of growth
TRIES = 4  # of a run that seems too long

NAMES = "Ada Finch|Ben Roe|Cora Quill|Dan Marsh|Eve Salter|Finn Ash|Gil Poole|Hetty Lane".split("|")
PLACES = "London|Leeds|York|Hull|Bath|Derby|Ely|Wells".split("|")
WORDS = "Salt Roads Tolls Ponds Mills Ferries Barns Locks Tides Kilns Looms Wharves".split()


@dataclass(frozen=True)
class Part:
    """A step, and what it is given: of a size, in characters or in entries."""

    name: str
    make: Callable[[int], object]
    run: Callable[[object], object]
    smallest: int = SMALLEST
    most: int = MOST


@dataclass(frozen=True)
class Measured:
    """How long a part took at each size, in seconds, and how much memory at the largest, in MB."""

    part: Part
    found: list[tuple[int, float]]
    memory: int


@cache
def titles() -> TitleIndex:
    """The authority's titles, loaded once."""
    return index()


def title(number: int) -> str:
    """A title that no other number has; its first words recur, in two titles each."""
    first, second = WORDS[number % 12], WORDS[number // 12 % 12]
    return f"{first}{letters(number // 288)} and {second} of the {number}th Parish"


def person(number: int) -> str:
    """A name: a library twice as large has more authors, and more words, as real ones do."""
    ending = f"{'abcdefghij'[number // 8 % 10]}{'mnoprst'[number // 80 % 7]}"
    return f"{NAMES[number % 8]}{ending}{letters(number // 560)}"


def letters(number: int) -> str:
    """A number as the end of a word; nothing for 0."""
    return "".join("bdfgklntvz"[int(figure)] for figure in str(number or ""))


def work(number: int) -> str:
    """A work as a note cites it."""
    imprint = f"{PLACES[number % 8]}: {WORDS[number % 12]} Press, {1850 + number % 140}"
    return f"{person(number)}, {title(number)} ({imprint})"


def until(size: int, piece: Callable[[int], str]) -> Iterator[str]:
    """Pieces until they are as long as asked."""
    length = number = 0
    while length < size:
        string = piece(number)
        yield string
        length, number = length + len(string), number + 1


def prose(size: int) -> str:
    """Paragraphs that cite nothing."""
    line = "The bailiffs of parish {} wrote down what the carters paid, and nobody read it again. "
    return "".join(until(size, lambda n: line.format(n) + ("\n\n" if n % 6 == 5 else "")))


def noted(size: int) -> str:
    """Markdown with a note in every sentence, each other of which points back."""

    def note(number: int) -> str:
        said = work(number) if number % 2 == 0 else f"{person(number - 1).split()[-1]}, {number}"
        return f"They paid in salt.[^{number}]\n\n[^{number}]: {said}, {number % 300}.\n\n"

    return "".join(until(size, note))


def page(size: int) -> str:
    """A web page with notes that are linked both ways."""
    pieces = list(until(size // 2, lambda n: f"{work(n)}, {n % 300}."))
    calls = (
        f'<p>They paid in salt.<a href="#n{n}" id="r{n}">[{n}]</a></p>' for n in range(len(pieces))
    )
    notes = (
        f'<p id="n{n}"><a href="#r{n}">[{n}]</a> {piece}</p>' for n, piece in enumerate(pieces)
    )
    return f"<html><body>{''.join(calls)}<h2>Notes</h2>{''.join(notes)}</body></html>"


def paragraphs(*pieces: str, style: str = "text") -> Document:
    """A document of these paragraphs."""
    return Document("a.txt", tuple(Paragraph((Run(piece),), style) for piece in pieces))


def with_notes(size: int) -> Document:
    """A document with a note to each paragraph."""
    said = list(until(size, lambda n: f"{work(n)}, {n % 300}." if n % 3 else f"Ibid., {n}."))
    notes = (
        Note(str(n), (Paragraph((Run(one),)),), "footnote", TextOrigin(0, 0, 1, 1, None), 18, n)
        for n, one in enumerate(said)
    )
    body = paragraphs(*["They paid in salt."] * len(said))
    return Document("a.txt", body.paragraphs, tuple(notes))


def one_note(size: int) -> Document:
    """A single note with all the works in it."""
    body = paragraphs("They paid in salt.")
    said = "; ".join(until(size, lambda n: f"{work(n)}, {n % 300}"))
    note = Note("1", (Paragraph((Run(said),)),), "footnote", TextOrigin(0, 0, 1, 1, None), 18, 0)
    return Document("a.txt", body.paragraphs, (note,))


def reference_list(size: int) -> Document:
    """A list of references, each called by name and year in the text."""

    def entry(number: int) -> str:
        given, family = person(number).split()
        return (
            f"{family}, {given}. {title(number)}. {PLACES[number % 8]}: Elm, {1900 + number % 99}."
        )

    def call(number: int) -> str:
        return f"So it is ({person(number).split()[1]} {1900 + number % 99}, {number % 300}). "

    entries = until(size // 2, entry)
    listed = paragraphs(*entries, style="bibliography").paragraphs
    return Document("a.txt", (*paragraphs(*until(size // 2, call)).paragraphs, *listed))


def paged(size: int) -> Document:
    """People who are named in full, and then cited by a page."""

    def said(number: int) -> str:
        name = person(number)
        return f"So {name} has it. They paid in salt ({name.split()[1]}, p. {number % 300}). "

    return paragraphs(*until(size, said))


def one_paragraph(piece: str, said: Callable[[int], object] = int) -> Callable[[int], Document]:
    """All of it one paragraph; in each piece what is `said` of its number, else the number."""
    return lambda size: paragraphs("".join(until(size, lambda n: piece.replace("#", str(said(n))))))


def year(number: int) -> int:
    """One of two centuries."""
    return 1800 + number % 200


def entries(size: int) -> str:
    """A library, every fourth entry of which has another edition there."""

    def entry(n: int) -> str:
        said = n - 1 if n % 4 == 3 else n
        year, place = 1850 + n % 140, PLACES[n % 8]
        return (
            f"@book{{k{n},\n  author = {{{person(said)}}},\n  title = {{{title(said)}}},\n"
            f"  address = {{{place}}},\n  publisher = {{Elm}},\n  year = {{{year}}},\n}}\n"
        )

    return "".join(map(entry, range(size)))


def extracted(document: object) -> object:
    """The document with its citations resolved."""
    assert isinstance(document, Document)
    return extract(document, titles=titles())


def cited(document: object) -> object:
    """The document's citations as a library."""
    assert isinstance(document, Document)
    return cite([document], titles=titles())


def merged(library: object) -> object:
    """The library put into an empty one."""
    assert isinstance(library, Library)
    return Library(()).merge(library.entries)


def loaded(source: object) -> Library:
    """The library read."""
    return bibtex.read(str(source), "a.bib").library


def library(size: int) -> Library:
    """A library read already."""
    return loaded(entries(size))


def written(library: object) -> object:
    """The library written."""
    assert isinstance(library, Library)
    return bibtex.dumps(library.entries)


def in_format(name: str) -> Callable[[int], str]:
    """A library as another format has it."""
    return lambda size: FORMATS[name].write(library(size).entries)[0]


def read_as(name: str) -> Callable[[object], object]:
    """It read."""
    return lambda source: FORMATS[name].read(str(source).encode(), "a")


def normalised(library: object) -> object:
    """The library in the authority's form."""
    assert isinstance(library, Library)
    return revise(library, authority(), titles())


def duplicates(library: object) -> object:
    """The entries that are one edition."""
    assert isinstance(library, Library)
    return find(library)


def without_duplicates(source: object) -> object:
    """The library with these merged, as text."""
    return merging.merged(bibtex.read(str(source), "a.bib"))


def linted(source: object) -> object:
    """The findings of all rules."""
    return run(loading.subject({"a.bib": str(source).encode()}), select())


def read(reader: Callable[[str, str], Document]) -> Callable[[object], object]:
    """The text read, without a file."""
    return lambda source: reader(str(source), "a")


MENTION = "In The Salt Roads, Eve Salter # writes of tolls. "
PARTS = (
    Part("text read", prose, read(text.read_text)),
    Part("Markdown with notes read", noted, read(markdown.read_text)),
    Part("web page with notes read", page, read(html.read_text)),
    Part("prose that cites nothing", lambda n: text.read_text(prose(n), "a"), extracted),
    Part("notes", with_notes, extracted),
    Part("notes as a library", with_notes, cited),
    Part("one long note", one_note, extracted),
    Part("a reference list and its calls", reference_list, extracted),
    Part("people and their pages", paged, extracted),
    Part("mentions in one paragraph", one_paragraph(MENTION), extracted),
    Part("quotation marks", one_paragraph("“"), extracted),
    Part("ampersands", one_paragraph("&"), extracted),
    Part("names in a row", one_paragraph("Roe, "), extracted),
    Part("years in brackets", one_paragraph("(Roe #, 5) ", year), extracted),
    Part("library read", entries, loaded, FEWEST, MOST_ENTRIES),
    Part("library written", library, written, FEWEST, MOST_ENTRIES),
    Part("library merged into another", library, merged, FEWEST, MOST_ENTRIES),
    Part("library normalised", library, normalised, FEWEST, MOST_ENTRIES),
    Part("duplicates found", library, duplicates, FEWEST, MOST_ENTRIES),
    Part("duplicates merged", entries, without_duplicates, FEWEST, MOST_ENTRIES),
    Part("library linted", entries, linted, FEWEST, MOST_ENTRIES),
    Part("CSL-JSON read", in_format("csljson"), read_as("csljson"), FEWEST, MOST_ENTRIES),
    Part("RIS read", in_format("ris"), read_as("ris"), FEWEST, MOST_ENTRIES),
)


def measured(part: Part, most: int, seconds: float) -> Measured:
    """The sizes, each twice the last, and the seconds of each: the least of some runs."""
    part.run(part.make(part.smallest // 10))  # what is loaded and compiled once does not count
    result = Measured(part, [], 0)
    size = part.smallest
    while size <= min(most, part.most) and (
        not result.found or result.found[-1][1] * LIMIT < seconds
    ):
        runs = [spent(part, size)]
        while repeated(runs, result.found):
            runs.append(spent(part, size))
        result.found.append((size, min(runs)[0]))
        result = Measured(part, result.found, min(memory for _, memory in runs))
        size *= 2
    return result


def repeated(runs: Sequence[tuple[float, int]], found: Sequence[tuple[int, float]]) -> bool:
    """Whether to run it again: so long as it is cheap, and where others may have disturbed it."""
    least = min(runs)[0]
    is_steep = bool(found) and least > found[-1][1] * LIMIT * 0.95
    is_cheap = sum(seconds for seconds, _ in runs) < 1
    return (is_cheap or is_steep) and len(runs) < TRIES


def spent(part: Part, size: int) -> tuple[float, int]:
    """Processor time of one run, and the memory, in MB, of the process that made it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        made = part.make(size)
        start = process_time()
        part.run(made)
        os.write(writing, str(process_time() - start).encode())
        os._exit(0)
    os.close(writing)
    said = os.read(reading, 100)
    os.close(reading)
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"{part.name} of {size:,} ends with {os.waitstatus_to_exitcode(status)}.")
    return float(said), usage.ru_maxrss // 1024


def growth(found: Sequence[tuple[int, float]]) -> float:
    """The steepest growth of a doubling."""
    telling = (seconds for _, seconds in found if seconds >= TELLING)
    return max((later / sooner for sooner, later in pairwise(telling)), default=1.0)


def main() -> int:
    """Print a line for each part; 1 where one grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", metavar="WORD", help="parts with this in their name")
    parser.add_argument("--most", type=int, default=MOST, metavar="BYTES", help="the largest text")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="the longest single run")
    parser.add_argument("--record", action="store_true", help="keep the times, and draw them")
    options = parser.parse_args()
    gc.set_threshold(*COLLECTED_AT)
    set_big(True)
    over = False
    for part in PARTS:
        if options.only in part.name:
            one = measured(part, options.most, options.seconds)
            short = one.found[-1][0] * 2 <= min(options.most, part.most)
            fast = growth(one.found) > LIMIT
            over |= fast or short
            print(
                f"{growth(one.found):5.2f} ×{'!' if fast else ' '} {part.name}, "
                f"{'stopped at' if short else 'to'} "
                f"{one.found[-1][0]:,} in {one.memory} MB: "
                + " ".join(f"{seconds:.2f}" for _, seconds in one.found),
                flush=True,
            )
            if options.record:
                record(part.name, part.smallest, [seconds for _, seconds in one.found])
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
