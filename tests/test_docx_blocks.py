"""From a Word file to blocks: paragraphs, looks, lists, tables, notes, changes, boxes."""

from __future__ import annotations

import pytest
from word_package import (
    call,
    field,
    italic,
    note,
    p,
    package,
    r,
    read,
    relationships,
    shown,
    style,
    t,
    told,
)

from biblio.origins import PackageOrigin
from biblio.readers.shaping.blocks import Sheet
from biblio.readers.wishes import Changes


def blocks(body: str, **parts: str) -> list[str]:
    return shown(read(package(body, **parts)).blocks)


def notes(sheet: Sheet) -> list[tuple[str, str, str]]:
    return [told(one) for one in sheet.notes]


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (
            (t("Ann Walker, ") and r("Ann Walker, "), italic("Tea"), r(", 4")),
            "Ann Walker, *Tea*, 4",
        ),
        ((r("a", "<w:b/>"), r("b", '<w:b w:val="0"/>')), "**a**b"),
        ((r("1", '<w:vertAlign w:val="superscript"/>'),), "^1^"),
        ((r("1", '<w:position w:val="6"/><w:sz w:val="14"/>'),), "^1^"),
        ((r("x", '<w:position w:val="2"/>'),), "x"),
        ((r("out", "<w:strike/>"),), "~out~"),
        ((r(f"{t('a')}<w:tab/>{t('b')}"),), "a\tb"),
        ((r(f"{t('a')}<w:br/>{t('b')}<w:cr/>{t('c')}"),), "a\u2028b\u2028c"),
        ((r(f"{t('co')}<w:noBreakHyphen/>{t('op')}"),), "co\u2011op"),
        ((r(f"{t('biblio')}<w:softHyphen/>{t('graphy')}"),), "bibliography"),
        ((r('<w:sym w:font="Symbol" w:char="F062"/>'),), "β"),
        ((r('<w:sym w:font="Wingdings" w:char="F04A"/>'),), "\uf04a"),
        ((r("seen"), r("hidden", "<w:vanish/>")), "seen"),
        (("<w:smartTag><w:r><w:t>Leeds</w:t></w:r></w:smartTag>",), "Leeds"),
        (("<w:bdo w:val='rtl'><w:r><w:t>אבג</w:t></w:r></w:bdo>",), "אבג"),
        (
            (
                "<w:r><w:ruby><w:rt><w:r><w:t>かんじ</w:t></w:r></w:rt>"
                "<w:rubyBase><w:r><w:t>漢字</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            ),
            "漢字(かんじ)",
        ),
        (
            (
                "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num>"
                "<m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>",
            ),
            "a/b",
        ),
    ],
)
def test_the_characters_of_a_paragraph(runs: tuple[str, ...], text: str) -> None:
    assert blocks(p(*runs)) == [f"text: {text}"]


def test_a_look_comes_from_a_character_style_too() -> None:
    styles = style("Emphasis", "<w:rPr><w:i/></w:rPr>", "character") + style(
        "Book Title", "<w:rPr/>", "character", based_on="Emphasis"
    )
    body = p(r("Tea", '<w:rStyle w:val="BookTitle"/>'))
    assert blocks(body, styles=styles) == ["text: *Tea*"]


@pytest.mark.parametrize(
    ("properties", "text"),
    [("", "plain"), ("<w:i/>", "plain"), ('<w:i w:val="0"/>', "*plain*")],
)
def test_in_an_italic_paragraph_the_roman_words_are_set_apart(properties: str, text: str) -> None:
    styles = style("Quote", "<w:rPr><w:i/></w:rPr>")
    body = p(r("plain", properties), style="Quote")
    assert blocks(body, styles=styles) == [f"quotation: {text}"]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("heading 2", "heading2: x"),
        ("Überschrift 3", "heading3: x"),
        ("Title", "heading: x"),
        ("toc 1", "list: x"),
        ("caption", "caption: x"),
        ("Block Text", "quotation: x"),
        ("Intense Quote", "quotation: x"),
        ("Zitat", "quotation: x"),
        ("Poem", "verse: x"),
        ("Verse 1", "verse: x"),
        ("Version", "text: x"),
        ("Source Code", "code: x"),
        ("Bibliography", "bibliography: x"),
        ("EndNote Bibliography", "bibliography: x"),
        ("EndNote Bibliography Title", "heading: x"),
        ("List Bullet 2", "list: x"),
        ("List Paragraph", "text: x"),
        ("Body Text", "text: x"),
    ],
)
def test_what_a_paragraph_is_by_the_name_of_its_style(name: str, line: str) -> None:
    assert blocks(p("x", style=name.replace(" ", "")), styles=style(name)) == [line]


def test_a_style_is_what_it_is_based_on() -> None:
    styles = style("heading 1") + style("Chapter Opener", based_on="heading1")
    assert blocks(p("x", style="ChapterOpener"), styles=styles) == ["heading: x"]


