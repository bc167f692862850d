"""Excerpts: which ranges are read, what is left out and how that is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from packet_making import packet_of, shown

from biblio.diagnostics import BiblioError
from biblio.extractor import Extraction
from biblio.packet.drafting.draft import draft
from biblio.packet.recipe.paragraph_ranges import Range, parse_ranges
from biblio.packet.recipe.recipe import ReadingRecipe
from biblio.packet.wording.words import words_of
from biblio.readers import read_text

TEXT = """# On Wells

The first well was dug by hand.[^1]

The second was drilled.

## Pumps

A pump came later.[^2]

It broke, as pumps do.

[^1]: So the parish book says.

[^2]: In 1911.
"""


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("3", [(3, 3)]),
        ("12-40", [(12, 40)]),
        ("12–40", [(12, 40)]),
        ("12-", [(12, None)]),
        ("1-3, 7-9", [(1, 3), (7, 9)]),
        ("4 - 4", [(4, 4)]),
    ],
)
def test_ranges(text: str, ranges: list[tuple[int, int | None]]) -> None:
    assert parse_ranges(text) == tuple(Range(*one) for one in ranges)


@pytest.mark.parametrize("text", ["", "0-3", "9-7", "a", "1-2-3", "1,,2", "-4", "1;2", "1-2 3"])
def test_no_ranges(text: str) -> None:
    assert parse_ranges(text) is None


def blocks(ranges: str) -> list[str]:
    recipe = ReadingRecipe(Path("wells.md"), excerpt=parse_ranges(ranges) or ())
    (reading,) = packet_of(TEXT, readings=[recipe]).readings
    return [f"{block.number or ''} {shown(block.inlines)}" for block in reading.blocks]


def test_what_is_left_out_is_marked_and_numbers_stay() -> None:
    assert blocks("3") == [" […]", " Pumps", "3 A pump came later.[^0]", " […]"]


def test_a_gap_in_the_middle() -> None:
    assert blocks("1, 4-") == [
        "1 The first well was dug by hand.[^0]",
        " […]",
        "4 It broke, as pumps do.",
    ]


def test_an_excerpt_without_paragraphs_is_refused() -> None:
    with pytest.raises(BiblioError, match=r"the excerpt is empty: wells.md ends with paragraph 4"):
        blocks("7-9")


@pytest.mark.parametrize(
    ("ranges", "told"),
    [
        (
            "3-9",
            ["paragraphs 3–9"],
        ),
        (
            "1, 8-",
            ["paragraphs 8–"],
        ),
        (
            "1, 9",
            ["paragraphs 9"],
        ),
        ("3-4", []),
        ("2-", []),
    ],
)
def test_an_excerpt_that_goes_on_where_the_text_has_ended_is_told(
    ranges: str, told: list[str]
) -> None:
    recipe = ReadingRecipe(Path("wells.md"), excerpt=parse_ranges(ranges) or ())
    one = draft(1, recipe, Extraction(read_text(TEXT, "wells.md"), ()), words_of(None))
    end = " of the excerpt are asked for, but wells.md ends with paragraph 4."
    assert [diagnostic.message for diagnostic in one.diagnostics] == [asked + end for asked in told]
