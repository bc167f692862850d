"""Notes, comments and tracked changes of a Word file."""

from __future__ import annotations

import pytest
from word_package import (
    DELETED,
    INSERTED,
    MOVED,
    call,
    cell,
    field,
    note,
    p,
    package,
    r,
    read,
    shown,
    style,
    t,
    table,
    told,
)

from biblio.readers import read_bytes
from biblio.readers.shaping.blocks import Sheet
from biblio.readers.wishes import Changes

ENDS = {Changes.ACCEPTED: "<w:rPr><w:del/></w:rPr>", Changes.REJECTED: "<w:rPr><w:ins/></w:rPr>"}


def blocks(body: str, **parts: str) -> list[str]:
    return shown(read(package(body, **parts)).blocks)


def notes(sheet: Sheet) -> list[tuple[str, str, str]]:
    return [told(one) for one in sheet.notes]


def test_notes_stand_at_their_marks() -> None:
    sheet = read(
        package(
            p("Tea", call(2), r(" and milk"), call(5), r("."))
            + p("More", call(1, "endnote"), r(".")),
            footnotes=note(-1).replace("<w:footnote ", '<w:footnote w:type="separator" ')
            + note(5, "Second.")
            + note(2, "First."),
            endnotes=note(1, "At the end.", "endnote"),
        )
    )
    assert shown(sheet.blocks) == [
        "text: Tea{footnote 2 1} and milk{footnote 5 2}.",
        "text: More{endnote 1 i}.",
    ]
    assert notes(sheet) == [
        ("footnote", "1", "First."),
        ("footnote", "2", "Second."),
        ("endnote", "i", "At the end."),
    ]
    assert [one.id for one in sheet.notes] == ["footnote 2", "footnote 5", "endnote 1"]


def test_a_field_that_repeats_a_mark_calls_the_note_again() -> None:
    begun = '<w:bookmarkStart w:id="3" w:name="_Ref7"/>'
    marked = begun + call(1) + '<w:bookmarkEnd w:id="3"/>'
    repeated = field(r" NOTEREF _Ref7 \f \h ", r("1", '<w:vertAlign w:val="superscript"/>'))
    told_of = field(r" NOTEREF _Ref7 \h ", "1")
    body = p(r("Tea"), marked, r(" and milk"), repeated, r(", see note "), told_of, r("."))
    document = read_bytes(package(body, footnotes=note(1, "First.")), "tea.docx")
    assert [one.string for one in document.paragraphs] == ["Tea and milk, see note 1."]
    (found,) = document.notes
    assert (found.anchor, found.again) == (3, ((0, 12),))


def test_marks_of_ones_own_are_not_counted() -> None:
    sheet = read(
        package(
            p("Tea", call(1, custom="*"), r(" and "), call(2), r(" milk"), call(3, custom="**")),
            footnotes=note(1, "Star.", own=t("*")) + note(2, "One.") + note(3, "Two.", own=t("**")),
        )
    )
    assert shown(sheet.blocks) == ["text: Tea{footnote 1 *} and {footnote 2 1} milk{footnote 3 **}"]
    assert notes(sheet) == [
        ("footnote", "*", "Star."),
        ("footnote", "1", "One."),
        ("footnote", "**", "Two."),
    ]


def test_a_mark_of_ones_own_in_the_next_run() -> None:
    reference = r('<w:footnoteReference w:customMarkFollows="1" w:id="1"/>')
    sheet = read(
        package(p("Tea", reference, r("†"), r(" on")), footnotes=note(1, "D.", own=t("†")))
    )
    assert shown(sheet.blocks) == ["text: Tea{footnote 1 †} on"]
    assert notes(sheet) == [("footnote", "†", "D.")]


