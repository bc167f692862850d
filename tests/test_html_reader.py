"""Web pages: what is text and what frames it, how it looks, what it is, where it stands."""

from __future__ import annotations

import html
import re

import pytest

from biblio import readers
from biblio.diagnostics import BiblioError
from biblio.document import Style, Where
from biblio.origins import TextOrigin
from biblio.readers.html import read_bytes, read_text
from biblio.readers.html.reading import read_sheet
from biblio.readers.shaping.blocks import Sheet

LONG = "The saltmakers of the coast paid their tithe in salt, and sold the rest inland. " * 3


def shown(sheet: Sheet) -> list[tuple[str, str]]:
    """Style and characters of every block."""
    return [(block.style.value, block.rich.string) for block in sheet.blocks]


def texts(source: str) -> list[str]:
    return [block.rich.string for block in read_sheet(source, "page.html").blocks]


def left_out(source: str) -> str:
    return " ".join(text.string for text in read_sheet(source, "page.html").omitted)


@pytest.mark.parametrize("name", ["salt.html", "salt.txt", "salt.docx", "salt", "<stdin>"])
@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf \n<!DOCTYPE html><p>Salt",
        '<?xml version="1.0"?>\n<html><p>Salt</p></html>'.encode("utf-16"),
    ],
)
def test_a_page_is_one_whatever_it_is_called(data: bytes, name: str) -> None:
    assert [one.string for one in readers.read_bytes(data, name).paragraphs] == ["Salt"]


# what frames the text


@pytest.mark.parametrize(
    "frame",
    [
        "<nav><a href='/'>Furniture</a></nav>",
        "<div role='navigation'>Furniture</div>",
        "<p align='right'><a href='#top'>Furniture</a></p>",
        "<div class='cookie-notice'>Furniture</div>",
        "<div id='sidebar'>Furniture</div>",
        "<form><button>Furniture</button></form>",
        "<select><option>Furniture</select>",
        "<p style='display: none'>Furniture</p>",
        "<footer>Furniture</footer>",
        "<p><a href='a.htm'>Furniture</a> | <a href='b.htm'>Next</a></p>",
        "<div class='mw-jump-link'>Furniture</div>",
    ],
)
def test_furniture_is_left_out_and_told(frame: str) -> None:
    source = f"<body><p>{LONG}</p>{frame}<p>{LONG}</p></body>"
    assert not any("Furniture" in text for text in texts(source))
    assert "Furniture" in left_out(source)
    findings = [
        one for one in read_text(source, "page.html").diagnostics if "Furnit" in one.message
    ]
    assert [one.code for one in findings] == [readers.LEFT_OUT]


def test_scripts_and_style_sheets_are_nothing() -> None:
    source = "<style>p { x }</style><p>Salt<script>var a = '<p>no</p>';</script> is dear.</p>"
    assert texts(source) == ["Salt is dear."]
    assert left_out(source) == ""


def test_an_article_is_the_text_with_the_heading_before_it_and_notes_behind_it() -> None:
    source = f"""<header><a href="/">The Loaf</a></header><h1>On Salt</h1><div>Teaser text</div>
        <article><p>{LONG}<a href="#n1">1</a></p></article>
        <div><p id="n1">1 Roe, Salt, p. 3.</p></div><div>More teasers</div>"""
    sheet = read_sheet(source, "page.html")
    assert [text[:8] for text in texts(source)] == ["On Salt", "The salt"]
    assert [note.blocks[0].rich.string for note in sheet.notes] == ["Roe, Salt, p. 3."]
    assert "Teaser text" in left_out(source)


def test_an_article_that_is_a_small_part_of_the_page_is_not_the_text() -> None:
    source = f"<article><p>A teaser.</p></article><div><p>{LONG * 3}</p></div>"
    assert len(texts(source)) == 2


def test_a_large_part_is_text_whatever_its_class() -> None:
    assert texts(f"<div class='social'><p>{LONG}</p></div>") == [LONG.strip()]


def test_rows_of_links_in_lists_and_cells_are_text() -> None:
    row = "<ul><li><a href='x'>Salt</a> | <a href='y'>Brine</a></li></ul>"
    source = f"<p>{LONG}</p>{row}<p>{LONG}</p>"
    assert texts(source)[1] == "Salt | Brine"


# what blocks are


