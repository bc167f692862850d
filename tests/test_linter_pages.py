"""The rules' pages in docs/rules are those that the rules would be given now."""

from __future__ import annotations

from pathlib import Path

from biblio.linter.pages import pages, write

FOLDER = Path(__file__).parent.parent / "docs" / "rules"


def test_the_pages_are_not_stale() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert written == pages(), "write them anew: make pages"


def test_pages_of_rules_that_are_no_more_are_taken_away(tmp_path: Path) -> None:
    (tmp_path / "XYZ001-gone.md").write_text("gone", encoding="utf-8")
    write(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(pages())
