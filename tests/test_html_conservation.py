"""No word of a page is lost, invented or moved: lxml's text of it, and the Document's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_words import compare, of_page, of_sheet, words
from test_epub_reader import book
from test_html_notes import WAYS

from biblio.readers.html import read_text
from biblio.readers.html.reading import read_sheet

SHARED = Path(__file__).parents[2] / "shared"
PAGES = sorted(SHARED.glob("dev*/docs/*.html"))


def assert_conserved(markup: str) -> None:
    expected, got = Counter(of_page(markup)), Counter(of_sheet(read_sheet(markup, "page.html")))
    assert got - expected == Counter()
    assert expected - got == Counter()


@pytest.mark.parametrize("way", WAYS)
def test_pages_with_notes(way: str) -> None:
    assert_conserved(f"<html><body>{WAYS[way]}</body></html>")


@pytest.mark.skipif(not PAGES, reason="the development documents are not there")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_real_pages(path: Path) -> None:
    assert_conserved(path.read_text(encoding="utf-8"))


def test_a_book() -> None:
    found = compare(book(), "salt.epub")
    assert found.words > 10
    assert found.whole
    assert not found.invented


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
    source = f"<body>{data.draw(markup(iter(range(1, 100_000))))}</body>"
    assert_conserved(source)
    body = [word for one in read_text(source, "page.html").paragraphs for word in words(one.string)]
    assert body == [word for word in of_page(source) if word in set(body)]
