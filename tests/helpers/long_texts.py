"""Four long invented texts with all that is known of them: poems, tables, pictures, 700 notes.

A song book as plain text, with stanzas, speeches and notes at its end; returns of a parish in
Markdown, with tables whose cells are empty, aligned or noted; a walk in HTML, with pictures and
their captions; annals in Markdown with 700 notes, half of which cite. Persons, places and works are
invented; the texts are alike at every run. To have them as files, give a folder:

    python tests/helpers/long_texts.py FOLDER
"""

from __future__ import annotations

import random
import re
import struct
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

PERSONS = ("Ada Brant", "Tobias Wend", "Rosa Roe", "Edmund Harrow", "Miriam Vale", "Jonas Kell")
_TITLES = {
    "Ada Brant": ("The Ferry Accounts", "A Ledger of Low Water"),
    "Tobias Wend": ("Sluices and Their Keepers", "On the Upkeep of Towpaths"),
    "Rosa Roe": ("A Book of Landings", "Ropewalk Days"),
    "Edmund Harrow": ("The Bridge Committee", "Tolls: A History"),
    "Miriam Vale": ("Eel Law", "Women of the Lower Locks"),
    "Jonas Kell": ("The Year of the Two Floods", "Mud"),
}
_NOUNS = (
    "ferry sluice towpath landing ropewalk bridge toll lantern ledger barge mooring weir orchard"
    " granary chapel market bell cellar stairway signal"
).split()
_FOLK = "ferrymen weavers carters clerks bargees widows masons pilots coopers eel-catchers".split()
_DEEDS = (
    "mended counted painted forgot leased surveyed drained measured roofed sold quarrelled-over"
    " guarded inherited whitewashed"
).split()
_TIMES = (
    "In March", "After the second flood", "Before harvest", "In 1871", "That winter",
    "On the first of May", "For nine years", "When the ice broke", "By custom", "Towards evening",
)  # fmt: skip
_WHYS = (
    "because nobody else would", "as the parish book says", "though the council had forbidden it",
    "and was paid in salt fish", "with a rope as thick as an arm", "for the sake of the young",
    "and wrote it down the same night", "to the great surprise of Georgia and Virginia",
    "under Henry IV and long afterwards", "while the upper town slept",
)  # fmt: skip
_FORMS = (
    "{time} the {folk} {deed} the {noun}, {why}.",
    "The {noun} of the lower bank was {deed} by {folk} {why}.",
    "Nobody asked the {folk} about the {noun}; they {deed} it {why}.",
    "{time} a {noun} and two {noun2}s were {deed}, {why}.",
    "It was said of the {noun} that the {folk} {deed} it {why}, and so was the {noun2}.",
)
_SHELF = tuple((who, title) for who, titles in _TITLES.items() for title in titles)
_NOTES = 700


@dataclass(frozen=True, slots=True)
class LongText:
    """A text and what it has: all words of its body, notes, works cited in full, persons.

    `notes` are pairs: the last words before the mark, and the words of the note.
    """

    name: str
    source: str
    words: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    works: frozenset[str]
    pictures: tuple[str, ...] = ()

    @property
    def suffix(self) -> str:
        """That of its file, without the point."""
        return self.name.rpartition(".")[2]


