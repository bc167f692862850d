"""Packets of whole documents: valid in all four ways, and read back with nothing lost."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import test_packet_seeds
from docx2python import docx2python
from packet_making import packet_of
from test_packet_validity import _elements, _pandoc
from word_files import (
    needs_office,
    needs_schema,
    needs_validator,
    pages,
    part,
    schema_errors,
    sdk_errors,
    squeezed,
    string,
)

from biblio.packet.model import NoteMark, Packet, Reading
from biblio.packet.recipe.recipe import Audience, ReadingRecipe
from biblio.packet.rendering import Citations, Layout, NotePlace, print_pdf, render
from biblio.word.check import faults
from biblio.word.markup import w
from biblio.word.paper import Paper

MARKDOWN = """---
title: Wells and Pumps
author: Rosa Roe
---

# Wells and Pumps

By *hand*, **mostly**, and with `rope`; see [the map](https://example.org/a?b=1&c=2).[^1]

## Digging

> They dug.
>
> > And dug.

- clay
    - sand
        - water[^2]

3. third
4. fourth

| Year | Loads | Remarks |
|------|------:|---------|
| 1904 | 12    | few[^3] |
| 1905 | 1,200 | *many*  |

    rope, 3 lb.

```
if a < b & c:
    dig()
```

### Below

#### Far below

Вода и камень. ¿Agua? 水。

| Last | Row[^4] |
|------|---------|

[^1]: Rosa Roe, *The Wells* (London: Verso, 1904), 12.
[^2]: Ibid., 13.

    A second paragraph.
[^3]: By the parish.
[^4]: The end.
"""
LAYOUTS = (
    Layout(),
    Layout(paper=Paper.LETTER, notes=NotePlace.ENDNOTES, citations=Citations.ZOTERO),
    Layout(citations=Citations.ZOTERO, line_numbers=5, paragraph_numbers=False),
)
EDITIONS = tuple(Audience)


@cache
def made(name: str) -> Packet:
    if name == "markdown":
        recipe = ReadingRecipe(Path("wells.md"))
        return packet_of(MARKDOWN, suffix="md", readings=(recipe,))
    return test_packet_seeds.packet(Audience(name))


NAMES = [
    "markdown",
    *(pytest.param(one.value, marks=test_packet_seeds.pytestmark) for one in EDITIONS),
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_our_own_check_finds_nothing(name: str, layout: Layout) -> None:
    assert faults(render(made(name), layout).data) == []


@needs_schema
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_schema_finds_nothing(name: str, layout: Layout) -> None:
    assert schema_errors(render(made(name), layout).data) == []


@needs_validator
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_sdk_finds_nothing(name: str, layout: Layout, tmp_path: Path) -> None:
    assert sdk_errors(render(made(name), layout).data, tmp_path) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_word_of_the_documents_is_lost(name: str, layout: Layout) -> None:
    body = part(render(made(name), layout).data, "word/document.xml")
    for mark in list(body.iter(w("footnoteReference"))):
        mark.getparent().getparent().remove(mark.getparent())
    written = re.sub(r"\[p\.\d+\]", "", _bare(string(body)))
    for reading in made(name).readings:
        for block in reading.blocks:
            for cell in block.string.split(" | "):
                words = re.sub(r"^\s*[-*+]\s", "", cell)
                assert _bare(words) in written


def _bare(words: str) -> str:
    return re.sub(r"\s", "", words)


@pytest.mark.parametrize("name", NAMES)
def test_other_programs_count_the_same_notes_and_comments(name: str, tmp_path: Path) -> None:
    data = render(made(name), Layout()).data
    notes = sum(len(one.notes) for one in made(name).readings)
    comments = sum(len(one.comments) for one in made(name).readings)
    tree = _pandoc(data, tmp_path)
    spans = [attributes[0][1] for attributes in _elements(tree, "Span")]
    assert len(_elements(tree, "Note")) == notes
    assert sum("comment-start" in classes for classes in spans) == comments
    path = tmp_path / "again.docx"
    path.write_bytes(data)
    with docx2python(path) as found:
        assert len(found.comments) == comments
    assert len(list(part(data, "word/footnotes.xml").iter(w("footnote")))) == notes + 2


@needs_office
@pytest.mark.parametrize("name", [NAMES[0], NAMES[2]])
def test_every_note_is_printed_on_the_page_of_its_mark(name: str, tmp_path: Path) -> None:
    printed = [_letters(page) for page in pages(print_pdf(made(name), Layout()).data, tmp_path)]
    for reading in made(name).readings:
        for before, note in _marked(reading):
            of_mark = {at for at, page in enumerate(printed) if before in page}
            of_note = {at for at, page in enumerate(printed) if note in page}
            assert of_mark & of_note, (before, note)


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]", "", squeezed(text)).casefold()


def _marked(reading: Reading) -> list[tuple[str, str]]:
    """For each mark the last letters before it, and the first of its note."""
    found = []
    for block in reading.blocks:
        text = ""
        for inline in block.inlines:
            if isinstance(inline, NoteMark):
                note = reading.notes[inline.note].blocks[0].string
                found.append((_letters(text.split(" | ")[-1])[-20:], _letters(note)[:25]))
            text += getattr(inline, "text", "") or "".join(
                run.text for run in getattr(inline, "runs", ())
            )
    return found


def test_a_note_that_is_called_again_is_referred_to() -> None:
    text = "One claim.[^1] Another.[^1] A third.[^2]\n\n[^1]: Roe, *Rooms*, 5.\n[^2]: Ann Poe, 7.\n"
    (reading,) = packet_of(text, suffix="md").readings
    marks = [one.note for one in reading.blocks[0].inlines if isinstance(one, NoteMark)]
    assert marks == [0, 0, 1]
    assert len(reading.notes) == 2
