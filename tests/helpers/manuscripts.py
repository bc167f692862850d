"""The examples as manuscripts that can be rewritten: in Markdown, and as a Word file."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from pathlib import Path

import pypandoc

from biblio import readers
from biblio.bibliography.writers.markdown import inlines
from biblio.document import Document, Paragraph

EXAMPLES = Path(__file__).parents[2] / "examples"


def markdown(example: str) -> bytes:
    """The example of that name in Markdown, its notes as footnotes."""
    path = EXAMPLES / f"{example}.txt"
    document = readers.read_bytes(path.read_bytes(), path.name)
    parts = [_marked(document, at, one) for at, one in enumerate(document.paragraphs)]
    for number, note in enumerate(document.notes, 1):
        parts.append(f"[^{number}]: " + " ".join(inlines(one.runs) for one in note.paragraphs))
    return ("\n\n".join(parts) + "\n").encode()


def word(text: bytes) -> bytes:
    """The Markdown text as a Word file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "manuscript.docx")
        pypandoc.convert_text(text.decode(), "docx", "markdown", outputfile=str(path))
        return path.read_bytes()


def notes(data: bytes, name: str) -> list[str]:
    """What the notes of a manuscript say, in order of reading."""
    document = readers.read_bytes(data, name)
    return [document.string(where) for where in document.passages() if where.note is not None]


def _marked(document: Document, at: int, paragraph: Paragraph) -> str:
    """The paragraph with the marks of its notes."""
    marks: defaultdict[int, str] = defaultdict(str)
    for number, note in enumerate(document.notes, 1):
        if note.anchor_paragraph == at and note.anchor is not None:
            marks[note.anchor] += f"[^{number}]"
    text, last = "", 0
    for position in sorted(marks):
        text += inlines(paragraph.runs_between(last, position)) + marks[position]
        last = position
    return text + inlines(paragraph.runs_between(last, len(paragraph.string)))
