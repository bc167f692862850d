"""Packets are valid by the Open XML SDK and by the schema, and other programs read all of them.

What judges is not ours: see `tools.py`.
"""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx2python import docx2python
from sample_packets import author_note, editor_note, reading_room, sample, text
from test_packet_rendering import LAYOUTS, ODD
from word_files import (
    needs_office,
    needs_schema,
    needs_validator,
    pages,
    schema_errors,
    sdk_errors,
    squeezed,
)

from biblio.document import Run
from biblio.packet.model import Block, Comment, CommentMark, Cover, Look, NoteMark, Packet, Reading
from biblio.packet.rendering import Citations, Layout, print_pdf, render, typeset

ZOTERO = Layout(citations=Citations.ZOTERO)


@needs_validator
@pytest.mark.parametrize("layout", [*LAYOUTS, ZOTERO])
def test_the_sample_is_valid_by_the_sdk(layout: Layout, tmp_path: Path) -> None:
    assert sdk_errors(render(sample(), layout).data, tmp_path) == []


@needs_validator
@pytest.mark.parametrize("name", ODD)
def test_odd_packets_are_valid_by_the_sdk(name: str, tmp_path: Path) -> None:
    assert sdk_errors(render(ODD[name], Layout()).data, tmp_path) == []


@needs_schema
@pytest.mark.parametrize("layout", [*LAYOUTS, ZOTERO])
def test_the_sample_is_valid_by_the_schema(layout: Layout) -> None:
    assert schema_errors(render(sample(), layout).data) == []


def _pandoc(data: bytes, folder: Path, *, citations: bool = False) -> Any:
    """What pandoc reads in the file."""
    import pypandoc

    path = folder / "read.docx"
    path.write_bytes(data)
    form = "docx+citations" if citations else "docx"
    command = [pypandoc.get_pandoc_path(), "-f", form, "--track-changes=all", "-t", "json"]
    done = subprocess.run([*command, str(path)], capture_output=True, check=True)
    return json.loads(done.stdout)


def _elements(tree: Any, kind: str) -> list[Any]:
    """The contents of all elements of a kind, in order."""
    if isinstance(tree, list):
        return [found for item in tree for found in _elements(item, kind)]
    if not isinstance(tree, dict):
        return []
    own = [tree.get("c")] if tree.get("t") == kind else []
    return own + [found for value in tree.values() for found in _elements(value, kind)]


def _plain(tree: Any) -> str:
    """The words of a tree."""
    words = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}
    if isinstance(tree, list):
        return "".join(_plain(item) for item in tree)
    if not isinstance(tree, dict):
        return ""
    if tree.get("t") == "Str":
        return str(tree["c"])
    if tree.get("t") == "Quoted":
        return f"“{_plain(tree['c'])}”"
    return words.get(str(tree.get("t")), "") or _plain(tree.get("c"))


@pytest.mark.parametrize("layout", LAYOUTS[:3])
def test_pandoc_reads_all_notes_and_comments(layout: Layout, tmp_path: Path) -> None:
    tree = _pandoc(render(sample(), layout).data, tmp_path)
    notes = sorted(squeezed(_plain(note)) for note in _elements(tree, "Note"))
    written = [
        squeezed("".join(block.string for block in note.blocks))
        for reading in sample().readings
        for note in reading.notes
    ]
    assert notes == sorted(written)
    spans = [attributes[0][1] for attributes in _elements(tree, "Span")]
    assert sum("comment-start" in classes for classes in spans) == 2


def _text_alone(tree: Any) -> Any:
    """The tree without notes and comments."""
    if isinstance(tree, list):
        return [_text_alone(item) for item in tree if not _is_apart(item)]
    if isinstance(tree, dict):
        return {key: _text_alone(value) for key, value in tree.items()}
    return tree


def _is_apart(item: Any) -> bool:
    if not isinstance(item, dict):
        return False
    return item["t"] == "Note" or (item["t"] == "Span" and "comment-start" in item["c"][0][1])


