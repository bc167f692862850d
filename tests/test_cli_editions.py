"""`biblio editions` as a user meets it: a small library of our own, and an authority of our own."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from running import Outcome, biblio, contents

from biblio.editions.lookup import authority

GOLDEN = Path(__file__).parent / "golden"

AUTHORITY = """\
# Works that nobody else has on record.
[[publisher]]
key = "kettle-press"
name = "Kettle Press"

[[work]]
key = "walker-on-tea"
title = "On the Brewing of Tea"
authors = ["Walker, Ann"]
original_title = "Vom Brauen des Tees"
original_language = "de"
published = 1905
variants = [{ title = "The Brewing of Tea", kind = "misprint" }]
source = "the catalogue of the reading room"

[[work.edition]]
key = "tea-kettle-1970"
publisher = "kettle-press"
place = "Leeds"
year = 1970
translators = ["Potter, Cy"]
isbn = "9780873486590"

[[work.edition]]
key = "tea-web"
kind = "online"
url = "https://tea.example.org/brewing.htm"

[[work]]
key = "weaver-on-sugar"
title = "Sugar and Its Enemies"
authors = ["Weaver, Bob"]
"""
LIBRARY = """\
@book{walker1970, author = {Walker, Ann}, title = {On the Brewing of Tea},
  publisher = {Kettle Press}, year = 1970}
@book{walker1999, author = {Walker, Ann}, title = {The Brewing of Tea},
  publisher = {Leaf \\& Bag}, address = {Ghent}, year = 1999}
@book{casson2001, author = {Casson, Lionel}, title = {Libraries in the Ancient World}}
"""
DOCUMENT = """\
The hall was warm.* Few drank there.** In The Brewing of Tea, Walker calls it a vice.

* Ann Walker, On the Brewing of Tea (Leeds: Kettle Press, 1970), 44.

** Lionel Casson, Libraries in the Ancient World (New Haven: Yale University Press, 2001), 80.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a library, a document, settings, and an authority file of the user's own."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "biblio.toml").write_text('authority = ["works.toml"]\n', encoding="utf-8")
    (tmp_path / "works.toml").write_text(AUTHORITY, encoding="utf-8")
    (tmp_path / "references.bib").write_text(LIBRARY, encoding="utf-8")
    (tmp_path / "hall.txt").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path


def golden(name: str) -> str:
    return (GOLDEN / name).read_text(encoding="utf-8")


def refused(outcome: Outcome, sentence: str) -> None:
    """One line on stderr, which is the sentence; nothing on stdout; exit code 2."""
    assert outcome.talk == f"biblio: {sentence}\n"
    assert (outcome.code, outcome.data) == (2, b"")


# What it shows


def test_the_works_of_the_library() -> None:
    outcome = biblio("editions", "--cited-in", "hall.txt")
    assert (outcome.code, outcome.talk) == (0, "")
    assert outcome.text == golden("editions.txt")


def test_the_same_as_json() -> None:
    outcome = biblio("editions", "--cited-in", "hall.txt", "--output-format", "json")
    assert (outcome.code, outcome.talk) == (0, "")
    assert outcome.text == golden("editions.json")


def test_the_json_says_what_the_table_says() -> None:
    (work,) = json.loads(golden("editions.json"))["works"]
    for edition in work["editions"]:
        for key in edition["entries"]:
            assert f"in the library: {key}\n" in golden("editions.txt")
        for place in edition["cited"]:
            assert f"cited: {place['path']}:{place['line']}" in golden("editions.txt")


@pytest.mark.parametrize(
    "name", ["walker-on-tea", "walker1999", "the brewing of tea", "vom Brauen", "brewing"]
)
def test_a_work_is_named_by_key_entry_or_title(name: str) -> None:
    assert biblio("editions", name).text == biblio("editions").text


def test_works_stand_in_the_order_they_are_asked_for() -> None:
    outcome = biblio("editions", "sugar", "tea", "walker1970", "-l", "references.bib")
    first, second = outcome.text.split("\n\n")
    assert first == "Sugar and Its Enemies / Weaver, Bob\n  weaver-on-sugar"
    assert second == biblio("editions").text


def test_a_work_of_the_authority_needs_no_library(folder: Path) -> None:
    (folder / "references.bib").unlink()
    outcome = biblio("editions", "Sugar and Its Enemies")
    assert outcome.text == "Sugar and Its Enemies / Weaver, Bob\n  weaver-on-sugar\n"
    assert biblio("editions", "Results and Prospects").text.startswith("Results and Prospects /")


def test_what_documents_cite_elsewhere_is_not_shown() -> None:
    for name in ("hall.txt", "references.bib"):
        assert name not in biblio("editions").text
    assert "casson" not in biblio("editions", "--cited-in", "hall.txt").text.casefold()


# What is missing


def test_missing_works_are_listed_with_exit_code_1() -> None:
    outcome = biblio("editions", "--missing")
    assert (outcome.code, outcome.talk) == (1, "")
    assert outcome.text == "casson2001: Libraries in the Ancient World\n"
    asked = biblio("editions", "--missing", "--output-format", "json")
    assert asked.code == 1
    assert json.loads(asked.text) == {
        "version": 1,
        "missing": [{"key": "casson2001", "title": "Libraries in the Ancient World"}],
    }


