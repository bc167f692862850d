"""What paragraphs of a document become: quotations, lists, tables, headings, code."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from packet_making import packet_of, shown
from word_files import paragraphs, part, string, strings

from biblio.document import Run
from biblio.packet.model import Block, CitationSpan, Look, NoteMark, Packet, Reading
from biblio.packet.rendering import Layout, render, render_page
from biblio.packet.rendering.lists import signed
from biblio.packet.rendering.tables import cells
from biblio.word.markup import w
from biblio.word.paper import MEASURE

LONG = " ".join(["The rope was of hemp, and it was long."] * 8)


def looks(*paragraphs: str) -> list[str]:
    (reading,) = packet_of("\n\n".join(paragraphs)).readings
    return [block.look.value for block in reading.blocks]


@pytest.mark.parametrize(
    ("before", "quoted", "look"),
    [
        ("The book says:", f"“{LONG}”", "quotation"),
        ("The book says:", f"“{LONG}” (my translation)", "quotation"),
        ("The book says:", f'"{LONG}"', "quotation"),
        ("Im Buch steht:", f"„{LONG}“", "quotation"),
        ("Im Buch steht:", f"»{LONG} „So“ ist es.«", "quotation"),
        ("Im Buch steht:", f"„{LONG}“ sagte er.", "text"),
        ("The book says:", "“Dig.”", "text"),
        ("The book says:", f"«Dig” deep. {LONG}»", "quotation"),
        ("The book says:", f"«{LONG}” Rosa Roe, The Wells (London: Verso, 1904).", "quotation"),
        ("The book says so.", f"“{LONG}”", "text"),
        ("The book says:", f"“{LONG}” she said, and went.", "text"),
        ("The book says:", f"“{LONG[:40]}” {LONG}", "text"),
        ("The book says:", f"“{LONG}", "text"),
        ("She dug.", "“Dig.” Rosa Roe, *The Wells* (London: Verso, 1904), 12.", "quotation"),
    ],
)
def test_a_quotation_that_is_a_paragraph(before: str, quoted: str, look: str) -> None:
    assert looks(LONG, before, quoted, "And so on they went.") == ["text", "text", look, "text"]


def test_a_quotation_of_several_paragraphs() -> None:
    told = looks(LONG, "The book says:", f"“{LONG}", f"“{LONG}", f"{LONG}”", "And so on.")
    assert told == ["text", "text", "quotation", "quotation", "quotation", "text"]


def test_a_citation_in_the_text_is_told_apart() -> None:
    cited = "“Dig.” Rosa Roe, The Wells (London: Verso, 1904), 12."
    (reading,) = packet_of(f"{LONG}\n\n{cited}\n\n{LONG}").readings
    (span,) = [i for block in reading.blocks for i in block.inlines if isinstance(i, CitationSpan)]
    assert span.cluster.cites[0].locator == "12"
    assert cited in "\n".join(block.string for block in reading.blocks)


def levels(text: str) -> list[tuple[str, int]]:
    (reading,) = packet_of(text, suffix="md").readings
    return [(shown(b.inlines), b.level) for b in reading.blocks if b.look is Look.HEADING]


def test_headings_lie_below_the_title_and_no_level_is_left_out() -> None:
    text = f"# On Wells\n\n{LONG}\n\n## Digging\n\n{LONG}\n\n#### Rope\n\n{LONG}\n"
    assert levels(text) == [("Digging", 1), ("Rope", 2)]


def test_the_heading_of_the_notes_goes_with_them() -> None:
    text = f"# On Wells\n\n{LONG}[^1]\n\n## Digging\n\n## Notes\n\n[^1]: Hemp.\n"
    assert levels(text) == [("Digging", 1)]


def test_notes_that_nothing_points_to_are_told_once() -> None:
    text = f"{LONG}\n\n* Hemp.\n\n** Or flax.\n\n{LONG}"
    (reading,) = packet_of(text).readings
    said = [shown(note.blocks[0].inlines) for note in reading.notes]
    assert said[2:] == ["In the source nothing points to these notes: their place here is a guess."]


@pytest.mark.parametrize(
    ("item", "printed"),
    [
        ("- hemp", "•\themp"),
        ("* hemp", "•\themp"),
        ("• hemp", "•\themp"),
        ("12. hemp", "12.\themp"),
        ("a) hemp", "a)\themp"),
        ("hemp - flax", "hemp - flax"),
    ],
)
def test_signs_of_items(item: str, printed: str) -> None:
    assert signed((Run(item),)) == (Run(printed),)


def test_every_mark_stays_in_its_cell() -> None:
    row = (Run("Year | "), Run("Loads", italic=True), NoteMark(0), Run(" | few"))
    assert cells(row) == [(Run("Year"),), (Run("Loads", italic=True), NoteMark(0)), (Run("few"),)]


TABLE = "| Year | Loads |\n|---|---|\n| 1904 | 12 |\n| 1905 |\n\n```\nif  x:\n```\n"


def test_a_table_is_a_table_of_word() -> None:
    data = render(packet_of(TABLE, suffix="md"), Layout()).data
    rows = list(part(data, "word/document.xml").iter(w("tr")))
    assert [[string(cell) for cell in row.iter(w("tc"))] for row in rows] == [
        ["Year", "Loads"],
        ["1904", "12"],
        ["1905", ""],
    ]
    assert rows[0].find(f"{w('trPr')}/{w('tblHeader')}") is not None


def test_code_keeps_its_spaces() -> None:
    data = render(packet_of(TABLE, suffix="md"), Layout()).data
    assert strings(data, "Code") == ["if  x:"]


def test_a_long_address_tears_no_line_apart() -> None:
    text = f"{LONG} See https://example.org/wells/and/pumps/of/the/county for more.\n\n{LONG}"
    data = render(packet_of(text), Layout()).data
    aligned = [one.find(f"{w('pPr')}/{w('jc')}") for one in paragraphs(data, "NumberedText")]
    assert [jc is not None and jc.get(w("val")) for jc in aligned] == ["left", False]


def test_no_line_of_french_ends_before_its_signs() -> None:
    blocks = (Block(Look.TEXT, (Run("Un puits : « profond » ? Oui ; 12:30."),)),)
    made = Packet(packet_of(LONG).cover, (Reading("Le puits", blocks, language="fr"),))
    body = string(part(render(made, Layout()).data, "word/document.xml"))
    assert "Un puits\u202f: «\u202fprofond\u202f»\u202f? Oui\u202f; 12:30." in body
    english = Packet(made.cover, (Reading("A well", blocks, language="en"),))
    assert "Un puits : «" in string(part(render(english, Layout()).data, "word/document.xml"))


BROKEN = """The ~~old~~ mill stood.

