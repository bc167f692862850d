"""E-books: pages in their order, notes across pages, the book's record, and what is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from biblio import readers
from biblio.diagnostics import BiblioError
from biblio.document import Document, Where
from biblio.origins import PackageOrigin

CONTAINER = """<?xml version="1.0"?><container version="1.0"
 xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile
 full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
 </container>"""
RECORD = """<dc:title>Salt</dc:title><dc:creator id="a">Roe, Rosa</dc:creator>
 <dc:contributor opf:role="trl" xmlns:opf="http://www.idpf.org/2007/opf">Doe, Jan</dc:contributor>
 <dc:language>en-GB</dc:language><dc:date>1970-05</dc:date><dc:publisher>Oar</dc:publisher>
 <dc:identifier>urn:isbn:978-0-00-000000-2</dc:identifier>"""
PAGES = {
    "text/one.xhtml": """<h1>One</h1><p>Salt is dear.<a epub:type="noteref"
        href="../notes.xhtml#n1">1</a> So is beer.</p>""",
    "text/two.xhtml": """<h1>Two</h1><p>Brine is cheap.<sup><a id="r2"
        href="../notes.xhtml#n2">2</a></sup></p>""",
    "notes.xhtml": """<h1>Notes</h1><p id="n1">1. Roe, <i>Salt</i>, p. 3.</p>
        <p id="n2"><a href="text/two.xhtml#r2">2</a>. Doe, <i>Brine</i>, p. 9.</p>""",
}


def opf(pages: Mapping[str, str], record: str = RECORD, before: str = "") -> str:
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"'
        f' properties="{name.partition(".")[0]}"/>'
        for number, name in enumerate(pages)
    )
    refs = "".join(f'<itemref idref="i{number}"/>' for number in range(len(pages)))
    return f"""<?xml version="1.0"?>{before}<package xmlns="http://www.idpf.org/2007/opf"
        version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{record}</metadata>
        <manifest>{items}</manifest><spine>{refs}</spine></package>"""


def book(pages: Mapping[str, str] = PAGES, **other: str) -> bytes:
    made = io.BytesIO()
    parts = {"META-INF/container.xml": CONTAINER, "OEBPS/content.opf": opf(pages), **other}
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, body in pages.items():
            page = f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html
                xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{body}</body></html>"""
            archive.writestr(f"OEBPS/{name}", page)
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def read(data: bytes) -> Document:
    return readers.read_bytes(data, "salt.epub")


@pytest.mark.parametrize("name", ["salt.epub", "salt.txt", "salt.docx", "salt"])
def test_a_book_is_one_whatever_it_is_called(name: str) -> None:
    assert readers.read_bytes(book(), name).paragraphs[0].string == "One"


def test_pages_stand_in_the_order_of_the_spine() -> None:
    document = read(book())
    assert [one.string for one in document.paragraphs] == [
        "One",
        "Salt is dear. So is beer.",
        "Two",
        "Brine is cheap.",
        "Notes",
    ]


def test_notes_on_another_page_are_tied_to_their_marks() -> None:
    document = read(book())
    assert [
        (note.mark, note.anchor_paragraph, note.anchor, note.paragraphs[0].string)
        for note in document.notes
    ] == [("1", 1, 13, "Roe, Salt, p. 3."), ("2", 3, 15, "Doe, Brine, p. 9.")]


def test_places_are_parts_of_the_package() -> None:
    document = read(book())
    assert document.origin(Where(None, 3, 0, 5)) == PackageOrigin(
        "OEBPS/text/two.xhtml", 1, 0, 0, 0, 5
    )
    assert document.origin(Where(1, 0, 5, 10)) == PackageOrigin("OEBPS/notes.xhtml", 2, 1, 0, 1, 5)


def test_the_book_says_what_it_is() -> None:
    document = read(book())
    assert document.title == "Salt"
    assert document.language == "en"
    assert dict(document.metadata) == {
        "title": ("Salt",),
        "author": ("Roe, Rosa",),
        "translator": ("Doe, Jan",),
        "language": ("en-GB",),
        "date": ("1970-05",),
        "publisher": ("Oar",),
        "isbn": ("978-0-00-000000-2",),
    }


def test_the_list_of_contents_is_left_out_and_told() -> None:
    document = read(book({"nav.xhtml": "<h1>Contents</h1><p>One</p>", **PAGES}))
    assert document.paragraphs[0].string == "One"
    assert any("nav.xhtml" in one.message for one in document.diagnostics)


def test_a_document_type_without_entities_is_no_harm() -> None:
    plain = opf(PAGES, before='<!DOCTYPE package PUBLIC "+//ISBN 0//DTD OEB 1.2//EN" "oeb.dtd">')
    assert len(read(book(**{"OEBPS/content.opf": plain})).paragraphs) == 5


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 no zip", "damaged"),
        (book(**{"META-INF/container.xml": "<container/>"}), "no e-book"),
        (book({}), "no pages"),
        (
            book(**{"OEBPS/content.opf": opf(PAGES, before="<!DOCTYPE a [<!ENTITY a 'b'>]>")}),
            "declares entities",
        ),
        (book(**{"OEBPS/content.opf": "<package"}), "no sound XML"),
        (
            book(**{"META-INF/encryption.xml": "<encryption><EncryptionMethod Algorithm='aes'/>"
                    "</encryption>"}),
            "DRM",
        ),
        (book({"a.xhtml": "<p>" + "<b>" * 700_000}), "too much memory"),
        (book({"a.xhtml": "a " * 30_000_000}), "too much memory"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(BiblioError, match=said):
        readers.read_bytes(data, "salt.epub", readers.format_named("epub"))


def test_names_that_climb_out_of_the_package_name_nothing() -> None:
    pages = {"../../../../etc/passwd": "<p>no</p>", "one.xhtml": "<p>Salt.</p>"}
    assert [one.string for one in read(book(pages)).paragraphs] == ["Salt."]
