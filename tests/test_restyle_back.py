"""There and back: a manuscript brought to another way of citing and back cites as it did before.

The golden files are the notes of the examples as they are first formatted. To make them anew, run
this file with `python`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from manuscripts import markdown, notes, word

from biblio import gatherer, readers
from biblio.bibliography.engine import StyleEngine
from biblio.document import Document
from biblio.houseconfig import Way
from biblio.library import Library
from biblio.restyle.manuscript import Order
from biblio.restyle.restyling import restyle

GOLDEN = Path(__file__).parent / "golden" / "restyle"
EXAMPLES = ("reading_room", "on_foot")
FORMS = {"markdown": "manuscript.md", "docx": "manuscript.docx"}
ROUNDS = [
    ("markdown", Way.AUTHOR_DATE, "chicago-author-date"),
    ("markdown", Way.KEYS, "chicago-notes"),
    ("markdown", Way.INLINE, "mhra"),
    ("docx", Way.AUTHOR_DATE, "chicago-author-date"),
    ("docx", Way.INLINE, "mhra"),
]


def read(data: bytes, path: str) -> Document:
    return readers.read_bytes(data, path)


def manuscript(example: str, form: str) -> tuple[bytes, Library]:
    text = markdown(example)
    library = gatherer.cite([read(text, "manuscript.md")])[0].library
    return (text if form == "markdown" else word(text)), library


def brought(data: bytes, form: str, library: Library, way: Way, style: str) -> bytes:
    order = Order(StyleEngine.of(style, None), way, track=False, comments=False)
    return restyle(data, FORMS[form], form, library, order, read).data


def golden(example: str) -> list[str]:
    return (GOLDEN / f"{example}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize(("form", "way", "style"), ROUNDS)
def test_there_and_back(example: str, form: str, way: Way, style: str) -> None:
    data, library = manuscript(example, form)
    first = brought(data, form, library, Way.NOTES, "chicago-notes")
    assert notes(first, FORMS[form]) == golden(example)
    other = brought(first, form, library, way, style)
    assert notes(other, FORMS[form]) != golden(example)
    again = brought(other, form, library, Way.NOTES, "chicago-notes")
    assert notes(again, FORMS[form]) == golden(example)


def main() -> None:
    """Write the golden files."""
    for example in EXAMPLES:
        data, library = manuscript(example, "markdown")
        first = brought(data, "markdown", library, Way.NOTES, "chicago-notes")
        lines = "".join(f"{line}\n" for line in notes(first, FORMS["markdown"]))
        (GOLDEN / f"{example}.txt").write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    main()
