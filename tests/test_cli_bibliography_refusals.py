"""`biblio bibliography`: what it refuses, in one sentence; and the styles that there are."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from unittest import mock

import pytest
from bibliographies import bibliography, laid_out, refused
from reading_back import pandoc, texts
from running import biblio, process

from biblio import office


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test works in a folder that has the library and the document."""
    laid_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


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
