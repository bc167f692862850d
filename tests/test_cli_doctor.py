"""`biblio doctor` tells what is there, what is missing, and how to get it."""

from __future__ import annotations

import pytest
from running import biblio

from biblio.cli import doctor
from biblio.diagnostics import BiblioError


def test_what_biblio_needs_is_there() -> None:
    done = biblio("doctor")
    signs = {
        line[4:].split("  ")[0]: line[:2] for line in done.text.splitlines() if line[:2].strip()
    }
    assert done.code == 0
    assert {signs[name] for name in ("Python", "biblio", "pandoc", "styles", "model")} == {"ok"}


def test_what_is_missing_is_told_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("biblio.office.program", lambda: None)
    monkeypatch.setattr(doctor, "find_spec", lambda name: None)
    done = biblio("doctor")
    assert done.code == 0  # nothing of it is needed
    assert "--  LibreOffice   not found" in done.text
    assert "libreoffice.org" in done.text
    assert "pip install 'biblio-toolkit[pdf]'" in done.text
    assert all(len(line) <= 110 for line in done.text.splitlines())


def test_without_what_is_needed_it_exits_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> str:
        raise BiblioError("Pandoc is missing.")

    monkeypatch.setattr("biblio.pandoc.binary", gone)
    done = biblio("doctor")
    assert done.code == 1
    assert "!!  pandoc" in done.text
    assert "pip install pypandoc_binary" in done.text
