"""What citation managers and Word itself write into a Word file are exact citations."""

from __future__ import annotations

import base64
import json

import pytest
from word_package import field, note, p, package, r, read, relationships, zotero

from biblio.document import Exact
from biblio.formats.csljson import edition
from biblio.readers.docx import csl
from biblio.record.csl_types import TO_KINDS

WALKER = {
    "id": 12,
    "uris": ["http://zotero.org/users/7/items/WALK1970"],
    "locator": "44-5",
    "prefix": "see",
    "suffix": "(italics mine)",
    "itemData": {
        "id": 12,
        "type": "chapter",
        "title": "Tea in <i>Leeds</i>",
        "container-title": "Of Kettles",
        "author": [
            {"family": "Walker", "given": "Ann"},
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"},
            {"literal": "Kettle Society"},
        ],
        "editor": [{"family": "Roe", "given": "Ann", "suffix": "Jr."}],
        "publisher": "Kettle Press",
        "publisher-place": "Leeds",
        "page": "40-60",
        "issued": {"date-parts": [["1970", 3]]},
        "original-date": {"date-parts": [[1899], [1901]]},
        "accessed": {"date-parts": [[2020, 1, 2]]},
        "URL": "https://kettle.org/tea",
    },
}
WALKER_FIELDS = (
    ("entrytype", "incollection"),
    ("author", "Walker, Ann"),
    ("author", "van den Berg, Jan"),
    ("author", "{Kettle Society}"),
    ("editor", "Roe, Jr., Ann"),
    ("title", "Tea in Leeds"),
    ("pages", "40–60"),
    ("url", "https://kettle.org/tea"),
    ("booktitle", "Of Kettles"),
    ("publisher", "Kettle Press"),
    ("location", "Leeds"),
    ("date", "1970-03"),
    ("origdate", "1899/1901"),
    ("urldate", "2020-01-02"),
)
ROE = {"id": "roe", "itemData": {"type": "book", "title": "Milk"}, "suppress-author": True}


def cited(body: str, **parts: str) -> list[tuple[str, tuple[Exact, ...]]]:
    """The texts that cite exactly, and what they cite."""
    sheet = read(package(body, **parts))
    blocks = [*sheet.blocks, *(block for one in sheet.notes for block in one.blocks)]
    runs = (run for block in blocks for run in block.rich.runs)
    return [(run.text, run.cites) for run in runs if run.cites]


def test_zotero_cites_with_its_items() -> None:
    body = p("So it is ", field(zotero(WALKER, ROE), "(see Walker 1970, 44–5; 1990)"), r("."))
    assert cited(body) == [
        (
            "(see Walker 1970, 44–5; 1990)",
            (
                Exact("WALK1970", "44-5", "page", "see", "(italics mine)", fields=WALKER_FIELDS),
                Exact(
                    "roe", suppress_author=True, fields=(("entrytype", "book"), ("title", "Milk"))
                ),
            ),
        )
    ]


ZOTERO = ["http://zotero.org/users/7/items/WALK1970"]
MENDELEY = ["http://www.mendeley.com/documents/?uuid=1a-2b"]


@pytest.mark.parametrize(
    ("item", "key"),
    [
        ({"id": 12, "uris": ZOTERO, "itemData": {"citation-key": "walker1970"}}, "walker1970"),
        ({"id": 12, "uris": ZOTERO}, "WALK1970"),
        ({"id": "ITEM-1", "uris": MENDELEY}, "1a-2b"),
        ({"id": "http://zotero.org/x", "uris": ZOTERO}, "WALK1970"),
        ({"id": "walker", "uris": ZOTERO}, "walker"),
        ({"itemData": {"id": "walker"}}, "walker"),
        ({"id": 12}, "12"),
        ({}, ""),
    ],
)
def test_the_key_says_which_item_it_is_everywhere(item: dict[str, object], key: str) -> None:
    assert [one.key for _, cites in cited(p(field(zotero(item), "x"))) for one in cites] == [key]


def test_a_label_that_is_not_a_page() -> None:
    (exact,) = cited(p(field(zotero({"id": 1, "locator": "3", "label": "chapter"}), "x")))[0][1]
    assert (exact.locator, exact.label) == ("3", "chapter")


@pytest.mark.parametrize(
    "instruction",
    [
        "ADDIN CSL_CITATION {}",
        "ADDIN Mendeley Citation{guid} ADDIN CSL_CITATION {}",
        "ADDIN ZOTERO_ITEM {}",
    ],
)
def test_mendeley_and_older_zotero(instruction: str) -> None:
    data = json.dumps({"citationItems": [ROE]})
    written = instruction.replace("{}", data)
    assert [exact.key for _, cites in cited(p(field(written, "x"))) for exact in cites] == ["roe"]


def test_mendeley_cite_keeps_its_items_in_the_tag_of_a_content_control() -> None:
    data = base64.b64encode(json.dumps({"citationItems": [ROE]}).encode()).decode()
    tag = f'<w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_{data}"/></w:sdtPr>'
    body = p(f"<w:sdt>{tag}<w:sdtContent>{r('(Roe)')}</w:sdtContent></w:sdt>", r(" on"))
    assert [(text, cites[0].key) for text, cites in cited(body)] == [("(Roe)", "roe")]


