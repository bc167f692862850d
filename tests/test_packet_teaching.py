"""The teacher's edition: doubts of the reader, of the library, and of a linter."""

from __future__ import annotations

from pathlib import Path

from packet_making import library_of, packet_of, shown
from packet_wells import FULL, HANDBOOK, KNOWN, text_with

from biblio.diagnostics import Diagnostic, Position
from biblio.editions.titles import TitleIndex
from biblio.packet.composing import compose
from biblio.packet.model import CommentMark, Run, Stream
from biblio.packet.recipe.recipe import Audience, ReadingRecipe, Recipe, Shown
from biblio.readers import read_text


def comments(text: str, library: str = HANDBOOK, *findings: Diagnostic) -> list[str]:
    recipe = Recipe(
        (ReadingRecipe(Path("wells.md")),), edition=Audience.TEACHER, annotations=Shown.NOTES
    )
    documents = [read_text(text, "wells.md")]
    made = compose(recipe, documents, library_of(library), KNOWN, TitleIndex((), {}), findings)
    (reading,) = made.packet.readings
    return [" ¶ ".join(shown(block.inlines) for block in one.blocks) for one in reading.comments]


def test_nothing_is_doubtful() -> None:
    assert comments(text_with(FULL)) == []


def test_a_date_that_is_not_the_records() -> None:
    library = HANDBOOK.replace("year =", "origyear = {1925},\n  year =")
    assert comments(text_with(FULL), library) == [
        "The library dates the original 1925; on record is 1931."
    ]


def test_a_reading_that_contradicts_the_library() -> None:
    (said,) = comments(text_with(FULL.replace("London", "Leeds")))
    assert said == "To decide: location: “London” in the library is “Leeds” in a reading."


def test_a_note_that_nothing_points_to() -> None:
    text = "The well was dug by hand, and slowly.\n\n* So the parish book says.\n\nIt was deep.\n"
    (reading,) = packet_of(text).readings
    assert shown(reading.blocks[0].inlines) == ("The well was dug by hand, and slowly.[^0][^1]")
    assert [note.stream for note in reading.notes] == [Stream.AUTHOR, Stream.EDITOR]
    said = "In the source nothing points to this note: its place here is a guess."
    assert shown(reading.notes[1].blocks[0].inlines) == said
    assert "Nothing in the text points to the note *." in comments(text)


def test_a_note_on_the_title_goes_to_the_first_paragraph() -> None:
    text = "# On Wells[^1]\n\nThe well was dug by hand.\n\n[^1]: A talk, given in 1904.\n"
    (reading,) = packet_of(text).readings
    said = [shown(note.blocks[0].inlines) for note in reading.notes]
    assert said == ["A talk, given in 1904.", "In the source this note belongs to the title."]


def test_a_linters_finding_is_a_comment_on_the_paragraph_of_its_line() -> None:
    text = "The well was dug by hand.\n\nIt was deep.\n"
    finding = Diagnostic("X001", "Deep is no measure.", Position("wells.md", 3))
    elsewhere = Diagnostic("X001", "Not here.", Position("pumps.md", 3))
    recipe = Recipe((ReadingRecipe(Path("wells.md")),), edition=Audience.TEACHER)
    documents = [read_text(text, "wells.md")]
    made = compose(
        recipe, documents, library_of(""), KNOWN, TitleIndex((), {}), (finding, elsewhere)
    )
    (reading,) = made.packet.readings
    assert reading.blocks[1].inlines == (
        CommentMark(0, is_start=True),
        Run("It was deep."),
        CommentMark(0, is_start=False),
    )
    assert comments(text, "", finding, elsewhere) == ["Deep is no measure."]