def test_styles_based_on_each_other_in_a_circle() -> None:
    styles = style("One", based_on="Two") + style("Two", based_on="One")
    assert blocks(p("x", style="One"), styles=styles) == ["text: x"]


@pytest.mark.parametrize(
    ("text", "level", "line"),
    [
        ("Of Tea", 1, "heading2: Of Tea"),
        ("Of Tea", 9, "text: Of Tea"),
        ("x" * 300, 0, "text: " + "x" * 300),
    ],
)
def test_a_heading_by_its_place_in_the_outline(text: str, level: int, line: str) -> None:
    assert blocks(p(text, properties=f'<w:outlineLvl w:val="{level}"/>')) == [line]


LONG = "The kettle had been on the fire since the morning, and nobody had thought of it."


@pytest.mark.parametrize(
    ("indents", "styles"),
    [
        (("", '<w:ind w:left="720"/>', ""), ["text", "quotation", "text"]),
        (("", '<w:ind w:start="720" w:end="720"/>', ""), ["text", "quotation", "text"]),
        (("", '<w:ind w:left="360"/>', ""), ["text", "quotation", "text"]),
        (("", '<w:ind w:left="359"/>', ""), ["text", "text", "text"]),
        (("", '<w:ind w:left="720" w:hanging="720"/>', ""), ["text", "text", "text"]),
        (("", '<w:ind w:firstLine="720"/>', ""), ["text", "text", "text"]),
        (('<w:ind w:left="720"/>',) * 3, ["text", "text", "text"]),
    ],
)
def test_a_quotation_by_how_far_it_is_set_in(indents: tuple[str, ...], styles: list[str]) -> None:
    body = "".join(p(LONG, properties=one) for one in indents)
    assert [line.partition(":")[0] for line in blocks(body)] == styles


def test_a_signature_that_is_set_in_is_no_quotation() -> None:
    body = p(LONG) + p("A. Walker", properties='<w:ind w:left="720"/>')
    assert blocks(body)[1] == "text: A. Walker"


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def item(text: str, list_id: int, level: int = 0) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return p(text, properties=numbered)


def test_lists_have_the_numbers_that_word_prints() -> None:
    body = item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1) + item("e", 1, 1)
    body += item("f", 2) + item("g", 3) + item("h", 3) + item("i", 0) + item("j", 77)
    assert blocks(body, numbering=NUMBERING) == [
        "list: [3.] a",
        "list2: [3.a)] b",
        "list2: [3.b)] c",
        "list: [4.] d",
        "list2: [4.a)] e",
        "list: [•] f",
        "list: [1.] g",
        "list: [2.] h",
        "text: i",
        "text: j",
    ]


def test_a_numbered_heading_stays_a_heading() -> None:
    styles = style("heading 1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    body = p("Of Tea", style="heading1") + p("Of Milk", style="heading1")
    assert blocks(body, styles=styles, numbering=NUMBERING) == [
        "heading: [3.] Of Tea",
        "heading: [4.] Of Milk",
    ]


def test_links_in_every_form() -> None:
    links = (
        '<Relationship Id="l" Type="x/hyperlink" Target="https://a.org/" TargetMode="External"/>'
    )
    body = p(
        '<w:hyperlink r:id="l"><w:r><w:t>one</w:t></w:r></w:hyperlink>',
        '<w:hyperlink w:anchor="n1"><w:r><w:t>two</w:t></w:r></w:hyperlink>',
        field(' HYPERLINK "https://b.org/" ', "three"),
        '<w:fldSimple w:instr="HYPERLINK https://c.org/"><w:r><w:t>four</w:t></w:r></w:fldSimple>',
        '<w:hyperlink r:id="none"><w:r><w:t>five</w:t></w:r></w:hyperlink>',
    )
    assert shown(read(package(body, links=links)).blocks) == [
        "text: <https://a.org/>one</><#n1>two</><https://b.org/>three</><https://c.org/>four</>five"
    ]


def test_results_of_fields_are_text_and_instructions_are_none() -> None:
    inner = field(" PAGE ", "7")
    body = p("on ", field(f" IF {'1'} = 1 ", f"{r('page ')}{inner}"), r("."))
    assert blocks(body) == ["text: on page 7."]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    body = p(r('<w:fldChar w:fldCharType="begin"/>'), r("<w:instrText>TOC</w:instrText>"), "kept")
    assert blocks(body + p("so is this")) == ["text: kept", "text: so is this"]


def test_a_table_of_contents_and_works_cited_by_their_fields() -> None:
    body = (
        p(r('<w:fldChar w:fldCharType="begin"/>'), r("<w:instrText>TOC \\o</w:instrText>"))
        + p(r('<w:fldChar w:fldCharType="separate"/>'), "Of Tea\t3")
        + p("Of Milk\t9", r('<w:fldChar w:fldCharType="end"/>'))
        + p("Text.")
        + p(field("ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", "Walker, Ann. Tea."))
        + p(field(" BIBLIOGRAPHY ", "Roe, Ann. Milk."))
    )
    assert blocks(body) == [
        "list: Of Tea\t3",
        "list: Of Milk\t9",
        "text: Text.",
        "bibliography: Walker, Ann. Tea.",
        "bibliography: Roe, Ann. Milk.",
    ]


def test_a_caption_by_its_number() -> None:
    assert blocks(p("Figure ", field(" SEQ Figure ", "1"), r(". A kettle"))) == [
        "caption: Figure 1. A kettle"
    ]


def test_works_cited_in_a_content_control() -> None:
    body = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Bibliographies"/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{p('Works', style='heading1')}{p('Roe, Ann. Milk.')}"
        "</w:sdtContent></w:sdt>"
    )
    assert blocks(body, styles=style("heading 1")) == [
        "heading: Works",
        "bibliography: Roe, Ann. Milk.",
    ]