@pytest.mark.parametrize(
    ("settings", "marks"),
    [
        ('<w:footnotePr><w:numFmt w:val="upperRoman"/></w:footnotePr>', ["I", "II", "III"]),
        ('<w:footnotePr><w:numStart w:val="7"/></w:footnotePr>', ["7", "8", "9"]),
        ('<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>', ["1", "1", "2"]),
        ('<w:footnotePr><w:numFmt w:val="chicago"/></w:footnotePr>', ["*", "†", "‡"]),
        ('<w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr>', ["a", "b", "c"]),
    ],
)
def test_notes_are_counted_as_the_settings_say(settings: str, marks: list[str]) -> None:
    body = (
        p("a", call(1), properties="<w:sectPr/>") + p("b", call(2), r("c"), call(3)) + "<w:sectPr/>"
    )
    sheet = read(
        package(body, settings=settings, footnotes=note(1, "A") + note(2, "B") + note(3, "C"))
    )
    assert [one.mark for one in sheet.notes] == marks


def test_a_note_of_several_paragraphs_with_a_table_and_no_mark_in_the_text() -> None:
    text = p(r("<w:footnoteRef/>"), r("\tOne.")) + p("Two.") + table(cell(p("3")) + cell(p("4")))
    sheet = read(package(p("Text."), footnotes=note(1, text)))
    assert notes(sheet) == [("footnote", "1", "One. / Two. / 3 | 4")]


def test_comments_are_notes_of_their_makers() -> None:
    said = p(r("<w:annotationRef/>"), "Really?")
    comment = f'<w:comment w:id="0" w:author="Ann Walker">{said}</w:comment>'
    nobody = f'<w:comment w:id="1">{p("No.")}</w:comment>'
    sheet = read(package(p("Tea", call(0, "comment"), r(".")), comments=comment + nobody))
    assert shown(sheet.blocks) == ["text: Tea{comment 0 *}."]
    assert notes(sheet) == [("comment", "Ann Walker", "Really?"), ("comment", "?", "No.")]


@pytest.mark.parametrize(
    ("changes", "text"), [(Changes.ACCEPTED, "new to "), (Changes.REJECTED, "old from ")]
)
def test_tracked_changes_are_accepted_or_rejected(changes: Changes, text: str) -> None:
    data = package(p(INSERTED, DELETED, MOVED))
    assert shown(read(data, changes).blocks) == [f"text: {text}"]


@pytest.mark.parametrize("changes", Changes)
def test_a_paragraph_without_its_end_goes_on_in_the_next(changes: Changes) -> None:
    body = p("one ", properties=ENDS[changes]) + p("two", style="Quote")
    data = package(body, styles=style("Quote"))
    assert shown(read(data, changes).blocks) == ["quotation: one two"]
    other = next(one for one in Changes if one is not changes)
    assert shown(read(data, other).blocks) == ["text: one ", "quotation: two"]


def test_rows_and_looks_that_were_changed() -> None:
    row = f"<w:trPr><w:del/></w:trPr>{cell(p('gone'))}{cell()}"
    look = r("Tea", "<w:i/><w:rPrChange><w:rPr/></w:rPrChange>")
    data = package(table(cell(p("a")) + cell(p("b")), row) + p(look))
    assert shown(read(data).blocks) == ["table: a | b", "text: *Tea*"]
    assert shown(read(data, Changes.REJECTED).blocks) == [
        "table: a | b",
        "table: gone | ",
        "text: Tea",
    ]


def test_a_note_in_deleted_text_is_kept_but_called_by_nothing() -> None:
    deleted = f"<w:del>{call(1)}</w:del>"
    sheet = read(package(p("Tea", deleted, call(2)), footnotes=note(1, "Gone.") + note(2, "Here.")))
    assert shown(sheet.blocks) == ["text: Tea{footnote 2 1}"]
    assert [told(one)[2] for one in sheet.notes] == ["Here.", "Gone."]


def test_what_is_left_out_is_told() -> None:
    links = '<Relationship Id="h" Type="x/header" Target="header1.xml"/>'
    body = p(DELETED, r("secret", "<w:vanish/>"), "Tea.") + '<w:altChunk r:id="x"/>'
    sheet = read(package(body, links=links))
    assert [one.message for one in sheet.diagnostics] == [
        "Not read: running heads (1).",
        "Not read: tracked changes (1).",
        "Not read: hidden text (1).",
        "Not read: inserted files (1).",
    ]
