"""Pictures of documents in packets: those there are, with their captions; the others are told."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from long_texts import pictures
from lxml import etree
from running import biblio
from word_files import needs_schema, part, schema_errors, strings

from biblio.word.check import faults
from biblio.word.markup import w
from biblio.word.pictures import measured

MARKDOWN = """# A Walk

The weir is old, and nobody has mended it since the flood took the upper half of it.

![The weir at low water](view1.png)

The ferry is older, and it goes on from the one bank to the other as it always did.[^1]

![](view2.png)

![A bell](bells/none.png)

![A lamp](https://example.org/lamp.png)

![A cellar](../cellar.png)

[^1]: So they say.
"""
PAGE = """<html lang="en"><head><title>A Walk</title></head><body><main><h1>A Walk</h1>
<p>The weir is old, and nobody has mended it since the flood took the upper half of it.</p>
<figure><img src="view1.png" alt="The weir at low water">
<figcaption>Plate 1. The weir.</figcaption></figure>
<p>The ferry is older, and it goes on from the one bank to the other as it always did.</p>
</main></body></html>
"""
DRAWING = w("drawing")


@pytest.fixture
def walk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("biblio.word.pdf.program", lambda: None)
    (folder / "walk.md").write_text(MARKDOWN, encoding="utf-8")
    (folder / "walk.html").write_text(PAGE, encoding="utf-8")
    for name, data in pictures():
        (folder / name).write_bytes(data)
        (folder.parent / "cellar.png").write_bytes(data)
    return folder


def made(source: str, target: str = "p.docx") -> bytes:
    outcome = biblio("packet", source, "-o", target)
    assert outcome.code == 0, outcome.talk
    return Path(target).read_bytes()


def described(data: bytes) -> list[str]:
    """What is said in place of each picture in the body, in order."""
    document = part(data, "word/document.xml")
    return [one[0].find("{*}docPr").get("descr") for one in document.iter(DRAWING)]


def test_pictures_beside_a_text_are_printed_and_others_told(walk: Path) -> None:
    data = made("walk.md")
    assert faults(data) == []
    assert described(data) == ["The weir at low water", ""]
    captions = ["The weir at low water", "A bell", "A lamp", "A cellar"]
    assert [one for one in strings(data, "Caption") if one] == captions
    review = (walk / "p.review.md").read_text(encoding="utf-8")
    assert review.partition("## Pictures")[2].strip().splitlines()[4:] == [
        "- line 9, paragraph 2: Nothing says what view2.png shows.",
        "- line 11, paragraph 2: The picture bells/none.png: it is not there.",
        "- line 13, paragraph 2: The picture https://example.org/lamp.png:"
        " it is elsewhere, and nothing is fetched.",
        "- line 15, paragraph 2: The picture ../cellar.png: it is not there.",
    ]


def test_a_caption_of_its_own_needs_no_other(walk: Path) -> None:
    data = made("walk.html")
    assert described(data) == ["The weir at low water"]
    assert [one for one in strings(data, "Caption") if one] == ["Plate 1. The weir."]


@needs_schema
def test_the_schema_finds_nothing(walk: Path) -> None:
    assert schema_errors(made("walk.md")) == []


@pytest.mark.parametrize("kind", ["docx", "epub"])
def test_pictures_of_word_files_and_books_come_again(walk: Path, kind: str) -> None:
    made("walk.html", f"walk.{kind}")
    data = made(f"walk.{kind}", "again.docx")
    assert described(data) == ["The weir at low water"]
    with ZipFile(BytesIO(data)) as archive:
        assert archive.read("word/media/picture1.png") == (walk / "view1.png").read_bytes()


def test_the_screen_shows_them(walk: Path) -> None:
    page = made("walk.md", "p.html").decode()
    assert page.count("data:image/png;base64,") == 2
    with ZipFile(BytesIO(made("walk.md", "p.epub"))) as archive:
        tree = etree.fromstring(archive.read("EPUB/reading-1.xhtml"))
        sources = [one.get("src") for one in tree.iter("{*}img")]
        assert sources == ["picture1.png", "picture2.png"]
        listed = archive.read("EPUB/package.opf").decode()
        assert all(f'href="{name}" media-type="image/png"' in listed for name in sources)
        assert archive.read("EPUB/picture1.png") == (walk / "view1.png").read_bytes()


JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x07\x00\x09\x01"


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (JPEG, ("jpeg", 9, 7)),
        (JPEG[:12], None),
        (b"GIF89a\x05\x00\x03\x00\x00", ("gif", 5, 3)),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 17, None),
        (b"<svg/>", None),
        (b"", None),
    ],
)
def test_what_kind_a_picture_is_and_how_large(
    data: bytes, form: tuple[str, int, int] | None
) -> None:
    assert measured(data) == form


def test_notes_without_marks_and_marks_without_notes_are_listed(walk: Path) -> None:
    text = "# A Walk\n\nThe weir is old.[^1] The bell is new.[^3]\n\n[^1]: Very.\n[^2]: Lost.\n"
    Path("marks.md").write_text(text, encoding="utf-8")
    outcome = biblio("packet", "marks.md", "walk.md", "-o", "two.docx")
    assert "two.review.md: to be looked through: 2 notes or marks, 4 pictures" in outcome.talk
    review = (walk / "two.review.md").read_text(encoding="utf-8")
    part_of_notes = review.partition("## Notes and their marks")[2].partition("## Pictures")[0]
    assert "- line 6, paragraph 1.1: Nothing in the text points to the note 2." in part_of_notes
    assert "- line 3, paragraph 1.1: The mark 3 points to no note." in part_of_notes
    assert "- line 9, paragraph 2.2: Nothing says" in review
