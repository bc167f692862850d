"""How fast a packet is written, in how much memory, and how that compares with pandoc.

The packet is invented: 5,000 and 20,000 paragraphs of 90 words, a note in every fifth and a
comment in three of fifty. Each size is written in a process of its own, and pandoc makes a Word
file of the same words, notes and comments from Markdown, in turns with it.

Then books of 1 MB of Markdown, with a note to every third paragraph, are made packets by the
command itself, from reading to writing, without LibreOffice, in turns with pandoc too. The notes of
one say something in prose; those of the other cite 570 works in words, which the command has to
find and read. Pandoc is told these works, by keys and a library, and to format them in the same
style (citeproc), as the command does; how long it takes for the words alone is printed too.

All times are of the processor, the least of several runs. Exits 1 where a limit is passed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from biblio.config import DEFAULT_STYLE
from biblio.document import Run
from biblio.packet.model import (
    Block,
    Comment,
    CommentMark,
    Cover,
    Inline,
    Look,
    Note,
    NoteMark,
    Packet,
    Reading,
    Stream,
)
from biblio.packet.rendering import Layout, render
from biblio.styles import find_style

SIZES = (5_000, 20_000)
WORDS, NOTE_WORDS = 90, 18
EVERY_NOTE, COMMENTED, EVERY_COMMENT = 5, 3, 50
SECONDS, MEGABYTES, FASTER, GROWTH = 0.6, 150.0, 4.0, 5.0
BOOK, EVERY_CITATION, SLOWER = 1_000_000, 3, 1.5
RUNS = 5
NOWHERE = {**os.environ, "PATH": ""}  # where there is no LibreOffice


def main() -> int:
    """Measure both sizes, the book and pandoc, and say whether the limits are kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, help="write a packet of this size, in this process")
    size = parser.parse_args().size
    if size:
        print(*measure(size))
        return 0
    small, large = (_in_turns(size) for size in SIZES)
    return report(small, large) | _of_books()


