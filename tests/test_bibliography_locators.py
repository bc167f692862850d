"""Locators: the kind of division a note names, and its number."""

from __future__ import annotations

import pytest

from biblio.bibliography.locators import Locator, parse


@pytest.mark.parametrize(
    ("printed", "term", "number"),
    [
        ("33", "page", "33"),
        ("pp. 3–5", "page", "3–5"),
        ("S. 7", "page", "7"),
        ("с. 125", "page", "125"),
        ("xii", "page", "xii"),
        ("xii n. 3", "page", "xii n. 3"),
        ("12n3", "page", "12n3"),
        ("12 f.", "page", "12 f."),
        ("12ff.", "page", "12ff."),
        ("chap. 5", "chapter", "5"),
        ("ch. iv", "chapter", "iv"),
        ("Kap. 2", "chapter", "2"),
        ("§12", "section", "12"),
        ("§§ 3–4", "section", "3–4"),
        ("Book I, ch. 2", "book", "I, ch. 2"),
        ("vol. 2, 33", "volume", "2, 33"),
        ("Bd. 3", "volume", "3"),
        ("cols. 3–4", "column", "3–4"),
        ("fol. 3v", "folio", "3v"),
        ("n. 4.", "note", "4"),
        ("ll. 5–7", "line", "5–7"),
        ("fig. 2", "figure", "2"),
        ("canto 5", None, "canto 5"),
        ("Plate IV", None, "Plate IV"),
    ],
)
def test_what_is_cited(printed: str, term: str | None, number: str) -> None:
    assert parse(printed) == Locator(term, number)


@pytest.mark.parametrize("printed", ["", " , ", "."])
def test_nothing_is_no_locator(printed: str) -> None:
    assert parse(printed) is None
