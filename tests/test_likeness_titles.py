"""Titles compared: in which way two are alike, and at which point they no longer are."""

from __future__ import annotations

import pytest

from biblio.likeness import Likeness
from biblio.likeness.titles import (
    are_cognate,
    compare_titles,
    has_other_letters,
    is_misprint,
    is_slip_inside,
    short_title,
    title_of,
    titles_agree,
)

LONG = "How the Six Salt Mills of Eastmere Were Built and Lost"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("", "Mills", Likeness.UNKNOWN),
        ("…", "…", Likeness.UNKNOWN),
        ("The Mills", "Mills", Likeness.EQUAL),
        ("Hand Book of Mills", "Handbook of Mills", Likeness.EQUAL),
        ("Mills und Tides", "Mills and Tides", Likeness.EQUAL),
        ("Mills II", "Mills 2", Likeness.EQUAL),
        ("Mills [electronic resource]", "Mills", Likeness.EQUAL),
        ("Salt Mills = Salzmühlen", "Salzmühlen des Nordens = Salt Mills", Likeness.SHORTENED),
        ("Mills = Mühlen", "Mühlen des Nordens = Mills", Likeness.OTHER),
        ("The Mills: A Memoir", "The Mills", Likeness.SHORTENED),
        ("The Mills: A Memoir, 1914–1918", "The Mills", Likeness.SHORTENED),
        ("The Mills: Part One", "The Mills: Part Two", Likeness.PARTS),
        ("The Mills: Volume 2", "The Mills", Likeness.PARTS),
        ("The Mills: Letters iv", "The Mills", Likeness.PARTS),
        ("The Mills: Letters v", "The Mills", Likeness.PARTS),
        ("The Mills: Letters 2a", "The Mills", Likeness.PARTS),
        ("The Mills: Plan B", "The Mills", Likeness.SHORTENED),
        ("The Mills: Second", "The Mills", Likeness.PARTS),
        ("The Mills: The Second Part of Bath", "The Mills", Likeness.PARTS),
        ("The Mills: Ninth to Tenth Centuries", "The Mills", Likeness.SHORTENED),
        ("The Mills: Plates", "The Mills", Likeness.PARTS),
        ("The Mills: Plates and Hills", "The Mills", Likeness.SHORTENED),
        ("The Salt Mills of Eastmere", "The Salt Milis of Eastmere", Likeness.MISSPELT),
        ("The Mills: A Memoir", "The Mills: A Defence", Likeness.SUBTITLES),
        ("The Salt Mills of Eastmere", "The Salt Mills", Likeness.OTHER),
        ("The Salt Mills of Eastmere", "The Salt Mills of", Likeness.BROKEN_OFF),
        ("The Salt Mills of 1905", "The Salt Mills of", Likeness.PARTS),
        ("The Salt Mills of Ely 1905", "The Salt Mills of", Likeness.OTHER),
        ("The Mills", "The Tides", Likeness.OTHER),
    ],
)
def test_in_which_way_titles_are_alike(one: str, other: str, alike: Likeness) -> None:
    there, back = title_of(one), title_of(other)
    assert compare_titles(there, back) is compare_titles(back, there) is alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        # one slip in three words, two in six, and no more
        ("Salt Mills Eastmere", "Salt Mills Eastmeer", Likeness.MISSPELT),
        ("Mills Eastmere", "Mills Eastmeer", Likeness.OTHER),
        ("Salt Mills Eastmere Towers Built", "Salt Mills Eastmeer Towres Built", Likeness.OTHER),
        (
            "Salt Mills Eastmere Towers Built Up",
            "Salt Mills Eastmeer Towres Built Up",
            Likeness.MISSPELT,
        ),
        (
            "Salt Mills Eastmere Towers Built Upon Lonely Northern Shores",
            "Salt Mills Eastmeer Towres Built Upon Lonely Nothern Shores",
            Likeness.OTHER,
        ),
        # a word is lost inside a title of nine words or more, not at its ends
        (LONG, LONG.replace("Were ", ""), Likeness.MISSPELT),
        (LONG, LONG.replace("Six ", ""), Likeness.PARTS),
        (LONG, LONG.replace("How the ", "The "), Likeness.OTHER),
        ("Salt Mills of the Far East Were Built There", "Salt Mills of Far East Were Built There",
         Likeness.MISSPELT),
        ("Salt Mills of the Far East Were Built", "Salt Mills of Far East Were Built",
         Likeness.OTHER),
    ],
)  # fmt: skip
def test_how_many_slips_a_title_may_have(one: str, other: str, alike: Likeness) -> None:
    there, back = title_of(one), title_of(other)
    assert compare_titles(there, back) is compare_titles(back, there) is alike


