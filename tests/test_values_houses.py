"""Words that name a publisher's house or a newspaper."""

from __future__ import annotations

import pytest

from biblio.values import houses, periodicals


@pytest.mark.parametrize(
    ("text", "house", "known"),
    [
        ("Elm Press", True, False),
        ("Quill & Sons", True, False),
        ("Univ. of Salton", True, False),
        ("Suhrkamp", True, True),
        ("Actes Sud", True, True),
        (" Actes Sud, ", True, True),
        ("Simon and Schuster", True, True),
        ("Actes-Sud", True, True),
        ("Actes Sud Arles", False, False),
        ("Quill", False, False),
        ("Pressing Matters", False, False),
        ("", False, False),
    ],
)
def test_a_house(text: str, house: bool, known: bool) -> None:
    assert (houses.is_house(text), houses.is_known(text)) == (house, known)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Oxford Univ. Press", "Oxford Univ’ Press"),
        ("Univ. of Tull Pr., 1901.", "Univ’ of Tull Pr’, 1901."),
        ("at the Univ. She wrote", "at the Univ. She wrote"),
    ],
)
def test_the_name_of_a_house_ends_no_sentence(text: str, left: str) -> None:
    assert houses.without_stops(text) == left


@pytest.mark.parametrize(
    ("text", "may"),
    [("The Salton Times", True), ("Saltoner Zeitung", True), ("The Salton Mills", False)],
)
def test_what_may_name_a_paper(text: str, may: bool) -> None:
    assert periodicals.may_name_paper(text) is may
