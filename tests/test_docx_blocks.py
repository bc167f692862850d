"""From a Word file to blocks: paragraphs, looks, lists, tables, notes, changes, boxes."""

from __future__ import annotations

import pytest
from word_package import (
    field,
    italic,
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

BOX = "<w:txbxContent>{}</w:txbxContent>"


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
