"""The forms of a listing: read back by pandoc, each has the text and the looks it was given."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_back import pandoc, paragraphs, plain, texts

from biblio.bibliography.listing import Item, Listing, Section
from biblio.bibliography.writers import FORMS, form_of, writer
from biblio.bibliography.writers.text import wrapped
from biblio.document import Run

# How pandoc calls what each form is; Markdown is held against CommonMark too.
READERS = (
    ("markdown", "markdown"),
    ("markdown", "commonmark"),
    ("markdown", "gfm"),
    ("html", "html"),
    ("latex", "latex"),
    ("rtf", "rtf"),
    ("docx", "docx"),
)
HARD = (
    "Ordinary text, with a comma.",
    "50% of $100 & a #hash_tag_ {in} [brackets] <b>not bold</b> ~tilde~ ^caret^ back\\slash |pipe|",
    "*stars* **more** `code` ``double'' 'single' \"double\" -- dash --- long ... dots",
    "1. not a list",
    "v. neither",
    "(c) nor this",
    "- a hyphen",
    "+ a plus",
    "# no heading",
    "> no quotation",
    ": no definition",
    "% no title",
    "@nobody said &amp; so",
    "![no picture](x)",
    "---",
    "***",
    "[1] a label, [^1]: no note",
    "Дневник. — Москва: Наука, 1990.",
    "תולדות הספר",
    "علوم الكتاب",
    "書誌学 入門",
    "a\u00a0tie, a\u2009thin space, «guillemets»",
    "== no marks ==, H~2~O, x^2^, :smile:, <!-- no comment -->, \\(x\\) \\[y\\] \\today",
    "http://bare.example.org/a_b?c=d&e=f stays text",
    "A. Smith",
    "=",
    "a,,b ?` !` << >>",
)
LOOKS = (
    Run("plain "),
    Run("italic", italic=True),
    Run(" and "),
    Run("bold", bold=True),
    Run(", "),
    Run("small", small_caps=True),
    Run(" x"),
    Run("2", superscript=True),
    Run(", H"),
    Run("2", subscript=True),
    Run("O, "),
    Run("both", italic=True, bold=True),
    Run("."),
)
ADDRESSES = (
    "https://www.example.org/a_b%20c?d=e&f=g#h~i",
    "https://example.org/(brackets)/[more]/^x",
    "https://example.org/книга",
    "https://doi.org/10.1000/abc<1>2",
)


def listing(*items: Item, heading: str | None = None) -> Listing:
    return Listing((Section(items, heading),))


def item(*runs: Run, **more: object) -> Item:
    return Item(**{"id": "ref-x", "runs": runs, **more})  # type: ignore[arg-type]


def blocks(form: str, reader: str, whole: Listing) -> list[object]:
    return pandoc(writer(form)(whole), reader)


@pytest.mark.parametrize(("form", "reader"), READERS)
def test_hard_texts_come_back(form: str, reader: str) -> None:
    items = [item(Run(text), id=f"ref-{at}") for at, text in enumerate(HARD)]
    assert texts(blocks(form, reader, listing(*items))) == [plain(text) for text in HARD]


@pytest.mark.parametrize(("form", "reader"), READERS)
def test_headings_labels_and_annotations_come_back(form: str, reader: str) -> None:
    one = item(Run("An entry."), label="[1]", below=((Run("First, 1*2."),), (Run("2. second"),)))
    found = blocks(form, reader, listing(one, heading="Books & *more*"))
    assert texts(found) == ["Books & *more*", "[1] An entry.", "First, 1*2.", "2. second"]
    assert form == "rtf" or '"Header", "c": [2,' in json.dumps(found).replace('"t": ', "")


@pytest.mark.parametrize(("form", "reader"), [one for one in READERS if one[1] == one[0]])
def test_looks_come_back(form: str, reader: str) -> None:
    (found,) = paragraphs(blocks(form, reader, listing(item(*LOOKS))))
    looks = {piece.text: set(piece.looks) for piece in found if piece.text.strip()}
    assert looks["italic"] == {"italic"}
    assert looks["bold"] == {"bold"}
    assert looks["small"] == {"small_caps"}
    assert looks["both"] == {"italic", "bold"}
    assert looks["plain"] == set()
    if form != "markdown":  # there these are HTML, which pandoc passes on as it is
        assert [piece.looks for piece in found if piece.text == "2"] == [
            {"superscript"},
            {"subscript"},
        ]


@pytest.mark.parametrize(("form", "reader"), READERS)
def test_links_come_back(form: str, reader: str) -> None:
    items = []
    for at, href in enumerate(ADDRESSES):
        runs = (Run("See "), Run("its", italic=True, href=href), Run(" page_", href=href))
        items.append(item(*runs, Run(", and "), Run(href, href=href), Run("."), id=f"ref-{at}"))
    for href, found in zip(
        ADDRESSES, paragraphs(blocks(form, reader, listing(*items))), strict=True
    ):
        whole = plain("".join(piece.text for piece in found))
        assert whole == f"See its page_, and {href}."
        targets = {piece.href for piece in found if piece.href}
        assert {_ascii(target) for target in targets} == {_ascii(href)}
        assert {piece.text for piece in found if not piece.href} >= {"See", "and", "."}


def _ascii(href: str) -> str:
    from urllib.parse import quote, unquote

    return quote(unquote(href))


@pytest.mark.parametrize("form", [form for form in FORMS if form != "pdf"])
def test_an_empty_listing_is_a_file_too(form: str) -> None:
    data = writer(form)(Listing((Section(()),)))
    assert isinstance(data, bytes)
    if form not in ("text", "epub"):  # an EPUB has its title in a page of contents
        assert texts(pandoc(data, form)) == []


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp", "Cn"]), min_size=1
    )
)
@settings(max_examples=40, deadline=None)
def test_any_text_comes_back_from_markdown_and_latex(text: str) -> None:
    whole = listing(item(Run(f"x {text} y")))
    for form, reader in (("markdown", "markdown"), ("markdown", "commonmark"), ("latex", "latex")):
        assert texts(blocks(form, reader, whole)) == [plain(f"x {text} y")]


@given(
    st.lists(
        st.builds(
            Run,
            st.text("aé. ,”(*", min_size=1, max_size=4),
            italic=st.booleans(),
            bold=st.booleans(),
        ),
        min_size=1,
    )
)
@settings(max_examples=60, deadline=None)
def test_any_emphasis_keeps_the_text_of_markdown(runs: list[Run]) -> None:
    whole = listing(item(Run("x"), *runs, Run("y")))
    expected = plain("x" + "".join(run.text for run in runs) + "y")
    for reader in ("markdown", "commonmark"):
        assert texts(blocks("markdown", reader, whole)) == [expected]


@pytest.mark.parametrize(("form", "reader"), [("markdown", "markdown"), ("latex", "latex")])
@pytest.mark.parametrize("sign", [".", "-", "'", "`"])
def test_signs_of_several_runs_stay_themselves(form: str, reader: str, sign: str) -> None:
    whole = listing(item(Run("x"), Run(sign), Run(sign), Run(sign), Run("y")))
    assert texts(blocks(form, reader, whole)) == [plain(f"x{sign * 3}y")]


def test_text_is_a_line_an_entry() -> None:
    one = item(Run("A long entry. " * 20), label="[1]", below=((Run("Of use."),),))
    data = writer("text")(Listing((Section((one,), "Books"), Section((one,), "Articles"))))
    entry = "[1] " + "A long entry. " * 20
    assert data.decode() == "\n".join(
        ["Books", "", entry, "    Of use.", "", "Articles", "", entry, "    Of use.", ""]
    )


def test_text_for_a_terminal_hangs_and_keeps_addresses_whole() -> None:
    address = "https://example.org/" + "a-very-long-path/" * 8
    one = item(Run("A long entry. " * 8 + address), below=((Run("Of use to many. " * 8),),))
    lines = wrapped(listing(one), 60).splitlines()
    assert all(len(line) <= 60 for line in lines if address not in line)
    assert [line.startswith("    ") for line in lines] == [False, *[True] * (len(lines) - 1)]
    assert sum(address in line for line in lines) == 1


def test_html_has_an_id_an_entry_and_its_language() -> None:
    whole = Listing((Section((item(Run("تاريخ"), id='ref-a"b'),)),), "ar", "المراجع")
    page = writer("html")(whole).decode()
    assert '<html lang="ar">' in page
    assert "<title>المراجع</title>" in page
    assert page.count(' id="') == 1
    assert '<p class="entry" id="ref-a&quot;b" dir="rtl">تاريخ</p>' in page


def test_html_is_well_formed() -> None:
    from lxml import etree

    items = [item(Run(text, italic=True), *LOOKS, id=f"r{at}") for at, text in enumerate(HARD)]
    page = writer("html")(listing(*items, heading="<Books>")).decode()
    body = page[page.index("<body>") : page.index("</html>")]
    root = etree.fromstring(body)
    assert len(root.xpath("//p[@class='entry'][@id]")) == len(HARD)


def test_rtf_writes_what_is_beyond_the_first_plane_in_two_halves() -> None:
    data = writer("rtf")(listing(item(Run("𝔉")))).decode("ascii")
    assert r" \u-10187\'3f\u-8951\'3f\par" in data  # D835 DD09, as signed numbers


def test_rtf_is_ascii_with_a_hanging_indent() -> None:
    data = writer("rtf")(listing(item(Run("Öfinger — 書")), item(Run("עברית"))))
    text = data.decode("ascii")
    assert text.count(r"\s1\li720\fi-720\sa120") == 3
    assert text.count(r"\rtlpar\qr") == 1
    assert not re.search(r"(?<!\\)\}\s*\S", text[text.rindex("}") :])


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("a.docx", "docx"),
        ("b/a.MD", "markdown"),
        ("a.tex", "latex"),
        ("a.odt", "odt"),
        ("a.xyz", None),
        ("a", None),
    ],
)
def test_the_form_of_a_file_by_its_name(path: str, form: str | None) -> None:
    assert form_of(path) == form
