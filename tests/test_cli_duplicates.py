"""`biblio editions --duplicates` as a user meets it, on a small library of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import biblio, contents

LIBRARY = """\
@book{walker1970, author = {Walker, Ann}, title = {On the Brewing of Tea},
  publisher = {Kettle Press}, address = {Leeds}, year = 1970}
@book{tea, author = {Walker, A.}, title = {On the brewing of tea},
  publisher = {Kettle Press}, address = {Leeds}, year = 1970}
@book{casson2001, author = {Casson, Lionel}, title = {Libraries in the Ancient World}}
@book{casson, title = {Libraries in the Ancient World}}
@book{weaver1988, author = {Weaver, Bob}, title = {Sugar}, address = {Ghent}, year = 1988}
@book{weaver1999, author = {Weaver, Bob}, title = {Zucker}, origtitle = {Sugar},
  translator = {Topf, Max}, address = {Bremen}, year = 1999}
"""
LISTS = """\
The same edition twice:
  walker1970 = tea  places, publishers, years agree, and nothing contradicts

Editions of one work, to be linked and never merged:
  weaver1988 = weaver1999  one is a translation: “Sugar” – “Zucker”

Doubtful, to be decided by you:
  casson2001 = casson  the titles agree, but nobody is named in both
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a library of the name that is looked for."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "references.bib").write_text(LIBRARY, encoding="utf-8")
    return tmp_path


def test_the_three_lists(folder: Path) -> None:
    before = contents(folder)
    outcome = biblio("editions", "--duplicates")
    assert outcome.text == LISTS
    assert (outcome.code, outcome.talk) == (1, "")
    assert contents(folder) == before


def test_the_same_as_json() -> None:
    outcome = biblio("editions", "--duplicates", "--output-format", "json")
    assert (outcome.code, outcome.talk) == (1, "")
    whole = json.loads(outcome.text)
    assert whole.pop("version") == 1
    assert list(whole) == ["duplicates", "links", "doubtful"]
    lines = [line for line in LISTS.splitlines() if line.startswith("  ")]
    pairs = [pair for pairs in whole.values() for pair in pairs]
    assert [f"  {one['one']} = {one['other']}  {one['reason']}" for one in pairs] == lines


def test_long_lines_are_wrapped(folder: Path) -> None:
    text = LIBRARY.replace("Sugar", "Sugar and Its Enemies").replace("Zucker", "Zucker, Feinde")
    (folder / "mine.bib").write_text(text, encoding="utf-8")
    lines = biblio("editions", "--duplicates", "-l", "mine.bib").text.splitlines()
    assert max(map(len, lines)) <= 80
    assert any(line.startswith("      ") for line in lines)


def test_where_nothing_is_alike_nothing_is_said(folder: Path) -> None:
    (folder / "mine.bib").write_text(LIBRARY.split("@book{tea")[0], encoding="utf-8")
    outcome = biblio("editions", "--duplicates", "-l", "mine.bib")
    assert (outcome.code, outcome.data, outcome.talk) == (0, b"", "")


def test_entries_without_a_key_are_called_by_their_titles(folder: Path) -> None:
    text = "".join("@book{author = {Weaver, Bob}, title = {Sugar}, year = 1988}\n" for _ in "12")
    (folder / "mine.bib").write_text(text, encoding="utf-8")
    outcome = biblio("editions", "--duplicates", "-l", "mine.bib")
    assert "  “Sugar” = “Sugar”  " in outcome.text
    assert "mine.bib:2: This entry has no key.\n" in outcome.talk


@pytest.mark.parametrize("said", ["related = {weaver1999}", "work = {sugar}"])
def test_what_the_library_has_linked_is_not_told_again(said: str, folder: Path) -> None:
    one, other = LIBRARY.partition("@book{weaver1988")[2].split("@book{weaver1999")
    other = other.replace("{Topf, Max}", "{Topf, Max}, work = {sugar}")
    text = f"@book{{weaver1988{one}@book{{weaver1999{other}".replace(
        "{Ghent}", f"{{Ghent}}, {said}"
    )
    (folder / "mine.bib").write_text(text, encoding="utf-8")
    outcome = biblio("editions", "--duplicates", "-l", "mine.bib")
    assert (outcome.code, outcome.data, outcome.talk) == (0, b"", "")
