"""`biblio packet`: what it writes, what it refuses, and that a refusal leaves all as it was."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from running import biblio, contents

from biblio.readers import read

LIBRARY = """@book{casson2001libraries,
  author = {Casson, Lionel},
  title = {Libraries in the Ancient World},
  publisher = {Yale University Press},
  address = {New Haven},
  year = {2001},
}
"""


@pytest.fixture
def works(folder: Path) -> str:
    (folder / "works.bib").write_text(LIBRARY, encoding="utf-8")
    return "works.bib"


@pytest.fixture(autouse=True)
def _no_second_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """Page numbers are estimated, for LibreOffice takes its time and is not what is tested."""
    monkeypatch.setattr("biblio.word.pdf.program", lambda: None)


def text_of(path: str, part: str = "document") -> str:
    with zipfile.ZipFile(path) as package:
        return package.read(f"word/{part}.xml").decode("utf-8")


def test_two_documents_become_a_packet(rome: str, fire: str, works: str) -> None:
    outcome = biblio("packet", rome, fire, "--library", works, "-o", "packet.docx")
    assert outcome.code == 0
    assert outcome.data == b""
    assert outcome.talk.startswith("packet.docx: 2 readings, 2 notes, ")
    assert "Libraries in the Ancient World" in text_of("packet.docx", "footnotes")
    assert "Libraries in the Ancient World" not in read(rome).paragraphs[0].string


def test_the_same_input_gives_the_same_bytes(
    rome: str, works: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("one.docx", "two.docx"):
        assert biblio("packet", rome, "-l", works, "-o", name).code == 0
    assert Path("one.docx").read_bytes() == Path("two.docx").read_bytes()


def test_a_first_recipe_makes_a_packet(rome: str, fire: str, works: str) -> None:
    outcome = biblio("packet", "--init", rome, fire, "-l", works, "-o", "autumn.toml")
    assert (outcome.code, outcome.data) == (0, b"")
    assert biblio("packet", "autumn.toml").code == 0
    assert Path("autumn.docx").exists()


def test_a_recipe_elsewhere_finds_its_files(rome: str, works: str) -> None:
    Path("term").mkdir()
    assert biblio("packet", "--init", rome, "-l", works, "-o", "term/packet.toml").code == 0
    assert 'file = "../rome.txt"' in Path("term/packet.toml").read_text(encoding="utf-8")
    assert biblio("packet", "term/packet.toml", "-o", "packet.docx").code == 0


def test_a_recipe_goes_to_stdout(rome: str) -> None:
    outcome = biblio("packet", "--init", rome)
    assert outcome.text.startswith("# A reading packet: `biblio packet packet.toml` makes it.\n")
    assert 'file = "rome.txt"' in outcome.text


def test_options_go_before_the_recipe(rome: str, works: str) -> None:
    biblio("packet", "--init", rome, "-l", works, "-o", "packet.toml")
    options = ("--title", "Halls of Rome", "--edition", "clean", "--paper", "letter")
    assert biblio("packet", "packet.toml", *options, "-o", "p.docx").code == 0
    assert "Halls of Rome" in text_of("p.docx")
    assert 'w:w="12240"' in text_of("p.docx")


def test_without_a_library_the_documents_are_enough(rome: str) -> None:
    assert biblio("packet", rome, "-o", "packet.docx").code == 0
    assert "Casson" in text_of("packet.docx")


def test_characters_that_xml_forbids_do_no_harm(folder: Path) -> None:
    (folder / "odd.txt").write_text("A well\x01 was dug\x0b by hand,\ufffe they said.\n", "utf-8")
    assert biblio("packet", "odd.txt", "--title", "a\x02b", "-o", "packet.docx").code == 0
    assert "was dug" in text_of("packet.docx")


RECIPE = '[[reading]]\nfile = "rome.txt"\n'


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rome.txt"], "Name the packet with -o: packet.docx, .pdf, .html or .epub."),
        (["rome.txt", "-o", "packet.odt"], "packet.odt has to end in .docx, .pdf, .html or .epub."),
        (["rome.txt", "-o", ""], "The target has to end in .docx, .pdf, .html or .epub."),
        (
            ["rome.docx", "-o", "rome.docx"],
            "rome.docx is read here: it is not overwritten.",
        ),
        (["absent.txt", "-o", "p.docx"], "There is no file absent.txt."),
        (["empty.txt", "-o", "p.docx"], "empty.txt is empty."),
        (["rome.txt", "-l", "absent.bib", "-o", "p.docx"], "There is no file absent.bib."),
        (["rome.txt", "-l", "rome.txt", "-o", "p.docx"], "rome.txt is no BibTeX library."),
        (
            ["rome.txt", "-o", "no/p.docx"],
            "no/p.docx cannot be written (no such file or directory): nothing was written.",
        ),
        (
            ["rome.txt", "packet.toml", "-o", "p.docx"],
            "packet.toml is a recipe, which names all documents: give it alone.",
        ),
        (
            ["rome.txt", "--edition", "best", "-o", "p.docx"],
            "--edition takes clean, annotated, teacher: “best” is none of these.",
        ),
        (
            ["rome.txt", "--paper", "a3", "-o", "p.docx"],
            "--paper takes a4, letter: “a3” is none of these.",
        ),
        (
            ["rome.txt", "--style", "chicago-note", "-o", "p.docx"],
            "There is no style “chicago-note”: did you mean “chicago-notes”",
        ),
        (["rome.txt", "--template", "absent.docx", "-o", "p.docx"], "There is no file absent.docx"),
        (["rome.txt", "--template", "rome.txt", "-o", "p.docx"], "rome.txt"),
        (["key.toml"], "key.toml:4: works.bib has no entry “cason2001libraries”: did you mean"),
        (["range.toml"], "range.toml:3: the excerpt is empty: rome.txt ends"),
        (["unknown.toml"], "unknown.toml:1: there is no key “tittle”: did you mean “title”?"),
        (["absent.toml"], "There is no file absent.toml."),
        (["taken.toml"], "taken.docx is there already: give -o taken.docx to replace it."),
        (["--init", "rome.txt", "-o", "packet.toml"], "packet.toml is there already: it is not"),
        (["--init", "absent.txt"], "There is no file absent.txt."),
        (
            ["--init", "rome.txt", "--style", "mla"],
            "--init writes a recipe to be edited: --style does not go with it.",
        ),
        (["--init", "-"], "A recipe needs the names of files: stdin has none."),
    ],
)
def test_refusals(arguments: list[str], message: str, rome: str, works: str, folder: Path) -> None:
    files = {
        "packet.toml": RECIPE,
        "taken.toml": RECIPE,
        "taken.docx": "mine",
        "rome.docx": "mine",
        "empty.txt": "",
        "key.toml": RECIPE + 'source = "cason2001libraries"\n',
        "range.toml": RECIPE + 'excerpt = "900-"\n',
        "unknown.toml": 'tittle = "x"\n' + RECIPE,
    }
    (folder / "biblio.toml").write_text("", encoding="utf-8")
    for name, text in files.items():
        head = 'library = "works.bib"\n' if name == "key.toml" else ""
        (folder / name).write_text(head + text, encoding="utf-8")
    before = contents(folder)
    outcome = biblio("packet", *arguments, stdin=b"A well was dug.\n")
    assert outcome.code == 2
    assert f"biblio: {message}" in outcome.talk
    assert contents(folder) == before


@pytest.mark.parametrize("lock", ["~$packet.docx", "~$cket.docx", ".~lock.packet.docx#"])
def test_a_packet_that_is_open_elsewhere_is_not_replaced(rome: str, lock: str) -> None:
    Path("packet.docx").write_bytes(b"mine")
    Path(lock).write_bytes(b"")
    outcome = biblio("packet", rome, "-o", "packet.docx")
    assert outcome.code == 2
    assert outcome.talk.startswith("biblio: packet.docx is open in another program")
    assert Path("packet.docx").read_bytes() == b"mine"


def test_a_packet_that_is_read_only_is_not_replaced(rome: str) -> None:
    Path("packet.docx").write_bytes(b"mine")
    os.chmod("packet.docx", 0o444)
    outcome = biblio("packet", rome, "-o", "packet.docx")
    assert outcome.code == 2
    assert "packet.docx is marked read-only: the file is as it was." in outcome.talk
    assert Path("packet.docx").read_bytes() == b"mine"
