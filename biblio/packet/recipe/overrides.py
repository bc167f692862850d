"""What a command says of a packet, laid over what its recipe says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from biblio.diagnostics import BiblioError
from biblio.packet.layout import MOST_LINES, Citations, Links, Measure, NotePlace, Numbering, Sheets
from biblio.packet.recipe.glossary_file import load_glossary
from biblio.packet.recipe.question_file import load_questions
from biblio.packet.recipe.recipe import Audience, Recipe, Shown
from biblio.word.paper import Paper

_WORDS: Mapping[str, type[StrEnum]] = {
    "edition": Audience,
    "annotations": Shown,
    "paper": Paper,
    "notes": NotePlace,
    "numbering": Numbering,
    "citations": Citations,
    "links": Links,
    "measure": Measure,
    "sheets": Sheets,
}
_FILES = {"glossary": ("terms", load_glossary), "questions": ("questions", load_questions)}
_PATHS = ("library", "template")
_OF_LAYOUT = (
    "paper",
    "notes",
    "numbering",
    "citations",
    "links",
    "measure",
    "sheets",
    "template",
    "line_numbers",
    "mirrored",
)


def overridden(recipe: Recipe, given: Mapping[str, str | int | None]) -> Recipe:
    """The recipe with the choices made that are given, by the names of its keys.

    Raises BiblioError for a word that is none of those to choose from, for line numbers further
    apart than a recipe may have them, and as reading does for a
    file of questions or a glossary.
    """
    said = {name: value for name, value in given.items() if value is not None}
    values = dict(_value(name, value) for name, value in said.items())
    layout = {name: values.pop(name) for name in _OF_LAYOUT if name in values}
    return replace(recipe, layout=replace(recipe.layout, **layout), **values)


def _value(name: str, value: str | int) -> tuple[str, Any]:
    """The field that the choice sets, and to what."""
    if isinstance(value, int):
        if name == "line_numbers" and value > MOST_LINES:
            raise BiblioError(f"--line-numbers takes a whole number from 1 to {MOST_LINES}.")
        return name, value
    if not value.strip():
        raise BiblioError(f"--{name} is empty.")
    if name in _FILES:
        field, load = _FILES[name]
        return field, load(Path(value))
    if name in _PATHS:
        return name, Path(value)
    words = _WORDS.get(name)
    if words is None:
        return name, value
    if value not in list(words):
        raise BiblioError(f"--{name} takes {', '.join(words)}: “{value}” is none of these.")
    return name, words(value)