def test_blocks_have_their_styles_and_levels() -> None:
    source = """<h2>Head</h2><p>Text</p><blockquote><p>One</p><blockquote>Two</blockquote>
        </blockquote><p class="quoteb">Three</p><ol start="3" type="a"><li>Item<p>More</p></li></ol>
        <dl><dt>Term<dd>Meaning</dl><pre>a
  b</pre>"""
    blocks = read_sheet(source, "page.html").blocks
    assert [(one.style.value, one.level, one.mark.string, one.later, one.rich.string)
            for one in blocks] == [
        ("heading", 2, "", False, "Head"),
        ("text", 1, "", False, "Text"),
        ("quotation", 1, "", False, "One"),
        ("quotation", 2, "", False, "Two"),
        ("quotation", 1, "", False, "Three"),
        ("list", 1, "c.", False, "Item"),
        ("list", 1, "", True, "More"),
        ("list", 1, "", False, "Term"),
        ("list", 1, "", True, "Meaning"),
        ("code", 1, "", False, "a\n  b"),
    ]  # fmt: skip


def test_tables_keep_rows_and_empty_cells() -> None:
    source = """<table><caption>Boats</caption><thead><tr><th><th>1848<th>1871</thead>
        <tr><td>Boats<td>12<td>15</tr><tr><td><td>x<td></tr><tr><td colspan=2>all<td>3</table>"""
    assert shown(read_sheet(source, "page.html")) == [
        ("caption", "Boats"),
        ("table", " | 1848 | 1871"),
        ("table", "Boats | 12 | 15"),
        ("table", " | x | "),
        ("table", "all |  | 3"),
    ]


def test_a_table_that_lays_out_the_page_is_text() -> None:
    source = f"<table><tr><td><h1>Salt</h1><p>{LONG}</p></td><td><p>Beside</p></td></tr></table>"
    assert [text[:8] for text in texts(source)] == ["Salt", "The salt", "Beside"]


def test_pictures_have_their_words_and_initials_are_letters() -> None:
    source = """<p><img src="s.png" alt="S">alt is dear.</p><figure><img alt="A pan of salt"
        src="pan.jpg"><figcaption>Roe, 1902</figcaption></figure><p><img alt="IMG_1.jpg"></p>"""
    assert shown(read_sheet(source, "page.html")) == [
        ("text", "Salt is dear."),
        ("caption", "A pan of salt"),
        ("caption", "Roe, 1902"),
    ]


def test_pictures_lead_a_text_but_no_heading_and_no_note() -> None:
    picture = '<img src="lock.png" alt="A lock">'
    source = f"""<p>{LONG}<a href="#n1"><sup>1</sup></a></p><h2>{picture}Second part</h2>
        <p>{picture}{LONG}</p><hr><p id="n1">{picture}1. Ann Miller, <i>Salt</i> (York, 1990)</p>"""
    sheet = read_sheet(source, "page.html")
    styles = ["text", "heading", "caption", "caption", "text"]
    assert [style for style, _ in shown(sheet)] == styles
    noted = [block.rich.string for block in sheet.notes[0].blocks]
    assert noted == ["Ann Miller, Salt (York, 1990)", "A lock"]


def test_verse_keeps_its_lines_and_rules_are_ornaments() -> None:
    source = """<p>Before</p><div class="poem">Salt is dear,<br> and so is beer;</div><hr>
        <p>One.<br><br>Two.</p><hr>"""
    assert shown(read_sheet(source, "page.html")) == [
        ("text", "Before"),
        ("verse", "Salt is dear,\u2028and so is beer;"),
        ("ornament", "* * *"),
        ("text", "One."),
        ("text", "Two."),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "<div class='poem'><p>A<br>B</p><p>C<br>D</p></div>",
        "<p class='poem'>A<br>B<br><br>C<br>D</p>",
        "<div class='poem'><div class='stanza'><p>A</p><p>B</p></div>"
        "<div class='stanza'><p>C</p><p>D</p></div></div>",
        "<div class='poetry'><div class='stanza'><div class='verse indent0'>A</div>"
        "<div class='verse indent2'>B</div></div><div class='stanza'><span>C<br></span>"
        "<span>D<br></span></div></div>",
        "<pre class='verse'>A\nB\n\nC\nD</pre>",
        "<div class='verse'><p>A</p><p>B</p></div><div class='verse'><p>C</p><p>D</p></div>",
    ],
)
def test_a_stanza_is_one_block_however_it_is_set(source: str) -> None:
    document = read_text(f"<p>It was sung:</p>{source}<p>So.</p>", "page.html")
    found = [(one.style.value, one.string) for one in document.paragraphs]
    assert found == [
        ("text", "It was sung:"),
        ("verse", "A\nB"),
        ("verse", "C\nD"),
        ("text", "So."),
    ]


