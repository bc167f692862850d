"""Whole Word files: plain ones, templates, the check of what is wrong, and LibreOffice."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from sample_packets import sample
from word_files import needs_office, needs_validator, part, sdk_errors, string, strings

import biblio
from biblio.diagnostics import BiblioError
from biblio.document import Run
from biblio.packet.rendering import Layout, render
from biblio.word import pdf, template
from biblio.word.check import faults
from biblio.word.markup import w
from biblio.word.outline import pages_of_headings
from biblio.word.plain import render as plain
from biblio.word.properties import Description
from biblio.word.saving import restamped, source_date
from biblio.word.styles import STYLES

ROOT = Path(biblio.__file__).resolve().parent.parent
PARAGRAPHS = (
    ("Heading1", (Run("Works cited"),)),
    ("Bibliography", (Run("Harrow, Edith. "), Run("Rooms", italic=True), Run(". 1931."))),
    ("Bibliography", (Run("Сорин, Иван. "), Run("Поезда", italic=True))),
)
DESCRIPTION = Description("Works cited", "A. Compiler", language="ru")


def test_a_plain_file_holds_its_paragraphs_in_their_styles() -> None:
    data = plain(PARAGRAPHS, DESCRIPTION)
    assert faults(data) == []
    assert strings(data, "Heading1") == ["Works cited"]
    assert strings(data, "Bibliography") == ["Harrow, Edith. Rooms. 1931.", "Сорин, Иван. Поезда"]
    assert data == plain(PARAGRAPHS, DESCRIPTION)


def test_a_plain_file_says_what_it_is_and_in_which_language() -> None:
    import docx

    data = plain(PARAGRAPHS, DESCRIPTION)
    core = docx.Document(BytesIO(data)).core_properties
    assert (core.title, core.author, core.language) == ("Works cited", "A. Compiler", "ru")
    lang = next(part(data, "word/styles.xml").iter(w("lang")))
    assert lang.get(w("val")) == "ru"


@needs_validator
def test_a_plain_file_is_valid(tmp_path: Path) -> None:
    assert sdk_errors(plain(PARAGRAPHS, DESCRIPTION), tmp_path) == []
    assert sdk_errors(plain((), Description()), tmp_path) == []


def test_the_template_is_what_its_script_makes() -> None:
    code = "import sys, packet_template; sys.stdout.buffer.write(packet_template.template())"
    paths = os.pathsep.join((str(ROOT / "tools"), str(ROOT)))
    made = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": paths},
    ).stdout
    with ZipFile(BytesIO(made)) as new, ZipFile(template.built_in()) as old:
        assert new.namelist() == old.namelist()
        assert [new.read(name) for name in new.namelist()] == [
            old.read(name) for name in old.namelist()
        ]


def test_the_template_shows_and_defines_every_style_of_the_contract() -> None:
    data = template.built_in().read_bytes()
    defined = {
        style.get(w("styleId")): style.find(w("name")).get(w("val"))
        for style in part(data, "word/styles.xml").iter(w("style"))
    }
    assert defined == {style.id: style.name for style in STYLES}
    page = string(part(data, "word/document.xml"))
    assert all(f"{style.name} – {style.purpose}" in page for style in STYLES)
    assert faults(data) == []


def test_the_styles_of_the_contract_are_those_that_are_used() -> None:
    code = "".join(path.read_text() for path in (ROOT / "biblio").rglob("*.py"))
    for style in STYLES:
        family = re.sub(r"\d$", "", style.id)
        assert re.search(rf'"{family}(?:\d|\{{[^}}]*\}})?"', code), style.id


def test_a_users_template_keeps_its_own_looks(folder: Path) -> None:
    import docx
    from docx.shared import Pt

    mine = docx.Document()
    mine.styles["Heading 1"].font.size = Pt(33)
    mine.add_paragraph("To be forgotten.")
    mine.sections[0].header.paragraphs[0].text = "My head"
    mine.save("mine.docx")
    data = plain(PARAGRAPHS, DESCRIPTION, template="mine.docx")
    assert faults(data) == []
    text = "".join(ZipFile(BytesIO(data)).read(n).decode() for n in _xml(data))
    assert '<w:sz w:val="66"/>' in text
    assert "forgotten" not in text
    assert "My head" not in text
    # Our second font would stand out among the user's.
    assert 'rStyle w:val="OtherScript"' not in text


def test_a_template_of_another_language_is_known_by_the_names_of_its_styles(
    folder: Path,
) -> None:
    import docx

    mine = docx.Document()
    for style in mine.styles.element.iter(w("style")):
        style.set(w("styleId"), style.get(w("styleId")).replace("Heading", "berschrift"))
    for base in mine.styles.element.iter(w("basedOn"), w("next"), w("link")):
        base.set(w("val"), base.get(w("val")).replace("Heading", "berschrift"))
    mine.save("mine.docx")
    loaded = template.load("mine.docx")
    assert "Heading1" not in loaded.lent
    data = plain(PARAGRAPHS, DESCRIPTION, template="mine.docx")
    assert faults(data) == []
    names = [name.get(w("val")) for name in part(data, "word/styles.xml").iter(w("name"))]
    assert len({name.casefold() for name in names}) == len(names)


def test_a_template_of_words_own_kind_serves_as_well(folder: Path) -> None:
    with ZipFile(template.built_in()) as source, ZipFile("mine.dotx", "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(b"document.main+xml", b"template.main+xml"))
    data = plain(PARAGRAPHS, DESCRIPTION, template="mine.dotx")
    assert faults(data) == []
    types = ZipFile(BytesIO(data)).read("[Content_Types].xml")
    assert b"document.main+xml" in types
    assert b"template.main+xml" not in types


def _xml(data: bytes) -> list[str]:
    return [name for name in ZipFile(BytesIO(data)).namelist() if name.endswith(".xml")]


def test_a_file_is_stamped_with_one_time() -> None:
    data = plain(PARAGRAPHS, DESCRIPTION)
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert restamped(data) == data


@pytest.mark.parametrize(
    ("epoch", "date"),
    [
        ("0", "1970-01-01"),
        ("86400", "1970-01-02"),
        ("9" * 30, "9999-12-31"),
        ("", None),
        ("x", None),
    ],
)
def test_only_the_source_date_dates_a_file(
    epoch: str, date: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    found = source_date()
    assert (found and found.date().isoformat()) == date


MUTATIONS = [
    ('<w:pStyle w:val="Quote"/>', '<w:pStyle w:val="Zitat"/>', "there is no style Zitat"),
    ('w:fldCharType="end"', 'w:fldCharType="separate"', "a field has no"),
    ('<w:fldChar w:fldCharType="begin"/>', "", "a field has no beginning"),
    ('<w:footnoteReference w:id="1"/>', "", "footnote 1 has 0 marks"),
    (
        '<w:footnoteReference w:id="2"/>',
        '<w:footnoteReference w:id="1"/>',
        "footnote 1 has 2 marks",
    ),
    (
        '<w:footnoteReference w:id="1"/>',
        '<w:footnoteReference w:id="99"/>',
        "99 has a mark, but no",
    ),
    ('<w:commentRangeStart w:id="0"/>', "", "comment 0 has 0 marks"),
    ('w:name="_Toc000001"', 'w:name="_Toc000002"', "two bookmarks are named _Toc000002"),
    ('w:name="_Toc000001"', f'w:name="{"x" * 41}"', "is too long"),
    ('<w:bookmarkEnd w:id="1"/>', "", "ends of bookmarks"),
    ('w:anchor="_Toc000001"', 'w:anchor="_Toc1"', "no bookmark _Toc1"),
    ('r:id="rIdLink1"', 'r:id="rIdLink9"', "there is no relationship rIdLink9"),
    ("<w:titlePg/>", '<w:pgSz w:w="1" w:h="1"/>', "pgSz is out of its place in sectPr"),
]


@pytest.mark.parametrize(("old", "new", "fault"), MUTATIONS)
def test_the_check_finds_what_is_wrong(old: str, new: str, fault: str) -> None:
    data = render(sample(), Layout()).data
    broken, count = BytesIO(), 0
    with ZipFile(BytesIO(data)) as source, ZipFile(broken, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                count = content.count(old.encode())
                content = content.replace(old.encode(), new.encode(), 1)
            target.writestr(name, content)
    assert count > 0
    assert any(fault in found for found in faults(broken.getvalue()))


def test_without_libreoffice_a_pdf_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "program", lambda: None)
    with pytest.raises(BiblioError, match=r"made by LibreOffice, which is not found .* install"):
        pdf.to_pdf(b"")


def test_a_libreoffice_that_fails_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "program", lambda: str(folder / "missing"))
    with pytest.raises(BiblioError, match="LibreOffice cannot be run"):
        pdf.to_pdf(b"")
    monkeypatch.setattr(pdf, "program", lambda: sys.executable)
    with pytest.raises(BiblioError, match="LibreOffice made no PDF"):
        pdf.to_pdf(b"")


@needs_office
def test_the_outline_of_a_pdf_names_the_pages_of_its_headings() -> None:
    breaks = [("Heading1", (Run(f"Chapter {at}"),)) for at in range(3)]
    lines = [("BodyText", (Run("line"),))] * 50
    paragraphs = [pair for heading in breaks for pair in (heading, *lines)]
    printed = pdf.to_pdf(plain(paragraphs, DESCRIPTION))
    assert pages_of_headings(printed) == (1, 2, 3)


def test_a_pdf_without_an_outline_has_no_headings() -> None:
    assert pages_of_headings(b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n") == ()
    assert pages_of_headings(b"") == ()
