"""Listings put together: order, groups, names for dashes, identifiers, annotations."""

from __future__ import annotations

import re

import pytest
from fake_engine import DASH, FakeEngine
from hypothesis import given
from hypothesis import strategies as st

from biblio.bibliography.builder import annotation_of, lines_of
from biblio.bibliography.composing import Order, Wanted, bibliography
from biblio.bibliography.grouping import GROUPINGS, Keyword, keywords_of
from biblio.bibliography.headings import headings
from biblio.bibliography.listing import Listing
from biblio.bibliography.preparing import prepared
from biblio.document import Run
from biblio.library import Library
from biblio.record.edition import Edition
from biblio.styles import Style

ENTRIES = (
    ("b2", "book", "Bell, Ada", "Zebras", "1990", "english", "secondary"),
    ("a1", "article", "Abel, Tom", "Moths", "1895", "german", "letters, primary"),
    ("b1", "book", "Bell, Ada", "Apes", "1899", "english", "Primary; apes"),
    ("b3", "article", "Bell, Ada", "Bees", "1992", "", ""),
    ("n1", "online", "", "Nobody’s", "", "klingon", "apes"),
)
NAMES = ("author", "title", "year", "langid", "keywords")


def library() -> Library:
    return Library(
        tuple(
            Edition(key, kind, tuple((n, v) for n, v in zip(NAMES, values, strict=True) if v))
            for key, kind, *values in ENTRIES
        ),
        "mine.bib",
    )


def listing(language: str = "en-US", **wanted: object) -> Listing:
    return bibliography(library(), None, FakeEngine(language), Wanted(**wanted)).listing  # type: ignore[arg-type]


def outline(**wanted: object) -> list[tuple[str | None, list[str]]]:
    """The headings, each with the keys below it."""
    return [
        (section.heading, [item.id.removeprefix("ref-") for item in section.items])
        for section in listing(**wanted).sections
    ]


def test_orders() -> None:
    assert outline() == [(None, ["n1", "a1", "b1", "b3", "b2"])]
    assert outline(order=Order.LIBRARY) == [(None, ["b2", "a1", "b1", "b3", "n1"])]


def test_groups_by_type() -> None:
    assert outline(group_by="type") == [
        ("Books", ["b1", "b2"]),
        ("Articles", ["a1", "b3"]),
        ("Web pages", ["n1"]),
    ]


def test_groups_by_author() -> None:
    assert outline(group_by="author") == [
        ("Abel, Tom", ["a1"]),
        ("Bell, Ada", ["b1", "b3", "b2"]),
        ("Works without an author", ["n1"]),
    ]


def test_groups_by_language_in_another_language() -> None:
    assert outline(group_by="language", language="de-AT") == [
        ("Deutsch", ["a1"]),
        ("Englisch", ["b1", "b2"]),
        ("Klingon", ["n1"]),
        ("Sprache nicht angegeben", ["b3"]),
    ]


def test_groups_by_decade() -> None:
    assert outline(group_by="decade") == [
        ("1890–1899", ["a1", "b1"]),
        ("1990–1999", ["b3", "b2"]),
        ("Undated", ["n1"]),
    ]


def test_groups_by_keyword() -> None:
    assert outline(group_by="keyword") == [
        ("Primary sources", ["a1", "b1"]),
        ("Secondary sources", ["b2"]),
        ("Apes", ["n1"]),
        ("Other works", ["b3"]),
    ]
    wanted = (Keyword("APES", "On Apes"), Keyword("letters"))
    assert outline(group_by="keyword", keywords=wanted) == [
        ("On Apes", ["n1", "b1"]),
        ("Letters", ["a1"]),
        ("Other works", ["b3", "b2"]),
    ]


def test_a_dash_is_left_only_where_its_author_is_named_right_above() -> None:
    def names(**wanted: object) -> list[str]:
        return [item.text.partition(".")[0] for item in listing(**wanted).items]

    assert names() == ["", "Abel, Tom".split(",")[0], "Bell", DASH, DASH]
    assert names(group_by="type") == ["Bell", DASH, "Abel", "Bell", ""]
    assert names(order=Order.LIBRARY) == ["Bell", "Abel", "Bell", DASH, ""]


@pytest.mark.parametrize("group_by", [None, *GROUPINGS])
@pytest.mark.parametrize("order", [Order.STYLE, Order.LIBRARY])
def test_nothing_is_lost_or_doubled(group_by: str | None, order: Order) -> None:
    keys = [key for _, group in outline(group_by=group_by, order=order) for key in group]
    assert sorted(keys) == sorted(library().keys)


