"""Captions stay with what they are said of, and no picture is lost untold."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from long_texts import pictures
from running import biblio
from word_files import part, strings

from biblio.word.markup import w

RIVER = "The weir is old, and nobody has mended it since the flood took the upper half of it."
MARKDOWN = f"""# A Walk

{RIVER}

![At low water](view1.png)

*Figure 1. The weir in August.*

{RIVER} Figure 1 shows what is left of it.

Abb. 2: Das Wehr

![](view1.png)

{RIVER}

![](view1.png)
The weir from the bank.

| Boat | Toll |
|---|---|
| Skiff | 2 |

**Table 1.** The tolls.

Figure 2 shows nothing.

Tableau 2 – Les péages

| Boat | Toll |
|---|---|
| Punt | 3 |

{RIVER}
"""
PAGE = f"""<html lang="en"><head><title>A Walk</title></head><body><main><h1>A Walk</h1>
<p>{RIVER}</p>
<div><a href="view2.png"><img src="view1.png" alt="Weir"></a>
<div class="thumbcaption">The weir in spring</div></div><p>{RIVER}</p>
<p><a href="view2.png"><img src="view1.png"></a><br>The weir in winter</p><p>{RIVER}</p>
</main></body></html>
"""


@pytest.fixture
def walk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("biblio.word.pdf.program", lambda: None)
    for name, data in pictures():
        (folder / name).write_bytes(data)
    return folder


def written(source: str) -> list[tuple[str, str, bool]]:
    """Style and words of each paragraph of the body that is a caption, a picture, a row or has a
    number, and whether it stays with the next."""
    outcome = biblio("packet", source, "-o", "p.docx")
    assert outcome.code == 0, outcome.talk
    found = []
    for one in part(Path("p.docx").read_bytes(), "word/document.xml").iter(w("p")):
        style = one.find(f"{w('pPr')}/{w('pStyle')}")
        name = "" if style is None else style.get(w("val"), "")
        text = "".join(each.text or "" for each in one.iter(w("t")))
        if name in ("Caption", "TableText", "NumberedText"):
            shown = "picture" if next(one.iter(w("drawing")), None) is not None else text
            kept = one.find(f"{w('pPr')}/{w('keepNext')}") is not None
            found.append((name, shown.replace(RIVER, "River."), kept))
    return found


def test_captions_stay_with_their_pictures_and_tables(walk: Path) -> None:
    (walk / "walk.md").write_text(MARKDOWN, encoding="utf-8")
    assert written("walk.md") == [
        ("NumberedText", "1River.", False),
        ("Caption", "picture", True),
        ("Caption", "Figure 1. The weir in August.", False),
        ("NumberedText", "2River. Figure 1 shows what is left of it.", False),
        ("Caption", "Abb. 2: Das Wehr", True),
        ("Caption", "picture", True),
        ("NumberedText", "3River.", False),
        ("Caption", "picture", True),
        ("NumberedText", "4The weir from the bank.", False),
        *((("TableText", text, True)) for text in ("Boat", "Toll", "Skiff", "2", "")),
        ("Caption", "Table 1. The tolls.", False),
        ("NumberedText", "5Figure 2 shows nothing.", False),
        ("Caption", "Tableau 2 – Les péages", True),
        *((("TableText", text, True)) for text in ("Boat", "Toll")),
        *((("TableText", text, False)) for text in ("Punt", "3", "")),
        ("NumberedText", "6River.", False),
    ]


def test_what_a_page_calls_a_caption_is_one_and_pictures_stand_where_they_stood(walk: Path) -> None:
    (walk / "walk.html").write_text(PAGE, encoding="utf-8")
    assert written("walk.html") == [
        ("NumberedText", "1River.", False),
        ("Caption", "picture", True),
        ("Caption", "The weir in spring", False),
        ("NumberedText", "2River.", False),
        ("Caption", "picture", True),
        ("NumberedText", "3The weir in winter", False),
        ("NumberedText", "4River.", False),
    ]


@pytest.mark.parametrize(
    ("link", "name"),
    [(b'r:embed="rId999"', "rId999"), (b"", "without a file")],
    ids=["leads-nowhere", "none"],
)
def test_a_picture_of_a_word_file_without_its_file_is_told(
    walk: Path, link: bytes, name: str
) -> None:
    (walk / "walk.html").write_text(PAGE, encoding="utf-8")
    written("walk.html")
    with ZipFile(BytesIO(Path("p.docx").read_bytes())) as source, ZipFile("w.docx", "w") as target:
        for each in source.namelist():
            data = source.read(each)
            start = data.find(b"r:embed=")
            if each == "word/document.xml" and start >= 0:
                end = data.index(b'"', data.index(b'"', start) + 1) + 1
                data = data[:start] + link + data[end:]
            target.writestr(each, data)
    written("w.docx")
    review = Path("p.review.md").read_text(encoding="utf-8")
    assert f"The picture {name}: it is not there." in review


MANY = {
    "below": "![A](view1.png)\n\nFigure 1. One\n\n![B](view2.png)\n\nFigure 2. Two",
    "above": "Figure 1. One\n\n![A](view1.png)\n\nFigure 2. Two\n\n![B](view2.png)",
    "between": "![A](view1.png)\n\nFigure 1. One\n\n![B](view2.png)",
    "table": "| Boat |\n|---|\n| Skiff |\n\nTable 1. Tolls\n\n![B](view2.png)",
    "first": "Figure 1. One\n\n![A](view1.png)\n\n![B](view2.png)",
}


@pytest.mark.parametrize(
    ("place", "captions"),
    [
        ("below", ["Figure 1. One", "Figure 2. Two"]),
        ("above", ["Figure 1. One", "Figure 2. Two"]),
        ("between", ["A", "Figure 1. One", "B"]),
        ("table", ["Table 1. Tolls", "B"]),
        ("first", ["Figure 1. One", "B"]),
    ],
)
def test_no_words_of_a_picture_are_lost_to_the_caption_of_another(
    walk: Path, place: str, captions: list[str]
) -> None:
    (walk / "many.md").write_text(f"# A Walk\n\n{RIVER}\n\n{MANY[place]}\n\n{RIVER}\n", "utf-8")
    outcome = biblio("packet", "many.md", "-o", "p.docx")
    assert outcome.code == 0, outcome.talk
    printed = strings(Path("p.docx").read_bytes(), "Caption")
    assert [one for one in printed if one] == captions


PROSE = "Table 3. The tolls taken at the lock were never enough to pay its keeper and his two sons"


@pytest.mark.parametrize(
    ("words", "style"),
    [
        (f"{PROSE}.", "Caption"),
        (f"{PROSE}. The rest was lent.", "Caption"),
        (f"{PROSE}, {RIVER}", "Caption"),
        (f"{PROSE}; they asked for more. {RIVER}", "NumberedText"),
        (f"{PROSE} (and so it went on!) “Why?” {RIVER}", "NumberedText"),
    ],
)
def test_prose_beside_a_table_is_no_caption(walk: Path, words: str, style: str) -> None:
    rows = "| Boat | Toll |\n|---|---|\n| Skiff | 2 |"
    (walk / "prose.md").write_text(f"# A Walk\n\n{RIVER}\n\n{rows}\n\n{words}\n", "utf-8")
    assert written("prose.md")[-1][0] == style
