"""Held against pandoc's reader of BibLaTeX: names, dates, pages and volumes of real entries.

Pandoc is another program with rules of its own; where it drops or changes what we keep on purpose
(titles in sentence case, dates that are no date to it) nothing is compared.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from biblio.formats.bibtex import read
from biblio.formats.csljson import items

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "bib"
FILES = ("biber__examples.bib", "bib__theology.bib", "biblatex-sbl__biblatex-sbl.bib")
VARIABLES = ("author", "editor", "translator", "issued", "volume", "page", "DOI", "ISBN")


@pytest.fixture(scope="module")
def pandoc() -> str:
    pypandoc = pytest.importorskip("pypandoc")
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError:
        pytest.skip("pandoc is not installed")


def told_by_pandoc(pandoc: str, path: Path) -> dict[str, dict[str, Any]]:
    command = [pandoc, "-f", "biblatex", "-t", "csljson", str(path)]
    done = subprocess.run(command, capture_output=True, check=False)
    return {one["id"]: one for one in json.loads(done.stdout or b"[]")}


def plain(value: Any) -> Any:
    """A value without what the two write differently: marks, and which part of a name is which."""
    if isinstance(value, list):
        return [sorted(re.findall(r"\w+", " ".join(map(str, name.values())))) for name in value]
    if isinstance(value, dict):
        return value.get("date-parts")
    return re.findall(r"\w+", str(value))


def test_names_dates_and_pages_are_those_that_pandoc_reads(pandoc: str) -> None:
    paths = [path for path in CORPUS.rglob("*.bib") if path.name in FILES]
    if not paths:
        pytest.skip(f"the corpus of BibTeX files is not at {CORPUS}")
    same = different = 0
    for path in paths:
        theirs = told_by_pandoc(pandoc, path)
        for ours in items(read(path.read_bytes(), path.name).library):
            for name in VARIABLES:
                if ours.get(name) and theirs.get(ours["id"], {}).get(name):
                    agree = plain(ours[name]) == plain(theirs[ours["id"]][name])
                    same, different = same + agree, different + (not agree)
    assert same >= 1950
    assert different <= 0.015 * same
