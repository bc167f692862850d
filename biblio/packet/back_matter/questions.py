"""Questions for discussion: of the whole packet, and of each of its readings."""

from __future__ import annotations

from collections.abc import Iterable

from biblio.document import Document
from biblio.packet.model import Question
from biblio.packet.recipe.recipe import Audience, QuestionRecipe, ReadingRecipe, Recipe
from biblio.packet.wording.emphasis import emphasised


def for_packet(recipe: Recipe) -> tuple[Question, ...]:
    """The questions that belong to no single reading."""
    return _questions((one for one in recipe.questions if one.reading is None), recipe)


def for_reading(
    number: int, one: ReadingRecipe, document: Document, recipe: Recipe
) -> tuple[Question, ...]:
    """The questions of the reading of that number.

    First come those that the recipe has for it, or else its own front matter, then those that are
    asked of it elsewhere.
    """
    own = one.questions or tuple(QuestionRecipe(text) for text in document.said("questions"))
    asked = (question for question in recipe.questions if question.reading == number)
    return _questions((*own, *asked), recipe)


def _questions(questions: Iterable[QuestionRecipe], recipe: Recipe) -> tuple[Question, ...]:
    """Answers are for the teacher alone."""
    teaching = recipe.edition is Audience.TEACHER
    return tuple(
        Question(emphasised(one.text), one.lines, one.answer if teaching else None)
        for one in questions
    )
