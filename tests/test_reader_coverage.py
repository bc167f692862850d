"""Nothing is lost, nothing is invented: every character is accounted for."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reader_notation import cases

from biblio.document import Document, Paragraph
from biblio.readers.shaping import Shaped
from biblio.readers.text.reader import read_source

SHARED = Path(__file__).parents[2] / "shared"
DOCUMENTS = sorted([*SHARED.glob("seeds/*.txt"), *SHARED.glob("dev/docs/*.[tm][xd]*")])
_HYPHENS = "-\u2010\u00ad¬"
_WORDS = ("as ", "Rosa wrote", "in Paris", "work-", "1905", "(see ", "www.a-", "b.org/x", "—", "…")
_MARKS = ("*", "**", "1 ", "1. ", "[1]", "¹", "(1)", "[^1]", "[^1]: ", "[Footnote 1: ", "]", "†")
_SPACE = (" ", "\n", "\n\n", "\r\n", "\f", "    ", "\t", " \n", "\n> ", "\n# ", "\n---\n", "\n33\n")
PIECES = (*_WORDS, *_MARKS, *_SPACE, ". ", ", ", "”", "\u00ad", "References\n", "Notes\n")
SOURCES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join)


def texts(document: Document) -> list[Paragraph]:
    """The paragraphs of the body and of all notes."""
    return [*document.paragraphs, *(one for note in document.notes for one in note.paragraphs)]


def mapped(paragraph: Paragraph) -> list[tuple[str, int]]:
    """Every character of the paragraph with its source offset."""
    source = paragraph.alignment.at
    return [(character, source(at)) for at, character in enumerate(paragraph.string)]


def check(source: str) -> Shaped:
    """Read the source and account for every character in and out."""
    reading = read_source(source, "x.txt")
    shown = check_alignment(source, reading.document)
    missing = {at for at, character in enumerate(source) if not character.isspace()} - shown
    omitted = [text.alignment.span(0, len(text)) for text in reading.omitted]
    for start, end in [*omitted, *note_marks(reading.document, source)]:
        assert not shown.intersection(range(start, end))
        missing.difference_update(range(start, end))
    assert [at for at in sorted(missing) if not may_go(source, at)] == []
    return reading


def check_alignment(source: str, document: Document) -> set[int]:
    """Each character is the source's, or a space at a line end; none is used twice."""
    shown: set[int] = set()
    for paragraph in texts(document):
        for character, at in mapped(paragraph):
            if character == " " and (at >= len(source) or source[at].isspace()):
                continue
            assert source[at] == character
            assert at not in shown
            shown.add(at)
    return shown


def note_marks(document: Document, source: str) -> list[tuple[int, int]]:
    """The spans of the marks before the notes, and of the brackets that close them.

    Marks that stand together before their notes have a line each.
    """
    spans = []
    begun = [mapped(note.paragraphs[0])[0][1] for note in document.notes]
    for note in document.notes:
        first, last = mapped(note.paragraphs[0])[0][1], mapped(note.paragraphs[-1])[-1][1] + 1
        start, end = note.origin.start, note.origin.end
        stacked = (
            any(start < other < first for other in begun) or source[start:first].count("\n") > 1
        )
        spans += [(start, source.index("\n", start) if stacked else first), (last, end)]
    return spans


def may_go(source: str, at: int) -> bool:
    """Hyphens at line ends, soft hyphens, and the signs of quoted lines and headings."""
    if source[at] == "\u00ad":
        return True
    if source[at] in _HYPHENS:
        return source[at + 1 :].lstrip(" \t")[:1] in tuple("\n\r\f\v\x85\u2028\u2029")
    line = source[:at].splitlines()[-1] if source[:at] and source[at - 1] not in "\n\f\r" else ""
    return source[at] in ">#" and line.strip("># \t") == ""


@given(st.text())
@settings(max_examples=300)
def test_any_text_can_be_read(source: str) -> None:
    check_alignment(source, read_source(source, "x.txt").document)


@given(SOURCES)
@settings(max_examples=600)
@example("a\n* b.\n\n* c")
def test_nothing_is_lost(source: str) -> None:
    check(source)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_nothing_is_lost_in_cases(case) -> None:
    check(case.source)


@pytest.mark.skipif(not DOCUMENTS, reason="there is no ../shared")
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_nothing_is_lost_in_documents(path: Path) -> None:
    check(path.read_bytes().decode())


def test_line_ends_do_not_matter() -> None:
    source = "The word is bro-\nken* here.\n\n* A note that\nruns on.\n\nAnd on it goes.\n"
    shapes = [
        [paragraph.string for paragraph in texts(check(source.replace("\n", end)).document)]
        for end in ("\n", "\r\n", "\r")
    ]
    assert all(one == two for one, two in product(shapes, shapes))
