"""How a packet is to be used: its signs explained; what is printed only where it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from packet_making import packet_of, shown
from packet_wells import FULL, HANDBOOK, KNOWN, text_with

from biblio.packet.layout import Layout
from biblio.packet.model import Packet
from biblio.packet.recipe.recipe import Audience, Listed, ReadingRecipe, Term
from biblio.packet.rendering.legend import legend
from biblio.packet.wording.words import words_of

WELL = Term("well", "A hole with water in it.")
TEXT = text_with(FULL)
NOTHING_ELSE = Layout(wide_margin=False)


def signs(packet: Packet, layout: Layout = NOTHING_ELSE) -> dict[str, str]:
    found = legend(packet, layout, words_of(packet.language))
    return {shown(sign): meaning for sign, meaning in found}


def packet(*texts: str, **recipe: object) -> Packet:
    return packet_of(*(texts or (TEXT,)), library=HANDBOOK, known=KNOWN, **recipe)


def test_the_signs_of_a_packet() -> None:
    said = signs(packet(terms=(WELL,), compiler="Jo Doe"), Layout())
    assert list(said) == ["12", "1", "a", "Margin"]
    assert "by Jo Doe" in said["a"]
    assert "a program" in said["a"]


def test_a_locator_has_its_reading_where_there_are_several() -> None:
    said = signs(packet(TEXT, TEXT))
    assert said["1.1"].startswith("Paragraph 1 of reading 1")


@pytest.mark.parametrize(("terms", "by_hand"), [((WELL,), True), ((), False)])
def test_who_made_the_notes(terms: tuple[Term, ...], by_hand: bool) -> None:
    said = signs(packet(terms=terms))["a"]
    assert ("the compiler of this packet" in said) is by_hand


def test_what_a_packet_does_not_have_is_not_explained() -> None:
    said = signs(packet_of("# A\n\nOne word.\n\nAnother.\n"))
    assert list(said) == ["12"]
    assert signs(packet_of("# A\n\nOne […] word.\n\nAnother.\n"))["[…]"]


def test_numbers_that_are_not_printed_are_not_explained() -> None:
    assert "12" not in signs(packet(), Layout(paragraph_numbers=False))


@pytest.mark.parametrize(
    ("edition", "asked", "has_one"),
    [
        (Audience.ANNOTATED, None, True),
        (Audience.ANNOTATED, False, False),
        (Audience.CLEAN, None, False),
        (Audience.CLEAN, True, True),
    ],
)
def test_editions_with_a_legend(edition: Audience, asked: bool | None, has_one: bool) -> None:
    assert bool(signs(packet(edition=edition, legend=asked))) is has_one


@pytest.mark.parametrize(
    ("edition", "asked", "of_packet", "of_readings"),
    [
        (Audience.ANNOTATED, None, 1, 0),
        (Audience.TEACHER, Listed.READINGS, 0, 1),
        (Audience.ANNOTATED, Listed.BOTH, 1, 1),
        (Audience.ANNOTATED, Listed.NONE, 0, 0),
        (Audience.CLEAN, None, 0, 0),
        (Audience.CLEAN, Listed.PACKET, 1, 0),
    ],
)
def test_where_works_are_listed(
    edition: Audience, asked: Listed | None, of_packet: int, of_readings: int
) -> None:
    made = packet(TEXT, TEXT, edition=edition, bibliography=asked)
    assert len(made.bibliography) == of_packet
    assert [len(reading.bibliography) for reading in made.readings] == [of_readings] * 2


def test_the_list_of_an_only_reading_is_the_packets() -> None:
    made = packet(readings=[ReadingRecipe(Path("text1.txt"))], bibliography=Listed.READINGS)
    assert (len(made.bibliography), made.readings[0].bibliography) == (1, ())
