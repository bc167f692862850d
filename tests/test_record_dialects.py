"""Libraries that say the same in different words: every command takes them for the same."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from running import biblio

from biblio.formats.bibtex import read

CLASSICAL = """@book{roe1957wells,
  author = {Roe, Rosa},
  title = {A Handbook of Wells},
  address = {N.Y.},
  publisher = {Lantern Books},
  year = {1957},
}

@article{doe1998pumps,
  author = {Doe, John},
  title = {Pumps and Their Makers},
  journal = {Annals of Water},
  volume = {12},
  year = {1998},
  month = may,
  pages = {3-19},
}

@phdthesis{lee1961rain,
  author = {Lee, Ann},
  title = {Rain in the Law},
  school = {University of Leeds},
  year = {1961},
}

@electronic{kay2004springs,
  author = {Kay, Bo},
  title = {Springs of the North},
  url = {https://example.org/springs},
  year = {2004},
}

@article{doe1998pumpsb,
  author = {Doe, J.},
  title = {Pumps and Their Makers},
  journal = {Annals of Water},
  volume = {12},
  year = {1998},
  pages = {3-19},
}
"""
WORDS = {
    "month": ("  year = {1998},\n  month = may,", "  date = {1998-05},"),
    "journal": ("journal =", "journaltitle ="),
    "place": ("address =", "location ="),
    "date": ("year =", "date ="),
    "school": ("school =", "institution ="),
    "thesis": ("@phdthesis{lee1961rain,", "@thesis{lee1961rain,\n  type = {phdthesis},"),
    "page": ("@electronic", "@online"),
}
NOTES = """He dug.[^1] She wrote.[^2] They read.[^3]

[^1]: Rosa Roe, *A Handbook of Wells* (New York: Lantern Books, 1957), 12.
[^2]: John Doe, “Pumps and Their Makers,” *Annals of Water* 12 (1998): 5.
[^3]: Roe, *A Handbook of Wells*, 14.
"""


def dialect(*changed: str) -> str:
    text = CLASSICAL
    for name in changed:
        text = text.replace(*WORDS[name])
    return text


MODERN = dialect(*WORDS)
DIALECTS = [
    *(pytest.param(dialect(name), id=name) for name in WORDS if name != "date"),
    pytest.param(dialect("month", "date"), id="date"),
    pytest.param(MODERN, id="all"),
]


def in_one_dialect(text: str) -> str:
    """What a command said, each name in BibLaTeX's words, places in a file left out."""
    for classical, modern in (
        ("address", "location"),
        ("journal", "journaltitle"),
        ("year", "date"),
        ("school", "institution"),
        ("phdthesis", "thesis"),
        ("electronic", "online"),
    ):
        text = re.sub(rf"\b{classical}\b", modern, text)
    return re.sub(r":\d+:\d+", "", text)


def said(folder: Path, library: str, *command: str) -> str:
    (folder / "works.bib").write_text(library, encoding="utf-8")
    (folder / "wells.md").write_text(NOTES, encoding="utf-8")
    outcome = biblio(*command)
    return in_one_dialect(outcome.text + outcome.talk)


def plain(library: str) -> list[tuple[str, str, dict[str, str]]]:
    return [(one.key, one.kind, dict(one.fields)) for one in read(library, "a.bib").library]


@pytest.mark.parametrize("library", DIALECTS)
def test_one_library_is_understood(library: str) -> None:
    assert plain(library) == plain(CLASSICAL)


@pytest.mark.parametrize(
    "command",
    [
        ("editions", "works.bib"),
        ("normalize", "works.bib"),
        ("lint", "works.bib", "wells.md", "--format", "concise"),
        ("extract", "wells.md", "--into", "works.bib"),
        ("bibliography", "works.bib"),
        ("bibliography", "works.bib", "--cited-in", "wells.md"),
        ("convert", "works.bib", "--to", "csljson"),
        ("convert", "works.bib", "--to", "ris"),
        ("merge", "works.bib"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("library", DIALECTS)
def test_a_command_says_the_same(folder: Path, library: str, command: tuple[str, ...]) -> None:
    assert said(folder, library, *command) == said(folder, CLASSICAL, *command)


@pytest.mark.parametrize("target", ["bibtex", "biblatex"])
@pytest.mark.parametrize("library", DIALECTS)
def test_a_dialect_holds_the_same(folder: Path, library: str, target: str) -> None:
    made = []
    for text in (library, CLASSICAL):
        (folder / "works.bib").write_text(text, encoding="utf-8")
        made.append(plain(biblio("convert", "works.bib", "--to", target).text))
    assert made[0] == made[1]


@pytest.mark.parametrize("library", DIALECTS)
def test_the_packet_is_the_same(
    folder: Path, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("biblio.word.pdf.program", lambda: None)
    made = []
    for text in (library, CLASSICAL):
        said(folder, text, "packet", "wells.md", "--library", "works.bib", "-o", "packet.docx")
        with zipfile.ZipFile(folder / "packet.docx") as package:
            made.append([package.read(f"word/{part}.xml") for part in ("document", "footnotes")])
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("library", "wanted"),
    [
        (CLASSICAL, ("address = {New York}", "pages = {3--19}", "month = may")),
        (MODERN, ("location = {New York}", "pages = {3--19}", "date = {1998-05}")),
    ],
)
def test_a_file_keeps_its_own_words(folder: Path, library: str, wanted: tuple[str, ...]) -> None:
    said(folder, library, "normalize", "works.bib", "--fix")
    text = (folder / "works.bib").read_text(encoding="utf-8")
    assert all(words in text for words in wanted)
    assert text.count("\n") == library.count("\n")


def test_new_entries_speak_as_the_file_does(folder: Path) -> None:
    found = {}
    for name, library in (("classical", CLASSICAL), ("modern", MODERN)):
        (folder / "works.bib").write_text(library.partition("\n\n")[0] + "\n", encoding="utf-8")
        (folder / "wells.md").write_text(NOTES, encoding="utf-8")
        biblio("extract", "wells.md", "--into", "works.bib")
        added = (folder / "works.bib").read_text(encoding="utf-8").partition("\n\n")[2]
        found[name] = set(re.findall(r"^\s*(\w+)\s*=", added, re.MULTILINE))
    assert {"journal", "year"} <= found["classical"]
    assert {"journaltitle", "date"} <= found["modern"]
