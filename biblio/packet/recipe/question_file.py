"""Questions for discussion as a user writes them: in the recipe, or in a `questions.toml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from biblio.packet.recipe.recipe import ANSWER_LINES, QuestionRecipe
from biblio.tomlfile import read_toml
from biblio.tomltable import Table

_KEYS = ("text", "lines", "answer", "reading")
_MOST_LINES = 60
_MOST_READINGS = 9999


def load_questions(path: Path) -> tuple[QuestionRecipe, ...]:
    """The `[[question]]` tables of a file.

    Raises BiblioError, with file and line, where it cannot be read or says something else.
    """
    file = read_toml(path)
    whole = Table(file, (), file.data)
    whole.refuse_unknown(("question",))
    return tuple(_question(table, _KEYS) for table in whole.tables("question"))


def questions_in(table: Table, name: str) -> tuple[QuestionRecipe, ...]:
    """The questions of a key: a path to a file of them, or an array of texts and of tables."""
    value = table.data.get(name, [])
    if isinstance(value, str):
        return load_questions(table.existing(value, name))
    if not isinstance(value, list):
        raise table.wrong(name, "the path of a file, or an array of questions")
    return tuple(_inline(table, name, number, one) for number, one in enumerate(value))


def _inline(table: Table, name: str, number: int, value: Any) -> QuestionRecipe:
    if isinstance(value, str) and value.strip():
        return QuestionRecipe(value)
    if not isinstance(value, dict):
        raise table.wrong(name, "an array of texts, or of tables with a text")
    return _question(Table(table.file, (*table.key, name, number), value), _KEYS[:-1])


def _question(table: Table, keys: tuple[str, ...]) -> QuestionRecipe:
    table.refuse_unknown(keys)
    lines = table.number("lines", 0, _MOST_LINES)
    return QuestionRecipe(
        text=table.needed("text"),
        lines=ANSWER_LINES if lines is None else lines,
        answer=table.text("answer"),
        reading=table.number("reading", 1, _MOST_READINGS),
    )
