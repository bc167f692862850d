"""Four invented books as Project Gutenberg has them: plain text, with what is found in such books.

A history with notes behind its chapters, plates and tables; poems in stanzas with glosses; a
journey whose transcriber has marked pages and notes; a treatise with a play, lists and an index.
The words are made of syllables, alike at every run. To have them as files, give a folder:

    python tests/helpers/gutenberg_books.py FOLDER
"""

from __future__ import annotations

import random
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

_SYLLABLES = "la ro ti men ka sul ber no ven ash or del min ta gri po".split()
_FRAME = """The Project Gutenberg eBook of {title}, by Rosa Roe

This eBook is for the use of anyone anywhere.

Title: {title}

Author: Rosa Roe

Language: English

*** START OF THE PROJECT GUTENBERG EBOOK {upper} ***

Produced by V. Olunteer

{text}

*** END OF THE PROJECT GUTENBERG EBOOK {upper} ***

Many words about what may be done with the book.
"""


class _Press:
    """Words, sentences and what is made of them."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def words(self, number: int) -> str:
        return " ".join(self.word() for _ in range(number))

    def word(self) -> str:
        return "".join(self.chance.choices(_SYLLABLES, k=self.chance.randint(1, 4)))

    def name(self) -> str:
        return f"{self.word().title()} {self.word().title()}"

    def sentence(self, mark: str = "") -> str:
        number = self.chance.randint(6, 24)
        return f"{self.words(number).capitalize()}{self.chance.choice('.....;!?')}{mark}"

    def paragraph(self, mark: str = "") -> str:
        sentences = [self.sentence() for _ in range(self.chance.randint(3, 7))]
        return textwrap.fill(" ".join(sentences) + mark, 72)

    def stanza(self, lines: int = 4, indent: int = 4) -> str:
        made = (self.words(self.chance.randint(4, 7)).capitalize() for _ in range(lines))
        return "\n".join(
            f"{' ' * (indent + 2 * (at % 2))}{line}{',;,.'[at % 4]}" for at, line in enumerate(made)
        )

    def table(self, rows: int, columns: int = 3) -> str:
        heads = [self.word().title() for _ in range(columns)]
        lines = [heads, *([self._cell(at) for at in range(columns)] for _ in range(rows))]
        return "\n".join("".join(cell.ljust(16) for cell in line).rstrip() for line in lines)

    def _cell(self, column: int) -> str:
        if self.chance.random() < 0.1:
            return "--"
        return self.word() if column == 0 else str(self.chance.randint(1, 9_999))

    def work(self) -> str:
        name, year = self.name(), self.chance.randint(1780, 1899)
        return f"{name}, _The {self.words(3).title()}_ (London, {year}), p. {year % 300}."


def history() -> str:
    """Chapters with numbered notes behind them, plates with captions, tables, quotations."""
    press, parts, number = _Press(1), [], 0
    for chapter in range(1, 13):
        parts += [f"CHAPTER {_roman(chapter)}", press.words(3).upper() + ".", press.paragraph()]
        notes = []
        for _ in range(6):
            number += 1
            parts.append(press.paragraph(f"[{number}]"))
            notes.append(f"[{number}] {press.work()}")
        parts += [f"[Illustration: {press.sentence()}]", press.table(7)]
        parts += [textwrap.indent(press.paragraph(), "    "), press.paragraph(), "FOOTNOTES:"]
        parts += [textwrap.fill(note, 72) for note in notes]
    return "\n\n".join(parts)


def poems() -> str:
    """Poems in stanzas, with numbers of lines, glosses, and notes called by names."""
    press, parts = _Press(2), []
    for poem in range(1, 31):
        parts.append(press.words(3).upper())
        parts += [press.stanza(4 + poem % 3) for _ in range(4)]
        numbered = press.stanza(5).split("\n")
        numbered[2] += f"    {poem * 5}"
        numbered[4] += f"[{poem}]"
        parts += ["\n".join(numbered), f"[Footnote {poem}: {press.sentence()}]"]
        parts += [f"--{press.name()}.", "       *       *       *       *       *"]
    return "\n\n".join(parts)


def journey() -> str:
    """Letters with dates, numbers of pages in braces, notes on them, hyphens at ends of lines."""
    press, parts = _Press(3), []
    for page in range(1, 61):
        text = press.paragraph(f"{{{page}a}}")
        cut = text.rindex("\n") if "\n" in text else 0
        parts += [f"{{p. {page}}}{text[:cut]} {press.word()}-\n{press.word()}{text[cut:]}"]
        parts += [f"{{{page}a}}  {press.work()}"]
        if page % 10 == 0:
            parts += [f"LETTER {_roman(page // 10)}.", f"{press.name()}, May {page // 10}, 1801."]
        parts += [f'"{press.sentence()}"', press.paragraph()]
    return "\n\n".join(parts)


def treatise() -> str:
    """Speeches of a play, numbered and lettered lists, wide tables, an index, a list of works."""
    press, parts = _Press(4), []
    for section in range(1, 16):
        parts += [f"§ {section}. {press.words(4).capitalize()}.", press.paragraph("*")]
        parts.append(f"* {press.work()}")
        parts += [f"{press.word().upper()}. {press.sentence()}" for _ in range(4)]
        parts += ["\n".join(f"{at}. {press.sentence()}" for at in range(1, 5))]
        parts += ["\n".join(f"({sign}) {press.words(5)};" for sign in "abcd"), press.table(6, 4)]
    index = sorted(f"{press.name()}, {press.chance.randint(1, 300)}" for _ in range(80))
    works = sorted(press.work() for _ in range(20))
    return "\n\n".join([*parts, "INDEX", "\n".join(index), "LIST OF WORKS", "\n".join(works)])


BOOKS: dict[str, Callable[[], str]] = {
    "history": history,
    "poems": poems,
    "journey": journey,
    "treatise": treatise,
}


def book(name: str) -> str:
    """The book of that name in its frame."""
    title = f"The {name.title()}"
    return _FRAME.format(title=title, upper=title.upper(), text=BOOKS[name]())


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][ones]


def _written(folder: Path) -> Iterator[Path]:
    for name in BOOKS:
        path = folder / f"{name}.txt"
        path.write_text(book(name), encoding="utf-8")
        yield path


if __name__ == "__main__":
    for one in _written(Path(sys.argv[1])):
        print(one)
