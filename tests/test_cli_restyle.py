"""`biblio restyle` at the command line: what it writes, what it tells, what it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from running import biblio
from test_restyle import MANUSCRIPT, word_file

from biblio.restyle import restyling

LIBRARY = """@book{roe1990, author = {Roe, Rosa}, title = {A Book of Wells}, publisher = {Verso},
  address = {London}, year = 1990}
"""
NEW = "Rosa Roe, A Book of Wells (London: Verso, 1990), 5. -> "


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("references.bib").write_text(LIBRARY, encoding="utf-8")
    Path("wells.md").write_text(MANUSCRIPT, encoding="utf-8")
    Path("wells.docx").write_bytes(word_file())


def test_what_is_left_is_told_with_its_place() -> None:
    outcome = biblio("restyle", "wells.md", "-o", "new.md")
    assert outcome.code == 0
    assert "[^1]: Rosa Roe, *A Book of Wells* (Verso, 1990), 5.\n" in Path("new.md").read_text()
    assert "wells.md:9: left as it is: “John Doe" in outcome.talk
    assert outcome.talk.endswith("wells.md: 2 citations rewritten, 4 left as they are\n")
    assert Path("wells.md").read_text() == MANUSCRIPT


@pytest.mark.parametrize("arguments", [("wells.md", "--check"), ("wells.docx", "--diff")])
def test_what_would_change_is_listed(arguments: tuple[str, ...]) -> None:
    before = Path(arguments[0]).read_bytes()
    outcome = biblio("restyle", *arguments)
    assert outcome.code == (1 if "--check" in arguments else 0)
    assert NEW in outcome.text
    assert Path(arguments[0]).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("none.md",), "There is no file none.md."),
        (("wells.md", "-l", "none.bib"), "There is no file none.bib."),
        (("wells.md", "-o", "wells.md"), "wells.md is the manuscript: to write over it"),
        (("wells.md", "-o", "a.md", "--in-place"), "give one of them"),
        (("wells.md", "--as", "zotero"), "wells.md: --as zotero is for Word files alone"),
        (("wells.docx", "--as", "keys"), "wells.docx: --as keys is for Markdown"),
        (("wells.md", "--style", "none-such"), "none-such"),
        (("wells.md", "--style", "oscola", "--as", "inline"), "cites by the numbers of notes"),
        (("wells.md", "--as", "footnotes"), "There is no way “footnotes”"),
    ],
)
def test_what_cannot_be_done_is_refused(arguments: tuple[str, ...], sentence: str) -> None:
    outcome = biblio("restyle", *arguments)
    assert outcome.code == 2
    assert sentence in outcome.talk
    assert Path("wells.md").read_text() == MANUSCRIPT


def test_a_word_file_that_is_encrypted_is_refused() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    Path("wells.docx").write_bytes(locked)
    outcome = biblio("restyle", "wells.docx", "-o", "new.docx")
    assert outcome.code == 2
    assert "wells.docx cannot be read: encrypted Office files are not read" in outcome.talk
    assert not Path("new.docx").exists()


def test_a_word_file_whose_citation_has_revisions_keeps_it() -> None:
    assert biblio("restyle", "wells.docx", "-o", "tracked.docx").code == 0
    outcome = biblio("restyle", "tracked.docx", "--style", "mhra", "-o", "again.docx")
    assert outcome.code == 0
    assert (
        "“Rosa Roe, A Book of Wells (Verso, 1990), 5.”: there are tracked changes" in outcome.talk
    )


def test_a_manuscript_that_was_changed_meanwhile_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    style = restyling.restyle

    def slow(*arguments: Any) -> restyling.Restyled:
        done = style(*arguments)
        Path("wells.md").write_text("Another text.\n")
        return done

    monkeypatch.setattr(restyling, "restyle", slow)
    outcome = biblio("restyle", "wells.md", "--in-place")
    assert outcome.code == 2
    assert "wells.md was changed by another program meanwhile: nothing was written" in outcome.talk
    assert Path("wells.md").read_text() == "Another text.\n"


def test_in_place() -> None:
    biblio("restyle", "wells.md", "--in-place")
    assert "London: Verso, 1990" not in Path("wells.md").read_text()