@pytest.mark.parametrize(
    ("source", "look"),
    [
        ("<i>Salt</i>", "italic"),
        ("<em>Salt</em>", "italic"),
        ("<cite>Salt</cite>", "italic"),
        ("<span style='font-style: italic'>Salt</span>", "italic"),
        ("<b>Salt</b>", "bold"),
        ("<span style='font-variant: small-caps'>Salt</span>", "small_caps"),
        ("<span class='smcap'>Salt</span>", "small_caps"),
        ("<del>Salt</del>", "struck"),
        ("<sup>Salt</sup>", "superscript"),
        ("<sub>Salt</sub>", "subscript"),
    ],
)
def test_looks(source: str, look: str) -> None:
    (paragraph,) = read_text(f"<p>A {source} b</p>", "page.html").paragraphs
    assert [run.text for run in paragraph.runs if getattr(run, look)] == ["Salt"]


def test_a_reference_in_cite_is_not_all_in_italics() -> None:
    source = "<p><cite class='citation book'>Roe, Rosa (1970). <i>Salt</i>. Leeds.</cite></p>"
    (paragraph,) = read_text(source, "page.html").paragraphs
    assert [run.text for run in paragraph.runs if run.italic] == ["Salt"]


def test_a_look_that_is_not_ended_ends_with_its_block() -> None:
    document = read_text("<p><i>Salt<p>Brine", "page.html")
    assert [one.runs[0].italic for one in document.paragraphs] == [True, False]


def test_a_look_ends_where_its_tag_does_though_a_block_goes_on() -> None:
    document = read_text("<b><p>Salt</b></p><p>Brine</p>", "page.html")
    assert [one.runs[0].bold for one in document.paragraphs] == [True, False]


def test_links_lead_somewhere_and_quotations_have_marks() -> None:
    (paragraph,) = read_text(
        "<p><a href='https://x.org/'>Salt</a> <q>b</q></p>", "p.html"
    ).paragraphs
    assert paragraph.runs[0].href == "https://x.org/"
    assert paragraph.string == "Salt “b”"


def test_page_numbers_are_pages_and_no_text() -> None:
    source = "<p>One <span class='pagenum' id='p12'>[Pg 12]</span>two.</p>"
    document = read_text(source, "page.html")
    assert document.paragraphs[0].string == "One two."
    assert document.chart.pages == ((source.index("<span"), "12"),)


# characters and places


def test_entities_spaces_and_signs_without_width() -> None:
    source = "<p>Caf&eacute;&nbsp;&amp;  salt&shy;ma\u00adking\u200b\n &#8212;&#151; &salt;</p>"
    assert texts(source) == ["Café\u00a0& saltmaking —— &salt;"]


def test_the_source_at_an_origin_says_the_same() -> None:
    source = """<html>\r\n<body><p>Caf&eacute;\r\n  &amp; <i>salt&shy;ing</i>, &ldquo;Brine&rdquo;:
        Roe,&nbsp;1970.</p>\n<ul><li>One &lt;two&gt;</li></ul></body>"""
    document = read_text(source, "page.html")
    for number, paragraph in enumerate(document.paragraphs):
        for match in re.finditer(r"[^\s•]+", paragraph.string):
            origin = document.origin(Where(None, number, *match.span()))
            assert isinstance(origin, TextOrigin)
            there = re.sub(r"<[^>]*>", "", source[origin.start : origin.end])
            assert html.unescape(there).replace("\u00ad", "") == match[0]
            assert source.splitlines()[origin.line - 1][origin.column - 1] == source[origin.start]


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", "<meta charset='utf-8'>"),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("windows-1251", "<meta charset=windows-1251>"),
        ("koi8-r", "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=KOI8-R'>"),
        ("windows-1251", ""),
    ],
)
def test_encodings(encoding: str, head: str) -> None:
    text = "Соль дорога, а рассол дёшев. " * 5
    data = f"<html><head>{head}</head><body><p>{text}</p></body></html>".encode(encoding)
    assert read_bytes(data, "page.html").paragraphs[0].string == text.strip()


def test_what_is_called_latin_1_is_windows_1252() -> None:
    data = "<meta charset='iso-8859-1'><p>“Salt” – brine’s</p>".encode("windows-1252")
    assert read_bytes(data, "page.html").paragraphs[0].string == "“Salt” – brine’s"


