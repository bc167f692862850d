"""Long texts as packets: no word lost, every note at its mark, nothing false in list and index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx2python import docx2python
from long_texts import ALL, PERSONS, LongText, words_of
from packet_making import packet_of, shown
from test_packet_documents import _letters, _marked
from test_packet_validity import _elements, _pandoc
from test_packet_web import book, page
from word_files import needs_office, needs_schema, pages, part, schema_errors, string

from biblio.packet.model import Packet
from biblio.packet.recipe.recipe import ReadingRecipe
from biblio.packet.rendering import Layout, NotePlace, print_pdf, render
from biblio.word.check import faults
from biblio.word.markup import w

TEXTS = {one.name: one for one in (make() for make in ALL)}
LAYOUTS = (Layout(), Layout(notes=NotePlace.ENDNOTES, paragraph_numbers=False))


@cache
def made(name: str) -> Packet:
    one = TEXTS[name]
    return packet_of(one.source, suffix=one.suffix, readings=(ReadingRecipe(Path(name)),))


@cache
def word_file(name: str, layout: int = 0) -> bytes:
    return render(made(name), LAYOUTS[layout]).data


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("layout", range(len(LAYOUTS)))
def test_no_word_of_the_text_is_lost_or_moved(name: str, layout: int) -> None:
    assert words_of(" ".join(body_of(word_file(name, layout)))) == list(TEXTS[name].words)


def body_of(data: bytes) -> Iterator[str]:
    """The paragraphs of the first reading, title and all, without their numbers and lines’."""
    begun = False
    for paragraph in part(data, "word/document.xml").iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}").get(w("val"))
        if style == "Heading1":
            if begun:
                return
            begun = True
        if begun:
            pieces = (one for one in paragraph.iter(w("t"), w("br")) if _is_text(one.getparent()))
            yield "".join(one.text or " " for one in pieces)


def _is_text(run: Any) -> bool:
    style = run.find(f"{w('rPr')}/{w('rStyle')}")
    return style is None or style.get(w("val")) not in ("ParagraphNumber", "LineNumber")


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("layout", range(len(LAYOUTS)))
def test_every_note_stands_at_its_mark(name: str, layout: int) -> None:
    found = [(_letters(before)[-40:], _letters(note)) for before, note in noted(name, layout)]
    wanted = [(_letters(before)[-40:], _letters(note)) for before, note in TEXTS[name].notes]
    assert found == wanted


def noted(name: str, layout: int) -> Iterator[tuple[str, str]]:
    """The words before each mark in its paragraph, and those of the note, by the file alone."""
    kind = "endnote" if LAYOUTS[layout].notes is NotePlace.ENDNOTES else "footnote"
    data = word_file(name, layout)
    notes = {one.get(w("id")): string(one) for one in part(data, f"word/{kind}s.xml")}
    for paragraph in part(data, "word/document.xml").iter(w("p")):
        before = ""
        for run in paragraph.iter(w("r")):
            mark = run.find(w(f"{kind}Reference"))
            if mark is not None:
                yield before, notes[mark.get(w("id"))]
            elif _is_text(run):
                before += string(run)


@pytest.mark.parametrize("name", TEXTS)
def test_the_bibliography_has_the_works_cited_and_no_other(name: str) -> None:
    listed = [shown(one.runs) for one in made(name).bibliography]
    works = TEXTS[name].works
    assert sorted(title for one in listed for title in works if f"{title}" in one) == sorted(works)
    assert len(listed) == len(works)


@pytest.mark.parametrize("name", TEXTS)
def test_the_indexes_have_nobody_and_nothing_else(name: str) -> None:
    persons = {shown(one.heading) for one in made(name).persons}
    assert persons == {f"{who.split()[1]}, {who.split()[0]}" for who in PERSONS}
    titles = {shown(one.heading).partition("* (")[0].strip("*") for one in made(name).works}
    assert titles == TEXTS[name].works


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("layout", range(len(LAYOUTS)))
def test_our_own_check_finds_nothing(name: str, layout: int) -> None:
    assert faults(word_file(name, layout)) == []


@needs_schema
@pytest.mark.parametrize("name", TEXTS)
def test_the_schema_finds_nothing(name: str) -> None:
    assert schema_errors(word_file(name)) == []


@pytest.mark.parametrize("name", TEXTS)
def test_other_programs_read_all_of_it(name: str, tmp_path: Path) -> None:
    data, count = word_file(name), len(TEXTS[name].notes)
    assert len(_elements(_pandoc(data, tmp_path), "Note")) == count
    path = tmp_path / "again.docx"
    path.write_bytes(data)
    with docx2python(path) as found:
        assert sum(bool("".join(map(str, one)).strip()) for one in found.footnotes[0][0]) >= count
    opened = docx.Document(BytesIO(data))
    assert sum(bool(one.text.strip()) for one in opened.paragraphs) > 100


@pytest.mark.parametrize("name", TEXTS)
def test_the_screen_has_all_words_and_notes_too(name: str) -> None:
    tree, one = page(made(name)), TEXTS[name]
    assert len(tree.xpath("//aside")) == len(one.notes)
    for apart in tree.xpath("//aside|//span[@class='number' or @class='line']|//sup"):
        apart.text, apart[:] = "", []
    article = " ".join(tree.find(".//article").itertext())
    assert words_of(article) == list(one.words)
    files = book(made(name))
    assert all(words_of(note[1])[0] in files["EPUB/reading-1.xhtml"].decode() for note in one.notes)


@needs_office
@pytest.mark.parametrize("name", ["returns.md"])
def test_every_note_is_printed_on_the_page_of_its_mark(name: str, tmp_path: Path) -> None:
    printed = [_letters(page) for page in pages(print_pdf(made(name), Layout()).data, tmp_path)]
    for before, note in _marked(made(name).readings[0]):
        of_mark = {at for at, page in enumerate(printed) if before in page}
        assert of_mark & {at for at, page in enumerate(printed) if note in page}, (before, note)


def test_the_texts_are_long_and_always_the_same() -> None:
    assert [len(one.notes) for one in TEXTS.values()] == [40, 42, 50, 700]
    assert [make() for make in ALL] == list(TEXTS.values())
    assert all(re.search(r"\w", one.source) for one in TEXTS.values())
    assert isinstance(TEXTS["songs.txt"], LongText)
