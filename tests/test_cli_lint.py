"""`biblio lint` at the command line: what is printed, and the exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import biblio

pytestmark = pytest.mark.usefixtures("folder")

DIRTY = "@article{one,\n  title = {One},\n  pages = {267-94},\n  journal = {Ink}, year = 1999,\n}\n"


def test_findings_are_lines_and_exit_code_one() -> None:
    Path("dirty.bib").write_text(DIRTY, encoding="utf-8")
    done = biblio("lint", "dirty.bib")
    assert done.code == 1
    assert done.text == "dirty.bib:3:12: PAG001 [*] “267-94” is to be written “267–94”.\n"
    assert done.talk == "1 finding, 1 to be mended by --fix\n"


def test_nothing_found_is_exit_code_zero() -> None:
    Path("clean.bib").write_text(DIRTY.replace("-", "--"), encoding="utf-8")
    done = biblio("lint", "clean.bib")
    assert (done.code, done.text, done.talk) == (0, "", "Nothing found.\n")


def test_rules_can_be_left_out() -> None:
    Path("dirty.bib").write_text(DIRTY, encoding="utf-8")
    assert biblio("lint", "dirty.bib", "--ignore", "PAG").code == 0
    assert biblio("lint", "dirty.bib", "--select", "TTL,SYN").code == 0
    assert biblio("lint", "dirty.bib", "--select", "range-dash").code == 1


def test_a_file_that_does_not_parse_is_a_finding() -> None:
    Path("broken.bib").write_text("@book{one, title = {One\n", encoding="utf-8")
    done = biblio("lint", "broken.bib", "--select", "SYN001")
    assert done.code == 1
    assert done.text == "broken.bib:1:1: SYN001 This entry is not closed.\n"


@pytest.mark.parametrize("name", ["absent.bib", "absent.txt"])
def test_a_file_that_is_not_there_is_exit_code_two(name: str) -> None:
    done = biblio("lint", name)
    assert (done.code, done.text) == (2, "")
    assert done.talk == f"biblio: There is no file {name}.\n"