def measure(size: int) -> tuple[float, float]:
    """Seconds to write the packet of so many paragraphs, and the peak of the process in MB."""
    packet = made(size)
    start = time.process_time()
    data = render(packet, Layout()).data
    seconds = time.process_time() - start
    assert data.startswith(b"PK")
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _in_turns(size: int) -> tuple[float, float, float]:
    """The least seconds, the most megabytes, and the least seconds of pandoc."""
    ours: list[tuple[float, float]] = []
    theirs: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "packet.md")
        source.write_text("\n\n".join(markdown(made(size))), encoding="utf-8")
        for _ in range(RUNS if size == SIZES[0] else 3):
            command = [sys.executable, __file__, "--size", str(size)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            seconds, megabytes = map(float, done.stdout.split())
            ours.append((seconds, megabytes))
            theirs.append(_pandoc(source))
    return (
        min(seconds for seconds, _ in ours),
        max(megabytes for _, megabytes in ours),
        min(theirs),
    )


def _pandoc(source: Path, *further: str) -> float:
    import pypandoc

    target = os.fspath(source.with_suffix(".pandoc.docx"))
    return _timed([pypandoc.get_pandoc_path(), str(source), "-o", target, *further])


def _timed(command: Sequence[str]) -> float:
    """The seconds of the processor that the command takes, its children's with them."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, env=NOWHERE, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def report(small: tuple[float, float, float], large: tuple[float, float, float]) -> int:
    """Print the figures; 1 where a limit is passed."""
    print("paragraphs   seconds    MB   pandoc, seconds   times faster")
    for size, (seconds, megabytes, pandoc) in zip(SIZES, (small, large), strict=True):
        times = pandoc / seconds
        print(f"{size:10,}   {seconds:7.2f}   {megabytes:3.0f}   {pandoc:15.2f}   {times:12.1f}")
    growth = large[0] / small[0]
    print(f"growth from {SIZES[0]:,} to {SIZES[1]:,} paragraphs: {growth:.1f} × (limit {GROWTH})")
    kept = small[0] <= SECONDS and small[1] <= MEGABYTES
    return int(not kept or small[2] / small[0] < FASTER or growth > GROWTH)


def _of_books() -> int:
    """Print how long the command and pandoc take for both books; 1 where the limit is passed."""
    with tempfile.TemporaryDirectory() as folder:
        plain = _in_prose(Path(folder, "plain.md"))
        cited = _citing(Path(folder, "cited.md"))
    return int(plain > SLOWER or cited > SLOWER)


def _in_prose(source: Path) -> float:
    source.write_text("\n\n".join(_book(lambda note: note.said)), encoding="utf-8")
    ours, theirs = _least(lambda: _packet(source), lambda: _pandoc(source))
    print(f"a book of 1 MB: {ours:.2f} s, pandoc {theirs:.2f} s: {_ratio(ours, theirs)}")
    return ours / theirs


def _citing(source: Path) -> float:
    """How many times longer than pandoc's the command's time is for a book of citations."""
    keyed = source.with_name("keyed.md")
    works: list[dict[str, object]] = []
    source.write_text("\n\n".join(_book(lambda note: note.cited)), encoding="utf-8")
    keyed.write_text("\n\n".join(_book(lambda note: note.key(works))), encoding="utf-8")
    library = source.with_name("works.json")
    library.write_text(json.dumps(works), encoding="utf-8")
    style = f"--csl={find_style(DEFAULT_STYLE).path}"
    citing = ("--citeproc", style, f"--bibliography={library}")
    ours, theirs, words = _least(
        lambda: _packet(source), lambda: _pandoc(keyed, *citing), lambda: _pandoc(source)
    )
    print(
        f"with {len(works)} works cited: {ours:.2f} s, pandoc with the same works {theirs:.2f} s: "
        f"{_ratio(ours, theirs)}; pandoc with the words alone {words:.2f} s: {ours / words:.2f} ×"
    )
    return ours / theirs


def _least(*commands: Callable[[], float]) -> list[float]:
    """The least time of each command, run in turns."""
    rounds = [[command() for command in commands] for _ in range(RUNS)]
    return list(map(min, zip(*rounds, strict=True)))


def _packet(source: Path) -> float:
    program = Path(sys.executable).with_name("biblio")
    target = os.fspath(source.with_suffix(".docx"))
    return _timed([os.fspath(program), "packet", os.fspath(source), "-o", target])


def _ratio(ours: float, theirs: float) -> str:
    return f"{ours / theirs:.2f} × (limit {SLOWER})"


class Work(NamedTuple):
    """A work that a note cites, and the page."""

    given: str
    family: str
    title: str
    year: int
    page: int
    said: str

    @property
    def cited(self) -> str:
        """The citation in words."""
        imprint = f"(London: Lower Bank Press, {self.year})"
        return f"{self.given} {self.family}, *{self.title}* {imprint}, {self.page}."

    def key(self, works: list[dict[str, object]]) -> str:
        """The citation by a key, as pandoc has it; the work is put to the others."""
        works.append(
            {
                "id": f"work{len(works)}",
                "type": "book",
                "author": [{"given": self.given, "family": self.family}],
                "title": self.title,
                "publisher": "Lower Bank Press",
                "publisher-place": "London",
                "issued": {"date-parts": [[self.year]]},
            }
        )
        return f"[@work{len(works) - 1}, {self.page}]"


def _book(worded: Callable[[Work], str]) -> Iterator[str]:
    """The paragraphs and notes of a book in Markdown, always the same but for the notes' words."""
    chance = random.Random(BOOK)
    stock = _stock(chance)
    notes: list[str] = []
    size = 0
    yield "# A long book"
    while size < BOOK:
        if len(notes) % 20 == 0:
            yield f"## {' '.join(chance.choices(stock, k=3)).title()}"
        for at in range(EVERY_CITATION):
            text = f"{' '.join(chance.choices(stock, k=WORDS)).capitalize()}."
            size += len(text)
            yield f"{text}[^{len(notes) + 1}]" if at == 0 else text
        said = f"{' '.join(chance.choices(stock, k=NOTE_WORDS)).capitalize()}."
        names, title = chance.choice(("Ada Brant", "Tobias Wend")), chance.choices(stock, k=3)
        given, family = names.split()
        year, page = chance.randint(1900, 1999), chance.randint(1, 300)
        work = Work(given, family, " ".join(title).title(), year, page, said)
        notes.append(f"[^{len(notes) + 1}]: {worded(work)}")
    yield from notes


def _stock(chance: random.Random) -> list[str]:
    return ["".join(chance.choices("aeioulmnrst", k=chance.randint(2, 9))) for _ in range(2_000)]


def made(size: int) -> Packet:
    """A packet of one reading with so many paragraphs, always the same."""
    chance = random.Random(size)
    stock = _stock(chance)
    blocks: list[Block] = []
    notes: list[Note] = []
    comments: list[Comment] = []
    for number in range(size):
        inlines: list[Inline] = [Run(f"{' '.join(chance.choices(stock, k=WORDS))}.")]
        if number % EVERY_NOTE == 0:
            inlines.append(NoteMark(len(notes)))
            notes.append(Note(Stream.AUTHOR, (_text(chance, stock),)))
        if number % EVERY_COMMENT < COMMENTED:
            at = len(comments)
            inlines = [CommentMark(at, is_start=True), *inlines, CommentMark(at, is_start=False)]
            comments.append(Comment((_text(chance, stock),)))
        blocks.append(Block(Look.TEXT, tuple(inlines), number + 1))
    reading = Reading("A long reading", tuple(blocks), tuple(notes), tuple(comments))
    return Packet(Cover("A long packet"), (reading,))


def _text(chance: random.Random, stock: list[str]) -> Block:
    return Block(Look.TEXT, (Run(" ".join(chance.choices(stock, k=NOTE_WORDS))),))


def markdown(packet: Packet) -> Iterator[str]:
    """The same packet in pandoc's Markdown."""
    reading = packet.readings[0]
    yield f"# {reading.title}"
    for block in reading.blocks:
        parts: list[str] = []
        for inline in block.inlines:
            match inline:
                case Run():
                    parts.append(inline.text)
                case NoteMark():
                    parts.append(f"^[{reading.notes[inline.note].blocks[0].string}]")
                case CommentMark(at, True):
                    said = reading.comments[at].blocks[0].string
                    parts.append(f'[{said}]{{.comment-start id="{at}" author="biblio"}}')
                case CommentMark(at, False):
                    parts.append(f'[]{{.comment-end id="{at}"}}')
        yield "".join(parts)


if __name__ == "__main__":
    sys.exit(main())
