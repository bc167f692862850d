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
