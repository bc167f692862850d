"""Fixtures of several files: a folder to work in, and two documents in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from printed_pages import BATTLES, CASSON, page


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