@given(st.lists(st.text(" ab-\tñ", min_size=1, max_size=4), max_size=8))
def test_identifiers_are_unique_and_without_space(keys: list[str]) -> None:
    entries = [Edition(key, "book", (("title", "T"),)) for key in keys]
    composed = bibliography(Library(tuple(entries)), None, FakeEngine(), Wanted())
    ids = [item.id for item in composed.listing.items]
    assert len(set(ids)) == len(ids) == len(set(keys))
    assert not any(re.search(r"\s", one) for one in ids)


def test_annotations() -> None:
    entry = Edition("a", "book", (("title", "T"), ("annotation", "One.\n\n Two. ")))
    assert annotation_of(entry) == ((Run("One."),), (Run("Two."),))
    composed = bibliography(Library((entry,)), None, FakeEngine(), Wanted(annotated=True))
    assert composed.listing.items[0].below == ((Run("One."),), (Run("Two."),))
    assert (
        bibliography(Library((entry,)), None, FakeEngine(), Wanted()).listing.items[0].below == ()
    )


def test_what_a_style_sets_on_lines_of_its_own() -> None:
    runs = (Run("One"), Run(", two\n", italic=True), Run("three\x0b\x00four\n"))
    assert lines_of(runs) == [
        (Run("One"), Run(", two", italic=True)),
        (Run("three four"),),
    ]


def test_keywords() -> None:
    assert keywords_of(Edition("a", "book", (("keywords", " a b;c, ,d "),))) == ("a b", "c", "d")


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "ru"])
def test_every_heading_is_there_in_every_language(language: str) -> None:
    words, english = headings(language), headings("en")
    assert words.is_translated
    assert words.words.keys() == english.words.keys()
    assert words.words["languages"].keys() == english.words["languages"].keys()
    assert not headings("fi").is_translated


NOTES, DATES = Style("a", "a", category="note"), Style("b", "b", category="author-date")


def date(*parts: int) -> dict[str, object]:
    return {"date-parts": [list(parts)]}


@pytest.mark.parametrize(
    ("style", "item", "expected"),
    [
        (NOTES, {"type": "document"}, {"type": "book"}),
        (NOTES, {"type": "document", "URL": "u"}, {"type": "document", "URL": "u"}),
        (DATES, {"original-date": date(1906)}, {"issued": date(1906)}),
        (NOTES, {"original-date": date(1906)}, {"issued": date(1906)}),
        (
            NOTES,
            {"original-date": date(1906), "original-title": "<span>X</span>"},
            {"original-date": date(1906), "original-title": "<span>X</span>"},
        ),
        (DATES, {"issued": date(1906, 5), "original-date": date(1906)}, {"issued": date(1906, 5)}),
        (
            DATES,
            {"issued": date(1906), "original-date": date(1906, 5)},
            {"issued": date(1906), "original-date": date(1906, 5)},
        ),
        (
            DATES,
            {"issued": date(1967), "original-date": date(1906)},
            {"issued": date(1967), "original-date": date(1906)},
        ),
        (
            NOTES,
            {"status": "reprint", "original-date": date(1843)},
            {"issued": date(1843)},
        ),
        (NOTES, {"status": "reprint"}, {"status": "reprint"}),
        (NOTES, {"title": r"\Lat{De \Gr{re}} 1"}, {"title": "De re 1"}),
        (NOTES, {"title": r"A \ b"}, {"title": r"A \ b"}),
        (
            NOTES,
            {"type": "article-journal", "collection-title": "newseries"},
            {"type": "article-journal", "collection-title": "n.s."},
        ),
        (
            NOTES,
            {"type": "article-journal", "collection-title": "3"},
            {"type": "article-journal", "collection-title": "3rd ser."},
        ),
        (
            NOTES,
            {"type": "book", "collection-title": "3"},
            {"type": "book", "collection-title": "3"},
        ),
        (NOTES, {"volume": "IV"}, {"volume": "4"}),
        (NOTES, {"volume": "Supplement"}, {"volume": "Supplement"}),
        (NOTES, {"volume": "12A"}, {"volume": "12A"}),
        (NOTES, {"publisher": "X", "container-title": "X"}, {"container-title": "X"}),
        (
            NOTES,
            {"original-title": "Der Weg"},
            {"original-title": '<span class="nocase">Der Weg</span>'},
        ),
    ],
)
def test_items_ready_for_a_style(style: Style, item: dict, expected: dict) -> None:  # type: ignore[type-arg]
    assert prepared(item, style) == expected
