"""No word of a page is lost, invented or moved: lxml's text of it, and the Document's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_html_notes import WAYS

from biblio.readers.html.reading import read_sheet
from biblio.readers.shaping import account
from biblio.readers.shaping.blocks import Sheet

SHARED = Path(__file__).parents[2] / "shared"
PAGES = sorted(SHARED.glob("dev*/docs/*.html"))
# what ends a word though no space does
PARTING = set(
    "p div li td th tr h1 h2 h3 h4 h5 h6 br hr blockquote dt dd section article aside header footer"
    " nav figcaption caption pre ol ul dl table body title option label".split()
)
UNSEEN = {"script", "style", "head", "title", "noscript", "template"}


def words(text: str) -> list[str]:
    """The words; marks of notes and signs of lists are none."""
    return re.findall(r"[^\W\d_]{2,}", text)


def of_lxml(markup: str) -> list[str]:
    """The words of the page as lxml reads it."""
    parts: list[str] = []

    def walk(element: lxml.html.HtmlElement) -> None:
        named = isinstance(element.tag, str)
        apart = " " if named and element.tag in PARTING else ""
        if named and element.tag not in UNSEEN:
            parts.append(apart + (element.text or ""))
            for child in element:
                walk(child)
            parts.append(apart)
        parts.append(element.tail or "")

    walk(lxml.html.document_fromstring(markup))
    return words("".join(parts).replace("\u00ad", "").replace("\u200b", ""))


def of_sheet(sheet: Sheet) -> Iterator[str]:
    """The words of the document, and those that it says it left out."""
    shaped = account(sheet)
    document = shaped.document
    noted = [one for note in document.notes for one in note.paragraphs]
    for paragraph in (*document.paragraphs, *noted):
        yield from words(paragraph.string)
    for text in shaped.omitted:
        yield from words(text.string)


def assert_conserved(markup: str) -> None:
    expected, got = Counter(of_lxml(markup)), Counter(of_sheet(read_sheet(markup, "page.html")))
    assert got - expected == Counter()
    assert expected - got == Counter()


@pytest.mark.parametrize("way", WAYS)
def test_pages_with_notes(way: str) -> None:
    assert_conserved(f"<html><body>{WAYS[way]}</body></html>")


@pytest.mark.skipif(not PAGES, reason="the development documents are not there")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_real_pages(path: Path) -> None:
    assert_conserved(path.read_text(encoding="utf-8"))


INLINE = st.sampled_from("i em b a span sup cite font small q abbr".split())
BLOCK = st.sampled_from(
    "p div blockquote ul ol li h2 h3 table section aside td tr dl dt dd pre form center nav".split()
)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def markup(numbers: Iterator[int]) -> st.SearchStrategy[str]:
    """Pieces of markup, each word in which occurs once."""

    def word(_: None) -> str:
        number, written = next(numbers), ""
        while number:
            number, letter = divmod(number, 26)
            written += LETTERS[letter]
        return f" word{written} "

    text = st.none().map(word)
    return st.recursive(
        text,
        lambda inner: st.one_of(
            st.tuples(INLINE, inner).map(lambda one: f"<{one[0]}>{one[1]}</{one[0]}>"),
            st.tuples(BLOCK, inner).map(lambda one: f"<{one[0]}>{one[1]}</{one[0]}>"),
            st.tuples(BLOCK, inner).map(lambda one: f"<{one[0]}>{one[1]}"),
            st.tuples(inner, inner).map("".join),
            st.tuples(inner, INLINE, inner).map(lambda one: f"{one[0]}</{one[1]}>{one[2]}"),
            st.tuples(inner, inner).map("<br>".join),
        ),
        max_leaves=25,
    )


@given(st.data())
def test_any_markup(data: st.DataObject) -> None:
    count = iter(range(1, 100_000))
    assert_conserved(f"<body>{data.draw(markup(count))}</body>")
