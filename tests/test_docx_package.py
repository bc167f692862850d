"""Word files that are damaged, hostile, of another kind, or merely unusual in their packaging."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from word_package import PACKAGE, RELATIONS, p, package, read, root, shown, zipped

from biblio.diagnostics import BiblioError

TEA = root("document", f"<w:body>{p('Tea')}</w:body>")
DOCUMENT = "word/document.xml"


def text(data: bytes) -> list[str]:
    return shown(read(data).blocks)


@pytest.mark.parametrize(
    "written",
    [
        TEA.encode(),
        b"\xef\xbb\xbf" + TEA.encode(),
        b"\n" + TEA.encode(),
        TEA.replace("UTF-8", "UTF-16").encode("utf-16"),
        TEA.replace("UTF-8", "UTF-16").encode("utf-16-be"),
        b"\xfe\xff" + TEA.replace("UTF-8", "UTF-16").encode("utf-16-be"),
        TEA.replace("UTF-8", "ISO-8859-1").encode("latin-1"),
        TEA.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).encode(),
    ],
)
def test_parts_in_every_encoding_and_both_standards(written: bytes) -> None:
    assert text(package("", more={DOCUMENT: written})) == ["text: Tea"]


def test_an_address_of_the_strict_standard_in_the_text_stays() -> None:
    address = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert text(package(p(address))) == [f"text: {address}"]


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("word/document2.xml", "word/document2.xml"),
        ("/word/document.xml", "word/document.xml"),
        ("Word/Document.XML", "word/document.xml"),
        ("word/a%20b.xml", "word/a b.xml"),
        (r"word\document.xml", r"word\document.xml"),
        ("../../../word/document.xml", "word/document.xml"),
    ],
)
def test_the_main_part_is_found_by_its_relationship(target: str, name: str) -> None:
    link = f'<Relationship Id="d" Type="{RELATIONS}/officeDocument" Target="{target}"/>'
    links = f'<Relationships xmlns="{PACKAGE}">{link}</Relationships>'
    assert text(zipped({"_rels/.rels": links.encode(), name: TEA.encode()})) == ["text: Tea"]


def test_a_package_without_relationships() -> None:
    assert text(zipped({DOCUMENT: TEA.encode()})) == ["text: Tea"]


def test_a_part_outside_the_package_is_never_opened(tmp_path: Path) -> None:
    secret = tmp_path / "styles.xml"
    secret.write_text(root("styles", ""), encoding="utf-8")
    links = f'<Relationship Id="s" Type="x/styles" Target="file://{secret}"/>'
    outside = f'<Relationship Id="t" Type="x/footnotes" Target="../..{secret}"/>'
    assert text(package(p("Tea"), links=links + outside)) == ["text: Tea"]


def _encrypted() -> bytes:
    data = bytearray(zipped({DOCUMENT: TEA.encode()}))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(sign) + offset] |= 1
    return bytes(data)


def _spoiled() -> bytes:
    data = bytearray(zipped({DOCUMENT: TEA.encode()}))
    at = data.find(b"document.xml") + 20
    data[at : at + 20] = b"\xff" * 20
    return bytes(data)


def _unknown_method() -> bytes:
    data = bytearray(zipped({DOCUMENT: TEA.encode()}))
    for sign, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.find(sign) + offset] = 99
    return bytes(data)


DOCTYPE = "<!DOCTYPE w:document [<!ENTITY {}>]>"
BOMB = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 30))


def _declaring(entity: str, *, code: str = "utf-8") -> bytes:
    head = '<?xml version="1.0"?><!-- x --><!DOCTYPE w:document [' + entity + "]>"
    body = TEA.partition("?>")[2].replace("Tea", "&a1;")
    return package("", more={DOCUMENT: (head + body).encode(code)})


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04 and no more", "a.docx is damaged: the zip package is broken."),
        (_encrypted(), "a.docx is encrypted and cannot be read."),
        (_spoiled(), "a.docx is damaged: its part word/document.xml cannot be unpacked."),
        (_unknown_method(), "a.docx is damaged: its part word/document.xml cannot be unpacked."),
        (zipped({}), "a.docx cannot be read: the package has no Word document in it."),
        (
            zipped({DOCUMENT: root("document", "").encode()}),
            "a.docx cannot be read: the package has no Word document in it.",
        ),
        (
            zipped({DOCUMENT: TEA.encode()[:-9]}),
            "a.docx is damaged: its part word/document.xml is no sound XML (",
        ),
        (
            zipped({DOCUMENT: b""}),
            "a.docx is damaged: its part word/document.xml is no sound XML (",
        ),
        (
            zipped({DOCUMENT: b"\xff\xfe" + "<\ud800".encode("utf-16-le", "surrogatepass")}),
            "a.docx is damaged: its part word/document.xml is no sound UTF-16.",
        ),
        (
            _declaring('<!ENTITY a0 "ha">' + BOMB),
            "a.docx is refused: its part word/document.xml declares entities.",
        ),
        (
            _declaring('<!ENTITY a1 SYSTEM "file:///etc/passwd">'),
            "a.docx is refused: its part word/document.xml declares entities.",
        ),
        (
            _declaring('<!ENTITY a1 SYSTEM "http://127.0.0.1/x">', code="utf-16"),
            "a.docx is refused: its part word/document.xml declares entities.",
        ),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(BiblioError) as caught:
        read(data)
    assert str(caught.value).startswith(sentence)
    assert "\n" not in str(caught.value)


def _deep(inner: str, depth: int) -> bytes:
    return package(f"<{inner}>" * depth + p("Tea") + f"</{inner}>" * depth)


def _long(content: bytes) -> bytes:
    head, _, tail = TEA.partition("Tea")
    return package("", more={DOCUMENT: head.encode() + content + tail.encode()})


def _many_parts() -> bytes:
    return zipped({DOCUMENT: TEA.encode(), **{f"x{at}": b"" for at in range(20_001)}})


HOSTILE = {
    "a hundred levels": lambda: _deep("w:sdt", 100).replace(b"w:sdt>", b"w:customXml>"),
    "a million levels": lambda: _deep("w:customXml", 1_000_000),
    "two hundred levels": lambda: _deep("w:customXml", 200),
    "200 MB in one line": lambda: _long(b"x" * 200_000_000),
    "60 MB in one line": lambda: _long(b"x" * 60_000_000),
    "nine million elements": lambda: _long(b"<a/>" * 9_000_000),
    "two million attributes": lambda: _long(b'<a b=""/>' * 2_000_000),
    "a million empty paragraphs": lambda: package("<w:p/>" * 1_000_000),
    "200,000 fields that do not end": lambda: package(
        p(*['<w:r><w:fldChar w:fldCharType="begin"/></w:r>'] * 200_000)
    ),
    "many parts": _many_parts,
}


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells how much memory was used")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_or_survived_within_their_limits(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(HOSTILE[name]())
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
    assert time.perf_counter() - started < 10


_LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (900_000_000, 900_000_000))
from biblio.diagnostics import BiblioError
from biblio.readers.docx import sheet
try:
    sheet.read(open(sys.argv[1], "rb").read(), "a.docx")
except BiblioError as error:
    assert "\\n" not in str(error)
status = open("/proc/self/status").read()
peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024
assert peak < 512, peak
"""
