"""`biblio bibliography` and `biblio styles` as a user meets them: printed, said, refused."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from bibliographies import GOLDEN, bibliography, laid_out, listed, refused
from reading_back import pandoc, plain, texts

# Each golden file, and the options that make it of library.bib and essay.txt.
FILES = {
    "chicago-notes.txt": "",
    "chicago-notes.md": "--to markdown --annotated --group-by keyword --groups primary,secondary",
    "apa.html": "--style apa --lang de --group-by type --annotated",
    "turabian.tex": "--style turabian --group-by language",
    "mla.rtf": "--style mla --group-by decade",
    "ieee.txt": "--style ieee --cited-in essay.txt",
    "gost.txt": "--style gost",
    "cited.csl.json": "--to csljson --cited-in essay.txt --sort cited",
    "notes.txt": "--cited-in essay.txt --notes",
    "notes-by-chapter.md": "--cited-in essay.txt --notes --reset chapter --style oscola",
}
READERS = {"markdown": "markdown", "html": "html", "latex": "latex", "rtf": "rtf", "docx": "docx"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test works in a folder that has the library and the document."""
    laid_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


# What it prints


@pytest.mark.parametrize("name", FILES)
def test_a_golden_file(name: str) -> None:
    outcome = bibliography(*FILES[name].split(), "-o", name)
    assert (outcome.code, outcome.data) == (0, b"")
    assert Path(name).read_bytes().decode() == (GOLDEN / name).read_bytes().decode()


@pytest.mark.parametrize("form", READERS)
def test_every_form_says_what_the_text_says(form: str) -> None:
    options = ("--style", "chicago-author-date", "--group-by", "type", "--annotated")
    text = [plain(line) for line in bibliography(*options).text.splitlines() if line]
    assert texts(pandoc(bibliography(*options, "--to", form).data, READERS[form])) == text


