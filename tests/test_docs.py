"""What README.md and the documentation say is so: commands, output, settings, links, the layout."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path

import pages
import pytest
from pages import DOCS, ROOT
from running import biblio

from biblio.cli.app import COMMANDS
from biblio.config import Config, load_config
from biblio.houseconfig import House
from biblio.lintconfig import LintConfig

README = ROOT / "README.md"
WRITTEN = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in pages.written()
}
# Files that the examples of the commands' help are tried on.
NOTE = """The reading room was free.*

* Lionel Casson, Libraries in the Ancient World (New Haven: Yale University Press, 2001), 80–92.
"""
LIBRARY = """@book{cannon1975,
  author = {Cannon, J. P.},
  title = {America’s Road to Socialism},
  publisher = {Pathfinder},
  address = {New York},
  year = {1975},
}
"""


def lay_out(page: str) -> None:
    """Put into the working folder what a reader of that page has there."""
    shutil.copytree(ROOT / "examples", "examples")
    if page == "docs/reference/commands.md":
        shutil.copy(ROOT / "examples" / "reading_room.docx", "chapter.docx")
        Path("chapters").mkdir()
        for name in ("notes.txt", "notes.md", "chapters/one.txt"):
            Path(name).write_text(NOTE, encoding="utf-8")
        Path("references.bib").write_text(LIBRARY, encoding="utf-8")


def _tried(page: str) -> object:
    """The page as a case: what LibreOffice makes takes seconds."""
    marks = pytest.mark.slow if pages.needs_office(WRITTEN[page]) else ()
    return pytest.param(page, marks=marks, id=page)


@pytest.mark.parametrize("page", [*map(_tried, WRITTEN)])
def test_every_command_does_what_its_page_says(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if pages.needs_office(WRITTEN[page]) and not shutil.which("soffice"):
        pytest.skip("LibreOffice, which makes PDFs, is not installed")
    monkeypatch.chdir(tmp_path)
    lay_out(page)
    printed: str | None = None
    for block in pages.blocks(WRITTEN[page]):
        if block.title:
            Path(block.title).write_text(block.text, encoding="utf-8")
        elif block.language == "sh":
            printed = ""
            for parts in pages.commands(block.text):
                served = "--serve" in parts[-1]  # it runs until it is stopped
                outcome = None if served else pages.run(parts)
                printed += outcome.text + outcome.talk if outcome else ""
            continue
        elif block.follows and printed is not None and block.language != "console":
            assert pages.prints(printed, block.text), printed
        printed = None


def test_readme_fits_its_screen() -> None:
    text = WRITTEN["README.md"]
    assert len(text.split()) < 1200
    assert "](docs/pictures/" in text


def test_every_command_is_on_a_page_of_a_job() -> None:
    text = "".join(text for name, text in WRITTEN.items() if "jobs/" in name or "install" in name)
    assert {name for name in COMMANDS if f"biblio {name}" not in text} == set()


def test_pages_made_of_the_code_are_as_the_code_is() -> None:
    """Every option stands in commands.md, which is made of them: `make pages`."""
    command = [sys.executable, str(ROOT / "tools" / "reference.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_what_is_shown_of_the_settings_is_all_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (DOCS / "reference" / "biblio.toml").read_text(encoding="utf-8")
    shown = tomllib.loads(text)
    assert set(shown) == {one.name.removeprefix("said_of_") for one in fields(Config)}
    assert set(shown["house"]) == {one.name.replace("_", "-") for one in fields(House)}
    lint = {one.name.replace("_", "-") for one in fields(LintConfig)} - {"folder"}
    assert set(shown["lint"]) == lint
    monkeypatch.chdir(tmp_path)
    Path("biblio.toml").write_text(text, encoding="utf-8")
    assert load_config().authority == (tmp_path / "my-works.toml",)
    page = WRITTEN["docs/reference/settings.md"]
    settings = {
        *(f"lint.{one}" for one in shown["lint"]),
        *(f"house.{one}" for one in shown["house"]),
        *(set(shown) - {"lint", "house"}),
    }
    assert [one for one in sorted(settings) if f"`{one}" not in page] == []


def test_the_exit_codes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = re.findall(r"^\| (\d) \|", WRITTEN["docs/reference/files.md"], re.MULTILINE)
    Path("letter.txt").write_text("It rained.\n", encoding="utf-8")
    Path("works.bib").write_text("@book{a, author = {Cannon, J.P.}, title = {B}}\n")
    codes = [biblio("extract", name).code for name in ("letter.txt", "absent.txt")]
    codes.append(biblio("normalize", "works.bib").code)
    assert codes == [0, 2, 1]
    assert set(map(int, rows)) == set(codes)


@pytest.mark.parametrize("folder", ["biblio", "biblio/packet"])
def test_the_layout_is_that_of_the_package(folder: str) -> None:
    _, rest = WRITTEN["docs/developing.md"].split(f"\n| in `{folder}/` |", 1)
    rows = rest.split("\n\n", 1)[0].splitlines()[2:]
    described = {row.split("|")[1].strip().strip("`") for row in rows}
    package = ROOT / folder
    folders = {f"{one.name}/" for one in package.iterdir() if any(one.glob("*.py"))}
    assert {name for name in described if name.endswith("/")} == folders
    assert all((package / name).exists() for name in described)


def test_the_targets_of_make_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([\w-]+):.* ## ", makefile, re.MULTILINE))
    named = {
        one
        for text in WRITTEN.values()
        for one in re.findall(r"^make ([\w-]+)|`make ([\w-]+)", text, re.MULTILINE)
    }
    assert {"demo", "test", "docs"} <= {one or other for one, other in named} <= targets


def test_links_lead_somewhere() -> None:
    """Those of README, which mkdocs does not look at, and files that pages name."""
    for target in re.findall(r"\]\(([\w./-]+)\)", WRITTEN["README.md"]):
        assert (ROOT / target).exists(), target
    for text in WRITTEN.values():
        for name in re.findall(r"`((?:\.ci|examples|benchmarks|tools|templates)/[\w./]*)`", text):
            assert (ROOT / name).exists(), name


def test_what_is_installed_by_is_named_as_the_project_is() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for text in (WRITTEN["README.md"], WRITTEN["docs/install.md"]):
        for name, extras in re.findall(r"install (?:--user )?['\"]([\w-]*|\.)\[([\w,]+)\]", text):
            assert name in (project["name"], ".", "")
            assert set(extras.split(",")) <= set(project["optional-dependencies"])


def test_pictures_are_small() -> None:
    pictures = [*(DOCS / "pictures").iterdir()]
    assert pictures
    assert sum(one.stat().st_size for one in pictures) < 1_000_000


@pytest.mark.slow
def test_the_site_is_built_and_no_link_is_broken(tmp_path: Path) -> None:
    if not all(map(importlib.util.find_spec, ("mkdocs", "material"))):
        pytest.skip("mkdocs is not installed: pip install 'biblio-toolkit[docs]'")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "reference" / "commands.html").is_file()