def test_a_citation_goes_over_runs_and_looks() -> None:
    result = r("Walker, ") + r("Tea", "<w:i/>") + r(", 44")
    found = cited(p(field(zotero(ROE), result), r(" on")))
    assert [text for text, _ in found] == ["Walker, ", "Tea", ", 44"]
    assert len({cites for _, cites in found}) == 1


def test_zotero_keeps_its_items_as_bookmarks_too() -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006"
    written = zotero(ROE).removeprefix("ADDIN ")
    halves = written[:30], written[30:]
    properties = "".join(
        f'<property name="ZOTERO_BREF_a1_{at}"><lpwstr>{text}</lpwstr></property>'
        for at, text in enumerate(halves, 1)
    )
    custom = f'<Properties xmlns="{space}/custom-properties">{properties}</Properties>'
    more = {
        "docProps/custom.xml": custom.encode(),
        "_rels/.rels": relationships(
            f'<Relationship Id="d" Type="{space}/relationships/officeDocument" '
            'Target="word/document.xml"/>'
            f'<Relationship Id="c" Type="{space}/relationships/custom-properties" '
            'Target="docProps/custom.xml"/>'
        ).encode(),
    }
    mark = '<w:bookmarkStart w:id="3" w:name="ZOTERO_BREF_a1"/>{}<w:bookmarkEnd w:id="3"/>'
    sheet = read(package(p("As ", mark.format(r("(Roe)")), r(" says.")), more=more))
    runs = sheet.blocks[0].rich.runs
    assert [(run.text, [one.key for one in run.cites]) for run in runs] == [
        ("As ", []),
        ("(Roe)", ["roe"]),
        (" says.", []),
    ]


ENDNOTE = """<EndNote><Cite ExcludeAuth="1"><Author>Walker</Author><Year>1970</Year>
<RecNum>7</RecNum><Pages>44</Pages><Prefix>see </Prefix><record>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal">Walker, Ann</style></author>
<author>Kettle Society,</author></authors></contributors>
<titles><title>Tea in <style>Leeds</style></title>
<secondary-title>Kettles</secondary-title></titles>
<pages>40-60</pages><volume>3</volume><number>2</number><dates><year>1970</year></dates>
</record></Cite></EndNote>"""
ENDNOTE_EXACT = Exact(
    "Walker-1970-7",
    "44",
    "page",
    "see",
    suppress_author=True,
    fields=(
        ("entrytype", "article"),
        ("author", "Walker, Ann"),
        ("author", "{Kettle Society}"),
        ("title", "Tea in Leeds"),
        ("volume", "3"),
        ("number", "2"),
        ("pages", "40–60"),
        ("date", "1970"),
        ("journaltitle", "Kettles"),
    ),
)


def test_endnote_cites_in_its_instruction() -> None:
    body = p(field(f"ADDIN EN.CITE {ENDNOTE}", "(1970, 44)"))
    assert cited(body) == [("(1970, 44)", (ENDNOTE_EXACT,))]


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le"])
def test_endnote_cites_in_the_data_of_a_field(code: str) -> None:
    data = base64.b64encode(ENDNOTE.encode(code) + "\0".encode(code)).decode()
    assert cited(p(field("ADDIN EN.CITE", "x", data))) == [("x", (ENDNOTE_EXACT,))]
    begin = r('<w:fldChar w:fldCharType="begin"/>') + r("<w:instrText>ADDIN EN.CITE </w:instrText>")
    inner = (
        r(f'<w:fldChar w:fldCharType="begin"><w:fldData>{data}</w:fldData></w:fldChar>')
        + r("<w:instrText>ADDIN EN.CITE.DATA</w:instrText>")
        + r('<w:fldChar w:fldCharType="end"/>')
    )
    shown = (
        r('<w:fldChar w:fldCharType="separate"/>') + r("x") + r('<w:fldChar w:fldCharType="end"/>')
    )
    assert cited(p(begin, inner, shown, r("on"))) == [("x", (ENDNOTE_EXACT,))]


SOURCES = """<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">
<b:Source><b:Tag>Wal70</b:Tag><b:SourceType>Book</b:SourceType><b:Title>Tea</b:Title>
<b:Author><b:Author><b:NameList><b:Person><b:Last>Walker</b:Last><b:First>Ann</b:First>
<b:Middle>B.</b:Middle></b:Person></b:NameList></b:Author></b:Author><b:Year>1970</b:Year>
<b:City>Leeds</b:City><b:Publisher>Kettle Press</b:Publisher></b:Source>
<b:Source><b:Tag>Soc01</b:Tag><b:SourceType>InternetSite</b:SourceType><b:Title>Milk</b:Title>
<b:Author><b:Author><b:Corporate>Kettle Society</b:Corporate></b:Author></b:Author>
<b:Year>2001</b:Year><b:Month>May</b:Month><b:Day>4</b:Day><b:URL>https://k.org</b:URL></b:Source>
</b:Sources>"""