def _bare(words: str) -> str:
    return re.sub(r"\s", "", words)


def test_pandoc_reads_the_text_as_it_was_written(tmp_path: Path) -> None:
    tree = _pandoc(render(sample(), Layout(paragraph_numbers=False)).data, tmp_path)
    read = [_bare(_plain(_text_alone(block))) for block in tree["blocks"]]
    for block in reading_room().blocks:
        assert any(_bare(block.string) in re.sub(r"\[p\.\d+\]", "", one) for one in read)


def test_pandoc_reads_the_citations_of_zotero(tmp_path: Path) -> None:
    tree = _pandoc(render(sample(), ZOTERO).data, tmp_path, citations=True)
    cites = [cite for cited in _elements(tree, "Cite") for cite in cited[0]]
    assert [cite["citationId"] for cite in cites] == ["harrow1931"]
    assert "33" in _plain(cites[0]["citationSuffix"])


def test_docx2python_reads_all_notes_and_comments(tmp_path: Path) -> None:
    path = tmp_path / "read.docx"
    path.write_bytes(render(sample(), Layout()).data)
    with docx2python(path) as found:
        assert len(found.footnotes[0][0]) - 2 == 8
        assert len(found.comments) == 2


def noted(count: int) -> Packet:
    """A packet with notes of both streams, and a comment between any two of them."""
    blocks, notes = [], []
    for at in range(count):
        words = Run(f"place{at}end")
        around = (CommentMark(at, True), words, CommentMark(at, False), NoteMark(at))
        blocks.append(text(Run("Words before. " * 20), *around, Run(" and after.")))
        note = editor_note if at % 3 == 2 else author_note
        notes.append(note(Run(f"told{at}end, and where to read more of it.")))
        if at % 7 == 6:
            blocks.append(Block(Look.HEADING, (Run(f"Heading{at}end"),)))
    comments = tuple(Comment((text(Run("said")),)) for _ in range(count))
    return Packet(Cover("Notes"), (Reading("One", tuple(blocks), tuple(notes), comments),) * 2)


@needs_office
def test_libreoffice_prints_each_note_on_the_page_of_its_mark(tmp_path: Path) -> None:
    count = 60
    printed = pages(print_pdf(noted(count), Layout()).data, tmp_path)
    for at in range(count):
        of_mark = [number for number, page in enumerate(printed) if f"place{at}end" in page]
        of_note = [number for number, page in enumerate(printed) if f"told{at}end" in page]
        assert len(of_mark) == 2
        assert of_mark == of_note


@needs_office
def test_marks_of_the_editor_are_printed_once(tmp_path: Path) -> None:
    printed = " ".join(pages(print_pdf(noted(3), Layout()).data, tmp_path))
    assert len(re.findall(r"\ba told2end", printed)) == 2
    assert "a a told2end" not in printed


@needs_office
def test_the_contents_name_the_pages_on_which_headings_are_printed(tmp_path: Path) -> None:
    import word_files

    data = typeset(noted(60), Layout()).data
    listed = word_files.strings(data, "TOC2")
    printed = pages(print_pdf(noted(60), Layout()).data, tmp_path)
    first = next(number for number, page in enumerate(printed) if "place0end" in page)
    of_heading = {
        (name, number - first + 1)
        for number, page in enumerate(printed[first:], first)
        for name in re.findall(r"Heading\d+end", page, re.IGNORECASE)
    }
    wanted = {(name.lower(), str(number)) for name, number in of_heading}
    found = {
        (line.lower().partition("end")[0] + "end", line.partition("end")[2]) for line in listed
    }
    assert len(listed) == 16
    assert found == wanted
    assert word_files.strings(data, "ContentsNote") == []


@needs_office
def test_a_pdf_has_no_comments_and_the_file_keeps_them(tmp_path: Path) -> None:
    printed = pages(print_pdf(replace(noted(2)), Layout()).data, tmp_path)
    assert "said" not in " ".join(printed)
