"""The lists of words: each is read as TOML reads it, and found in the lines that it shows."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from biblio.language import cues

FOLDER = Path(cues.__file__).parent
TABLES: list[tuple[str, str, Any]] = [
    (language, name, table)
    for language in cues.LANGUAGES
    for name, table in tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8")).items()
]


@pytest.mark.parametrize(("language", "name", "table"), TABLES)
def test_a_list_is_found_in_the_lines_that_it_shows(language: str, name: str, table: Any) -> None:
    assert set(cues.words(name, language)) == set(table["words"])
    assert len(table["examples"]) >= 2
    for line in table["examples"]:
        assert re.search(rf"(?<!\w){cues.pattern(name, language)}(?!\w)", line), line


def test_every_file_is_a_language() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(cues.LANGUAGES)


def test_spaces_and_first_letters_are_free() -> None:
    pattern = re.compile(cues.pattern("opcit", "de"))
    assert all(pattern.match(one) for one in ("a.a.O.", "a. a. O.", "A.a.O."))
