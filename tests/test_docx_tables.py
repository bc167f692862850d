"""From a Word file to blocks: tables, text boxes and what is drawn."""

from __future__ import annotations

from word_package import (
    cell,
    p,
    package,
    r,
    read,
    shown,
    table,
)

from biblio.readers import read_bytes

BOX = "<w:txbxContent>{}</w:txbxContent>"
LONG = "The kettle had been on the fire since the morning, and nobody had thought of it."


def blocks(body: str, **parts: str) -> list[str]:
    return shown(read(package(body, **parts)).blocks)


def test_tables_keep_every_row_and_empty_cell() -> None:
    body = table(
        cell(p("Year")) + cell(p("Tea")),
        cell() + cell(p(r("2")), p(r("3"))),
        cell() + cell(),
        f"<w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell(p('alone'))}",
    )
    assert blocks(body) == [
        "table: Year | Tea",
        "table:  | 2\u20283",
        "table:  | ",
        "table:  | alone",
    ]


def test_empty_cells_beside_a_cell_of_two_paragraphs() -> None:
    body = table(cell() + cell(p(r("2")), p(r("3"))) + cell())
    document = read_bytes(package(body), "tea.docx")
    assert [one.string for one in document.paragraphs] == [" | 2 3 | "]


def test_a_table_in_a_table() -> None:
    body = table(cell(p("a")) + cell(table(cell(p("b")) + cell(p("c")))))
    assert blocks(body) == ["table: a | b | c"]


def test_tables_that_only_lay_out_text_are_none() -> None:
    assert blocks(table(cell(p("In a frame."), p("Of two.")))) == [
        "text: In a frame.",
        "text: Of two.",
    ]
    prose = p(LONG * 3) * 2
    assert [one[:5] for one in blocks(table(cell(prose) + cell(prose)))] == ["text:"] * 4


def test_text_boxes_come_behind_their_paragraph_and_once() -> None:
    inside = BOX.format(p("In the box."))
    drawing = f"<w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing>"
    fallback = f"<w:pict><v:textbox>{inside}</v:textbox></w:pict>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )
    body = p("Before ", r(both), r("after."))
    assert blocks(body) == ["text: Before after.", "text: In the box."]
    assert blocks(p(r(fallback))) == ["text: In the box."]


def test_what_is_said_in_several_ways_is_read_once() -> None:
    both = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:r><w:t>new</w:t></w:r></mc:Choice>'
        "<mc:Fallback><w:r><w:t>old</w:t></w:r></mc:Fallback></mc:AlternateContent>"
    )
    only = (
        '<mc:AlternateContent><mc:Choice Requires="x"/>'
        "<mc:Fallback><w:r><w:t>shown</w:t></w:r></mc:Fallback></mc:AlternateContent>"
    )
    assert blocks(p(both, only)) == ["text: newshown"]


def test_words_that_are_drawn() -> None:
    assert blocks(p(r('<w:pict><v:shape><v:textpath string="Of Tea"/></v:shape></w:pict>'))) == [
        "text: Of Tea"
    ]


def test_a_large_initial_belongs_to_its_word() -> None:
    initial = p("T", properties='<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert blocks(initial + p("ea was scarce.")) == ["text: Tea was scarce."]
