"""Pictures of documents in packets: those there are, with their captions; the others are told."""

from __future__ import annotations

import struct
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


SILENT = """<html lang="en"><head><title>A Walk</title></head><body><main><h1>A Walk</h1>
<p>The weir is old, and nobody has mended it since the flood took the upper half of it.</p>
<p><img src="view1.png"></p><p><img src="view2.png" alt=""></p>
<p><img src="view2.png" alt="view2.png"></p><p><img src="https://example.org/dot.png"></p>
<p>The ferry is older, and it goes on from the one bank to the other as it always did.</p>
</main></body></html>
"""


def test_pictures_of_a_page_that_say_nothing_are_printed_but_for_ornaments(walk: Path) -> None:
    (walk / "silent.html").write_text(SILENT, encoding="utf-8")
    data = made("silent.html")
    assert described(data) == ["", ""]
    with ZipFile(BytesIO(data)) as archive:
        kept = [archive.read(one) for one in archive.namelist() if "media" in one]
    assert kept == [(walk / name).read_bytes() for name in ("view1.png", "view2.png")]
    review = (walk / "p.review.md").read_text(encoding="utf-8")
    assert "line 3, paragraph 1: Nothing says what view1.png shows." in review


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


def _png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08"


JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x07\x00\x09\x01"


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (JPEG, ("jpeg", 9, 7)),
        (JPEG[:12], None),
        (b"GIF89a\x05\x00\x03\x00\x00", ("gif", 5, 3)),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 17, None),
        (_png(9, 7), ("png", 9, 7)),
        (_png(1, 4_000_000_000), None),
        (_png(65_536, 1), None),
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


GALLERY = """# A Walk

The weir is old, and nobody has mended it since the flood took the upper half of it.

| Boat  | Picture                                |
|-------|----------------------------------------|
| Skiff | ![The skiff](view1.png)                |
| Punt  | ![](view2.png) and words               |
| Raft  | ![A raft](none.png)                    |

- ![The weir at low water](view1.png)
- The ferry is older, and it goes on from the one bank to the other.[^1]

[^1]: So they say. ![The bell](view2.png)
"""


def test_pictures_in_tables_stand_below_them_and_those_of_notes_are_told(walk: Path) -> None:
    (walk / "gallery.md").write_text(GALLERY, encoding="utf-8")
    data = made("gallery.md")
    assert faults(data) == []
    assert described(data) == ["The skiff", "", "The weir at low water"]
    assert [one.strip() for one in strings(data, "TableText")] == [
        *("Boat", "Picture", "Skiff", "", "Punt", "and words", "Raft", "A raft", "")
    ]
    captions = [one for one in strings(data, "Caption") if one]
    assert captions == ["The skiff", "The weir at low water"]
    review = (walk / "p.review.md").read_text(encoding="utf-8")
    assert review.partition("## Pictures")[2].strip().splitlines()[4:] == [
        "- line 8, paragraph 1: Nothing says what view2.png shows.",
        "- line 9, paragraph 1: The picture none.png: it is not there.",
        "- line 14, paragraph 2: The picture view2.png:"
        " it stands in a note, where none is printed.",
    ]


def test_what_is_marked_in_the_words_of_a_picture_stays_with_it(walk: Path) -> None:
    """A citation in them is read, and one picture may be described twice."""
    cited = "Rosa Roe, *A Book of Wells* (London: Verso, 1990), 5"
    rows = f"| ![{cited}](view1.png) |\n| ![The weir](view1.png) ![The skiff](view1.png) |\n"
    (walk / "marked.md").write_text(f"# On Wells\n\n| Picture |\n|---|\n{rows}", encoding="utf-8")
    data = made("marked.md")
    assert [one for one in strings(data, "Caption") if one] == [
        "Rosa Roe, A Book of Wells (London: Verso, 1990), 5",
        "The weir",
        "The skiff",
    ]
    assert described(data)[1:] == ["The weir", "The skiff"]


def test_pictures_that_a_word_file_is_linked_to_are_looked_for_beside_it(walk: Path) -> None:
    walked = made("walk.html", "walk.docx")
    with ZipFile(BytesIO(walked)) as source, ZipFile("linked.docx", "w") as target:
        for name in source.namelist():
            part_of_it = source.read(name).replace(b"r:embed=", b"r:link=")
            if name.startswith("word/_rels/document"):
                external = b'Target="view1.png" TargetMode="External"'
                part_of_it = part_of_it.replace(b'Target="media/picture1.png"', external)
            target.writestr(name, part_of_it)
    assert described(made("linked.docx")) == ["The weir at low water"]
    (walk / "view1.png").unlink()
    assert described(made("linked.docx")) == []
    review = (walk / "p.review.md").read_text(encoding="utf-8")
    assert "The picture view1.png: it is not there." in review


def test_a_picture_used_often_is_read_once_and_a_large_one_embedded_once(
    walk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = (walk / "view1.png").read_bytes() + b"\0" * 200_000
    (walk / "large.png").write_bytes(large)
    lines = "\n\n".join(["# A Walk", "The weir is old.", *["![The weir](large.png)"] * 30])
    (walk / "often.md").write_text(lines, encoding="utf-8")
    read = []
    monkeypatch.setattr(
        "biblio.packet.drafting.pictures.measured", lambda data: read.append(1) or measured(data)
    )
    page = made("often.md", "p.html").decode()
    assert len(read) == 1
    assert page.count("data:image/png;base64,") == 1
    assert page.count('<a href="#picture1">The weir</a>') == 29
    with ZipFile(BytesIO(made("often.md"))) as archive:
        assert [one for one in archive.namelist() if "media" in one] == ["word/media/picture1.png"]


def test_a_list_of_an_earlier_packet_says_when_nothing_is_left(walk: Path) -> None:
    made("walk.md")
    (walk / "plain.md").write_text("# A Walk\n\nThe weir is old.\n", encoding="utf-8")
    outcome = biblio("packet", "plain.md", "-o", "p.docx")
    assert "looked through" not in outcome.talk
    review = (walk / "p.review.md").read_text(encoding="utf-8")
    assert (
        review == "# To be looked through for p.docx\n\nNothing: this packet has no such place.\n"
    )
    made("plain.md", "q.docx")
    assert not (walk / "q.review.md").exists()
