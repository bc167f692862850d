"""No word is lost of what pandoc reads, nor of PDFs."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

import many_formats
import other_words
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pdf_pages import WIDTH, column, pdf

from biblio import office, pandoc
from biblio.readers import read, read_bytes

EXAMPLES = Path(__file__).parents[1] / "examples"
BY_PANDOC = [suffix for suffix in many_formats.BY_PANDOC if f".{suffix}" in other_words.SUFFIXES]
needs_pdf = pytest.mark.skipif(
    importlib.util.find_spec("pypdfium2") is None, reason="pypdfium2 is not installed"
)
needs_printing = pytest.mark.skipif(
    office.program() is None or other_words.PDFTOTEXT is None,
    reason="LibreOffice or pdftotext is not installed",
)
FORMATS = [*BY_PANDOC, pytest.param("pdf", marks=[needs_pdf, needs_printing])]


@cache
def source(name: str) -> str:
    return many_formats.markdown(read(EXAMPLES / name))


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", ["on_foot.txt", "reading_room.txt"])
def test_no_word_of_the_examples_is_lost(name: str, suffix: str) -> None:
    found = other_words.compare(many_formats.made(source(name), suffix), f"a.{suffix}")
    assert found.words > 600
    assert not found.lost


WORD = st.text("abcdefghilmnoprstuv", min_size=2, max_size=9)
LINE = st.lists(WORD, min_size=1, max_size=12).map(" ".join)
TABLE = "| {0[0]} | {0[1]} |\n|--|--|\n| {0[2]} | {0[3]} |"


def _each(sign: str, lines: list[str]) -> str:
    return "\n".join(f"{sign}{one}" for one in lines)


BLOCK = st.one_of(
    LINE,
    LINE.map("## {}".format),
    LINE.map("> {}".format),
    st.tuples(LINE, LINE).map("{0[0]}^[{0[1]}]".format),
    st.tuples(LINE, LINE, LINE).map("{0[0]} *{0[1]}* ~~{0[2]}~~".format),
    st.lists(LINE, min_size=1, max_size=4).map(
        lambda lines: "\n".join(f"- {one}" for one in lines)
    ),
    st.lists(LINE, min_size=1, max_size=4).map(
        lambda lines: "\n".join(f"| {one}" for one in lines)
    ),
    st.tuples(WORD, WORD, WORD, WORD).map(
        "| {0[0]} | {0[1]} |\n|--|--|\n| {0[2]} | {0[3]} |".format
    ),
    st.tuples(LINE, LINE).map("{0[0]}\n:   {0[1]}".format),
)


@pytest.mark.parametrize("dialect", ["latex", "odt", "jats", "mediawiki", "org", "rtf", "docbook"])
# each try runs pandoc twice: a failing one is not made smaller
@settings(
    max_examples=8,
    deadline=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
@given(blocks=st.lists(BLOCK, min_size=1, max_size=8))
def test_the_words_of_any_document_are_there_in_every_format(
    dialect: str, blocks: list[str]
) -> None:
    text = "\n\n".join(blocks)
    arguments = ["--from=markdown", "--standalone"]
    data = pandoc.run([*arguments, f"--to={dialect}", "--output=-"], text.encode()).output
    names = {"latex": "tex", "docbook": "dbk"}
    document = read_bytes(data, f"a.{names.get(dialect, dialect)}")
    noted = (one for note in document.notes for one in note.paragraphs)
    found = [
        word for one in (*document.paragraphs, *noted) for word in other_words.words(one.string)
    ]
    assert sorted(found) == sorted(other_words.words(text))


@needs_pdf
@settings(max_examples=40, deadline=None)
@given(pages=st.lists(st.lists(LINE, min_size=1, max_size=20), min_size=1, max_size=3))
def test_the_words_of_any_page_are_there(pages: list[list[str]]) -> None:
    # what does not fit on the page is not on it
    fitting = [[line[: WIDTH // 6] for line in lines] for lines in pages]
    document = read_bytes(pdf([column(lines) for lines in fitting]), "a.pdf")
    noted = (one for note in document.notes for one in note.paragraphs)
    found = "".join(one.string for one in (*document.paragraphs, *noted))
    told = "".join(str(one) for one in document.diagnostics)
    for line in (line for lines in fitting for line in lines):
        assert all(word in found or word in told for word in line.split())
