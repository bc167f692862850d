"""Locators: the kind of division a note names, and its number."""

from __future__ import annotations

import pytest

from biblio.bibliography.locators import Locator, parse


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("33", Locator("page", "33")),
        ("pp. 3–5", Locator("page", "3–5")),
        ("S. 7", Locator("page", "7")),
        ("с. 125", Locator("page", "125")),
        ("xii", Locator("page", "xii")),
        ("xii n. 3", Locator("page", "xii n. 3")),
        ("12n3", Locator("page", "12n3")),
        ("12 f.", Locator("page", "12 f.")),
        ("12ff.", Locator("page", "12ff.")),
        ("chap. 5", Locator("chapter", "5")),
        ("ch. iv", Locator("chapter", "iv")),
        ("Kap. 2", Locator("chapter", "2")),
        ("§12", Locator("section", "12")),
        ("§§ 3–4", Locator("section", "3–4")),
        ("Book I, ch. 2", Locator("book", "I", ", ch. 2")),
        ("vol. 2, 33", Locator("volume", "2", ", 33")),
        ("chap. 5, p. 33", Locator("chapter", "5", ", p. 33")),
        ("chaps. 2, 5 and 7", Locator("chapter", "2, 5 and 7")),
        ("Bd. 3", Locator("volume", "3")),
        ("cols. 3–4", Locator("column", "3–4")),
        ("fol. 3v", Locator("folio", "3v")),
        ("n. 4.", Locator("note", "4")),
        ("ll. 5–7", Locator("line", "5–7")),
        ("fig. 2", Locator("figure", "2")),
        ("canto 5", Locator(below=", canto 5")),
        ("Plate IV", Locator(below=", Plate IV")),
    ],
)
def test_what_is_cited(printed: str, expected: Locator) -> None:
    assert parse(printed) == expected


@pytest.mark.parametrize("printed", ["", " , ", "."])
def test_nothing_is_no_locator(printed: str) -> None:
    assert parse(printed) is None
