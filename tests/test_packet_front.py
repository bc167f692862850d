"""The head of a document: what is its title, what a by-line, what belongs to the text."""

from __future__ import annotations

import pytest
from packet_making import packet_of

from biblio.document import Document, Paragraph, Run
from biblio.packet.drafting.paragraphs import pieces_of
from biblio.packet.drafting.title_block import front_of
from biblio.readers import read_text

BODY = "\n\nThe well was dug by hand, and nobody knows by whose hand it was.\n"


@pytest.mark.parametrize(
    ("head", "title", "author", "left"),
    [
        ("# On Wells", "On Wells", None, []),
        ("# On Wells\n\nby Rosa Roe", "On Wells", "Rosa Roe", []),
        ("# On Wells\n\nBy Rosa Roe and John Doe", "On Wells", "Rosa Roe and John Doe", []),
        (
            "---\nauthor: [Rosa Roe, 'Doe, J.']\n---\n\n# On Wells",
            "On Wells",
            "Rosa Roe and Doe, J.",
            [],
        ),
        ("---\nauthor: []\n---\n\n# On Wells", "On Wells", None, []),
        (
            "---\nauthor: [Rosa O'Roe, Ann D'Arcy]\n---\n\n# On Wells",
            "On Wells",
            "Rosa O'Roe and Ann D'Arcy",
            [],
        ),
        ("# On Wells\n\nBY\n\nROSA ROE", "On Wells", "ROSA ROE", []),
        ("---\nauthor: Rosa Roe\n---\n\n# On Wells\n\nby\n\nROSA ROE", "On Wells", "Rosa Roe", []),
        ("# On Wells\n\nby\n\nthe river", "On Wells", None, ["by", "the river"]),
        ("# On Wells\n\nby the Editors", "On Wells", "the Editors", []),
        ("# On Wells\n\nby the editors", "On Wells", "the editors", []),
        ("# On Wells\n\n# On Wells", "On Wells", None, []),
        ("# On Wells\n\nBy hand, mostly.", "On Wells", None, ["By hand, mostly."]),
        ("# On Wells\n\nBy noon they had water.", "On Wells", None, ["By noon they had water."]),
        ("# On Wells\n\n## Digging", "On Wells", None, ["Digging"]),
    ],
)
def test_head(head: str, title: str, author: str | None, left: list[str]) -> None:
    document = read_text(head + BODY, "wells.md")
    front = front_of(document)
    assert (front.title, front.author) == (title, author)
    pieces = pieces_of(document, front.paragraphs)
    assert [piece.paragraph.string for piece in pieces[:-1]] == left


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("1. What the diggers left", "1. What the diggers left"),
        ("3", None),
        ("It was dug by hand.", None),
        ("“Dig on for me”", None),
    ],
)
def test_a_line_that_is_no_heading_may_be_the_title(first: str, title: str | None) -> None:
    paragraphs = [Paragraph((Run(text),)) for text in (first, BODY.strip() * 2)]
    front = front_of(Document("wells.txt", tuple(paragraphs)))
    assert (front.title, front.paragraphs) == (title, (0,) if title else ())


def test_a_by_line_far_from_the_title_is_text() -> None:
    text = "# On Wells" + BODY + "\nby Rosa Roe\n" + BODY
    assert front_of(read_text(text, "wells.md")).author is None


def test_an_attribution_makes_a_quotation_and_has_no_number() -> None:
    text = "# On Wells\n\nWater is the best of things, and the first.\n\n—Rosa Roe" + BODY
    document = read_text(text, "wells.md")
    pieces = pieces_of(document, front_of(document).paragraphs)
    assert [(piece.look, piece.number, piece.near) for piece in pieces] == [
        ("quotation", 1, 1),
        ("quotation", None, 1),
        ("text", 2, 2),
    ]


def test_names_of_front_matter_are_joined_in_the_language_of_the_packet() -> None:
    text = "---\ntitle: Le puits\nauthor:\n  - Rosa Roe\n  - John Doe\nlang: fr\n---\n\nUn puits.\n"
    (one,) = packet_of(text, suffix="md").readings
    assert one.author == "Rosa Roe et John Doe"
