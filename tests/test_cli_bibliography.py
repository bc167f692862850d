"""`biblio bibliography` and `biblio styles` as a user meets them: printed, said, refused."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from reading_back import pandoc, plain, texts
from running import Outcome, biblio, process

from biblio import office

GOLDEN = Path(__file__).parent / "golden" / "bibliography"
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
    for name in ("library.bib", "essay.txt"):
        shutil.copy(GOLDEN / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


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


# What it refuses


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ("--style mlaa", "There is no style “mlaa”: did you mean “mla”"),
        ("--style bluebook-law-review", "bluebook-law-review has no bibliography, only"),
        ("--lang xx-YY", "There is no language “xx-YY”"),
        (
            "--to odf",
            "There is no form “odf”: --to takes text, markdown, html, latex, rtf, docx, odt, epub,"
            " pdf, csljson.",
        ),
        ("-o a.pages", "There is no form for .pages: say with --to what a.pages is to be."),
        ("-o a.bib", "There is no form for .bib: say with --to what a.bib is to be."),
        (
            "--to text -o a.pdf",
            "--to text does not go with .pdf: a.pdf would be no such file.",
        ),
        (
            "--to epub -o a.html",
            "--to epub does not go with .html: a.html would be no such file.",
        ),
        ("--sort size", "There is no order “size”: --sort takes style, cited, library."),
        ("--group-by size", "There is no grouping “size”: --group-by takes type, author,"),
        ("--notes", "--notes needs a document: name it with --cited-in."),
        ("--sort cited", "--sort cited needs a document: name it with --cited-in."),
        ("--group-by document", "--group-by document needs a document: name it with --cited-in."),
        ("--no-mentions", "--no-mentions needs a document: name it with --cited-in."),
        ("--reset chapter", "--reset goes with --notes."),
        ("--groups primary", "--groups goes with --group-by keyword."),
        (
            "--group-by keyword --groups primary,,",
            "--groups takes keywords with commas between: primary,secondary.",
        ),
        ("--cited-in essay.txt --notes --reset page", "There is no place “page”: --reset takes"),
        ("--cited-in essay.txt --notes --annotated", "--annotated does not go with --notes."),
        ("--to csljson --group-by type", "--group-by does not go with csljson."),
        ("-o library.bib", "library.bib is read here: it is not overwritten."),
        ("--cited-in essay.txt -o essay.txt", "essay.txt is read here: it is not overwritten."),
        ("--cited-in absent.txt", "There is no file absent.txt."),
        ("--style absent.csl", "There is no file absent.csl."),
        ("-o absent/list.txt", "absent/list.txt cannot be written"),
    ],
)
def test_what_cannot_be_done_is_told(options: str, sentence: str, folder: Path) -> None:
    before = sorted(path.name for path in folder.iterdir())
    outcome = bibliography(*options.split())
    assert outcome.code == 2
    assert outcome.data == b""
    assert outcome.talk.splitlines()[-1].startswith(f"biblio: {sentence}")
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_library_that_cannot_be_read_whole_is_refused() -> None:
    Path("broken.bib").write_text("@book{a, title={One")
    assert bibliography(library="broken.bib").code == 2


# biblio styles


def test_styles_with_short_names() -> None:
    outcome = biblio("styles")
    names = [line.split()[0] for line in outcome.text.splitlines() if not line.startswith(" ")]
    assert names[:3] == ["chicago-notes", "chicago-author-date", "mla"]
    assert outcome.talk.endswith("; biblio styles WORD looks through all the others\n")


def test_a_search_of_styles() -> None:
    lines = biblio("styles", "chicago", "notes").text.splitlines()
    assert (
        lines[0] == "chicago-notes               notes       Chicago Manual of Style 18th edition"
    )
    assert max(len(line) for line in lines) <= 80
    kinds = {line[28:40].strip() for line in lines}
    assert "notes" in kinds


def test_what_a_style_is_called_is_what_style_takes() -> None:
    for line in biblio("styles", "harvard").text.splitlines()[:5]:
        if not line.startswith(" "):
            assert bibliography("--style", line.split()[0]).code == 0


def test_no_style_of_that_name() -> None:
    refused(biblio("styles", "zzyzx"), "No style has “zzyzx” in its name or title.")


def test_a_reader_that_stops_early_is_no_error() -> None:
    reader = subprocess.Popen(["head", "-1"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    outcome = process("styles", "journal", stdout=reader.stdin)
    assert outcome.code == 0


@pytest.mark.parametrize("form", ["csljson", "ris"])
def test_libraries_of_other_formats(form: str, folder: Path) -> None:
    name = "library.json" if form == "csljson" else "library.ris"
    assert biblio("convert", "library.bib", "--to", form, "-o", name).code == 0
    made = bibliography(library=name)
    assert made.code == 0
    assert made.text.splitlines()[0] == bibliography().text.splitlines()[0]
    assert len(made.text.splitlines()) == len(bibliography().text.splitlines())


def test_broken_library_of_another_format(folder: Path) -> None:
    (folder / "broken.json").write_text("[{]", encoding="utf-8")
    made = bibliography(library="broken.json")
    assert made.code == 2
    assert "broken.json:1, column 3: this is not JSON" in made.talk


def test_no_entry_is_lost_for_want_of_a_key(folder: Path) -> None:
    (folder / "keyless.bib").write_text(
        "@book{,title={Ashes}}\n@book{,title={Bread}}\n@book{x,title={Coal}}\n", encoding="utf-8"
    )
    made = bibliography(library="keyless.bib")
    assert [line.split(".")[0] for line in made.text.splitlines()] == ["Ashes", "Bread", "Coal"]
    (folder / "keyless.ris").write_text(
        "TY  - BOOK\nTI  - Ashes\nER  - \nTY  - BOOK\nTI  - Bread\nER  - \n", encoding="utf-8"
    )
    assert len(bibliography(library="keyless.ris").text.splitlines()) == 2
    items = [{"type": "book", "title": "Ashes"}, *({"id": "x", "title": one} for one in "BC")]
    (folder / "keyless.json").write_text(json.dumps(items), encoding="utf-8")
    assert len(bibliography(library="keyless.json").text.splitlines()) == 3


@pytest.mark.parametrize("ending", ["odt", "epub"])
def test_forms_that_pandoc_makes(ending: str, folder: Path) -> None:
    assert bibliography("-o", f"a.{ending}").code == 0
    data = (folder / f"a.{ending}").read_bytes()
    assert data[:2] == b"PK"
    assert "Casson" in " ".join(texts(pandoc(data, ending)))


def test_a_pdf_needs_libreoffice(folder: Path) -> None:
    with mock.patch("biblio.office.program", return_value=None):
        outcome = bibliography("-o", "a.pdf")
    assert outcome.code == 2
    assert outcome.talk.splitlines()[-1].startswith("biblio: A PDF is made by LibreOffice")
    assert not (folder / "a.pdf").exists()


def test_a_pdf(folder: Path) -> None:
    if office.program() is None:
        pytest.skip("there is no LibreOffice")
    assert bibliography("-o", "a.pdf").code == 0
    assert (folder / "a.pdf").read_bytes().startswith(b"%PDF")
