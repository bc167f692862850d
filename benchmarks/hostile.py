"""What hostile files do: each has to be refused or survived within 10 s, 512 MB and its folder.

Every file is made, read by `biblio extract` as a process of its own, and thrown away. Seconds are
those of the processors, megabytes the most that the process and its children take together. Exits 1
where a file takes more, ends in anything but a sentence, or shows what another file holds.

    python benchmarks/hostile.py [WORD …]
"""

from __future__ import annotations

import io
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "helpers"))

from word_package import package

SECONDS, MEGABYTES, PATIENCE = 10.0, 512.0, 300
SECRET = "The key lies under the third stone of the bridge"
_ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaa">{}]>'.format(
    "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 20}">' for n in range(12))
)
_OUTSIDE = '<!DOCTYPE x [<!ENTITY m SYSTEM "file://{secret}">]>'
_MACROS = "\\def\\a{xxxxxxxxxx}" + "".join(
    f"\\def\\{chr(98 + n)}{{{f'{chr(92)}{chr(97 + n)} ' * 10}}}" for n in range(12)
)
_TEX = "\\documentclass{book}\\begin{document}"
_XML = "<?xml version='1.0'?>"
_BOOK = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def zipped(**parts: str | bytes) -> bytes:
    """A package; two underlines in a name are a slash, one is a full stop."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return data.getvalue()


def odt(content: str) -> bytes:
    """An OpenDocument text."""
    return zipped(
        mimetype="application/vnd.oasis.opendocument.text",
        content_xml=content,
        styles_xml="<x/>",
        **{"META-INF__manifest_xml": "<x/>"},
    )


def epub(page: str, target: str = "a.xhtml") -> bytes:
    """An e-book of one page."""
    container = '<rootfiles><rootfile full-path="c.opf"/></rootfiles>'
    book = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="{target}" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine>'
        "</package>"
    )
    space = "urn:oasis:names:tc:opendocument:xmlns:container"
    return zipped(
        mimetype="application/epub+zip",
        **{"META-INF__container_xml": f'<container xmlns="{space}">{container}</container>'},
        c_opf=book,
        a_xhtml=page,
    )


def pdf(stream: bytes) -> bytes:
    """A PDF of one page with this content, packed."""
    packed = zlib.compress(stream, 9)
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /Font << /F %s >> >> >>" % font.encode(),
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
    ]
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return data + head + tail % (len(objects) + 1, len(data))


FILES: dict[str, Callable[[], str | bytes]] = {
    "line.txt": lambda: "x" * 200_000_000,
    "line of 38 MB.txt": lambda: "x" * 38_000_000,
    "words on one line.txt": lambda: "x y " * 9_000_000,
    "words on one line.md": lambda: "x y " * 9_000_000,
    "marks.txt": lambda: "A word.[1]\n\n" * 60_000,
    "brackets.md": lambda: "[" * 500_000,
    "links begun.md": lambda: "[a](" * 200_000,
    "links.md": lambda: "[a](b) " * 200_000,
    "links, not too many.md": lambda: "[a](b) " * 99_000,
    "paragraphs.md": lambda: "[a](b)\n\n" * 200_000,
    "paragraphs.txt": lambda: "A word.\n\n" * 190_000,
    "emphasis.md": lambda: "*a **b " * 200_000,
    "quotations.md": lambda: ">" * 100_000 + "x",
    "cells.html": lambda: "<table><tr>" + "<td colspan=999>x</td>" * 20_000,
    "paragraphs.html": lambda: "<html>" + "<p>x</p>" * 400_000,
    "marks.html": lambda: "<html>" + "<p>x<sup>1</sup></p>" * 30_000,
    "marks in one.html": lambda: "<html><p>" + "x<sup>1</sup> " * 30_000,
    "nested.html": lambda: "<html>" + "<div>" * 1_000_000,
    "line.html": lambda: "<html>" + "x" * 38_000_000,
    "references.html": lambda: "<html>" + "&amp;" * 4_000_000,
    "paragraphs.docx": lambda: package("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 300_000),
    "more paragraphs.docx": lambda: package("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 900_000),
    "nested.docx": lambda: package("<w:sdt><w:sdtContent>" * 1_000_000),
    "line.docx": lambda: package(f"<w:p><w:r><w:t>{'x' * 110_000_000}</w:t></w:r></w:p>"),
    "tables.docx": lambda: package("<w:tbl><w:tr><w:tc>" * 5_000),
    "entities.docx": lambda: zipped(word__document_xml=f"{_ENTITIES}<x>&m;</x>"),
    "outside.docx": lambda: zipped(word__document_xml=f"{_OUTSIDE}<x>&m;</x>"),
    "bomb.odt": lambda: odt(f"<x>{' ' * 300_000_000}</x>"),
    "entities.fodt": lambda: f'{_XML}{_ENTITIES}<office:document xmlns:office="{_BOOK}">&m;',
    "nested.fodt": lambda: f'{_XML}<office:document xmlns:office="{_BOOK}">' + "<a>" * 1_000_000,
    "nested.fb2": lambda: f"{_XML}<FictionBook>" + "<section>" * 500_000,
    "entities.fb2": lambda: f"{_XML}{_ENTITIES}<FictionBook>&m;</FictionBook>",
    "outside.fb2": lambda: f"{_XML}{_OUTSIDE}<FictionBook>&m;</FictionBook>",
    "entities.jats": lambda: f"{_XML}{_ENTITIES}<article>&m;</article>",
    "outside.jats": lambda: f"{_XML}{_OUTSIDE}<article><p>&m;</p></article>",
    "nested.rtf": lambda: "{\\rtf1 " + "{" * 1_000_000,
    "words.rtf": lambda: "{\\rtf1 " + "x y " * 8_000_000,
    "macros.tex": lambda: f"{_MACROS}{_TEX}\\m\\end{{document}}",
    "nested.tex": lambda: _TEX + "{" * 1_000_000,
    "outside.tex": lambda: f"{_TEX}\\input{{{{secret}}}} x \\end{{document}}",
    "outside.rst": lambda: "x\n\n.. include:: {secret}\n",
    "outside.typ": lambda: '#read("{secret}")',
    "endless.typ": lambda: "#while true { [x] }",
    "nested.typ": lambda: "#[" * 300_000,
    "nested.wiki": lambda: "{{" * 500_000,
    "bomb.epub": lambda: epub("<html><p>" + "x " * 150_000_000),
    "paragraphs.epub": lambda: epub("<html>" + "<p>x</p>" * 1_000_000),
    "outside.epub": lambda: epub("<html>x", "../../../..{secret}"),
    "spaces.pdf": lambda: pdf(b" " * 900_000_000),
    "text.pdf": lambda: pdf(b"BT /F 12 Tf 10 10 Td " + b"(abcdefghij) Tj " * 3_000_000),
    "lines.pdf": lambda: pdf(b"0 0 m 1 1 l S " * 5_000_000),
    "nested.pdf": lambda: pdf(b"q " * 5_000_000),
}


class Outcome(NamedTuple):
    """What came of a file."""

    seconds: float
    megabytes: float
    code: int
    said: str
    data: str

    @property
    def is_good(self) -> bool:
        within = self.seconds <= SECONDS and self.megabytes <= MEGABYTES
        told = self.code in (0, 1, 2) and "Traceback" not in self.said
        return within and told and SECRET not in self.data


def main() -> int:
    """Read the files whose names hold one of the words given, all without words."""
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        secret = Path(folder, "secret.txt")
        secret.write_text(SECRET, encoding="utf-8")
        for name, make in FILES.items():
            if len(sys.argv) > 1 and not any(word in name for word in sys.argv[1:]):
                continue
            path = Path(folder, name)
            path.write_bytes(_bytes(make(), str(secret)))
            found = outcome(path)
            path.unlink()
            bad += not found.is_good
            print(
                f"{'ok  ' if found.is_good else 'FAIL'} {name:<22}{found.seconds:5.1f} s"
                f"{found.megabytes:5.0f} MB  {found.said.replace(folder, '')[:90]}",
                flush=True,
            )
    return 1 if bad else 0


def _bytes(content: str | bytes, secret: str) -> bytes:
    data = content.encode() if isinstance(content, str) else content
    return data.replace(b"{secret}", secret.encode()) if len(data) < 10_000 else data


def outcome(path: Path) -> Outcome:
    """Have the file read."""
    command = [sys.executable, "-m", "biblio", "extract", str(path), "--to", "json"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = subprocess.Popen(command, stdout=-1, stderr=-1, text=True, errors="replace")
    most = [0.0]
    watch = threading.Thread(target=_watch, args=(began, most), daemon=True)
    watch.start()
    try:
        data, said = began.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        began.kill()
        data, said = began.communicate()
    watch.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Outcome(seconds, most[0], began.returncode, said.strip(), data)


def _watch(process: subprocess.Popen[str], most: list[float]) -> None:
    """Note the most memory that the process and its children have together, in MB."""
    while process.poll() is None:
        most[0] = max(most[0], sum(_memory(process.pid)) / 1024)
        time.sleep(0.02)


def _memory(process: int) -> Iterator[int]:
    """Of the process and each of its children, in KB; nothing where the system does not tell."""
    try:
        for task in os.listdir(f"/proc/{process}/task"):
            children = Path(f"/proc/{process}/task/{task}/children").read_text().split()
            for child in children:
                yield from _memory(int(child))
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                yield int(line.split()[1])
    except OSError:
        return


if __name__ == "__main__":
    sys.exit(main())