def test_content_controls_hide_nothing() -> None:
    tag = "<w:sdtPr><w:tag w:val='x'/></w:sdtPr>"
    inline = f"<w:sdt>{tag}<w:sdtContent><w:r><w:t>in</w:t></w:r></w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent>{p('block')}</w:sdtContent></w:sdt>"
    custom = f"<w:customXml>{p('custom')}</w:customXml>"
    assert blocks(p(inline) + block + custom) == ["text: in", "text: block", "text: custom"]


def cell(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs) or p()}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{one}</w:tr>' for one in rows)}</w:tbl>"


def test_tables_keep_every_row_and_empty_cell() -> None:
    body = table(
        cell(p("Year")) + cell(p("Tea")),
        cell() + cell(p("2"), p("3")),
        cell() + cell(),
        f"<w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell(p('alone'))}",
    )
    assert blocks(body) == [
        "table: Year | Tea",
        "table:  | 2\u20283",
        "table:  | ",
        "table:  | alone",
    ]


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


INSERTED = "<w:ins><w:r><w:t>new </w:t></w:r></w:ins>"
DELETED = "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
MOVED = (
    "<w:moveFrom><w:r><w:t>from </w:t></w:r></w:moveFrom>"
    "<w:moveTo><w:r><w:t>to </w:t></w:r></w:moveTo>"
)
ENDS = {Changes.ACCEPTED: "<w:rPr><w:del/></w:rPr>", Changes.REJECTED: "<w:rPr><w:ins/></w:rPr>"}


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


BOX = "<w:txbxContent>{}</w:txbxContent>"


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


def test_every_character_has_its_place_in_the_package() -> None:
    box = r(f"<w:pict>{BOX.format(p('box', 'es'))}</w:pict>")
    deleted = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
    body = p("zero") + p("ab", box, deleted, r(f"{t('cd')}<w:softHyphen/>{t('ef')}")) + p("last")
    sheet = read(package(body))
    found = {}
    for block in sheet.blocks:
        text = block.rich.text
        for at, sign in enumerate(text.string):
            origin = text.alignment.origin(at, at + 1, None)  # type: ignore[arg-type]
            assert isinstance(origin, PackageOrigin)
            found[sign, origin.paragraph] = (origin.run, origin.character)
    assert found["b", 1] == (0, 1)
    # run 1 holds the box, run 2 is deleted; a hyphen that is not printed counts
    assert (found["d", 1], found["e", 1]) == ((3, 1), (3, 3))
    assert (found["x", 2], found["s", 2]) == ((0, 2), (1, 1))
    assert found["l", 3] == (0, 0)


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


CORE = """<c:coreProperties
 xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Of Tea</dc:title>
<dc:creator>Ann Walker</dc:creator><dc:language>en-GB</dc:language>
<dc:subject>Kettles</dc:subject></c:coreProperties>"""


@pytest.mark.parametrize(
    ("body", "title", "author"),
    [
        (p("Of Tea") + p("By Ann Walker"), "Of Tea", ("Ann Walker",)),
        (p("Of Milk"), None, None),
        (p("Of Milk", style="Title") + p("Of Tea"), "Of Milk", None),
    ],
)
def test_what_the_properties_say_counts_where_the_text_bears_it_out(
    body: str, title: str | None, author: tuple[str, ...] | None
) -> None:
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    links = (
        '<Relationship Id="d" Type="x/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="c" Type="{kind}" Target="docProps/core.xml"/>'
    )
    more = {"docProps/core.xml": CORE.encode(), "_rels/.rels": relationships(links).encode()}
    sheet = read(package(body, styles=style("Title"), more=more))
    said = dict(sheet.metadata)
    assert (sheet.title, said.get("author")) == (title, author)
    assert (said["subject"], said["language"]) == (("Kettles",), ("en-GB",))
