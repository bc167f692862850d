"""The packet of the two example documents, as text that a person can judge."""

from __future__ import annotations

import os
from pathlib import Path

from packet_making import dump, packet_of

from biblio.packet.recipe.recipe import Audience, QuestionRecipe, ReadingRecipe, Term

EXAMPLES = Path(__file__).parent.parent / "examples"
GOLDEN = Path(__file__).parent / "golden" / "packet.txt"


def test_the_packet_of_the_examples() -> None:
    """BIBLIO_GOLDEN=1 writes the file anew: read the difference before you keep it."""
    names = ("reading_room.txt", "on_foot.txt")
    texts = [(EXAMPLES / name).read_text(encoding="utf-8") for name in names]
    made = dump(
        packet_of(
            *texts,
            title="Rooms and Roads",
            compiler="Rosa Roe",
            edition=Audience.TEACHER,
            readings=[
                ReadingRecipe(
                    Path(names[0]),
                    source="Rosa Roe, ed., The Free Table, 3–9.",
                    questions=(QuestionRecipe("Who paid?", answer="The rates."),),
                ),
                ReadingRecipe(Path(names[1]), permission="by leave of the author"),
            ],
            terms=(
                Term("reading room", "A room to read in."),
                Term("Carnegie, Andrew", "Ironmaster, 1835–1919.", kind="person"),
            ),
        )
    )
    if os.environ.get("BIBLIO_GOLDEN"):
        GOLDEN.write_text(made, encoding="utf-8")
    assert made == GOLDEN.read_text(encoding="utf-8")