* * *

> The wheel has turned all day,\\
> and all the night,\\
> and what it ground was taken away.

> The miller never wore a hat,\\
> he had no fright.
"""


def test_what_is_struck_out_stays_so() -> None:
    data = render(packet_of(BROKEN, suffix="md"), Layout()).data
    struck = [one for one in part(data, "word/document.xml").iter(w("r")) if _struck(one)]
    assert [string(one) for one in struck] == ["old"]


def _struck(run: Element) -> bool:
    return run.find(f"{w('rPr')}/{w('strike')}") is not None


def test_a_break_between_parts_is_printed() -> None:
    data = render(packet_of(BROKEN, suffix="md"), Layout()).data
    assert "* * *" in strings(data, "BodyTextFirst")


def test_a_poem_keeps_its_lines_and_has_one_number() -> None:
    data = render(packet_of(BROKEN, suffix="md"), Layout()).data
    stanzas = paragraphs(data, "Quote")
    assert [len(list(one.iter(w("br")))) for one in stanzas] == [2, 1]
    assert [string(one)[0].isdigit() for one in stanzas] == [True, False]


def test_columns_of_figures_end_at_the_right_and_short_tables_stay_together() -> None:
    """Dashes and empty cells are no figures, and change nothing; years in a head are its words."""
    text = "# A\n\n| Item | 1904 | Paid |\n|--|--|--|\n| 12 oars | 1,200 | £3.5 |\n| rope | – | |\n"
    document = part(render(packet_of(text, suffix="md"), Layout()).data, "word/document.xml")
    rows = [
        [(paragraph.find(f"{w('pPr')}/{w('jc')}") is not None) for paragraph in row.iter(w("p"))]
        for row in document.iter(w("tr"))
    ]
    assert rows == [[False, True, True]] * 3
    # and it is no wider than its cells need
    widths = [int(one.get(w("w"))) for one in document.iter(w("gridCol"))]
    assert sum(widths) == int(next(document.iter(w("tblW"))).get(w("w"))) < MEASURE
    kept = [len(list(row.iter(w("keepNext")))) for row in document.iter(w("tr"))]
    assert kept == [3, 3, 0]


def test_every_fifth_line_of_a_long_poem_has_its_number() -> None:
    """Stanzas in a row are one poem; a short one has no numbers."""
    stanza = "\n".join(f"    Line {name} of the ferry" for name in "abcd")
    for count, wanted in ((3, ["5", "10"]), (2, [])):
        poem = "\n\n".join([stanza] * count)
        made = packet_of(f"THE FERRY\n\nIt was sung on the river then:\n\n{poem}\n\nIt ends.\n")
        document = part(render(made, Layout()).data, "word/document.xml")
        numbers = [
            string(run)
            for run in document.iter(w("r"))
            if run.find(f"{w('rPr')}/{w('rStyle')}[@{w('val')}='LineNumber']") is not None
        ]
        assert numbers == wanted
        breaks = sum(len(list(one.iter(w("br")))) for one in document.iter(w("p")))
        assert breaks == 3 * count
        page = render_page(replace(made, has_legend=True), Layout()).data.decode()
        assert ("Every fifth line of a long poem" in page) == bool(wanted)
        assert re.findall(r'class="line">(\d+)<', page) == wanted
