"""Questions for discussion: where they come from, and who sees their answers."""

from __future__ import annotations

from pathlib import Path

from packet_making import packet_of, shown

from biblio.packet.model import Question
from biblio.packet.recipe.recipe import Audience, QuestionRecipe, ReadingRecipe
from biblio.readers import read_text

TEXT = """---
title: On Wells
author: Rosa Roe
questions:
  - "Who dug it?"
  - Why: was it needed?
---

The well was dug by hand, and nobody knows by whose hand it was.
"""


def said(questions: tuple[Question, ...]) -> list[tuple[str, int, str | None]]:
    return [(shown(one.inlines), one.lines, one.answer) for one in questions]


def test_front_matter_asks_questions_and_names_the_author() -> None:
    (reading,) = packet_of(TEXT).readings
    assert said(reading.questions) == [("Who dug it?", 4, None), ("Why: was it needed?", 4, None)]
    assert (reading.title, reading.author) == ("On Wells", "Rosa Roe")


def test_a_recipe_asks_instead_and_a_file_asks_as_well() -> None:
    recipe = ReadingRecipe(Path("text1.txt"), questions=(QuestionRecipe("When?", 2),))
    further = (QuestionRecipe("Where?", reading=1), QuestionRecipe("And all of them?"))
    packet = packet_of(TEXT, readings=[recipe], questions=further)
    assert said(packet.readings[0].questions) == [("When?", 2, None), ("Where?", 4, None)]
    assert said(packet.questions) == [("And all of them?", 4, None)]


def test_answers_are_for_the_teacher() -> None:
    asked = (QuestionRecipe("When?", answer="In 1904."),)
    for edition, answer in ((Audience.ANNOTATED, None), (Audience.TEACHER, "In 1904.")):
        packet = packet_of(TEXT, questions=asked, edition=edition)
        assert said(packet.questions) == [("When?", 4, answer)]


def test_front_matter_is_kept_as_it_is_written() -> None:
    document = read_text(TEXT + "\n---\n", "wells.md")
    assert document.metadata == (
        ("title", ("On Wells",)),
        ("author", ("Rosa Roe",)),
        ("questions", ("Who dug it?", "Why: was it needed?")),
    )
