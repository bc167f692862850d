"""What extract writes: in one form, clean by our own lint, with the typeface of titles."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import biblio

DOCUMENT = """# Notes

The mill was old.[^1] So was the pond.[^2] And more.[^3] More.[^4] Then.[^5] On.[^6] End.[^7]

[^1]: Anna Roe, “Night in the *Orchardiad*,” *Pond Review* 3 (1992): 5--9.
[^2]: Owen Hale, *Reading the* Orchardiad *Aloud*, 2nd ed. (Leeds: Elm, 1994), 12--14.
[^3]: Maren Quist, “In Old Mills --- New Ponds,” *Pond Review* 4, no. 2 (1993): 12-18.
[^4]: Lise Brook, “The Mill Strike,” *Northern Star*, 15 April 1848, p. 3.
[^5]: Jeanne Mare, *La mare et le moulin* (Lyon: Orme, 1987), 4.
[^6]: Paul Moor, *Shakespeare’s* Hamlet *and the Law* (Leeds: Elm, 1997), ISBN 978-0-306-40615-7.
[^7]: Peter Low, “The Ferry and the Fen.”
"""
# What no reading could know: the document does not say it, or says otherwise than the authority.
_OF_THE_SOURCE = ("SYN008", "PUB", "DAT002", "DAT004", "URL004")
SHARED = Path(__file__).resolve().parents[2] / "shared"
DOCUMENTS = sorted(
    path for folder in ("dev", "dev2", "dev3") for path in (SHARED / folder / "docs").glob("*")
) + sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path


def test_fields_are_in_the_form_of_their_kind() -> None:
    made = biblio("extract", "a.md").text
    for expected in (
        r"  title = {Night in the \emph{Orchardiad}},",
        "  pages = {5--9},",
        r"  title = {Reading the \emph{Orchardiad} Aloud},",
        "  edition = {2},",
        "@article{quist1993old,",
        "  title = {In Old Mills — New Ponds},",
        "  pages = {12--18},",
        "  year = {1848},\n  month = {April},\n  day = {15},\n  pages = {3},",
        "  langid = {french},",
        r"  title = {Shakespeare’s \emph{Hamlet} and the Law},",
        "  isbn = {978-0-306-40615-7},",
        "  title = {The Ferry and the Fen},\n  entrysubtype = {essay},",
    ):
        assert expected in made


def test_biblatex_has_dates_and_its_own_types(folder: Path) -> None:
    (folder / "b.md").write_text(
        "The mill.[^1]\n\n[^1]: Ann Elm, “Fens” (PhD diss., University of Leeds, 1990), 3.\n",
        encoding="utf-8",
    )
    assert "@phdthesis{elm1990fens," in biblio("extract", "b.md").text
    assert "@thesis{elm1990fens," in biblio("extract", "b.md", "--to", "biblatex").text
    assert "  date = {1848-04-15}," in biblio("extract", "a.md", "--to", "biblatex").text


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"the documents are not at {SHARED}")
def test_our_own_lint_finds_nothing_that_extract_could_have_avoided(folder: Path) -> None:
    for number, document in enumerate(DOCUMENTS):
        biblio("extract", document, "-o", f"{number}.bib")
    outcome = biblio("lint", *sorted(folder.glob("*.bib")), "--output-format", "concise")
    found = [line for line in outcome.text.splitlines() if line]
    assert [line for line in found if line.split()[1].startswith(_OF_THE_SOURCE) is False] == []
    assert len(DOCUMENTS) > 2
