"""Reading Word files and PDFs back, and the tools that judge them, for tests."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from biblio.word import pdf
from biblio.word.markup import w
from tools import HOW, program, tool

VALIDATOR = program("ooxml-validator")
SCHEMA = tool("ooxml-schema", "wml.xsd")
# the schema of texts, which takes pictures only where that of pictures is there too
_WITH_PICTURES = b"""<schema xmlns="http://www.w3.org/2001/XMLSchema">
<import namespace="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 schemaLocation="wml.xsd"/>
<import namespace="http://schemas.openxmlformats.org/drawingml/2006/picture"
 schemaLocation="dml-picture.xsd"/>
</schema>"""
needs_validator = pytest.mark.skipif(
    not VALIDATOR, reason=f"the Open XML SDK's validator is missing: {HOW}"
)
needs_schema = pytest.mark.skipif(not SCHEMA, reason=f"the schema of Word files is missing: {HOW}")
needs_office = pytest.mark.skipif(
    pdf.program() is None or not shutil.which("pdftotext"),
    reason="LibreOffice or pdftotext is not installed",
)


def member(data: bytes, name: str) -> bytes:
    """The bytes of a part of the file."""
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def part(data: bytes, name: str) -> Any:
    """The root of a part of the file."""
    return etree.fromstring(member(data, name))


def names(data: bytes) -> list[str]:
    """The names of all parts."""
    with ZipFile(BytesIO(data)) as archive:
        return archive.namelist()


def string(element: Any) -> str:
    """The text of an element, without that of fields' instructions."""
    return "".join(text.text or "" for text in element.iter(w("t")))


def strings(data: bytes, style: str, name: str = "word/document.xml") -> list[str]:
    """The text of all paragraphs of a style."""
    return [string(paragraph) for paragraph in paragraphs(data, style, name)]


def paragraphs(data: bytes, style: str, name: str = "word/document.xml") -> list[Any]:
    """All paragraphs of a style."""
    return [
        mark.getparent().getparent()
        for mark in part(data, name).iter(w("pStyle"))
        if mark.get(w("val")) == style
    ]


def sdk_errors(data: bytes, folder: Path) -> list[object]:
    """What the Open XML SDK finds wrong with the file."""
    path = folder / "validated.docx"
    path.write_bytes(data)
    done = subprocess.run([str(VALIDATOR), str(path)], capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    errors = list(found["errors"])
    assert found["ok"] == (not errors)
    return errors


def pages(data: bytes, folder: Path) -> list[str]:
    """The text of each page of a PDF, white space made one."""
    path = folder / "pages.pdf"
    path.write_bytes(data)
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    )
    return [squeezed(page) for page in done.stdout.split("\f")[:-1]]


def squeezed(text: str) -> str:
    """The text with single spaces, the hyphens of line ends taken out."""
    return re.sub(r"\s+", " ", re.sub(r"(?<=\w)-\n\s*(?=[a-z])", "", text)).strip()


def schema_errors(data: bytes) -> list[str]:
    """What the schema finds wrong with the parts of the file that hold text, styles, settings.

    Newer names, which the schema does not know, are taken out first, as an older program would.
    """
    schema = etree.XMLSchema(etree.fromstring(_WITH_PICTURES, base_url=f"{SCHEMA}.both"))
    found: list[str] = []
    for name in names(data):
        if not re.fullmatch(r"word/[a-zA-Z]+\d*\.xml", name):
            continue
        root = part(data, name)
        _as_an_older_program(root)
        if not schema.validate(etree.fromstring(etree.tostring(root))):
            found += [f"{name}: {error.message}" for error in schema.error_log]
    return found


def _as_an_older_program(root: Any) -> None:
    # The schema is that of ECMA-376's first edition; ISO 29500 added this element to it.
    for element in list(root.iter(w("compatSetting"))):
        element.getparent().remove(element)
    newer = ("{http://schemas.microsoft.com/", "{http://schemas.openxmlformats.org/markup-comp")
    for element in list(root.iter(etree.Element)):
        for name in [name for name in element.attrib if name.startswith(newer)]:
            del element.attrib[name]
        if element.tag.startswith(newer) and element.getparent() is not None:
            element.getparent().remove(element)
