"""packet.toml: what it may say, and with which words and line it is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from biblio.diagnostics import BiblioError
from biblio.packet.first_recipe import first_recipe
from biblio.packet.recipe.apparatus import CUT_KEYS, EVENT_KEYS, NOTE_KEYS, PART_KEYS
from biblio.packet.recipe.overrides import overridden
from biblio.packet.recipe.recipe import Audience, QuestionRecipe, ReadingRecipe, Recipe, Term
from biblio.packet.recipe.recipe_file import KEYS, READING_KEYS, load_recipe
from biblio.readers import read_text

Load = Callable[[str], Recipe]

FULL = """
title = "Water"
subtitle = "Readings"
compiler = "Rosa Roe"
group = "Evening class"
date = "Autumn 2026"
library = "works.bib"
style = "mla"
language = "en-GB"
edition = "teacher"
annotations = "notes"
glossary = "glossary.toml"
questions = ["Why?", { text = "How?", lines = 8, answer = "Slowly." }]

[[reading]]
file = "wells.txt"
title = "On Wells"
author = "John Doe"
source = "doe1904wells"
permission = "In the public domain."
excerpt = "2-5, 9-"
introduction = "Written in a dry year."
language = "en"
running_head = "Wells"
questions = "questions.toml"
"""
GLOSSARY = """
[[term]]
term = "Roe, Rosa"
kind = "person"
definition = "A digger\\nof wells."
variants = ["R. R."]
note = false
"""
QUESTIONS = """
[[question]]
text = "Where?"
lines = 0
"""


@pytest.fixture
def recipe_of(folder: Path) -> Load:
    """Loads a recipe that lies in a folder with a glossary and some questions."""

    def load(text: str) -> Recipe:
        (folder / "packet.toml").write_text(text, encoding="utf-8")
        return load_recipe(Path("packet.toml"))

    for name in ("wells.txt", "wells.md", 'a "b"\\c.txt', "works.bib", "references.bib"):
        (folder / name).write_text("", encoding="utf-8")
    (folder / "glossary.toml").write_text(GLOSSARY, encoding="utf-8")
    (folder / "questions.toml").write_text(QUESTIONS, encoding="utf-8")
    return load


def test_all_keys(recipe_of: Load) -> None:
    recipe = recipe_of(FULL)
    (reading,) = recipe.readings
    assert recipe.library == Path("works.bib")
    assert recipe.edition is Audience.TEACHER
    assert recipe.terms == (Term("Roe, Rosa", "A digger of wells.", ("R. R.",), "person", False),)
    assert recipe.questions == (QuestionRecipe("Why?"), QuestionRecipe("How?", 8, "Slowly."))
    assert reading.questions == (QuestionRecipe("Where?", 0),)
    assert reading.excerpt == ((2, 5), (9, None))
    said = (recipe.title, recipe.style, recipe.language, reading.permission, reading.running_head)
    assert said == ("Water", "mla", "en-GB", "In the public domain.", "Wells")


READING = '[[reading]]\nfile = "wells.txt"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "packet.toml: there is no [[reading]] in this recipe."),
        (
            "titel = 'x'\n" + READING,
            "packet.toml:1: there is no key “titel”: did you mean “title”?",
        ),
        (READING + "sorce = 'x'", "packet.toml:3: there is no key “sorce”: did you mean “source”?"),
        ("zzz = 1\n" + READING, "packet.toml:1: there is no key “zzz”."),
        ("[[reading]]\ntitle = 'x'", "packet.toml:1: “file” is missing here."),
        ("title = 1\n" + READING, "packet.toml:1: “title” has to be a text in quotation marks."),
        ("title = ' '\n" + READING, "packet.toml:1: “title” has to be a text in quotation marks."),
        (
            READING + "excerpt = '9-2'",
            'packet.toml:3: “excerpt” has to be paragraphs such as "12-40", "12-" or "1-3, 7-9".',
        ),
        (
            "edition = 'best'\n" + READING,
            'packet.toml:1: “edition” has to be one of "clean", "annotated", "teacher".',
        ),
        (
            "reading = 'wells.txt'",
            "packet.toml:1: “reading” has to be an array of tables: write [[reading]].",
        ),
        (
            "questions = 3\n" + READING,
            "packet.toml:1: “questions” has to be the path of a file, or an array of questions.",
        ),
        (
            "questions = [\n 'Why?',\n 3]\n" + READING,
            "packet.toml:1: “questions” has to be an array of texts, or of tables with a text.",
        ),
        (
            "questions = [\n { text = 'Why?', line = 3 }]\n" + READING,
            "packet.toml:2: there is no key “line”: did you mean “lines”?",
        ),
        (
            "questions = [{ text = 'Why?', lines = 900 }]\n" + READING,
            "packet.toml:1: “lines” has to be a whole number from 0 to 60.",
        ),
        ("questions = 'none.toml'\n" + READING, "packet.toml:1: there is no file none.toml."),
        ("glossary = 'none.toml'\n" + READING, "packet.toml:1: there is no file none.toml."),
        ('[[reading]]\nfile = "x.txt"', "packet.toml:2: there is no file x.txt."),
        ("style = 'mine.csl'\n" + READING, "packet.toml:1: there is no file mine.csl."),
        ("title = \n", "packet.toml:1: this is not TOML: invalid value."),
    ],
)
def test_mistakes(recipe_of: Load, text: str, message: str) -> None:
    with pytest.raises(BiblioError) as caught:
        recipe_of(text)
    assert str(caught.value) == message


def test_a_term_explained_twice(recipe_of: Load) -> None:
    Path("glossary.toml").write_text(GLOSSARY * 2, encoding="utf-8")
    with pytest.raises(BiblioError, match=r"glossary\.toml:9: “Roe, Rosa” is explained already"):
        recipe_of(FULL)


def test_a_kind_that_is_none(recipe_of: Load) -> None:
    Path("glossary.toml").write_text(GLOSSARY.replace("person", "persn"), encoding="utf-8")
    with pytest.raises(BiblioError, match=r"glossary\.toml:4: “kind” has to be one of"):
        recipe_of(FULL)


def test_the_first_recipe_of_documents_can_be_read(recipe_of: Load) -> None:
    wells = read_text("# On “Wells”\n\nby Rosa Roe\n\nThe well was dug by hand.\n", "wells.md")
    bare = read_text("The well was dug by hand, as all of them were then.\n", 'a "b"\\c.txt')
    recipe = recipe_of(
        first_recipe([("wells.md", wells), ('a "b"\\c.txt', bare)], "works.bib", "packet.toml")
    )
    assert [one.path for one in recipe.readings] == [Path("wells.md"), Path('a "b"\\c.txt')]
    assert [one.title for one in recipe.readings] == ["On “Wells”", None]
    assert [one.author for one in recipe.readings] == ["Rosa Roe", None]
    assert recipe.library == Path("works.bib")


def test_what_the_first_recipe_offers_can_be_taken(recipe_of: Load) -> None:
    text = first_recipe(
        [("wells.md", read_text("The well was dug by hand.\n", "wells.md"))], None, "p.toml"
    )
    lines = [line.removeprefix("# ") if " = " in line else line for line in text.splitlines()]
    recipe = recipe_of("\n".join(lines).replace('questions = ["…"]', ""))
    assert recipe.library == Path("references.bib")
    assert recipe.readings[0].excerpt == ((1, 12),)


def test_the_command_has_the_last_word() -> None:
    recipe = Recipe((ReadingRecipe(Path("wells.txt")),), title="Water", style="mla")
    changed = overridden(recipe, {"title": "Wells", "edition": "clean", "style": None})
    assert (changed.title, changed.edition, changed.style) == ("Wells", Audience.CLEAN, "mla")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"edition": "best"},
            "--edition takes clean, annotated, teacher: “best” is none of these.",
        ),
        (
            {"annotations": "x"},
            "--annotations takes notes, comments, both: “x” is none of these.",
        ),
        ({"title": " "}, "--title is empty."),
    ],
)
def test_words_that_are_no_choice(given: dict[str, str], message: str) -> None:
    with pytest.raises(BiblioError) as caught:
        overridden(Recipe(()), given)
    assert str(caught.value) == message


def test_its_page_names_every_key() -> None:
    path = Path(__file__).parents[1] / "docs" / "reference" / "recipe.md"
    section = path.read_text(encoding="utf-8")
    in_blocks = re.findall(r"^(\w+) =", section, re.MULTILINE)
    tables = re.findall(r"\[\[(?:\w+\.)?(\w+)\]\]", section)
    named = {*in_blocks, *tables, *re.findall(r"`(\w+)(?: = \w+)?`", section)}
    further = (NOTE_KEYS, CUT_KEYS, PART_KEYS, EVENT_KEYS)
    for keys in (KEYS, READING_KEYS, *further, ("term", "definition", "variants", "kind", "note")):
        assert set(keys) <= named
    assert {"text", "lines", "answer", "reading"} <= named