@dataclass(slots=True)
class Writer:
    """Writes sentences by chance, always the same, and keeps what it wrote."""

    seed: int
    lines: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    works: set[str] = field(default_factory=set)
    pictures: list[str] = field(default_factory=list)
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    def sentence(self) -> str:
        """A sentence that names nobody."""
        pick = self.chance.choice
        noun, noun2 = self.chance.sample(_NOUNS, 2)
        return pick(_FORMS).format(
            time=pick(_TIMES), folk=pick(_FOLK), deed=pick(_DEEDS).replace("-", " "),
            noun=noun, noun2=noun2, why=pick(_WHYS),
        )  # fmt: skip

    def prose(self, sentences: int) -> str:
        """Sentences; one in six has somebody in it."""
        said = []
        for _ in range(sentences):
            said.append(self.sentence())
            if self.chance.random() < 1 / 6:
                said.append(f"{self.chance.choice(PERSONS)} kept the {self.chance.choice(_NOUNS)}.")
        return " ".join(said)

    def told(self, text: str) -> str:
        """The text, which belongs to the body."""
        self.words += words_of(text)
        return text

    def note(self, before: str, text: str) -> int:
        """The number, from 1, of a note with this text, whose mark stands behind these words."""
        self.notes.append((before, text))
        return len(self.notes)

    def cited(self, mark: str = "*") -> str:
        """A full reference, with the marks of italics around its title."""
        who, title = self.chance.choice(_SHELF)
        self.works.add(title)
        year = 1900 + 7 * _SHELF.index((who, title))
        page = self.chance.randint(2, 240)
        return f"{who}, {mark}{title}{mark} (London: Lower Bank Press, {year}), {page}."

    def made(self, name: str, source: str | None = None) -> LongText:
        """The text, its paragraphs parted by empty lines if it is not given."""
        whole = "\n\n".join(self.lines) + "\n" if source is None else source
        notes = tuple(self.notes)
        parts = (tuple(self.words), notes, frozenset(self.works), tuple(self.pictures))
        return LongText(name, whole, *parts)


def words_of(text: str) -> list[str]:
    """The words of a text, marks of typewriters left out."""
    return re.findall(r"[^\W_]+", text)


def songs() -> LongText:
    """Poems of one to five stanzas between prose and speeches, as plain text with notes."""
    pen = Writer(1)
    pen.lines.append(pen.told("SONGS OF THE LOWER BANK"))
    for number in range(1, 41):
        pen.lines.append(pen.told(f"CHAPTER {number}"))
        opening = pen.told(pen.prose(4))
        pen.lines.append(f"{opening}[{pen.note(opening, pen.cited(''))}]")
        pen.lines.append(pen.told("It was sung there, and every child of the landing knew it:"))
        pen.lines += [_stanza(pen, number) for _ in range(1 + number % 5)]
        for _ in range(number % 3):
            pen.lines += [
                pen.told(f'"{_spoken(pen)}"'),
                pen.told(f'"No," said the other, "{_spoken(pen)}"'),
            ]
        pen.lines += [pen.told(pen.prose(5)) for _ in range(3)]
    pen.lines += [f"[{at}] {text}" for at, (_, text) in enumerate(pen.notes, 1)]
    return pen.made("songs.txt")


def _spoken(pen: Writer) -> str:
    return f"do you know the {pen.chance.choice(_NOUNS)} of the {pen.chance.choice(_FOLK)}?"


def _stanza(pen: Writer, number: int) -> str:
    """Four lines or six, every second of them indented."""
    lines = []
    for at in range(4 if number % 2 else 6):
        folk, noun = pen.chance.choice(_FOLK), pen.chance.choice(_NOUNS)
        line = pen.told(
            pen.chance.choice(
                (
                    f"The {folk} came down to the {noun},",
                    f"O {noun}, O {noun} of the {folk}!",
                    f"And every {noun} was grey",
                )
            )
        )
        lines.append(" " * (8 if at % 2 else 4) + line)
    return "\n".join(lines)


def returns() -> LongText:
    """Sixty tables, each with a caption, between prose: empty cells, alignment, notes in cells."""
    pen = Writer(2)
    pen.lines.append(f"# {pen.told('Returns of the Parish')}")
    for number in range(1, 61):
        pen.lines.append(f"## {pen.told(f'Return {number}')}")
        opening = pen.told(pen.prose(3))
        mark = f"[^{pen.note(opening, pen.cited())}]" if number % 2 else ""
        pen.lines += [opening + mark, _table(pen, number), pen.told(pen.prose(4))]
    pen.lines += [f"[^{at}]: {text}" for at, (_, text) in enumerate(pen.notes, 1)]
    return pen.made("returns.md")


def _table(pen: Writer, number: int) -> str:
    columns, rows = 2 + number % 4, 3 + number % 9
    head = [
        "" if number % 3 == 0 else "Item",
        *(str(1850 + 7 * at + number) for at in range(1, columns)),
    ]
    lines = [head, ["---", *([":---:", "---:"][number % 2] for _ in head[1:])]]
    pen.told(" ".join(head))
    for row in range(rows):
        name = pen.told(f"{pen.chance.choice(_NOUNS)}s {row}")
        cells = [pen.told(_figure(pen)) for _ in head[1:]]
        if row == 1 and number % 5 == 0:
            name += f"[^{pen.note(name, pen.sentence())}]"
        lines.append([name, *cells])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _figure(pen: Writer) -> str:
    return pen.chance.choice(
        (
            "",
            f"{pen.chance.randint(1, 99)},{pen.chance.randint(100, 999)}",
            f"{pen.chance.randint(2, 99)}.5",
        )
    )


