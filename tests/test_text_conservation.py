"""No word of a text or a Markdown file is lost or invented: its words, and the Document's."""

from __future__ import annotations

import re
from pathlib import Path

import gutenberg_books
import pytest
from hypothesis import given
from hypothesis import strategies as st
from text_words import compare

from biblio.readers import LEFT_OUT, read_bytes

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
FOLDERS = ("dev*/docs", "seeds", "cases/prose", "cases/packet")
FILES = sorted(
    path
    for folder in FOLDERS
    for suffix in ("txt", "md")
    for path in SHARED.glob(f"{folder}/*.{suffix}")
)
HEAD = """The Project Gutenberg EBook of The Salt Road, by Rosa Roe

Title: The Salt Road

Author: Rosa Roe

*** START OF THIS PROJECT GUTENBERG EBOOK THE SALT ROAD ***
"""
FOOT = """*** END OF THIS PROJECT GUTENBERG EBOOK THE SALT ROAD ***

The licence of the book has many words, and none of them is the author’s.
"""
CHAPTER = """CHAPTER {0}

The carriers of the upper valley went down to the lake twice a year, and what
they brought back was weighed at the toll-{1}house before any-
body had seen it.{mark} Nobody knows who set the weights.

    The salt is white, the road is grey,
        The mule is in the stall;
    And what we carried up today
        Will not be ours at all.

       *       *       *       *       *

Load            Toll       Year

Salt              12       1799
Barley             3       1801

- by mule, as far as the bridge;
- by boat, where there is one.

{note}
"""
INDEX = """INDEX

Barley, 12, 33
Brandt, Karl, 7
Salt, passim

BIBLIOGRAPHY

Brandt, Karl. The Mule and the Road. Aarau: Keller, 1931.
Low, Anna. Tolls of the Upper
    Valley. Bern: Aare, 1950.
"""
LABELS = {
    "brackets": ("[{0}]", "[{0}] Brandt, The Mule, p. {0}."),
    "braces": ("{{{0}a}}", "{{{0}a}} Brandt, The Mule, p. {0}."),
    "Gutenberg’s": ("[{0}]", "[Footnote {0}: Brandt, The Mule, p. {0}.]"),
    "asterisks": ("*", "* Brandt, The Mule, p. {0}."),
}


def book(labels: str) -> str:
    """A book of five chapters as Project Gutenberg has it."""
    mark, note = LABELS[labels]
    chapters = (
        CHAPTER.format(at, "", mark=mark.format(at), note=note.format(at)) for at in range(1, 6)
    )
    return "\n\n".join((HEAD, *chapters, INDEX, FOOT))


@pytest.mark.parametrize("labels", LABELS)
def test_books(labels: str) -> None:
    data = book(labels).encode()
    found = compare(data, "book.txt")
    assert found.words > 300
    assert (found.lost, found.invented) == ({}, {})
    document = read_bytes(data, "book.txt")
    assert len(document.notes) == 5
    assert [one.style for one in document.paragraphs].count("verse") == 5
    assert [one.style for one in document.paragraphs].count("ornament") == 5


@pytest.mark.parametrize(
    ("name", "notes"), [("history", 72), ("poems", 30), ("journey", 60), ("treatise", 15)]
)
def test_whole_books(name: str, notes: int) -> None:
    source = gutenberg_books.book(name)
    found = compare(source.encode(), f"{name}.txt")
    assert found.words > 3_000
    assert (found.lost, found.invented) == ({}, {})
    document = read_bytes(source.encode(), f"{name}.txt")
    assert len(document.notes) == notes
    assert all(note.anchor is not None for note in document.notes)
    strings = {line for one in document.paragraphs for line in one.string.split("\n")}
    rows = [
        line for line in source.split("\n") if re.match(r"\w+ {3,}[\d-]+(?: {3,}[\d-]+)+$", line)
    ]
    assert set(rows) <= strings
    assert len(rows) > 50 or name in ("poems", "journey")


def test_what_is_left_out_is_told() -> None:
    document = read_bytes(book("brackets").encode(), "book.txt")
    told = [one.message for one in document.diagnostics if one.code == LEFT_OUT]
    assert [message.partition(",")[2].partition(":")[0] for message in told] == [
        " being the head of Project Gutenberg, 4 lines",
        " being the licence of Project Gutenberg, 2 lines",
    ]


@pytest.mark.skipif(not FILES, reason="the development documents are not there")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_real_files(path: Path) -> None:
    assert compare(path.read_bytes(), str(path)).lost == {}


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/*.txt")), ids=lambda path: path.stem)
def test_examples(path: Path) -> None:
    found = compare(path.read_bytes(), str(path))
    assert (found.lost, found.invented) == ({}, {})


WORDS = st.sampled_from("salt road mule toll Brandt Valley weights lake".split())
LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
STARTS = st.sampled_from(("", "> ", "- ", "## ", "    ", "1. ", "[^1]: ", "* ", "| "))
ENDS = st.sampled_from(("\n", "\n\n", "  \n", ".\n", ".[^1]\n\n", "\n\n---\n\n", "\n***\n"))


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@given(st.lists(st.tuples(STARTS, LINES, ENDS), min_size=1, max_size=12))
def test_any_lines(name: str, lines: list[tuple[str, str, str]]) -> None:
    source = "".join(map("".join, lines))
    found = compare(source.encode(), name)
    assert (found.lost, found.invented) == ({}, {})
