"""The linter in a teacher's packet: what it says of facts, at the characters it says it of."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import biblio
from test_packet_seeds import commented
from typer.testing import CliRunner
from word_files import names, strings

from biblio.cli.app import app_for
from biblio.diagnostics import Diagnostic
from biblio.document import Document
from biblio.editions import authority
from biblio.editions.titles import index
from biblio.library import Library
from biblio.packet.annotating.findings import findings
from biblio.packet.composing import compose
from biblio.packet.recipe.recipe import Audience, ReadingRecipe, Recipe
from biblio.readers import read
from biblio.word.check import faults

TEXT = """# On Letters

He had written it much earlier, and the other one on the way to Siberia.

“Nobody wins by waiting.” Leon Trotsky, “Our Differences”, 1905.

Of this the second half is “quoted” often, and the first “ hardly ever.
"""


@pytest.fixture
def document(tmp_path: Path) -> Document:
    path = tmp_path / "letters.txt"
    path.write_text(TEXT, encoding="utf-8")
    return read(path)


def found(document: Document) -> tuple[Diagnostic, ...]:
    return findings([document], None)


def test_facts_are_told_and_typography_is_not(document: Document) -> None:
    codes = {one.code for one in found(document)}
    assert "DAT005" in codes
    assert not codes & {"URL002", "CIT008", "QUO003", "CIT002"}


def test_a_comment_covers_what_the_linter_means(document: Document) -> None:
    recipe = Recipe((ReadingRecipe(Path(document.path)),), edition=Audience.TEACHER)
    shelf = Library(())
    made = compose(recipe, [document], shelf, authority(), index(), found(document))
    (reading,) = made.packet.readings
    assert "1905" in commented(reading)


def test_the_command_asks_the_linter_for_teachers_alone(document: Document, tmp_path: Path) -> None:
    for edition in ("annotated", "teacher"):
        target = str(tmp_path / f"{edition}.docx")
        done = CliRunner().invoke(
            app_for(()), ["packet", document.path, "-o", target, "--edition", edition]
        )
        assert done.exit_code == 0
        if edition == "annotated":  # nothing is said on screen where notes say it
            assert "word/comments.xml" not in names(Path(target).read_bytes())
            continue
        data = Path(target).read_bytes()
        told = " ".join(strings(data, "CommentText", "word/comments.xml"))
        assert "it cannot be of 1905" in told


@pytest.mark.parametrize("suffix", ["docx", "epub", "html"])
def test_a_teacher_may_give_any_kind_of_file(suffix: str, document: Document, folder: Path) -> None:
    assert biblio("packet", document.path, "-o", f"again.{suffix}").code == 0
    outcome = biblio("packet", f"again.{suffix}", "-o", "p.docx", "--edition", "teacher")
    assert outcome.code == 0, outcome.talk
    assert faults((folder / "p.docx").read_bytes()) == []