@pytest.mark.parametrize(
    ("one", "other", "misprint"),
    [
        ("oktober", "okt", True),  # abbreviated to three letters, not to two
        ("oktober", "ok", False),
        ("mill", "mills", False),  # a plural
        ("roman", "romans", True),
        ("tides", "tiles", True),  # one letter of five
        ("tide", "tile", False),
        ("harbour", "harbuor", True),
        ("harbour", "hardoor", False),
        ("harboured", "hardoored", True),  # two letters of eight or more
        ("harboured", "hardoorod", False),
        ("eastmere", "westmere", False),  # the first letter is never wrong
        ("1905a", "1905b", False),
        ("seventh", "sevenths", False),
        ("", "", False),
    ],
)
def test_a_misprint(one: str, other: str, misprint: bool) -> None:
    assert is_misprint(one, other) is is_misprint(other, one) is misprint


@pytest.mark.parametrize(
    ("one", "other", "cognate"),
    [
        ("Catholicism in France", "Catholicisme en France", True),
        ("Catholicism", "Protestantism", False),
        # letter for letter alike, but twice as many words
        ("Mills Mills", "Millsmills", True),
        ("M i l l s and mills", "Mills and mills", False),
    ],
)
def test_titles_of_two_languages(one: str, other: str, cognate: bool) -> None:
    assert are_cognate(title_of(one), title_of(other)) is cognate
    assert are_cognate(title_of(other), title_of(one)) is cognate


@pytest.mark.parametrize(
    ("one", "other", "letters", "inside"),
    [
        ("Macroeconomics", "Microeconomics", True, False),
        ("The Konstruktive Mill", "The Konstrukive Mill", False, True),
        ("The Konstruktive Mill", "The Konstrukktive Mill", False, True),
        ("The Chapters", "The Chaters", False, True),  # of seven letters
        ("The Konstruktive Mill", "The Kosntruktive Mill", False, True),
        ("Romanian Mills", "Roman Mills", False, False),  # at the end of a word
        ("The Habour Mill", "The Harbour Mill", False, False),  # of six letters
        ("Salt Mills", "Salt Mills of Eastmere", False, False),
        ("Salt Mills", "Salt Mills", False, True),
    ],
)
def test_which_letters_are_wrong(one: str, other: str, letters: bool, inside: bool) -> None:
    there, back = title_of(one), title_of(other)
    assert has_other_letters(there, back) is has_other_letters(back, there) is letters
    assert is_slip_inside(there, back) is is_slip_inside(back, there) is inside


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("The Mills", "Mills!", True),
        ("The Mills: A Memoir", "The Mills", True),
        ("The Mills", "The Mills: A Memoir", True),
        ("The Mills: A Memoir", "The Mills: A Defence", False),
        ("The Mills and Tides", "The Mills", False),
    ],
)
def test_titles_that_agree(one: str, other: str, agree: bool) -> None:
    assert titles_agree(one, other) is agree


def test_a_title_is_short_up_to_its_first_colon() -> None:
    assert short_title("The Mills: Memoirs: A Choice") == "mills"


@pytest.mark.parametrize(
    ("text", "generic", "collected"),
    [
        ("Introduction", True, False),
        ("Introduction to the Book", True, False),
        ("Introduction to Mills", False, False),
        ("Collected Works", False, True),
        ("Collected Works of Ann Quill", False, False),
    ],
)
def test_titles_that_many_texts_bear(text: str, generic: bool, collected: bool) -> None:
    title = title_of(text)
    assert (title.is_generic, title.is_collected) == (generic, collected)


def test_a_title_is_taken_apart() -> None:
    title = title_of("Salt Mills: Part IV = Salzmühlen (microform)")
    assert title.words == ("salt", "mills", "part", "4", "salzmuhlen")
    assert title.main == ("salt", "mills")
    assert title.numbers == ("4",)
    assert title.parallels == (("salt", "mills", "part", "4"), ("salzmuhlen",))
