"""`biblio restyle` at the command line: what it writes, what it tells, what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import biblio
from test_restyle import MANUSCRIPT, word_file

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


def test_in_place() -> None:
    biblio("restyle", "wells.md", "--in-place")
    assert "London: Verso, 1990" not in Path("wells.md").read_text()
