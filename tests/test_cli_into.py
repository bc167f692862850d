"""`biblio extract --into`: what is added to a library, and what stays as it was."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from printed_pages import BATTLES_ENTRY, CASSON_ENTRY
from running import biblio, contents

pytestmark = pytest.mark.usefixtures("folder")


def test_into_makes_a_library(rome: str, folder: Path) -> None:
    outcome = biblio("extract", rome, "--into", "references.bib")
    assert (outcome.code, outcome.data) == (0, b"")
    assert outcome.talk == "rome.txt: 1 citation\nreferences.bib: 1 entry added\n"
    assert (folder / "references.bib").read_text(encoding="utf-8") == CASSON_ENTRY


def test_into_adds_to_a_library(rome: str, fire: str, folder: Path) -> None:
    biblio("extract", rome, "--into", "references.bib")
    assert biblio("extract", fire, "--into", "references.bib").code == 0
    library = (folder / "references.bib").read_text(encoding="utf-8")
    assert library == f"{CASSON_ENTRY}\n{BATTLES_ENTRY}"


def test_into_twice_changes_nothing(rome: str, fire: str, folder: Path) -> None:
    biblio("extract", rome, fire, "--into", "references.bib")
    before, time = contents(folder), (folder / "references.bib").stat().st_mtime_ns
    outcome = biblio("extract", rome, fire, "--into", "references.bib")
    assert outcome.talk.endswith("\nreferences.bib: nothing new\n")
    assert contents(folder) == before
    assert (folder / "references.bib").stat().st_mtime_ns == time


EDITED = """\
% my library – do not sort
@string{yup = "Yale University Press"}

@Book{Casson,
    title     = "Libraries in the Ancient World",
    author    = {Lionel Casson},
    publisher = yup,
    year      = 2001,
    note      = {lent to Ann},
}
"""


def test_into_keeps_what_the_user_wrote(rome: str, fire: str, folder: Path) -> None:
    (folder / "references.bib").write_text(EDITED, encoding="utf-8")
    outcome = biblio("extract", rome, fire, "--into", "references.bib")
    library = (folder / "references.bib").read_text(encoding="utf-8")
    without_additions = library.replace("    address   = {New Haven},\n", "")
    assert without_additions.startswith(EDITED)
    assert outcome.talk.endswith("references.bib: 1 entry added, 1 entry completed\n")
    biblio("extract", rome, fire, "--into", "references.bib")
    assert (folder / "references.bib").read_text(encoding="utf-8") == library


def test_into_tells_where_a_document_says_otherwise(rome: str, folder: Path) -> None:
    mine = CASSON_ENTRY.replace("New Haven", "London")
    (folder / "references.bib").write_text(mine, encoding="utf-8")
    outcome = biblio("extract", rome, "--into", "references.bib")
    assert (folder / "references.bib").read_text(encoding="utf-8") == mine
    assert (
        "references.bib: casson2001libraries, address: "
        "“London” stays, though a document says “New Haven”.\n"
    ) in outcome.talk


def test_into_keeps_line_ends_and_encoding(fire: str, folder: Path) -> None:
    mine = CASSON_ENTRY.replace("New Haven", "Zürich").replace("\n", "\r\n").encode("windows-1252")
    (folder / "references.bib").write_bytes(mine)
    assert biblio("extract", fire, "--into", "references.bib").code == 0
    library = (folder / "references.bib").read_bytes()
    assert library.startswith(mine)
    assert b"battles2003library" in library
    assert b"\n" not in library.replace(b"\r\n", b"")


def test_diff_shows_and_writes_nothing(rome: str, fire: str, folder: Path) -> None:
    biblio("extract", rome, "--into", "references.bib")
    before = contents(folder)
    outcome = biblio("extract", fire, "--into", "references.bib", "--diff")
    assert outcome.code == 0
    assert contents(folder) == before
    lines = outcome.text.splitlines()
    assert lines[:2] == ["--- references.bib", "+++ references.bib"]
    assert lines[2].startswith("@@ ")
    added = [line[1:] for line in lines[3:] if line.startswith("+")]
    assert added == ["", *BATTLES_ENTRY.splitlines()]
    assert outcome.talk.endswith("references.bib: 1 entry to add\n")


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch here")
@pytest.mark.parametrize(
    "mine",
    [
        EDITED,
        EDITED.rstrip("\n"),
        EDITED.replace("Ann", "Ann\fand Bo"),
        EDITED.replace("\n", "\r\n"),
    ],
    ids=["plain", "no newline at the end", "form feed", "Windows"],
)
def test_the_diff_is_what_into_does(mine: str, rome: str, fire: str, folder: Path) -> None:
    library, patched = folder / "references.bib", folder / "patched.bib"
    library.write_bytes(mine.encode())
    patched.write_bytes(mine.encode())
    into = ("extract", rome, fire, "--into", "references.bib")
    difference = biblio(*into, "--diff").data
    subprocess.run(["patch", "--binary", "-s", patched], input=difference, check=True)
    biblio(*into)
    assert patched.read_bytes() == library.read_bytes() != mine.encode()


def test_diff_of_a_library_to_be_made(rome: str, folder: Path) -> None:
    outcome = biblio("extract", rome, "--into", "references.bib", "--diff")
    assert "+@book{casson2001libraries,\n" in outcome.text
    assert not (folder / "references.bib").exists()


def test_diff_without_a_change_is_empty(rome: str) -> None:
    biblio("extract", rome, "--into", "references.bib")
    assert biblio("extract", rome, "--into", "references.bib", "--diff").data == b""


@pytest.mark.parametrize(
    ("library", "degree", "kind", "school"),
    [
        ("@book{a, title = {Q}, journal = {X}, year = 1931}\n", "PhD diss.", "phdthesis", "school"),
        (
            "@book{a, title = {Q}, journal = {X}, year = 1931}\n",
            "MA thesis",
            "mastersthesis",
            "school",
        ),
        (
            "@book{a, title = {Q}, location = {X}, date = 1931}\n",
            "PhD diss.",
            "thesis",
            "institution",
        ),
    ],
)
def test_a_thesis_in_the_dialect_of_the_library(
    library: str, degree: str, kind: str, school: str, folder: Path
) -> None:
    (folder / "works.bib").write_text(library, encoding="utf-8")
    note = (
        f'It is so.[1]\n\n1. Ann Roe, "Mills by Night" ({degree}, University of Leeds, 1931), 4.\n'
    )
    (folder / "essay.txt").write_text(note, encoding="utf-8")
    assert biblio("extract", "essay.txt", "--into", "works.bib").code == 0
    added = (folder / "works.bib").read_text(encoding="utf-8").removeprefix(library)
    assert f"@{kind}{{" in added
    assert f"{school} = {{University of Leeds}}" in added
