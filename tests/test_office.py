"""LibreOffice as we run it: what it is told of fonts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from biblio.word import pdf

# what stands in for LibreOffice: its "PDF" is the settings that it was given for fonts
SETTINGS = """#!/bin/sh
for last; do :; done
cat "$FONTCONFIG_FILE" > "${last%.docx}.pdf"
"""


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_a_pdf_has_serifs_where_our_font_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text(SETTINGS, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("biblio.word.pdf.program", lambda: os.fspath(program))
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    settings = pdf.to_pdf(b"").decode()
    assert "/etc/fonts/fonts.conf" in settings
    named = settings.partition("<family>EB Garamond</family>")[2].partition("</alias>")[0]
    assert named.startswith("<accept><family>Garamond</family>")
    assert named.endswith("<family>serif</family></accept>")
    own = tmp_path / "own.conf"
    own.write_text("mine", encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", os.fspath(own))
    assert pdf.to_pdf(b"") == b"mine"
