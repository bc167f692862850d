"""Sources and permissions: what is stated, what the library knows, and what nobody said."""

from __future__ import annotations

from pathlib import Path

import pytest
from packet_making import packet_of, shown

from biblio.diagnostics import BiblioError, Position
from biblio.packet.recipe.recipe import ReadingRecipe

TEXT = "# On Wells\n\nby Rosa Roe\n\nThe well was dug by hand, and slowly.\n"
LIBRARY = """
@incollection{roe1904wells,
  author = {Roe, Rosa}, title = {On Wells}, booktitle = {Water}, editor = {Doe, John},
  publisher = {Verso}, address = {London}, year = {1904}, pages = {3--9},
}
@book{doe1904water, editor = {Doe, John}, title = {Water}, publisher = {Verso}, year = {1904}}
"""
FULL = "Rosa Roe, “On Wells,” in *Water*, ed. John Doe (Verso, 1904)"


def credit(library: str = LIBRARY, **recipe: str) -> str:
    said = ReadingRecipe(Path("wells.md"), **recipe)  # type: ignore[arg-type]
    packet = packet_of(TEXT, library=library, readings=[said])
    return shown(packet.credits[0].inlines)


def test_nobody_said_anything() -> None:
    assert credit("") == "*On Wells* (Rosa Roe). Source: not stated. Permission: not stated."


def test_a_source_in_words() -> None:
    said = credit(source="Water, ed. Doe, 3–9", permission="Public domain.")
    assert said == "*On Wells* (Rosa Roe). Source: Water, ed. Doe, 3–9. Permission: Public domain."


@pytest.mark.parametrize("recipe", [{"source": "roe1904wells"}, {}])
def test_the_entry_of_the_text(recipe: dict[str, str]) -> None:
    """Named by its key, or found by title and author."""
    assert credit(**recipe).startswith(f"*On Wells* (Rosa Roe). Source: {FULL}")


@pytest.mark.parametrize("other", [{"author": "Ada Roe and Rosa Poe"}, {"title": "On Pumps"}])
def test_no_entry_of_another_text(other: dict[str, str]) -> None:
    assert "Source: not stated." in credit(**other)


def test_a_source_may_be_an_address() -> None:
    address = "https://example.org/a*b*c"
    assert f"Source: {address}." in credit(source=address)


def test_the_source_is_no_work_cited() -> None:
    said = ReadingRecipe(Path("wells.md"), source="roe1904wells")
    packet = packet_of(TEXT, library=LIBRARY, readings=[said])
    assert packet.bibliography == ()
    assert [key for key, _ in packet.items] == ["roe1904wells"]


def test_a_key_that_is_none() -> None:
    said = ReadingRecipe(
        Path("wells.md"), source="roe1904", positions={"source": Position("packet.toml", 7)}
    )
    with pytest.raises(BiblioError, match=r"packet\.toml:7: works\.bib has no entry “roe1904”"):
        packet_of(TEXT, library=LIBRARY, readings=[said])
