"""`packet.toml`: the recipe from which a packet can be made again next term."""

from __future__ import annotations

import os
from pathlib import Path

from biblio.config import DEFAULT_STYLE
from biblio.diagnostics import BiblioError
from biblio.packet.layout import (
    MOST_LINES,
    Citations,
    Layout,
    Links,
    Measure,
    NotePlace,
    Numbering,
    Sheets,
)
from biblio.packet.recipe.apparatus import cuts_in, events_in, notes_in, parts_in, pictures_in
from biblio.packet.recipe.glossary_file import load_glossary
from biblio.packet.recipe.paragraph_ranges import Range, parse_ranges
from biblio.packet.recipe.question_file import questions_in
from biblio.packet.recipe.recipe import Audience, Listed, ReadingRecipe, Recipe, Shown
from biblio.tomlfile import read_toml
from biblio.tomltable import Table
from biblio.word.paper import Paper

_TEXTS = ("title", "subtitle", "compiler", "group", "date", "language")
_READING_TEXTS = (
    *("title", "author", "source", "permission"),
    *("introduction", "language", "running_head"),
)
KEYS = (
    *_TEXTS,
    *("library", "style", "edition", "annotations", "bibliography"),
    *("glossary", "questions", "legend", "minutes", "part", "event", "picture"),
    *("template", "paper", "notes", "numbering", "citations", "links", "line_numbers"),
    *("paragraph_numbers", "wide_margin", "mirrored", "measure", "sheets", "update_fields"),
    "reading",
)
READING_KEYS = ("file", *_READING_TEXTS, "excerpt", "questions", "note", "cut")


def load_recipe(path: Path) -> Recipe:
    """The recipe in the file, the files that it names for questions and glossary read as well.

    Paths in it are relative to it. Raises BiblioError, with file and line, for a file that cannot
    be read, an unknown key and a value that cannot be used.
    """
    file = read_toml(path)
    whole = Table(file, (), file.data)
    whole.refuse_unknown(KEYS)
    readings = tuple(_reading(table) for table in whole.tables("reading"))
    if not readings:
        raise BiblioError(f"{path}: there is no [[reading]] in this recipe.")
    glossary = whole.path("glossary", existing=True)
    return Recipe(
        readings=readings,
        library=whole.path("library", existing=True),
        style=_style(whole),
        edition=whole.choice("edition", Audience, Audience.ANNOTATED),
        annotations=whole.choice("annotations", Shown, Shown.NOTES),
        bibliography=_listed(whole),
        legend=whole.truth("legend", default=True) if "legend" in whole.data else None,
        minutes=whole.truth("minutes", default=False),
        parts=parts_in(whole),
        events=events_in(whole),
        pictures=pictures_in(whole),
        terms=load_glossary(glossary) if glossary else (),
        questions=questions_in(whole, "questions"),
        layout=_layout(whole),
        **whole.texts_of(_TEXTS),
    )


def _listed(whole: Table) -> Listed | None:
    """Where works cited are listed; None where the edition decides."""
    if "bibliography" not in whole.data:
        return None
    return whole.choice("bibliography", Listed, Listed.PACKET)


def _style(whole: Table) -> str:
    """The name of a style, or the path of a file of the user's own."""
    style = whole.text("style") or DEFAULT_STYLE
    is_file = style.lower().endswith((".csl", ".bst"))
    return os.fspath(whole.existing(style, "style")) if is_file else style


def _layout(whole: Table) -> Layout:
    """What concerns the look alone; see `Layout`."""
    return Layout(
        paper=whole.choice("paper", Paper, Paper.A4),
        notes=whole.choice("notes", NotePlace, NotePlace.FOOTNOTES),
        numbering=whole.choice("numbering", Numbering, Numbering.CONTINUOUS),
        citations=whole.choice("citations", Citations, Citations.STATIC),
        links=whole.choice("links", Links, Links.TEXT),
        measure=whole.choice("measure", Measure, Measure.NORMAL),
        sheets=whole.choice("sheets", Sheets, Sheets.SINGLE),
        template=whole.path("template", existing=True),
        line_numbers=whole.number("line_numbers", 1, MOST_LINES),
        paragraph_numbers=whole.truth("paragraph_numbers", default=True),
        wide_margin=whole.truth("wide_margin", default=True),
        mirrored=whole.truth("mirrored", default=False),
        update_fields=whole.truth("update_fields", default=False),
    )


def _reading(table: Table) -> ReadingRecipe:
    table.refuse_unknown(READING_KEYS)
    file = table.needed("file")
    return ReadingRecipe(
        path=table.existing(file, "file"),
        excerpt=_excerpt(table),
        questions=questions_in(table, "questions"),
        notes=notes_in(table),
        cuts=cuts_in(table),
        positions={name: table.file.position((*table.key, name)) for name in table.data},
        **table.texts_of(_READING_TEXTS),
    )


def _excerpt(table: Table) -> tuple[Range, ...]:
    text = table.text("excerpt")
    if text is None:
        return ()
    ranges = parse_ranges(text)
    if ranges is None:
        raise table.wrong("excerpt", 'paragraphs such as "12-40", "12-" or "1-3, 7-9"')
    return ranges