def test_where_nothing_is_missing_nothing_is_said(folder: Path) -> None:
    text = LIBRARY.split("@book{casson2001")[0]
    (folder / "mine.bib").write_text(text, encoding="utf-8")
    outcome = biblio("editions", "--missing", "--library", "mine.bib")
    assert outcome == Outcome(0, b"", "")


# What is noted down


def test_add_writes_a_stub_that_the_schema_accepts(folder: Path) -> None:
    outcome = biblio("editions", "add", "Libraries in the Ancient World")
    assert (outcome.code, outcome.data) == (0, b"")
    own = folder / "works.toml"
    said = f"{own}: a stub for “Libraries in the Ancient World” was added as "
    assert outcome.talk == said + "libraries-in-the-ancient-world; fill it in there.\n"
    text = own.read_text(encoding="utf-8")
    assert text.startswith(AUTHORITY)
    *_, stub = tomllib.loads(text)["work"]
    assert stub["title"] == "Libraries in the Ancient World"
    authority.cache_clear()
    assert biblio("editions", "--missing").code == 0
    assert biblio("editions", "casson2001").text.startswith("Libraries in the Ancient World\n")


def test_add_makes_the_file_where_it_is_missing(folder: Path) -> None:
    (folder / "works.toml").unlink()
    assert biblio("editions", "add", "Tea", "and", " Biscuits ").code == 0
    (stub,) = tomllib.loads((folder / "works.toml").read_text(encoding="utf-8"))["work"]
    assert (stub["key"], stub["title"]) == ("tea-and-biscuits", "Tea and Biscuits")


@pytest.mark.parametrize(
    "title",
    [
        'She said "no" \\ and left',
        "Наши разговоры",
        "1905: a year",
        "日本",
        "…",
        "A \x7f B",
        "Ünïcode",
        "Tea]]\n[[work]]",
    ],
)
def test_any_title_makes_a_stub_that_the_schema_accepts(title: str, folder: Path) -> None:
    (folder / "biblio.toml").write_text('authority = ["own.toml"]\n', encoding="utf-8")
    titles = [" ".join(title.split()), " ".join(title.split()) + " again"]
    for one in (title, titles[1]):
        assert biblio("editions", "add", one).code == 0
    authority.cache_clear()
    works = authority((folder / "own.toml",)).works[-2:]
    assert [work.title for work in works] == titles
    assert works[0].key != works[1].key


def test_a_stub_is_written_whole_or_not_at_all(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(folder)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    outcome = biblio("editions", "add", "Something New")
    monkeypatch.undo()
    assert outcome.code == 2
    assert "the file is as it was" in outcome.talk
    assert contents(folder) == before


# What cannot be done


def unchanged(*arguments: str) -> Outcome:
    before = contents(Path.cwd())
    outcome = biblio("editions", *arguments)
    assert contents(Path.cwd()) == before
    return outcome


def test_an_unknown_name() -> None:
    sentence = "No work called “coffee” is known; biblio editions add coffee notes it down."
    refused(unchanged("coffee"), sentence)
    refused(unchanged("tea", "coffee"), sentence)
    refused(unchanged(" "), "The name of a work is empty.")


def test_an_unknown_format() -> None:
    refused(unchanged("--output-format", "xml"), "There is no format “xml”: use text or json.")


def test_no_library(folder: Path) -> None:
    (folder / "references.bib").unlink()
    sentence = "There is no references.bib here: name a library with --library."
    refused(unchanged(), sentence)
    refused(unchanged("--missing"), sentence)
    refused(unchanged("-l", "absent.bib"), "There is no file absent.bib.")


def test_no_document() -> None:
    refused(unchanged("--cited-in", "absent.txt"), "There is no file absent.txt.")


def test_add_needs_a_title() -> None:
    sentence = "biblio editions add needs the title of the work."
    refused(unchanged("add"), sentence)
    refused(unchanged("add", " ", ""), sentence)


def test_add_needs_a_file_of_the_users_own(folder: Path) -> None:
    (folder / "biblio.toml").unlink()
    refused(
        unchanged("add", "Something New"),
        'No authority file of yours is set: write authority = ["works.toml"] into biblio.toml.',
    )


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("On the brewing of tea", "walker-on-tea"),
        ("The Brewing of Tea", "walker-on-tea"),
        ("Results and Prospects", "trotsky-results-and-prospects"),
    ],
)
def test_a_work_that_is_known_is_not_added(title: str, key: str, folder: Path) -> None:
    refused(unchanged("add", title), f"“{title}” is known already, as {key}: nothing was written.")
    (folder / "biblio.toml").write_text('authority = ["works.toml", "more.toml"]\n')
    assert unchanged("add", title).code == 2


@pytest.mark.parametrize("arguments", [(), ("add", "Something New"), ("--missing",), ("tea",)])
def test_a_malformed_authority_file(arguments: tuple[str, ...], folder: Path) -> None:
    (folder / "works.toml").write_text(AUTHORITY + 'titel = "x"\n', encoding="utf-8")
    outcome = unchanged(*arguments)
    assert (outcome.code, outcome.data) == (2, b"")
    line = AUTHORITY.count("\n") + 1
    assert re.fullmatch(rf"biblio: .*works\.toml:{line}: .*titel.*\n", outcome.talk)


def test_a_file_that_is_read_only_is_not_added_to(folder: Path) -> None:
    (folder / "works.toml").chmod(0o444)
    outcome = unchanged("add", "Something New")
    assert outcome.code == 2
    assert outcome.talk.endswith("works.toml is marked read-only: the file is as it was.\n")
