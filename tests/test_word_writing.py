"""Runs, links, fields, bookmarks, notes and sections as WordprocessingML."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from biblio.diagnostics import BiblioError
from biblio.document import Run
from biblio.word import notes
from biblio.word.bookmarks import Bookmarks
from biblio.word.directions import is_right_to_left
from biblio.word.fields import field, mark
from biblio.word.links import Links
from biblio.word.markup import NAMESPACES, w
from biblio.word.notes import FOOTNOTE, Notes
from biblio.word.order import RANKS, misplaced, ordered, put
from biblio.word.paper import MEASURE, Paper
from biblio.word.runs import RunWriter
from biblio.word.sections import Section


def parsed(xml: str) -> etree._Element:
    return etree.fromstring(f"<w:p {NAMESPACES}>{xml}</w:p>")


def written(run: Run) -> str:
    return RunWriter().run(run)


RUNS = [
    (Run("a"), '<w:r><w:t xml:space="preserve">a</w:t></w:r>'),
    (Run(""), ""),
    (Run("a & <b>"), '<w:r><w:t xml:space="preserve">a &amp; &lt;b&gt;</w:t></w:r>'),
    (
        Run("a", italic=True, bold=True, small_caps=True, superscript=True),
        "<w:r><w:rPr><w:b/><w:bCs/><w:i/><w:iCs/><w:smallCaps/>"
        '<w:vertAlign w:val="superscript"/></w:rPr><w:t xml:space="preserve">a</w:t></w:r>',
    ),
    (
        Run("2", subscript=True),
        '<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr>'
        '<w:t xml:space="preserve">2</w:t></w:r>',
    ),
    (
        Run("a\tb\nc"),
        '<w:r><w:t xml:space="preserve">a</w:t><w:tab/><w:t xml:space="preserve">b</w:t>'
        '<w:br/><w:t xml:space="preserve">c</w:t></w:r>',
    ),
    (
        Run("a", href="https://a.example/"),
        '<w:hyperlink r:id="rIdLink1" w:history="1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/>'
        '</w:rPr><w:t xml:space="preserve">a</w:t></w:r></w:hyperlink>',
    ),
]


@pytest.mark.parametrize(("run", "xml"), RUNS)
def test_runs(run: Run, xml: str) -> None:
    assert written(run) == xml


LINKS = [
    ("https://a.example/b c", "https://a.example/b%20c"),
    ("https://a.example/100%", "https://a.example/100%25"),
    ("https://a.example/%C3%BC?q=1#f", "https://a.example/%C3%BC?q=1#f"),
    ("http://bücher.example/ü", "http://xn--bcher-kva.example/%C3%BC"),
    ("http://a.example:8080/", "http://a.example:8080/"),
    ("mailto:a@b.example", "mailto:a@b.example"),
    (" https://a.example ", "https://a.example"),
]


@pytest.mark.parametrize(("href", "target"), LINKS)
def test_addresses_are_made_fit_for_a_relationship(href: str, target: str) -> None:
    links = Links()
    assert links.id(href) == "rIdLink1"
    assert list(links.ids) == [target]


@pytest.mark.parametrize(
    "href",
    ["", "see below", "javascript:x", "http://", "http://[::", "http://a:99999/", "file:///a"],
)
def test_what_is_no_address_is_no_link(href: str) -> None:
    assert Links().id(href) is None


def test_an_address_met_again_has_one_relationship() -> None:
    links = Links()
    assert links.id("http://a.example/") == links.id("http://a.example/")
    assert len(links.ids) == 1


@given(st.text())
def test_any_text_is_well_formed_and_keeps_what_xml_allows(text: str) -> None:
    writer = RunWriter()
    root = parsed(writer.run(Run(text)))
    shown = {w("tab"): "\t", w("br"): "\n"}
    read = "".join(shown.get(item.tag, item.text or "") for item in root.iter(w("t"), *shown))
    kept = "".join(c for c in text if c not in writer.characters.forbidden)
    assert read == kept.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")


@given(st.text(), st.text())
def test_any_address_gives_a_plain_ascii_target_or_none(host: str, path: str) -> None:
    links = Links()
    links.id(f"https://{host}/{path}")
    assert all(target.isascii() and " " not in target for target in links.ids)


@given(st.permutations(list(RANKS["pPr"])))
def test_properties_come_in_the_order_of_the_schema(tags: list[str]) -> None:
    names = [tag.rpartition("}")[2] for tag in tags]
    xml = ordered("pPr", [(name, f"<w:{name}/>") for name in names])
    assert misplaced(parsed(f"<w:pPr>{xml}</w:pPr>")[0]) == []


@given(st.permutations(["zoom", "compat", "footnotePr", "autoHyphenation", "updateFields"]))
def test_a_setting_is_put_where_it_belongs_and_but_once(names: list[str]) -> None:
    root = parsed("<w:settings/>")[0]
    for name in (*names, names[0]):
        put(root, parsed(f"<w:{name}/>")[0])
    assert misplaced(root) == []
    assert len(root) == len(names)


def test_what_is_out_of_place_is_named() -> None:
    root = parsed('<w:pPr><w:jc w:val="left"/><w:ind/><w:pStyle w:val="a"/></w:pPr>')[0]
    assert misplaced(root) == ["ind", "pStyle"]


def test_fields_are_balanced_and_escaped() -> None:
    for xml in (field('TC "a & b"', "<w:r><w:t>1</w:t></w:r>"), mark("XE a")):
        kinds = [item.get(w("fldCharType")) for item in parsed(xml).iter(w("fldChar"))]
        assert kinds in (["begin", "separate", "end"], ["begin", "end"])


def test_a_bookmark_is_made_once() -> None:
    bookmarks = Bookmarks()
    bookmarks.around("one", "")
    assert "one" in bookmarks
    for name in ("one", "x" * 41):
        with pytest.raises(ValueError, match="bookmark"):
            bookmarks.around(name, "")


def test_word_takes_no_more_notes_than_it_can_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "_MOST", 2)
    footnotes = Notes(FOOTNOTE)
    assert [footnotes.add("<w:p/>"), footnotes.add("<w:p/>")] == [1, 2]
    with pytest.raises(BiblioError, match="Word takes no more than 2 footnotes"):
        footnotes.add("<w:p/>")


@pytest.mark.parametrize(
    ("text", "right_to_left"),
    [
        ("", False),
        ("123", False),
        ("a", False),
        ("12 ספר a", True),
        ("a ספר", False),
        ("كتاب", True),
    ],
)
def test_the_direction_of_a_text_is_that_of_its_first_letter(
    text: str, right_to_left: bool
) -> None:
    assert is_right_to_left(text) is right_to_left


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("wide_margin", [True, False])
def test_the_measure_is_the_same_on_every_paper(paper: Paper, wide_margin: bool) -> None:
    page = paper.page(wide_margin=wide_margin)
    assert page.width - page.left - page.right == MEASURE
    assert (page.right > page.left + 1000) is wide_margin
    assert page.height - page.top - page.bottom == paper.lines * 300
    assert page.bottom > page.footer


def test_the_properties_of_a_section_come_in_order() -> None:
    section = Section(
        Paper.A4.page(wide_margin=True),
        headers=(("default", "rId1"),),
        footers=(("default", "rId2"),),
        first_number=1,
        line_numbers=5,
        opens_apart=True,
    )
    root = parsed(section.xml())[0]
    ranks = [RANKS["sectPr"][child.tag] for child in root]
    assert all(first <= second for first, second in pairwise(ranks))
    assert root.find(w("lnNumType")).get(w("countBy")) == "5"
