"""Places in a document: order of reading, and where a place is in the file, by kind of file."""

from __future__ import annotations

from biblio.document import Document, Exact, Note, Paragraph, Run, Text
from biblio.origins import (
    Chart,
    PackageAlignment,
    PackageOrigin,
    PackageSpot,
    PageAlignment,
    PageOrigin,
    PageSpot,
    TextAlignment,
    TextOrigin,
    Where,
)


def paragraph(string: str) -> Paragraph:
    return Paragraph((Run(string),))


def note(mark: str, string: str, **anchored: int | None) -> Note:
    return Note(mark, (paragraph(string),), "footnote", TextOrigin(0, 0, 1, 1), **anchored)


def test_a_note_is_read_at_its_mark() -> None:
    body = (paragraph("One two."), paragraph("Three."))
    first = note("1", "Noted.", anchor=3, anchor_paragraph=0)
    document = Document("x.txt", body, (first,))
    assert [document.string(where) for where in document.passages()] == [
        "One", "Noted.", " two.", "Three.",
    ]  # fmt: skip


def test_a_note_without_a_mark_is_read_where_it_stood() -> None:
    body = (paragraph("One."), paragraph("Two."))
    notes = (note("3", "Last.", after=1), note("2", "Middle.", after=0), note("1", "First."))
    document = Document("x.txt", body, notes)
    assert [document.string(where) for where in document.passages()] == [
        "First.", "One.", "Middle.", "Two.", "Last.",
    ]  # fmt: skip


def test_notes_at_the_ends_of_a_paragraph_leave_nothing_empty() -> None:
    body = (paragraph("One."),)
    notes = (note("1", "A.", anchor=4, anchor_paragraph=0), note("2", "B.", anchor=4,
             anchor_paragraph=0), note("*", "C.", anchor=0, anchor_paragraph=0))  # fmt: skip
    document = Document("x.txt", body, notes)
    assert [document.string(where) for where in document.passages()] == ["C.", "One.", "A.", "B."]


def test_a_text_origin_has_line_column_and_page() -> None:
    # the source: "a\nbro-\nken word" on the pages 7 and (from "ken") 8
    text = Text.joined((
        Text("bro", TextAlignment(((0, 2),))),
        Text("ken word", TextAlignment(((0, 7),))),
    ))  # fmt: skip
    chart = Chart((0, 2, 7), ((0, "7"), (7, "8")))
    assert text.alignment.origin(0, 11, chart) == TextOrigin(2, 15, 2, 1, "7")
    assert text.alignment.origin(7, 11, chart) == TextOrigin(11, 15, 3, 5, "8")
    assert text.alignment.pages(0, 11, chart) == ((0, "7"), (3, "8"))
    assert str(text.alignment.origin(7, 11, chart)) == "line 3"


def test_a_package_origin_counts_characters_of_runs() -> None:
    alignment = PackageAlignment((
        (0, PackageSpot("word/document.xml", 4, 0, 0)),
        (5, PackageSpot("word/document.xml", 4, 2, 3)),
    ))  # fmt: skip
    expected = PackageOrigin("word/document.xml", 4, 0, 2, 2, 5)
    assert alignment.origin(2, 7, Chart()) == expected
    assert alignment.between(2, 7).origin(0, 5, Chart()) == expected
    assert str(expected) == "paragraph 5"


def test_a_page_origin_is_the_box_around_all_words() -> None:
    alignment = PageAlignment((
        (0, PageSpot(3, "iii", (10.0, 20.0, 50.0, 30.0))),
        (6, PageSpot(3, "iii", (52.0, 19.0, 80.0, 29.0))),
        (12, PageSpot(4, "iv", (10.0, 40.0, 50.0, 50.0))),
    ))  # fmt: skip
    assert alignment.origin(0, 9, Chart()) == PageOrigin("iii", 3, (10.0, 19.0, 80.0, 30.0))
    assert alignment.origin(7, 20, Chart()).box == (52.0, 19.0, 80.0, 29.0)
    assert alignment.pages(0, 20, Chart()) == ((0, "iii"), (12, "iv"))
    assert str(alignment.origin(13, 14, Chart())) == "page iv"


def test_the_runs_of_a_place_are_cut() -> None:
    cited = Exact("casson2001", "80", "page")
    runs = (
        Run("As "),
        Run("The Boat", italic=True),
        Run(" says "),
        Run("@casson2001", cites=(cited,)),
    )
    document = Document("x.txt", (Paragraph(runs),))
    assert document.runs(Where(None, 0, 1, 6)) == (Run("s "), Run("The", italic=True))
    assert document.runs(Where(None, 0, 17, 28)) == (Run("@casson2001", cites=(cited,)),)


def test_a_character_that_several_of_the_source_stand_for_ends_where_they_end():
    # source: a&amp;b
    alignment = TextAlignment(((0, 0), (1, 5), (1, 1), (2, 6)))
    assert alignment.span(0, 2) == (0, 6)
    assert alignment.span(1, 2) == (1, 6)
    assert alignment.span(1, 3) == (1, 7)
    assert alignment.between(1, 2).span(0, 1) == (1, 6)
