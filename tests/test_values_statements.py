"""Statements of edition: their one form, their number, and how styles print them."""

from __future__ import annotations

import pytest

from biblio.values import statements
from biblio.values.statements import form, in_order, ordinal


@pytest.mark.parametrize(
    ("printed", "stored"),
    [
        ("2nd rev. & enl. ed.", "2nd rev. and enl. ed."),
        ("New edition", "new ed."),
        ("and rev. ed.", None),
        ("rev. and ed.", None),
        ("zweite revised Auflage", None),
        ("2. Auflage", "2"),
        ("first edition", None),
        ("2nd ed., 3rd ed.", None),
        ("edition", None),
    ],
)
def test_a_statement_of_edition_in_its_one_form(printed: str, stored: str | None) -> None:
    assert form(printed) == stored


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("2 ed.", "2nd"),
        ("3 Edition", "3rd"),
        ("2. Auflage", "2."),
        ("2nd ed.", "2nd"),
        ("second edition", "Second"),
        ("2", None),
        ("First edition", None),
        ("2nd rev. ed.", None),
        ("2nd ed., 3rd ed.", None),
        ("Harbour edition", None),
    ],
)
def test_the_number_of_an_edition_as_bibtex_wants_it(printed: str, told: str | None) -> None:
    assert in_order(printed) == told


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        *(("Second", "2"), ("First", "1"), ("2nd ed.", "2"), ("Zweite Auflage", "2"), ("2e", "2")),
        *(("3., erw. Aufl.", "3., erw. Aufl."), ("Revised", "rev. ed."), ("Twelfth", "12")),
        ("Second, revised edition", "2nd rev. ed."),
    ],
)
def test_editions_as_styles_print_them(printed: str, shown: str) -> None:
    assert statements.shown(printed) == shown


def test_a_number_in_an_order() -> None:
    assert [ordinal(one) for one in ("3", "x", "", "٣")] == ["3rd", "x", "", "٣"]


@pytest.mark.parametrize(
    "number", ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd"]
)
def test_the_ending_of_a_number(number: str) -> None:
    assert form(f"{number} revised edition") == f"{number} rev. ed."
