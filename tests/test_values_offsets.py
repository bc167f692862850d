"""Where signs, lines and stretches stand in a text."""

from __future__ import annotations

import pytest

from biblio.values.offsets import Lines, every
from biblio.values.room import apart


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Salt\nMills of Bath", [(1, 1), (1, 5), (2, 1), (2, 7)]),
        ("Salt\rMills of Bath", [(1, 1), (1, 5), (2, 1), (2, 7)]),
        ("Sal\r\nMills of Bath", [(1, 1), (1, 5), (2, 1), (2, 7)]),
    ],
)
def test_lines_and_columns_whatever_ends_a_line(text: str, places: list[tuple[int, int]]) -> None:
    lines = Lines(text)
    assert [lines.at(offset) for offset in (0, 4, 5, 11)] == places


def test_signs_are_found_in_the_order_of_the_text() -> None:
    assert list(every("Salt; Mills, Bath; Ink", ",", ";")) == [4, 11, 17]
    assert list(every("Salt; Mills; Ink", ";")) == [4, 11]
    assert list(every("-----", "--")) == [0, 1, 2, 3]
    assert list(every("Salt", ";", ",")) == []


def test_spans_of_which_none_meets_an_earlier_one() -> None:
    assert apart([(4, 8), (0, 4), (7, 9), (8, 9), (3, 5), (0, 12)]) == [(0, 4), (4, 8), (8, 9)]
