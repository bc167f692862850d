"""What a command says of a packet, laid over what its recipe says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from biblio.diagnostics import BiblioError
from biblio.packet.glossary_file import load_glossary
from biblio.packet.question_file import load_questions
from biblio.packet.recipe import Audience, Recipe, Shown

_WORDS: Mapping[str, type[StrEnum]] = {"edition": Audience, "annotations": Shown}
_FILES = {"glossary": ("terms", load_glossary), "questions": ("questions", load_questions)}
_PATHS = ("library", "template")


def overridden(recipe: Recipe, given: Mapping[str, str | None]) -> Recipe:
    """The recipe with the choices made that are given, by the names of its keys.

    Raises BiblioError for a word that is none of those to choose from, and as reading does for a
    file of questions or a glossary.
    """
    changes: dict[str, Any] = {}
    for name, value in given.items():
        if value is None:
            continue
        if name in _FILES:
            field, load = _FILES[name]
            changes[field] = load(Path(value))
        else:
            changes[name] = _value(name, value)
    return replace(recipe, **changes)


def _value(name: str, value: str) -> object:
    if not value.strip():
        raise BiblioError(f"--{name} is empty.")
    if name in _PATHS:
        return Path(value)
    words = _WORDS.get(name)
    if words is None:
        return value
    if value not in list(words):
        raise BiblioError(f"--{name} takes {', '.join(words)}: “{value}” is none of these.")
    return words(value)
