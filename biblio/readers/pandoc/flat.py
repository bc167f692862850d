"""Flat OpenDocument, one XML file, as the package that pandoc reads (OpenDocument 1.3-3, 2.1)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from lxml import etree

from biblio.readers import packages

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TYPE = "application/vnd.oasis.opendocument.text"
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
    "</manifest:manifest>"
)
# which parts of the document stand in which part of a package; some stand in two
_PARTS = {
    "content": ("scripts", "font-face-decls", "automatic-styles", "body"),
    "styles": ("font-face-decls", "styles", "automatic-styles", "master-styles"),
    "meta": ("meta",),
}


_WANTED = ("styles", "automatic-styles", "master-styles")


def packed(data: bytes, path: str) -> bytes:
    """The same document as a package; raises BiblioError where it is no sound XML, or too large."""
    root = packages.tree(data, path)
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("mimetype", _TYPE)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        for name, parts in _PARTS.items():
            archive.writestr(f"{name}.xml", _document(root, name, parts))
    return package.getvalue()


def _document(root: etree._Element, name: str, parts: Iterable[str]) -> bytes:
    """The part of a package: its root, with those children that belong to it."""
    attributes = {key: value for key, value in root.items() if key == f"{_OFFICE}version"}
    start = etree.Element(f"{_OFFICE}document-{name}", attributes, nsmap=root.nsmap)
    head, _, tail = etree.tostring(start).partition(b"/>")
    found = ((part, root.findall(_OFFICE + part)) for part in parts)
    # pandoc wants styles, were there none
    inside = (
        etree.tostring(one)
        for part, those in found
        for one in those or [etree.Element(_OFFICE + part)]
        if those or part in _WANTED
    )
    assert not tail
    return b"".join((head, b">", *inside, f"</{start.prefix}:document-{name}>".encode()))
