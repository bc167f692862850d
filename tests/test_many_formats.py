"""One document in every format: the same citations with the same fields from each."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

import many_formats
import pytest

from biblio import office
from biblio.extractor import extract
from biblio.readers import read, read_bytes

EXAMPLES = Path(__file__).parents[1] / "examples"
needs_office = pytest.mark.skipif(
    office.program() is None, reason="LibreOffice is not installed: it makes these files"
)
needs_pdf = pytest.mark.skipif(
    importlib.util.find_spec("pypdfium2") is None, reason="pypdfium2 is not installed"
)
MARKS = {"pdf": [needs_office, needs_pdf]}
FORMATS = [
    *many_formats.BY_PANDOC,
    *(pytest.param(name, marks=MARKS.get(name, [needs_office])) for name in many_formats.BY_OFFICE),
]

Fields = tuple[tuple[str, str], ...]


def cited(data: bytes, name: str) -> list[Fields]:
    """The fields of every citation in the order of the document."""
    found = extract(read_bytes(data, name)).citations
    return [tuple((field.name, _typed(field.value)) for field in one.fields) for one in found]


def _typed(value: str) -> str:
    """Pandoc writes typewriter's apostrophes into some formats."""
    return value.replace("’", "'")


def _unbroken(fields: Fields) -> Fields:
    """Whether a hyphen at the end of a line is the word's own no page of print tells."""
    return tuple((name, value.replace("-", "")) for name, value in fields)


@cache
def source(name: str) -> str:
    return many_formats.markdown(read(EXAMPLES / name))


@cache
def expected(name: str) -> list[Fields]:
    return cited((EXAMPLES / name).read_bytes(), name)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", ["on_foot.txt", "reading_room.txt"])
def test_the_same_citations_are_read_from_every_format(name: str, suffix: str) -> None:
    found = cited(many_formats.made(source(name), suffix), f"document.{suffix}")
    if suffix == "pdf":
        assert [*map(_unbroken, found)] == [*map(_unbroken, expected(name))]
    else:
        assert found == expected(name)


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_note_stands_at_its_mark(suffix: str) -> None:
    document = read_bytes(many_formats.made(source("reading_room.txt"), suffix), f"a.{suffix}")
    assert len(document.notes) == 12
    assert all(note.anchor is not None for note in document.notes)
