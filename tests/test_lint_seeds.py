"""The two documents beside the project: what is wrong with them is found, and nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from biblio.diagnostics import Diagnostic
from biblio.linter import load, run, select

SHARED = Path(__file__).parents[2] / "shared"
LIBRARY = Path(__file__).parents[1] / "references.bib"
WEB, BOOK = (
    SHARED / "seeds" / f"{name}.txt" for name in ("000_a48be1dd557cea9b", "003_207a022f4340f315")
)

pytestmark = pytest.mark.skipif(
    not (WEB.is_file() and BOOK.is_file()),
    reason="the two documents in ../shared/seeds belong to their publishers and are not here",
)

# Where each finding begins; ../shared/editions/discrepancies.md tells what is wrong there.
OF_THE_WEB = """
    QUO003 1:8  QUO003 3:8  TTL001 27:242  NOT002 37:1  QUO003 59:1545  DAT005 59:1564
    CIT009 65:347  TTL001 71:297  CIT010 71:354  QUO004 73:356  CIT009 83:718  QUO003 87:1
    QUO001 89:286  QUO003 91:1  QUO001 91:65  QUO001 97:326  TTL001 137:408  QUO001 194:1
    QUO003 196:1  QUO004 196:448  TTL001 196:459  TTL001 238:271
"""
OF_THE_BOOK = """
    CIT005 50:17  CIT008 114:3  URL002 225:20  URL001 225:71  DAT005 392:12  DAT005 564:25
    CIT008 611:3  CIT008 614:4  URL002 771:62  URL001 771:77  TTL001 811:20  DAT005 812:1
"""


@cache
def found() -> tuple[Diagnostic, ...]:
    return run(load([str(LIBRARY), str(WEB), str(BOOK)]), select())


def of(document: Path) -> list[str]:
    there = [one for one in found() if one.position.path == str(document)]
    return [f"{one.code} {one.position.line}:{one.position.column}" for one in there]


@pytest.mark.parametrize(("document", "expected"), [(WEB, OF_THE_WEB), (BOOK, OF_THE_BOOK)])
def test_every_finding_is_right_and_none_is_missing(document: Path, expected: str) -> None:
    assert of(document) == [
        part.strip() for part in expected.replace("\n", "  ").split("  ") if part
    ]


def test_what_the_authority_knows_comes_with_its_source() -> None:
    known = [one for one in found() if one.code in ("DAT005", "TTL001", "CIT005", "CIT010")]
    assert all(one.note for one in known if one.position.path != str(LIBRARY))


def test_no_year_is_corrected() -> None:
    assert not any(one.fix for one in found() if one.code == "DAT005")


def test_both_documents_together_cite_the_whole_library() -> None:
    assert not [one for one in found() if one.code in ("CIT002", "CIT006", "EDN002", "EDN003")]
