"""`biblio bibliography` run on a library in the working folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from running import Outcome, biblio

GOLDEN = Path(__file__).parents[1] / "golden" / "bibliography"


def laid_out(folder: Path) -> None:
    """Put the library and the document into the folder."""
    for name in ("library.bib", "essay.txt"):
        shutil.copy(GOLDEN / name, folder / name)


def bibliography(*options: str, library: str = "library.bib") -> Outcome:
    return biblio("bibliography", library, *options)


def listed(*options: str) -> list[str]:
    """The first word of each line: the family name, mostly."""
    outcome = bibliography(*options)
    assert outcome.code == 0, outcome.talk
    return [line.split()[0].strip(",.") for line in outcome.text.splitlines() if line]


def refused(outcome: Outcome, sentence: str) -> None:
    assert outcome.talk == f"biblio: {sentence}\n"
    assert (outcome.code, outcome.data) == (2, b"")
