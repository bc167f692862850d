"""Roman numerals and number words as figures; patterns that are compiled late."""

from __future__ import annotations

import re

import pytest

from biblio.values import numerals
from biblio.values.patterns import CAPITAL, Lazy


@pytest.mark.parametrize(
    ("printed", "figures"),
    [
        ("I", "1"),
        ("iv", "4"),
        ("IX", "9"),
        ("xiv", "14"),
        ("XL", "40"),
        ("xc", "90"),
        ("CD", "400"),
        ("MCMXVII", "1917"),
        ("II.", "2"),
        ("two", "2"),
        ("Ten", "10"),
        ("12", "12"),
        ("12a", "12a"),
        ("", ""),
    ],
)
def test_figures(printed: str, figures: str) -> None:
    assert numerals.arabic(printed) == figures


@pytest.mark.parametrize("text", ["iiii", "vx", "ic", "eleven", "capital", "vii a"])
def test_what_is_no_numeral_stays(text: str) -> None:
    assert numerals.arabic(text) == text


@pytest.mark.parametrize("number", range(1, 60))
def test_every_numeral_has_its_figures(number: int) -> None:
    tens = ["", "x", "xx", "xxx", "xl", "l"]
    ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    assert numerals.arabic(tens[number // 10] + ones[number % 10]) == str(number)


def test_a_lazy_pattern_is_compiled_when_it_is_tried() -> None:
    pattern = Lazy(r"(?P<year>\d{4})")
    assert pattern._pattern is None
    before = pattern.search
    assert before("in 1905") is not None
    assert pattern._pattern is not None
    assert pattern.search == pattern._pattern.search != before
    assert _span(before("in 1905")) == (3, 7)


def test_a_pattern_is_not_compiled_until_a_text_has_its_sign() -> None:
    pattern = Lazy(r"vol\. \d+", re.IGNORECASE, sign="vol")
    assert pattern.search("p. 5") is pattern.match("p. 5") is pattern.fullmatch("p. 5") is None
    assert list(pattern.finditer("p. 5")) == pattern.findall("p. 5") == []
    assert pattern.split("p. 5") == ["p. 5"]
    assert pattern.sub("", "p. 5") == "p. 5"
    assert pattern._pattern is None
    assert _span(pattern.fullmatch("VOL. 5")) == (0, 6)
    assert _span(pattern.fullmatch("in vol. 5", 3)) == (3, 9)
    assert _span(pattern.fullmatch("vol. 55", 0, 6)) == (0, 6)
    assert pattern._pattern is not None
    assert [match.span() for match in pattern.finditer("vol. 1, Vol. 2")] == [(0, 6), (8, 14)]


def test_a_lazy_pattern_with_an_error_complains_only_then() -> None:
    pattern = Lazy("(")
    with pytest.raises(re.error):
        pattern.match("anything")


@pytest.mark.parametrize("bounds", [(), (3,), (3, 6), (0, 2)])
def test_a_lazy_pattern_matches_as_any_other(bounds: tuple[int, ...]) -> None:
    text, source = "in 1905 and 1917", r"\d+"
    lazy, plain = Lazy(source), re.compile(source)
    assert _span(lazy.search(text, *bounds)) == _span(plain.search(text, *bounds))
    assert _span(lazy.match(text, *bounds)) == _span(plain.match(text, *bounds))
    found = [match.span() for match in lazy.finditer(text, *bounds)]
    assert found == [match.span() for match in plain.finditer(text, *bounds)]


def _span(match: re.Match[str] | None) -> tuple[int, int] | None:
    return match.span() if match else None


@pytest.mark.parametrize("letter", "AZÀÉØŽЖ")
def test_capital_letters(letter: str) -> None:
    assert re.fullmatch(CAPITAL, letter)


@pytest.mark.parametrize("letter", "azàéøß")
def test_small_letters(letter: str) -> None:
    assert not re.fullmatch(CAPITAL, letter)


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("i", 1), ("iv", 4), ("vi", 6), ("ix", 9), ("mcmxciv", 1994), ("mdclxvi", 1666)],
)
def test_the_value_of_a_numeral(numeral: str, value: int) -> None:
    assert numerals.from_roman(numeral) == value


@pytest.mark.parametrize(("word", "figures"), [("zero", "0"), ("NINE.", "9"), (" x ", "10")])
def test_words_and_numerals_at_the_edge(word: str, figures: str) -> None:
    assert numerals.arabic(word) == figures


@pytest.mark.parametrize("figures", ["9" * 1001, "9" * 5000, "٣" * 5000])
def test_a_number_longer_than_any_real_one(figures: str) -> None:
    """Python refuses numbers of more than 4,300 figures, and takes its time with shorter ones."""
    assert numerals.as_number(figures) == 10**1000
    assert len(str(numerals.as_number(figures) * 10 + 1)) < 4300


def test_a_number_in_figures_of_another_script() -> None:
    assert numerals.as_number("٣٤") == 34


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "i"), (4, "iv"), (9, "ix"), (49, "xlix"), (90, "xc"), (444, "cdxliv"), (1666, "mdclxvi"),
     (2950, "mmcml")],
)  # fmt: skip
def test_a_number_as_a_roman_numeral(number: int, numeral: str) -> None:
    assert numerals.roman(number) == numeral


def test_the_number_of_a_note_is_no_sign() -> None:
    assert [numerals.of_note(mark) for mark in ("12", "*", "")] == [12, 0, 0]
