"""The lists of words: each is read as TOML reads it, and found in the lines that it shows."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from biblio.citation import Kind
from biblio.document import Style
from biblio.language import cues
from biblio.parser.labelling.labels import LABELS
from biblio.values.declension import nominatives

FOLDER = Path(cues.__file__).parent
TABLES: list[tuple[str, str, Any]] = [
    (language, name, table)
    for language in cues.LANGUAGES
    for name, table in tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8")).items()
]
ENDINGS = [table for _, name, table in TABLES if name == "declension"]
TABLES = [one for one in TABLES if one[1] != "declension"]  # endings are no words


@pytest.mark.parametrize(("language", "name", "table"), TABLES)
def test_a_list_is_found_in_the_lines_that_it_shows(language: str, name: str, table: Any) -> None:
    assert set(cues.words(name, language)) == set(table["words"])
    assert len(table["examples"]) >= 2
    for line in table["examples"]:
        assert re.search(rf"(?<!\w){cues.pattern(name, language)}(?!\w)", line), line


@pytest.mark.parametrize("example", [one for table in ENDINGS for one in table["examples"]])
def test_a_name_is_found_in_its_cases(example: str) -> None:
    listed, _, declined = example.partition(": ")
    assert listed in nominatives(declined)


def test_every_file_is_a_language() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(cues.LANGUAGES)


def test_spaces_and_first_letters_are_free() -> None:
    pattern = re.compile(cues.pattern("opcit", "de"))
    assert all(pattern.match(one) for one in ("a.a.O.", "a. a. O.", "A.a.O."))


PACKAGES = ("finder", "parser", "resolver")
# What is left of them: keys and messages that look like words, what is English in more than its
# words, and words that a single rule is about. The number may only fall.
LEFT = 28
LONGEST_SHORT = 4
# names of groups, and comments within patterns
_NO_WORDS = re.compile(r"\(\?P[<=]\w+|\s#.*")


def words_in_rules() -> dict[str, set[str]]:
    """The words of the lists that modules of finder, parser and resolver spell themselves."""
    known = {
        word
        for language, name, table in TABLES
        if not name.startswith("head_")  # labels: in a sentence the same words say something else
        for word in (one.rstrip(".").casefold() for one in table["words"])
        if len(word) > LONGEST_SHORT and word.isalpha()
    }
    root = FOLDER.parent
    found = {
        str(path.relative_to(root)): {
            word
            for text in _strings(path)
            for word in re.findall(r"[^\W\d_]+", _NO_WORDS.sub(" ", text).casefold())
            if word in known
        }
        for package in PACKAGES
        for path in sorted((root / package).rglob("*.py"))
    }
    return {path: words for path, words in found.items() if words}


def _strings(path: Path) -> list[str]:
    """The string literals of a module that are no docstrings and no names: of fields, of lists, of
    groups in its patterns."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    strings = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]
    groups = {name for text in strings for name in re.findall(r"\(\?P<(\w+)>", text)}
    names = {*LABELS, *Style, *Kind, *(name for _, name, _ in TABLES), *groups}
    return [text for text in strings if not names.issuperset(text.split())]


def test_rules_hold_no_more_words_of_a_language_than_before() -> None:
    found = words_in_rules()
    assert sum(map(len, found.values())) <= LEFT, found


SOURCES = """
from biblio.language import cues
from biblio.parser import depths
names = sorted({name for one in cues.LANGUAGES for name in cues._lists(one)} - {"months"})
patterns = (make(name) for make in (cues.pattern, cues.as_written) for name in names)
print("".join(patterns), depths._MARKS.source)
"""


def test_patterns_are_the_same_in_every_run() -> None:
    """Else none that is kept compiled is found again."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", SOURCES],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "123"
    ]
    assert runs[0]
    assert len(set(runs)) == 1
