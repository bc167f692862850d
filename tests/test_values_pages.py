"""Pages, ranges and other locators."""

from __future__ import annotations

import re

import pytest

from biblio.values import extent, pages


@pytest.mark.parametrize(
    "text",
    ["7", "123", "12n4", "12a", "xvi", "42–43", "42-43", "42 – 43", "42ff.", "42f.", "12 passim"],
)
def test_a_page(text: str) -> None:
    assert re.fullmatch(pages.PAGE, text)


@pytest.mark.parametrize("text", ["", "12345", "page", "XVI", "12 to 13", "–43", "vital"])
def test_no_page(text: str) -> None:
    assert not re.fullmatch(pages.PAGE, text)


@pytest.mark.parametrize("text", ["12, 14", "42–43, and 160", "3 and 5", "3 & 5", "12; 14, 16"])
def test_a_list_of_pages(text: str) -> None:
    assert re.fullmatch(pages.LIST, text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Capital, p. 65.", "65"),
        ("Capital, pp. 42–43, and 160.", "42–43, and 160"),
        ("Das Kapital, S. 17", "17"),
        ("Капитал, с. 12", "12"),
        ("Capital, page 9", "9"),
        ("Capital, plate facing p. 31", "31"),
    ],
)
def test_pages_with_their_word(text: str, found: str) -> None:
    match = pages.WITH_WORD.search(text)
    assert match is not None
    assert match["pages"] == found


@pytest.mark.parametrize("text", ["Capital, 65", "the pp of it", "Shop. 12", "No. 12"])
def test_pages_without_their_word(text: str) -> None:
    assert not pages.WITH_WORD.search(text)


def divisions(text: str) -> list[str]:
    return [text[start:end] for start, end in pages.divisions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "chap. vi",
        "chapter 3",
        "chapters iii, iv, and xi",
        "Book I, ch. 2",
        "§ 5",
        "Act II",
        "Scenes II and III",
        "n. 4",
        "lines 12-14",
    ],
)
def test_divisions(text: str) -> None:
    assert divisions(f"Emile, {text}.") == [text]


def test_divisions_that_do_not_follow_one_another() -> None:
    assert divisions("chap. 3 of the first part; § 5") == ["chap. 3", "§ 5"]


@pytest.mark.parametrize("text", ["chapters", "the book", "a part of it", "lines", "V. I. Lenin"])
def test_words_that_divide_nothing(text: str) -> None:
    assert divisions(text) == []


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("12–14", True),
        ("12-14", True),
        ("12 – 14", True),
        ("xi–xiv", True),
        ("12", False),
        ("12, 14", False),
        ("12ff.", False),
    ],
)
def test_ranges(text: str, ranges: bool) -> None:
    assert pages.is_range(text) is ranges


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(London: Verso, 1978), 23.", "23"),
        ("(1978), 123–124.", "123–124"),
        ("Accumulation, 5)", "5"),
    ],
)
def test_bare_figures_at_the_end(text: str, found: str) -> None:
    match = pages.BARE.search(text)
    assert match is not None
    assert match["pages"] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ch. 2, § 5, and p. 7", ["ch. 2, § 5"]),
        ("§§ 5-7", ["§§ 5-7"]),
        ("chs. 2 and 3", ["chs. 2 and 3"]),
        ("n. d.", []),
        ("N. 4", []),
        ("V 4", []),
        ("Act A", ["Act A"]),
        ("Volt 4", []),
        ("ch. 2 ch. 3", ["ch. 2", "ch. 3"]),
        ("Smith. b. ii. c. 3, p. 5", ["b. ii. c. 3"]),
        ("Smith, c. xii.", ["c. xii"]),
        ("Smith c. xii.", []),
        ("printed, c. 1905", []),
        ("ch. 2, ch. 3, part 4; book 5", ["ch. 2, ch. 3, part 4", "book 5"]),
    ],
)
def test_divisions_at_the_edge(text: str, found: list[str]) -> None:
    assert divisions(text) == found


@pytest.mark.parametrize(
    ("pages", "word", "is_open"),
    [
        *(("pp. 12–18", "12–18", False), ("S. 12", "12", False), ("pp 3", "3", False)),
        *(("12–", "12–", True), ("12--", "12--", True), ("p.+ills", "p.+ills", False)),
        *(("S12", "S12", False), ("p. iv–xii", "iv–xii", False)),
        *(("Pp. 3-4, 8", "3-4, 8", False), ("PP. 3, pp. 5", "3, 5", False)),
        *(("Seiten 3–4", "3–4", False), ("blz. 3", "3", False), ("стр. 3", "3", False)),
        *(("col. 3", "col. 3", False), ("Sp. 3", "Sp. 3", False), ("S 19", "S 19", False)),
    ],
)
def test_pages_freed_of_their_word(pages: str, word: str, is_open: bool) -> None:
    assert (extent.without_word(pages), extent.is_open(pages)) == (word, is_open)


@pytest.mark.parametrize(
    ("printed", "stored"),
    [
        ("12-18", "12–18"),
        ("12--18", "12–18"),
        ("267-94", "267–94"),
        ("18-12", None),
        ("3-1", None),
        ("12-12", "12–12"),
        ("pp. 12-18, 20", "12–18, 20"),
        ("S12-S18", "S12–S18"),
        ("S18-S12", None),
        ("iv - xii", "iv–xii"),
        ("12 ff.", "12 ff."),
        ("12, many", None),
        (" 12 ", "12"),
    ],
)
def test_pages_in_their_one_form(printed: str, stored: str | None) -> None:
    assert extent.form(printed) == stored


@pytest.mark.parametrize(
    ("printed", "page"),
    [("31–31", "31"), ("31-31", "31"), ("31–", "31"), ("31--", "31"), ("31–32", "31–32"),
     (" 31–31 ", "31"), ("xi", "xi")],
)  # fmt: skip
def test_a_range_of_one_page(printed: str, page: str) -> None:
    assert extent.single(printed) == page