@pytest.mark.parametrize("form", ["docx", "rtf"])
def test_office_programs_open_it(form: str, folder: Path) -> None:
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    options = ("--group-by", "type", "--annotated")
    bibliography(*options, "-o", f"list.{form}")
    command = [office, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", f"list.{form}"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    found = [plain(line) for line in Path("list.txt").read_text("utf-8-sig").splitlines()]
    text = [plain(line) for line in bibliography(*options).text.splitlines()]
    assert [line for line in found if line] == [line for line in text if line]


def test_csljson_is_the_data_of_what_is_listed() -> None:
    items = json.loads(bibliography("--to", "csljson", "--sort", "library").text)
    assert [item["id"] for item in items][:3] == [
        "battles2003library",
        "casson2001libraries",
        "casson1974travel",
    ]
    assert items[0]["title"] == "Library: An Unquiet History"


def test_what_a_document_cites_as_the_style_has_it_and_as_cited() -> None:
    cited = ("--cited-in", "essay.txt")
    assert listed(*cited) == ["Battles", "Carnegie", "Casson", "Seume"]
    assert listed(*cited, "--sort", "cited") == ["Casson", "Carnegie", "Battles", "Seume"]
    assert listed(*cited, "--sort", "library") == ["Battles", "Casson", "Carnegie", "Seume"]


def test_what_each_document_cites() -> None:
    Path("other.txt").write_text(
        "Walls.[1]\n\n1. Lionel Casson, Libraries in the Ancient World (New Haven: Yale University"
        " Press, 2001), 7.\n"
    )
    documents = ("--cited-in", "essay.txt", "--cited-in", "other.txt")
    outcome = bibliography(*documents, "--group-by", "document", "--to", "html")
    assert outcome.text.count('id="ref-casson2001libraries"') == 1
    assert outcome.text.count('id="ref-casson2001libraries-2"') == 1
    assert listed(*documents, "--group-by", "document") == [
        *("The", "Battles", "Carnegie", "Casson", "Seume"),
        *("other.txt", "Casson"),
    ]


def test_dashes_stand_only_behind_the_same_author() -> None:
    names = listed("--style", "mla", "--group-by", "decade")
    assert "———" not in names
    assert names.count("Casson") == 2
    assert listed("--style", "mla", "--group-by", "author").count("———") == 1


def test_the_library_is_read_only(folder: Path) -> None:
    before = (folder / "library.bib").read_bytes()
    bibliography("-o", "list.html")
    assert (folder / "library.bib").read_bytes() == before


@pytest.fixture
def terminal() -> Iterator[None]:
    with mock.patch("biblio.cli.bibliography._is_terminal", return_value=True):
        yield


@pytest.mark.usefixtures("terminal")
def test_on_a_terminal_lines_are_short() -> None:
    lines = bibliography("--annotated").text.splitlines()
    assert max(len(line) for line in lines) <= 80
    assert lines[1:3] == [
        "    A short history, told by a librarian.",
        "    Good on fires; see 156–60.",
    ]


def test_the_form_is_that_of_the_file_to_be_written() -> None:
    bibliography("-o", "list.md")
    assert "*Library: An Unquiet History*" in Path("list.md").read_text()
    bibliography("-o", "list.docx")
    assert Path("list.docx").read_bytes()[:2] == b"PK"
    bibliography("-o", "list.json")
    assert json.loads(Path("list.json").read_text())
    bibliography("--to", "text", "-o", "list.html")
    assert Path("list.html").read_text().startswith("Battles, Matthew. Library")


def test_the_style_of_the_settings() -> None:
    Path("biblio.toml").write_text('style = "apa"\n')
    assert bibliography().text.startswith("Battles, M. (2003).")
    assert bibliography("--style", "mla").text.startswith("Battles, Matthew.")


def test_a_style_file_of_the_settings_is_relative_to_them(folder: Path) -> None:
    from biblio.styles import find_style

    shutil.copy(find_style("apa").path, folder / "house.csl")
    (folder / "biblio.toml").write_text('style = "house.csl"\n')
    (folder / "deeper").mkdir()
    with mock.patch.object(Path, "cwd", return_value=folder / "deeper"):
        assert bibliography(library=str(folder / "library.bib")).text.startswith(
            "Battles, M. (2003)."
        )


# The Word file


def test_word_has_a_style_that_hangs_links_and_italics(folder: Path) -> None:
    import docx

    bibliography("--group-by", "type", "--annotated", "-o", "list.docx")
    document = docx.Document(str(folder / "list.docx"))
    names = [paragraph.style.name for paragraph in document.paragraphs if paragraph.text]
    assert {"Bibliography", "Heading 2", "Quote"} == set(names)
    assert document.styles["Bibliography"].paragraph_format.first_line_indent < 0
    first = next(one for one in document.paragraphs if one.text.startswith("Battles"))
    assert [run.text for run in first.runs if run.italic] == ["Library: An Unquiet History"]
    (link,) = [link for one in document.paragraphs for link in one.hyperlinks]
    assert link.address == "https://www.example.org/rooms/a_stranger?id=5&lang=en"
    assert document.core_properties.title == "Bibliography"
    assert document.core_properties.language == "en-US"


def test_word_files_are_the_same_byte_for_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert bibliography("--to", "docx").data == bibliography("--to", "docx").data


@pytest.mark.usefixtures("terminal")
def test_word_is_not_for_a_terminal() -> None:
    refused(
        bibliography("--to", "docx"), "A Word file is not for the terminal: name a file with -o."
    )


# What it says


def test_how_many_are_listed() -> None:
    assert bibliography().talk == "library.bib: 12 entries\n"


def test_citations_without_an_entry_are_told() -> None:
    outcome = bibliography("--cited-in", "essay.txt")
    assert outcome.talk == (
        "essay.txt:15: “Nobody Known, Rules for Readers (London: Fenwick, 1880), 3.”: there is no"
        " entry for it in library.bib\nlibrary.bib: 4 entries cited\n"
    )


@pytest.mark.parametrize("form", ["text", "markdown", "html", "csljson"])
def test_a_library_without_entries(form: str) -> None:
    Path("empty.bib").write_text("% nothing yet\n")
    outcome = bibliography("--to", form, library="empty.bib")
    assert outcome.code == 0
    assert outcome.talk.endswith("empty.bib: there are no entries to list\n")


def test_a_document_that_cites_nothing() -> None:
    Path("letter.txt").write_text("It rained.\n")
    outcome = bibliography("--cited-in", "letter.txt")
    assert (outcome.code, outcome.data) == (0, b"")
    assert outcome.talk == "library.bib: nothing is cited of it\n"
    outcome = bibliography("--cited-in", "letter.txt", "--notes")
    assert outcome.talk == "library.bib: no notes that cite an entry\n"


def test_an_entry_without_a_title_comes_out_and_is_told() -> None:
    Path("bare.bib").write_text("@book{a, author={Known, Nora}, year=1999}\n" * 1)
    outcome = bibliography(library="bare.bib")
    assert outcome.code == 0
    assert outcome.text.startswith("Known, Nora.")
    assert outcome.talk.startswith("bare.bib:1: a has no title.\n")


def test_what_a_style_leaves_out_is_told_and_is_in_the_data() -> None:
    Path("letters.bib").write_text(
        "@letter{l, author={Known, Nora}, title={To Ada}, date={1901-02-03}}\n"
        "@book{b, author={Known, Nora}, title={One}, year=1999}\n"
    )
    outcome = bibliography("--group-by", "type", library="letters.bib")
    assert outcome.text == "Books\n\nKnown, Nora. One. 1999.\n"
    assert outcome.talk.startswith("letters.bib:1: chicago-notes leaves l ")
    assert outcome.talk.endswith("letters.bib: 1 entry\n")
    items = json.loads(bibliography("--to", "csljson", library="letters.bib").text)
    assert [item["id"] for item in items] == ["b", "l"]


def test_headings_in_a_language_that_has_none() -> None:
    outcome = bibliography("--group-by", "type", "--lang", "fi")
    assert outcome.text.startswith("Books\n")
    assert "fi-FI: there are no headings in this language yet: they are English\n" in outcome.talk


def test_entries_of_one_key_are_listed_once() -> None:
    entry = "@book{a, author={Known, Nora}, title={One}, year=1999}\n"
    Path("twice.bib").write_text(entry + entry.replace("One", "Two"))
    outcome = bibliography(library="twice.bib")
    assert outcome.text == "Known, Nora. One. 1999.\n"