def views() -> LongText:
    """Fifty pictures with captions and words in their place, in HTML with notes."""
    pen = Writer(3)
    title = pen.told("A Walk with Pictures")
    pen.lines.append(f"<h1>{title}</h1>")
    for number in range(1, 51):
        opening = pen.told(pen.prose(4))
        at = pen.note(opening, pen.cited(""))
        mark = f'<sup><a href="#fn{at}" id="ref{at}">{at}</a></sup>'
        pen.lines += [f"<p>{opening}{mark}</p>", _picture(pen, number)]
        pen.lines += [f"<p>{pen.told(pen.prose(5))}</p>" for _ in range(3)]
    notes = "".join(
        f'<li id="fn{at}"><p>{text} <a href="#ref{at}">↩</a></p></li>\n'
        for at, (_, text) in enumerate(pen.notes, 1)
    )
    body = "\n".join(pen.lines)
    page = f'<html lang="en"><head><title>{title}</title></head><body><main>\n{body}\n'
    return pen.made(
        "views.html",
        f'{page}<section role="doc-endnotes"><ol>\n{notes}</ol></section></main></body></html>\n',
    )


def _picture(pen: Writer, number: int) -> str:
    noun = pen.chance.choice(_NOUNS)
    seen = pen.told(f"View {number}: a {noun} with {pen.chance.choice(_FOLK)} before it")
    name = f"view{1 + number % 3}.png"
    pen.pictures.append(name)
    image = f'<img src="{name}" alt="{seen}">'
    if number % 2:
        return f"<p>{image}</p>"
    caption = pen.told(f"Plate {number}. The {noun} in the year of the second flood.")
    return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"


def annals() -> LongText:
    """A chapter a decade, 700 notes: full, short, ibid., remarks; some of two paragraphs."""
    pen = Writer(4)
    pen.lines += [f"# {pen.told('Annals of the Lower Bank')}"]
    latest = ""
    for number in range(_NOTES):
        if number % 35 == 0:
            pen.lines.append(f"## {pen.told(f'Of the year {1700 + number}')}")
        text = pen.told(pen.prose(2 + number % 4))
        said, latest = _noted(pen, number, latest)
        pen.lines.append(f"{text}[^{pen.note(text, said)}]")
        if number % 9 == 0:
            pen.lines.append(f"> {pen.told(pen.prose(3))}")
    for at, (_, text) in enumerate(pen.notes, 1):
        first, *more = text.split("\n")
        pen.lines.append("\n\n".join((f"[^{at}]: {first}", *(f"    {one}" for one in more))))
    return pen.made("annals.md")


def _noted(pen: Writer, number: int, latest: str) -> tuple[str, str]:
    """The text of a note, and the family name and title that a short form after it may have."""
    if number % 35 and number % 5 == 1:
        return f"Ibid., {number % 200 + 1}.", latest
    if number % 5 == 3:
        return f"{pen.sentence()}\n{pen.sentence()}" if number % 10 == 3 else pen.sentence(), ""
    if number % 35 and number % 5 == 4:
        return f"{pen.sentence()} See {pen.cited()}", ""
    return pen.cited(), ""


ALL: tuple[Callable[[], LongText], ...] = (songs, returns, views, annals)


def pictures() -> Iterator[tuple[str, bytes]]:
    """The files that the pictures are in: a square of grey each, as PNG."""
    for number in (1, 2, 3):
        yield f"view{number}.png", _png(40 * number, 90)


def _png(width: int, height: int) -> bytes:
    rows = b"".join(b"\0" + bytes((x * 3 + y) % 256 for x in range(width)) for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data)
        for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def write_all(folder: Path) -> None:
    """The texts and their pictures as files of the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in (make() for make in ALL):
        (folder / one.name).write_text(one.source, encoding="utf-8")
    for name, data in pictures():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
