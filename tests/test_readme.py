"""What README.md says is so: its example, its commands, its tables."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
import typer
from running import biblio

from biblio.cli.app import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def block(language: str) -> str:
    """The only block of that language."""
    (text,) = (text for name, text in BLOCKS if name == language)
    return text


def commands() -> list[list[str]]:
    """Every command of the shell blocks, and every one in the text, as words."""
    lines = [line for name, text in BLOCKS if name == "sh" for line in text.splitlines()]
    lines += re.findall(r"`((?:make|biblio) [^`]+|\.ci/run|[^`]*bin/\w+ [^`]+)`", README)
    parts = [part for line in lines for part in line.split(" | ")]
    return [words for part in parts if (words := shlex.split(part, comments=True))]


def extract() -> typer.core.TyperCommand:
    return typer.main.get_command(app).commands["extract"]  # type: ignore[attr-defined]


def option_names() -> set[str]:
    options = (one for one in extract().params if one.param_type_name == "option")
    return {name for one in options for name in one.opts}


def table(heading: str) -> list[list[str]]:
    """The cells of the table whose first column is called so."""
    _, rest = README.split(f"\n| {heading} |", 1)
    rows = rest.split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_the_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text(block("text"), encoding="utf-8")
    assert "`biblio extract page.txt` writes:" in README
    outcome = biblio("extract", "page.txt")
    assert outcome.code == 0
    assert outcome.text == block("bibtex")
    assert outcome.talk == block("console")


@pytest.mark.parametrize(
    "words", [one for one in commands() if one[0].endswith("biblio")], ids=shlex.join
)
def test_a_command_of_biblio(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert words[1] == "extract"
    for name in (word for word in words[2:] if word.endswith(".txt")):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(block("text"), encoding="utf-8")
    outcome = biblio(*words[1:], stdin=block("text").encode())
    assert outcome.code == 0, outcome.talk


def test_the_commands_of_make_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w+):.* ## ", makefile, re.MULTILINE))
    named = {words[1] for words in commands() if words[0] == "make"}
    assert {"demo", "test", "lint", "benchmark"} <= named <= targets


def test_the_files_it_names_exist() -> None:
    named = re.findall(r"`((?:\.ci|examples|benchmarks)/[\w./]*|LICENSE)`", README)
    assert {"examples/", "benchmarks/README.md", ".ci/run", "LICENSE"} <= set(named)
    for name in named:
        assert (ROOT / name).exists(), name


def test_the_table_of_options_is_whole() -> None:
    described = set(re.findall(r"(?<![\w-])--?\w+", " ".join(row[0] for row in table("option"))))
    assert described == option_names() - {"--help", "-h"}


def test_the_formats_are_those_that_exist() -> None:
    ((_, text),) = (row for row in table("option") if row[0].startswith("`--to"))
    help_text = next(one.help for one in extract().params if "--to" in one.opts)
    for name in ("bibtex", "csljson", "json"):
        assert f"`{name}`" in text
        assert re.search(rf"\b{name}\b", help_text)


def test_the_keys_of_the_json_are_whole() -> None:
    outcome = biblio("extract", ROOT / "examples" / "reading_room.txt", "--to", "json")
    whole = json.loads(outcome.text)
    (document,) = whole["documents"]
    assert set(whole) == {"version", "documents"}
    sentence = re.search(r"A document has (.+?)\. A\scitation", README, re.DOTALL)
    assert sentence
    assert set(re.findall(r"`(\w+)`", sentence[1])) == set(document)
    described = re.findall(r"`(\w+)`", " ".join(row[0] for row in table("key")))
    assert [set(described)] * len(document["citations"]) == [
        set(citation) for citation in document["citations"]
    ]


def test_the_exit_codes(tmp_path: Path) -> None:
    described = {int(row[0]) for row in table("exit code")}
    (tmp_path / "letter.txt").write_text("It rained.\n", encoding="utf-8")
    codes = [biblio("extract", tmp_path / name).code for name in ("letter.txt", "absent.txt")]
    assert set(codes) == described


def test_the_layout_is_that_of_the_package() -> None:
    package = ROOT / "biblio"
    described = {row[0].strip("`") for row in table("in `biblio/`")}
    folders = {f"{one.name}/" for one in package.iterdir() if any(one.glob("*.py"))}
    assert {name for name in described if name.endswith("/")} == folders
    assert all((package / name).exists() for name in described)
