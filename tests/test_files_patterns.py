"""Patterns of files: what they fit is what Python's own expansion says, links aside."""

from __future__ import annotations

import glob
import os
from pathlib import Path

import pytest

from biblio.files.patterns import fitting

FILES = ("a.md", "b.bib", ".c.md", "north/a.md", "north/east/a.md", "south/.hidden/a.md")


@pytest.fixture(autouse=True)
def shelf(folder: Path) -> Path:
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            "*",
            "*.md",
            ".*.md",
            "?.md",
            "[ab].*",
            "none*",
            "*/*",
            "*/*.md",
            "north/*",
            "*/east/a.md",
        ),
        *(
            "**/*.md",
            "**/a.md",
            "**/north/*.md",
            "**/*/a.md",
            "north/**/*.md",
            "north/**",
            "./*.md",
        ),
        *("north/../*.md", "**/.hidden/*"),
    ],
)
def test_a_pattern_fits_what_shells_say(pattern: str, shelf: Path) -> None:
    said = {os.path.normpath(one) for one in glob.glob(pattern, recursive=True)}
    assert {os.path.normpath(one) for one in fitting(pattern)} == said
    below = {os.path.relpath(one, shelf) for one in fitting(pattern, str(shelf))}
    assert {os.path.normpath(one) for one in below} == said
    assert {os.path.relpath(one) for one in fitting(str(shelf / pattern))} == below


def test_links_that_lead_back_are_not_followed(shelf: Path) -> None:
    (shelf / "north" / "back").symlink_to(shelf)
    assert fitting("**/a.md") == ["a.md", "north/a.md", "north/east/a.md"]
    assert fitting("north/back/a.md") == ["north/back/a.md"]
