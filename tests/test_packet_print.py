"""What concerns print: the measure, sheets of two pages, notes below their reading, plates."""

from __future__ import annotations

from pathlib import Path

import pytest
from long_texts import pictures
from running import biblio
from sample_packets import author_note, sample, text
from test_packet_rendering import packet, reading
from word_files import needs_office, needs_schema, pages, paragraphs, part, schema_errors, strings

from biblio.document import Run
from biblio.packet.layout import Layout, Measure, Numbering
from biblio.packet.model import NoteMark
from biblio.packet.rendering import NotePlace, print_pdf, render
from biblio.word.check import faults
from biblio.word.markup import w
from biblio.word.paper import MEASURE, WIDE_MEASURE
from biblio.word.sheets import booklet

RECIPE = """title = "Maps and Roads"

[[picture]]
file = "view1.png"
text = "The *lower* bank."
words = "A map of two banks and a bridge"

[[reading]]
file = "walk.md"
"""


def test_a_wide_measure_moves_all_that_stands_at_the_right_edge() -> None:
    for measure, width in ((Measure.NORMAL, MEASURE), (Measure.WIDE, WIDE_MEASURE)):
        data = render(sample(), Layout(measure=measure)).data
        assert faults(data) == []
        for section in part(data, "word/document.xml").iter(w("sectPr")):
            size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
            edges = sum(int(margins.get(w(side))) for side in ("left", "right"))
            assert int(size.get(w("w"))) - edges == width
        styles = part(data, "word/styles.xml")
        ends = {int(tab.get(w("pos"))) for tab in styles.iter(w("tab"))}
        assert ends == {0, width}


@pytest.mark.parametrize(
    ("count", "order"),
    [
        (1, [None, 0, None, None]),
        (4, [3, 0, 1, 2]),
        (6, [None, 0, 1, None, 5, 2, 3, 4]),
        (8, [7, 0, 1, 6, 5, 2, 3, 4]),
    ],
)
def test_the_pages_of_a_booklet(count: int, order: list[int | None]) -> None:
    assert list(booklet(count)) == order


@needs_office
@pytest.mark.parametrize(("kind", "last"), [("two-up", 1), ("booklet", 0)])
def test_two_pages_lie_on_each_sheet(kind: str, last: int, folder: Path) -> None:
    """Cover, contents and two readings: of a booklet the last page lies beside the cover."""
    for name in "AB":
        text = f"# Text {name}\n\nSome words of {name}.\n"
        Path(f"{name}.md").write_text(text, encoding="utf-8")
    outcome = biblio("packet", "A.md", "B.md", "-o", "p.pdf", "--sheets", kind, "--title", "Both")
    assert outcome.code == 0, outcome.talk
    sheets = pages(Path("p.pdf").read_bytes(), folder)
    assert len(sheets) == 2
    assert [at for at, one in enumerate(sheets) if "Some words of B" in one] == [last]


def test_sheets_are_for_a_pdf(folder: Path) -> None:
    Path("a.md").write_text("# A\n\nSome words.\n", encoding="utf-8")
    outcome = biblio("packet", "a.md", "-o", "p.docx", "--sheets", "booklet")
    assert outcome.code == 2
    assert "--sheets is for a PDF: p.docx has no sheets." in outcome.talk


def noted() -> list[str]:
    """The author's notes of two readings, written below them."""
    two = [
        reading(
            text(Run("One"), NoteMark(0), Run(" two"), NoteMark(1), Run(" again"), NoteMark(0)),
            notes=(author_note(Run(f"first of {name}")), author_note(Run("second"))),
        )
        for name in "ab"
    ]
    layout = Layout(notes=NotePlace.ENDNOTES, numbering=Numbering.PER_READING, writes_endnotes=True)
    data = render(packet(*two), layout).data
    assert faults(data) == []
    marks = [one.get(w("anchor")) for one in part(data, "word/document.xml").iter(w("hyperlink"))]
    assert [one for one in marks if one.startswith("_End")] == [
        *("_End1", "_End2", "_End1"),
        *("_End3", "_End4", "_End3"),
    ]
    assert strings(data, "ApparatusTitle") == ["Notes", "Notes"]
    return strings(data, "EndnoteText")


def test_endnotes_of_a_pdf_stand_below_their_reading_with_a_heading() -> None:
    assert noted() == ["1 first of a", "2 second", "1 first of b", "2 second"]


@needs_office
def test_a_pdf_has_its_endnotes_before_what_follows_the_reading(tmp_path: Path) -> None:
    one = reading(text(Run("One"), NoteMark(0)), notes=(author_note(Run("told there")),))
    two = reading(text(Run("Another text")))
    printed = " ".join(
        pages(print_pdf(packet(one, two), Layout(notes=NotePlace.ENDNOTES)).data, tmp_path)
    )
    assert printed.index("told there") < printed.index("Another text")


@needs_schema
def test_a_map_stands_before_the_readings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("biblio.word.pdf.program", lambda: None)
    for name, data in pictures():
        Path(name).write_bytes(data)
    Path("walk.md").write_text("# A Walk\n\nThe weir is old.\n", encoding="utf-8")
    Path("packet.toml").write_text(RECIPE, encoding="utf-8")
    outcome = biblio("packet", "packet.toml", "-o", "p.docx")
    assert outcome.code == 0, outcome.talk
    data = Path("p.docx").read_bytes()
    assert schema_errors(data) == []
    drawn, caption = paragraphs(data, "Caption")
    assert next(drawn.iter("{*}docPr")).get("descr") == "A map of two banks and a bridge"
    assert "".join(caption.itertext()) == "The lower bank."
    outcome = biblio("packet", "packet.toml", "-o", "p.epub")
    assert outcome.code == 0, outcome.talk


def test_a_map_that_is_no_picture_is_refused(folder: Path) -> None:
    Path("view1.png").write_text("no picture")
    Path("walk.md").write_text("# A Walk\n\nThe weir is old.\n", encoding="utf-8")
    Path("packet.toml").write_text(RECIPE, encoding="utf-8")
    outcome = biblio("packet", "packet.toml", "-o", "p.docx")
    assert outcome.code == 2
    assert "packet.toml:3: view1.png is no PNG, JPEG or GIF whose sides" in outcome.talk
