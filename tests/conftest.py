"""Fixtures of several files: a folder to work in, and two documents in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings
from printed_pages import BATTLES, CASSON, page

# Property tests try the same examples at each run: what fails for one fails for everybody.
settings.register_profile("biblio", derandomize=True, deadline=None)
settings.load_profile("biblio")
# No test is told what another one was: nothing can be kept in a folder that is none.
os.environ["XDG_CACHE_HOME"] = os.devnull


# Modules that look at real files by the hundred, or at every step of a program of others: a change
# seldom touches them, and each takes more than ten seconds.
SLOW = frozenset(
    "bibtex_corpus cli_safety csljson_shapes docx_corpus html_conservation many_formats "
    "other_conservation packet_validity pandoc_oracle round_trips styles_oracle styles_suite "
    "text_conservation".split()
)
# What shows that a package is whole: commands, formats, readers, templates, data.
SMOKE = frozenset(
    "cli_bibliography cli_convert cli_editions cli_extract cli_into cli_lint cli_merge cli_packet "
    "examples files json linter markdown_reader pdf_reader ris values_names word_writing".split()
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of these modules."""
    for item in items:
        name = item.path.stem.removeprefix("test_")
        if name in SLOW:
            item.add_marker(pytest.mark.slow)
        elif name in SMOKE:
            item.add_marker(pytest.mark.smoke)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test works in a folder of its own, so that messages name files as the user did."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def rome(folder: Path) -> str:
    (folder / "rome.txt").write_text(page(CASSON), encoding="utf-8")
    return "rome.txt"


@pytest.fixture
def fire(folder: Path) -> str:
    (folder / "fire.txt").write_text(page(BATTLES), encoding="utf-8")
    return "fire.txt"
