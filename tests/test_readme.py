"""What README.md says is so: its example, its commands, its tables."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from dataclasses import fields
from pathlib import Path

import pytest
import typer
from running import biblio

from biblio.cli.app import app_for
from biblio.config import Config, load_config
from biblio.houseconfig import House
from biblio.lintconfig import LintConfig

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def block(language: str, number: int = 0) -> str:
    """The first block of that language, or a later one."""
    return [text for name, text in BLOCKS if name == language][number]


def commands() -> list[list[str]]:
    """Every command of the shell blocks, and every one in the text, as words."""
    lines = [line for name, text in BLOCKS if name == "sh" for line in text.splitlines()]
    lines += re.findall(r"`((?:make|biblio) [^`]+|\.ci/run|[^`]*bin/\w+ [^`]+)`", README)
    parts = [part for line in lines for part in line.split(" | ")]
    return [words for part in parts if (words := shlex.split(part, comments=True))]


def command(name: str) -> typer.core.TyperCommand:
    return typer.main.get_command(app_for(())).commands[name]  # type: ignore[attr-defined]


def option_names(name: str) -> set[str]:
    options = (one for one in command(name).params if one.param_type_name == "option")
    return {name for one in options for name in one.opts}


LIBRARY, AUTHORITY, SETTINGS = block("bibtex", 1), block("toml", 0), block("toml", 1)


def files_for(words: list[str]) -> dict[str, str]:
    """What has to be there before a command of the text can be run."""
    named = (f"{name}one.txt" if name.endswith("/") else name.replace("*", "one") for name in words)
    documents = {name: block("text") for name in named if name.endswith((".txt", ".md"))}
    libraries = {name: LIBRARY for name in words if name == "works.bib"}
    if words[1:2] == ["packet"]:
        return packet_files(words)
    own = {"biblio.toml": SETTINGS.replace("my-works", "works")} if "add" in words else {}
    return {**documents, **libraries, **own, "references.bib": LIBRARY}


def packet_files(words: list[str]) -> dict[str, str]:
    """What a packet is made of; a recipe that is to be written is not there yet."""
    recipe, glossary, questions = (block("toml", number) for number in (2, 3, 4))
    files = {name: block("text") for name in ("chapter1.txt", "chapter2.txt")}
    files |= {"works.bib": LIBRARY, "glossary.toml": glossary, "questions.toml": questions}
    return files if "--init" in words else {**files, "packet.toml": recipe}


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


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The library of the text, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    Path("works.bib").write_text(LIBRARY, encoding="utf-8")
    assert "Take `works.bib`:" in README
    return "works.bib"


def test_the_patch(library: str) -> None:
    assert "`biblio normalize works.bib --diff` shows, as a patch:" in README
    outcome = biblio("normalize", library, "--diff")
    assert outcome.text == block("diff")


def test_the_editions(library: str) -> None:
    assert "`biblio editions cannon1975 --library works.bib` shows the work" in README
    outcome = biblio("editions", "cannon1975", "--library", library)
    assert outcome.text == block("console", 1)


def test_the_bibliography(library: str) -> None:
    assert "`biblio bibliography works.bib --style apa` prints:" in README
    outcome = biblio("bibliography", library, "--style", "apa")
    assert outcome.text == block("text", 2)


def test_what_lint_shows(library: str) -> None:
    assert "`biblio lint works.bib --select TTL` shows" in README
    outcome = biblio("lint", library, "--select", "TTL")
    assert outcome.text in [text for name, text in BLOCKS if name == "text"]


def test_the_keys_of_a_finding_are_whole(library: str) -> None:
    findings = json.loads(biblio("lint", library, "--output-format", "json").text)["findings"]
    described = re.findall(r"`(\w+)`", " ".join(row[0] for row in table("in a finding")))
    assert [set(described)] * len(findings) == [set(finding) for finding in findings]


def test_another_edition_and_its_pages(library: str) -> None:
    assert "`biblio normalize works.bib --prefer marxists.org --fix` makes" in README
    outcome = biblio("normalize", library, "--prefer", "marxists.org", "--fix")
    assert outcome.code == 0
    assert outcome.talk.startswith(block("text", 1))
    moved, kept = Path(library).read_text(encoding="utf-8").split("{cannon1975-cited,")
    assert "marxists.org" in moved
    assert "1975" in kept
    assert "related = {cannon1975-cited}" in moved
    assert "related = {cannon1975}" in kept


def test_a_file_of_the_users_own(library: str) -> None:
    Path("biblio.toml").write_text('authority = ["my-works.toml"]\n', encoding="utf-8")
    Path("my-works.toml").write_text(AUTHORITY, encoding="utf-8")
    outcome = biblio("editions", "casson-libraries", "--library", library)
    assert "casson-yale-2001: New Haven, Yale University Press, 2001\n" in outcome.text
    assert "`work = {casson-libraries}`" in README


def test_the_settings(library: str) -> None:
    Path("biblio.toml").write_text(SETTINGS, encoding="utf-8")
    Path("my-works.toml").write_text(AUTHORITY, encoding="utf-8")
    assert load_config().authority == (Path.cwd() / "my-works.toml",)
    general, rest = SETTINGS.split("[lint]")
    lint, house = rest.split("[house]")
    named = {*re.findall(r"^(\w+) =", general, re.MULTILINE), "lint", "house"}
    assert named == {field.name.removeprefix("said_of_") for field in fields(Config)}
    assert set(re.findall(r"^([\w-]+) =", house, re.MULTILINE)) == {
        field.name.replace("_", "-") for field in fields(House)
    }
    described = re.findall(r"^([\w-]+) =|^\[lint\.([\w-]+)\]", lint, re.MULTILINE)
    assert {one or other for one, other in described} == {
        field.name.replace("_", "-") for field in fields(LintConfig) if field.name != "folder"
    }
    assert biblio("normalize", library).talk.startswith(block("text", 1))


@pytest.mark.parametrize(
    "words", [one for one in commands() if one[0].endswith("biblio")], ids=shlex.join
)
def test_a_command_of_biblio(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if len(words) == len(["biblio", "normalize"]):
        assert command(words[1]).help
        return
    if "packet.pdf" in words and not shutil.which("soffice"):
        pytest.skip("LibreOffice, which makes PDFs, is not installed")
    for name, text in files_for(words).items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    outcome = biblio(*words[1:], stdin=block("text").encode())
    found = words[1] == "normalize" and "--fix" not in words
    perhaps = {0, 1} if words[1] == "lint" else {int(found)}
    assert outcome.code in perhaps, outcome.talk


def test_the_commands_of_make_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([\w-]+):.* ## ", makefile, re.MULTILINE))
    named = {words[1] for words in commands() if words[0] == "make"}
    assert {"demo", "test", "lint", "benchmark"} <= named <= targets


def test_the_files_it_names_exist() -> None:
    named = re.findall(r"`((?:\.ci|examples|benchmarks)/[\w./]*|LICENSE)`", README)
    assert {"examples/", "benchmarks/README.md", ".ci/run", "LICENSE"} <= set(named)
    for name in named:
        assert (ROOT / name).exists(), name


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("option", "extract"),
        ("with `normalize`", "normalize"),
        ("with `editions`", "editions"),
        ("with `bibliography`", "bibliography"),
        ("with `convert`", "convert"),
        ("with `packet`", "packet"),
        ("with `lint`", "lint"),
    ],
)
def test_the_table_of_options_is_whole(heading: str, name: str) -> None:
    cells = " ".join(row[0] for row in table(heading))
    described = set(re.findall(r"(?<![\w-])--?\w[\w-]*", cells))
    assert described == option_names(name) - {"--help", "-h"}


def test_the_formats_are_those_that_exist() -> None:
    ((_, text),) = (row for row in table("option") if row[0].startswith("`--to"))
    help_text = next(one.help for one in command("extract").params if "--to" in one.opts)
    for name in ("bibtex", "biblatex", "csljson", "ris", "json"):
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


def test_the_exit_codes(library: str) -> None:
    described = {int(row[0]) for row in table("exit code")}
    Path("letter.txt").write_text("It rained.\n", encoding="utf-8")
    codes = [biblio("extract", name).code for name in ("letter.txt", "absent.txt")]
    codes.append(biblio("normalize", library).code)
    assert codes == [0, 2, 1]
    assert described == set(codes)


@pytest.mark.parametrize("folder", ["biblio", "biblio/packet"])
def test_the_layout_is_that_of_the_package(folder: str) -> None:
    package = ROOT / folder
    described = {row[0].strip("`") for row in table(f"in `{folder}/`")}
    folders = {f"{one.name}/" for one in package.iterdir() if any(one.glob("*.py"))}
    assert {name for name in described if name.endswith("/")} == folders
    assert all((package / name).exists() for name in described)
