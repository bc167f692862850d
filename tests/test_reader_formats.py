"""Which reader a file gets, and what is said of a file that cannot be read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from word_package import p, package, zipped

from biblio.diagnostics import BiblioError
from biblio.files import limits
from biblio.origins import TextOrigin
from biblio.readers import FORMATS, format_named, formats, read, read_bytes, read_text
from biblio.readers.formats import Format

TEXT = "The rope makers were the first to go.\n"


# of XML and of the formats that have marks of their own, text is no document
NOT_PLAIN = ("jats", "docbook")
PLAIN = [
    suffix
    for one in FORMATS
    if one.is_read and not one.marked and one.key not in NOT_PLAIN
    for suffix in one.suffixes
]
OTHERS = [(suffix, one) for one in FORMATS if not one.is_read for suffix in one.suffixes]


@pytest.mark.parametrize("suffix", [*PLAIN, ".TXT", ".log", ""])
def test_text_is_read_whatever_it_is_called(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"rope{suffix}"
    path.write_text(TEXT, encoding="utf-8")
    document = read(path)
    assert [one.string for one in document.paragraphs] == [TEXT.strip()]
    assert document.path == str(path)


@pytest.mark.parametrize(("suffix", "form"), OTHERS)
def test_formats_that_are_not_read_are_named(suffix: str, form: Format) -> None:
    with pytest.raises(BiblioError, match=rf"rope\{suffix} cannot be read: {form.name} files"):
        read_bytes(b"anything", f"rope{suffix}")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""})
SLIDES = zipped({"ppt/presentation.xml": b""})


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><x/>', "Word XML"),
        (b"\x89PNG\r\n", "image"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted Office"),
        (OLE + "Workbook".encode("utf-16-le"), "Excel"),
        (OLE, "old Office"),
        (SHEET, "Excel"),
        (SLIDES, "PowerPoint"),
        (zipped({"readme.txt": b""}), "zip"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".docx", ""])
def test_a_file_is_what_its_content_shows(data: bytes, name: str, suffix: str) -> None:
    if name == "zip" and suffix == ".docx":
        return
    with pytest.raises(BiblioError, match=rf"^rope{suffix} cannot be read: {name} files are not"):
        read_bytes(data, f"rope{suffix}")


ARTICLE = b'<article article-type="x"><body><p>Rope</p></body></article>'
BOOK = b'<book xmlns="http://docbook.org/ns/docbook"><para>Rope</para></book>'
FICTION = b"<FictionBook><body><section><p>Rope</p></section></body></FictionBook>"


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 Rope}",
        b"% a comment\n\\documentclass{article}\\begin{document}Rope\\end{document}",
        ARTICLE,
        b'<?xml version="1.0"?>' + ARTICLE.replace(b"article-type", b"dtd-version"),
        b'<?xml version="1.0"?>' + BOOK,
        b'<?xml version="1.0"?>' + FICTION,
    ],
)
@pytest.mark.parametrize("path", ["rope.txt", "<stdin>"])
def test_what_pandoc_reads_is_known_by_its_content(data: bytes, path: str) -> None:
    assert [one.string for one in read_bytes(data, path).paragraphs] == ["Rope"]


@pytest.mark.parametrize("path", ["rope.docx", "rope.txt", "<stdin>", "rope.docm"])
def test_a_word_file_is_one_whatever_it_is_called(path: str) -> None:
    document = read_bytes(package(p("Rope")), path)
    assert [one.string for one in document.paragraphs] == ["Rope"]


def test_a_word_file_with_a_workbook_in_it() -> None:
    data = package(p("Rope"), more={"word/embeddings/a.xlsx": SHEET}, stored=True)
    assert read_bytes(data, "rope").paragraphs[0].string == "Rope"


def test_a_file_that_is_not_what_its_name_says() -> None:
    with pytest.raises(
        BiblioError, match=r"^rope\.docx is no Word file, whatever its name says\.$"
    ):
        read_bytes(TEXT.encode(), "rope.docx")


def test_the_format_that_is_given_decides() -> None:
    data = b"*The rope* makers\n"
    assert read_bytes(data, "a.txt", format_named("markdown")).paragraphs[0].runs[0].italic
    assert read_bytes(data, "a.md", format_named("text")).paragraphs[0].string[0] == "*"


@pytest.mark.parametrize("key", ["bibtex", "word", ""])
def test_a_format_that_is_not_read_cannot_be_given(key: str) -> None:
    known = ", ".join(one.key for one in FORMATS if one.is_read)
    with pytest.raises(
        BiblioError, match=f"There is no format “{key}” of documents: --from takes {known}"
    ):
        format_named(key)


def test_no_two_formats_share_a_name() -> None:
    rows = (*formats.FORMATS, *formats.OTHERS)
    suffixes = [suffix for one in rows for suffix in one.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert len({one.key for one in rows}) == len(rows)


@pytest.mark.parametrize("data", [b"", b" \n\t\f\r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(BiblioError, match=r"^rope\.txt is empty\.$"):
        read_bytes(data, "rope.txt")


def test_offsets_count_from_behind_the_byte_order_mark() -> None:
    document = read_bytes(b"\xef\xbb\xbf" + TEXT.encode(), "<stdin>")
    assert document.origin(document.whole(0)) == TextOrigin(0, len(TEXT.strip()), 1, 1)
    assert document.path == "<stdin>"


def test_the_digest_is_of_the_bytes() -> None:
    data = TEXT.encode("utf-8")
    assert read_bytes(data, "a.txt").sha256 == hashlib.sha256(data).hexdigest()
    assert read_text(TEXT, "a.txt").sha256 == hashlib.sha256(data).hexdigest()


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    document = read_text("One.\r\nTwo.\rThree.\n\fFour.\n", "a.txt")
    assert [document.line(document.whole(at)) for at in range(4)] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The toll was raised and the ropes lay on the quay of the town in that year.", "en"),
        ("Die Mühle stand leer und der Pfarrer wollte nicht sagen, wem das Haus gehörte.", "de"),
        ("La question du sel fut posée dans la ville et on ne le crut pas que pour un an.", "fr"),
        ("El sello de la casa de los condes y las llaves del puerto se perdieron en el mar.", "es"),
        ("Il mulino era vuoto e la gente del paese non diceva che di notte si sentono voci.", "it"),
        ("В этом городе и на море не было никого, а что было с портом, он не знал.", "ru"),
        ("Lorem ipsum dolor sit amet.", None),
    ],
)
def test_the_language_is_guessed(text: str, language: str | None) -> None:
    assert read_text(text, "a.txt").language == language


def test_underscores_are_italics_where_a_text_has_them_throughout() -> None:
    document = read_text(
        "He read _The Cart_.[1] It was old.\n\n[1] Low, _The Mill_, p. 4.\n", "a.txt"
    )
    body, note = document.paragraphs[0], document.notes[0].paragraphs[0]
    assert [run.text for run in body.runs if run.italic] == ["The Cart"]
    assert [(run.text, run.italic) for run in note.runs] == [
        ("Low, ", False),
        ("The Mill", True),
        (", p. 4.", False),
    ]


@pytest.mark.parametrize("source", ["See a_b and _c_ in snake_case_names.", "Only _once_ here."])
def test_other_underscores_stay(source: str) -> None:
    (paragraph,) = read_text(source, "a.txt").paragraphs
    assert paragraph.string == source


def test_the_frame_of_a_book_tells_of_it() -> None:
    head = "Title: The Weir\n\nAuthor: Nora Pell\n\nLanguage: English\n\n"
    start, end = (f"*** {word} OF THE PROJECT GUTENBERG EBOOK ***\n" for word in ("START", "END"))
    document = read_text(f"{head}{start}\nIt held.\n\n{end}\nLicence.\n", "a.txt")
    assert [one.string for one in document.paragraphs] == ["It held."]
    assert (document.title, document.language) == ("The Weir", "en")
    assert document.said("author") == ("Nora Pell",)


@pytest.mark.parametrize(
    ("source", "name", "limit", "too_much"),
    [
        ("[a](b) " * 12, "a.md", "MOST_LINKS", "more than 10 links"),
        ("A word.\n\n" * 12, "a.md", "MOST_PARAGRAPHS", "more than 10 paragraphs"),
        ("A word.\r\n\r\n" * 12, "a.txt", "MOST_PARAGRAPHS", "more than 10 paragraphs"),
    ],
)
def test_more_than_any_text_has_is_refused_before_it_is_parsed(
    source: str, name: str, limit: str, too_much: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, limit, 10)
    with pytest.raises(BiblioError, match=rf"{name} has {too_much}: give --big"):
        read_bytes(source.encode(), name)
    assert read_bytes(source[:40].encode(), name)