# broken and hostile pages


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>Salt <b>is <i>dear</b></i>.</p>", ["Salt is dear."]),
        ("<li>One<li>Two", ["One", "Two"]),
        ("Salt</p>Brine", ["Salt", "Brine"]),
        ("<p>Salt <a href='x>is dear.</p><p>Brine</p>", ["Salt is dear.", "Brine"]),
        ("<p>3 < 4 & 5 > 2</p>", ["3 < 4 & 5 > 2"]),
        ("<p>Salt<!-- no --> is<!---->dear</p>", ["Salt isdear"]),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", ["a | b", "c | d"]),
        ("<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a 'b'>]><p>Salt &a;</p>", ["Salt &a;"]),
        ("<p>Salt<p/>Brine<div/>Oar", ["Salt", "Brine", "Oar"]),
        ("<p><![CDATA[Salt & <b>]]></p>", ["Salt & <b>"]),
    ],
)
def test_broken_markup(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_a_page_that_would_take_too_much_memory_is_refused() -> None:
    with pytest.raises(BiblioError, match="too much memory"):
        read_text("<div>" * 1_000_000, "page.html")
    with pytest.raises(BiblioError, match="too much memory"):
        read_text("<p>" + "a  " * 1_000_000, "page.html")


def test_numbers_of_characters_that_no_character_has() -> None:
    source = f"<p title='&#{'9' * 5000};'>Salt &#x{'f' * 5000}; is dear"
    (text,) = texts(source)
    assert text.startswith("Salt \ufffd")
    assert text.endswith(" is dear")


def test_deep_nesting_keeps_the_text_in_order() -> None:
    depth = 5_000
    source = "".join(f"<div>{number} " for number in range(depth))
    assert " ".join(texts(source)).split() == [str(number) for number in range(depth)]


# notes that are none, and notes with more than one paragraph


@pytest.mark.parametrize(
    "source",
    [
        "<p><a href='#c1'>1</a> <a href='#c2'>2</a></p><h2 id=c1>1</h2><p>a<h2 id=c2>2</h2>b",
        "<p>See <a href='#p2'>2</a>.</p><p>Other.</p><p id='p2'>Second paragraph.</p>",
        f"<p>{LONG}<a href='#top'>1</a></p><div id='x'>Top</div>",
    ],
)
def test_links_that_are_no_marks(source: str) -> None:
    assert read_sheet(source, "page.html").notes == ()


def test_a_note_goes_on_to_the_next_one() -> None:
    source = """<p>Salt.<a href="#n1">1</a> Brine.<a href="#n2">2</a></p><h3>Notes</h3>
        <p><a name="n1">1.</a> Roe.</p><p>And more of it.</p><p><a name="n2">2.</a> Doe.</p>
        <p>Last changed in May.</p>"""
    sheet = read_sheet(source, "page.html")
    assert [[one.rich.string for one in note.blocks] for note in sheet.notes] == [
        ["Roe.", "And more of it."],
        ["Doe."],
    ]
    assert texts(source)[-1] == "Last changed in May."


def test_chapters_that_count_anew_have_their_own_notes() -> None:
    chapter = '<p>{0}.<a href="#n1">1</a></p><p><a name="n1">1.</a> Note of {0}.</p>'
    sheet = read_sheet("".join(map(chapter.format, ("One", "Two"))), "page.html")
    assert [note.blocks[0].rich.string for note in sheet.notes] == ["Note of One.", "Note of Two."]
    called = [piece.call for block in sheet.blocks for piece in block.rich.pieces if piece.call]
    assert called == [note.id for note in sheet.notes]


def test_marks_that_are_merely_raised_are_found() -> None:
    source = """<p>Salt is dear.<sup>1</sup> Brine is cheap.<sup>2</sup></p><h2>Notes</h2>
        <p><sup>1</sup> Rosa Roe, <i>Salt</i>, p. 3.</p><p><sup>2</sup> Ibid., p. 4.</p>"""
    document = read_text(source, "page.html")
    assert [(note.mark, note.paragraphs[0].string) for note in document.notes] == [
        ("1", "Rosa Roe, Salt, p. 3."),
        ("2", "Ibid., p. 4."),
    ]
    assert document.paragraphs[0].string == "Salt is dear. Brine is cheap."


# what a page says of itself


def test_comments_for_people_are_remarks() -> None:
    source = "<p>Salt<!-- check this --> is dear.<!--[if gte mso 9]><xml></xml><![endif]--></p>"
    document = read_text(source, "page.html")
    assert [one.paragraphs[0].string for one in document.comments] == ["<!-- check this -->"]


def test_styles_reach_the_document() -> None:
    document = read_text("<h1>Salt</h1><blockquote>Dear.</blockquote>", "page.html")
    assert [one.style for one in document.paragraphs] == [Style.HEADING, Style.QUOTATION]
