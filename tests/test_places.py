"""Places in a document: order of reading, and where a place is in the file, by kind of file."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from generated import documents, examples
from hypothesis import given

from biblio.document import Document, Exact, Note, Paragraph, Run, Text
from biblio.extractor import extract
from biblio.finder import find
from biblio.formats.json import dumps
from biblio.linter.reports.json import render as report
from biblio.linter.reports.view import View
from biblio.linter.running import run
from biblio.linter.selecting import select
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
from biblio.readers import markdown, text
from biblio.rules.basis import Manuscript, Subject


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


def test_a_character_that_several_of_the_source_stand_for_ends_where_they_end() -> None:
    # source: a&amp;b
    alignment = TextAlignment(((0, 0), (1, 5), (1, 1), (2, 6)))
    assert alignment.span(0, 2) == (0, 6)
    assert alignment.span(1, 2) == (1, 6)
    assert alignment.span(1, 3) == (1, 7)
    assert alignment.between(1, 2).span(0, 1) == (1, 6)


def test_ibid_means_what_is_read_before_it_not_what_is_printed_before_it() -> None:
    source = (
        "The wells were dug by hand.[^a] They were sold (Ann Hale, *Mills* (Leeds: Kettle, 1970),"
        " 3). Then they dried.[^b]\n\n"
        "[^b]: Ibid., 12.\n\n[^a]: Rosa Roe, *On Wells* (Leeds: Kettle, 1904), 7.\n"
    )
    found = extract(markdown.read_text(source, "a.md"))
    marks = [one.mark for one in found.citations]
    assert marks == ["a", None, "b"]
    assert found.resolutions[2].antecedent == 0


def test_a_citation_that_a_bracket_completes_has_two_stretches() -> None:
    source = (
        "In his pamphlet “The Wells of Leeds”, Karl Roe writes: “They dug by hand for many years"
        " and sold it all” (in German: https://example.org/wells).\n"
    )
    document = text.read_text(source, "a.txt")
    (citation,) = (one for one in find(document) if one.value("url"))
    head, bracket = citation.wheres
    assert citation.where == head
    assert citation.text == f"{document.string(head)} … {document.string(bracket)}"
    (url,) = (one for one in citation.fields if one.name == "url")
    place = citation.excerpt.where(url.start, url.end)
    assert document.string(place) == "https://example.org/wells"
    for field in citation.fields:
        assert citation.text[field.start : field.end] == field.raw


def test_inserted_words_belong_to_the_last_letter_before_them() -> None:
    document = Document("x.txt", (paragraph("One two."),))
    excerpt = document.excerpt(Where(None, 0, 4, 7)).put(" (2)")
    assert (excerpt.string, excerpt.wheres) == ("two (2)", (Where(None, 0, 4, 7),))
    assert excerpt.where(4, 7) == Where(None, 0, 6, 7)
    assert excerpt.cut(1, 6).wheres == (Where(None, 0, 5, 7),)


def test_a_place_without_lines_is_told_in_words() -> None:
    document = packaged("“Wells were dug by hand,, and sold.")
    assert str(document.told(Where(None, 0, 0, 3))) == "a.docx, paragraph 1"
    assert str(document.told(Where(0, 0, 0, 3))) == "a.docx, note 7"


def test_what_is_no_text_is_not_edited() -> None:
    subject = Subject(documents=(Manuscript(packaged("Wells were dug by hand,, and sold.")),))
    (found,) = run(subject, select(["doubled-punctuation"]))
    assert (found.fix, found.span, found.where) == (None, None, Where(None, 0, 22, 24))
    assert str(found.position) == "a.docx, paragraph 1"
    shown = json.loads(report([found], View({"a.docx": ""})))["findings"][0]
    assert (shown["place"], shown["line"], shown["start"]) == ("paragraph 1", None, None)


def packaged(string: str) -> Document:
    """A document as of a Word file: a paragraph, and a note at its end."""
    body, noted = (
        PackageAlignment(((0, PackageSpot(f"word/{part}.xml", 0, 0, 0)),))
        for part in ("document", "footnotes")
    )
    note = Note(
        "7",
        (Paragraph((Run("Ibid."),), alignment=noted),),
        "footnote",
        noted.origin(0, 5, Chart()),
        len(string),
        0,
    )
    return Document("a.docx", (Paragraph((Run(string),), alignment=body),), (note,))


def test_json_has_no_offsets_where_the_file_has_none() -> None:
    cited = Exact("roe1904", "12", "page")
    document = packaged("Wells.")
    (note,) = document.notes
    runs = (Run("@roe1904, 12", cites=(cited,)),)
    noted = replace(note, paragraphs=(replace(note.paragraphs[0], runs=runs),))
    found = extract(replace(document, notes=(noted,)))
    shown = json.loads(dumps([found]))["documents"][0]["citations"][0]
    said = {name: shown[name] for name in ("start", "end", "line", "page", "paragraph", "note")}
    assert said == {**dict.fromkeys(("start", "end", "line", "page")), "paragraph": 0, "note": "7"}


@examples(60)
@given(documents())
def test_a_place_is_the_source_there(source: str) -> None:
    check_origins(source, text.read_text(source, "a.txt"))


@examples(60)
@given(documents())
def test_a_place_of_markdown_is_the_source_there(source: str) -> None:
    document = markdown.read_text(source, "a.md")
    for where in document.passages():
        origin = document.origin(where)
        assert isinstance(origin, TextOrigin)
        assert 0 <= origin.start < origin.end <= len(source)


def check_origins(source: str, document: Document) -> None:
    """Every word's origin lies in the source and shows the word, lines and hyphens rejoined."""
    for whole in document.passages():
        for match in re.finditer(r"\S+", document.string(whole)):
            origin = document.origin(whole.part(*match.span()))
            assert isinstance(origin, TextOrigin)
            assert 0 <= origin.start < origin.end <= len(source)
            assert origin.line == source.count("\n", 0, origin.start) + 1
            shown = source[origin.start : origin.end]
            if "\n" not in shown:
                assert shown.replace("\u00ad", "") == match.group() or _noted(document, whole)


def _noted(document: Document, whole: Where) -> bool:
    """Whether a mark may have been taken out of the words."""
    return any(note.anchor_paragraph == whole.paragraph for note in document.notes)


@examples(60)
@given(documents())
def test_the_order_of_reading_leaves_nothing_out(source: str) -> None:
    document = text.read_text(source, "a.txt")
    order = list(document.passages())
    assert sorted(order, key=document.position) == order
    for whole in document.wholes():
        own = [one for one in order if whole.meets(one)]
        assert sum(map(len, own)) == len(whole)
        assert "".join(map(document.string, own)) == document.string(whole)