def test_words_own_citations_name_sources() -> None:
    links = '<Relationship Id="s" Type="x/customXml" Target="../customXml/item1.xml"/>'
    instruction = r' CITATION Wal70 \p "44-5" \f "see " \n \l 1033 \m Soc01 '
    content = f"<w:sdtContent>{field(instruction, '(x)')}</w:sdtContent>"
    body = p(f"<w:sdt><w:sdtPr><w:citation/></w:sdtPr>{content}</w:sdt>")
    data = package(body, links=links, more={"customXml/item1.xml": SOURCES.encode()})
    (run,) = read(data).blocks[0].rich.runs
    walker = (
        ("entrytype", "book"),
        ("author", "Walker, Ann B."),
        ("title", "Tea"),
        ("publisher", "Kettle Press"),
        ("location", "Leeds"),
        ("date", "1970"),
    )
    society = (
        ("entrytype", "online"),
        ("author", "{Kettle Society}"),
        ("title", "Milk"),
        ("url", "https://k.org"),
        ("date", "2001-05-04"),
    )
    assert run.cites == (
        Exact("Wal70", "44-5", "page", "see", suppress_author=True, fields=walker),
        Exact("Soc01", fields=society),
    )


def test_a_source_that_is_not_listed_is_a_key() -> None:
    assert cited(p(field(" CITATION Nobody ", "x"))) == [("x", (Exact("Nobody"),))]


def test_citavi_cites_in_base64() -> None:
    reference = {
        "ReferenceType": "Book",
        "Title": "Tea",
        "Authors": [{"LastName": "Walker", "FirstName": "Ann"}],
        "Publishers": [{"Name": "Kettle Press"}],
        "Year": "1970",
        "CitationKey": "Walker 1970",
    }
    entry = {"Reference": reference, "PageRange": {"OriginalString": "44"}}
    data = base64.b64encode(json.dumps({"Entries": [entry]}).encode()).decode()
    assert cited(p(field(f"ADDIN CitaviPlaceholder{{{data}}}", "(Walker)"))) == [
        (
            "(Walker)",
            (
                Exact(
                    "Walker 1970",
                    "44",
                    "page",
                    fields=(
                        ("entrytype", "book"),
                        ("author", "Walker, Ann"),
                        ("title", "Tea"),
                        ("date", "1970"),
                        ("publisher", "Kettle Press"),
                    ),
                ),
            ),
        )
    ]


@pytest.mark.parametrize(
    "instruction",
    [
        "ADDIN ZOTERO_ITEM CSL_CITATION {broken",
        "ADDIN ZOTERO_ITEM CSL_CITATION",
        'ADDIN CSL_CITATION {"citationItems": 7}',
        'ADDIN CSL_CITATION {"citationItems": [7, null]}',
        f"ADDIN CSL_CITATION {'[' * 9999}",
        "ADDIN EN.CITE <EndNote><Cite><",
        "ADDIN EN.CITE",
        "ADDIN CitaviPlaceholder{====}",
        "ADDIN CitaviPlaceholder{bnVsbA==}",
        "CITATION",
    ],
)
def test_a_field_that_is_broken_is_text(instruction: str) -> None:
    sheet = read(package(p("a ", field(instruction, "(Roe)"), r(" b"))))
    assert sheet.blocks[0].rich.string == "a (Roe) b"


@pytest.mark.parametrize(
    "value", [None, 7, "x", [], {}, [[]], {"date-parts": 3}, {"date-parts": [["x"]]}, True, 1e400]
)
@pytest.mark.parametrize("name", ["author", "issued", "title", "type", "page"])
def test_items_of_odd_shapes_are_read_as_far_as_they_go(name: str, value: object) -> None:
    item = {"id": 1, "itemData": {"type": "book", "title": "Tea", name: value}}
    ((_, (exact,)),) = cited(p(field(zotero(item), "x")))
    assert exact.fields[0][0] == "entrytype"
    assert all(text and isinstance(text, str) for _, text in exact.fields)


def test_a_note_that_is_a_citation() -> None:
    text = p(r("<w:footnoteRef/>"), r(" "), field(zotero(ROE), "Roe, Milk."))
    assert [(text, cites[0].key) for text, cites in cited(p("x"), footnotes=note(1, text))] == [
        ("Roe, Milk.", "roe")
    ]


@pytest.mark.parametrize("kind", sorted(TO_KINDS))
def test_an_item_has_the_fields_that_csl_json_gives_it(kind: str) -> None:
    item = {
        "id": "tea",
        "type": kind,
        "title": "Tea",
        "container-title": "Kettles",
        "publisher": "Kettle Press",
        "issue": "3",
        "number": "7",
        "collection-number": "9",
        "shortTitle": "T",
        "archive": "Leeds Archive",
        "issued": {"date-parts": [[1970]]},
    }
    read, told = edition(item), dict(csl.fields(item))
    assert told.pop("entrytype") == read.kind
    assert told == {name: value for name, value in read.fields if name in told}
    assert {"title", "date", "shorttitle"} <= told.keys()
