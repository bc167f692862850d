"""The parts of a Word file that change, and those that are added; all others keep their bytes.

Source: ECMA-376, part 2 (the package: content types and relationships).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any

from lxml import etree

from biblio.readers.docx.names import PARAGRAPH, RELATIONS, RELATIONSHIP, WORD, w
from biblio.readers.docx.package import Package
from biblio.readers.packages import folded

_TYPES = "[Content_Types].xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
_OVERRIDE = f"{{{_CONTENT}}}Override"


class Parts:
    """The parts as trees, each read when it is asked for and written back if it was touched."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open the file in the bytes; raises BiblioError where it is none."""
        self.package = Package(data, path)
        self.main = self.package.main()
        self._data = data
        self._roots: dict[str, etree._Element] = {}
        self._paragraphs: dict[str, list[etree._Element]] = {}
        self._touched: set[str] = set()
        self._is_strict = b"purl.oclc.org/ooxml/" in (self.package.bytes(self.main) or b"")

    @property
    def roots(self) -> dict[str, etree._Element]:
        """The trees that were asked for, by the names of their parts."""
        return self._roots

    def root(self, part: str) -> etree._Element:
        """The tree of a part that is there."""
        if part not in self._roots:
            root = self.package.xml(part)
            assert root is not None  # the document was read from it
            self._roots[part] = root
        return self._roots[part]

    def paragraph(self, part: str, number: int) -> etree._Element:
        """The paragraph that had that number in the part before anything was changed."""
        if part not in self._paragraphs:
            self._paragraphs[part] = list(self.root(part).iter(PARAGRAPH))
        return self._paragraphs[part][number]

    def touch(self, part: str) -> None:
        """Say that the tree of the part was changed."""
        self._touched.add(part)

    def of_kind(self, kind: str) -> str | None:
        """The name of the part that the document has for its footnotes, styles or comments."""
        found = self.package.related(self.main, kind)
        return found or next((one for one in self._touched if one == self._name(kind)), None)

    def add(self, kind: str) -> str:
        """Add an empty part of that kind, related to the document; its name."""
        name = self._name(kind)
        root = etree.Element(w(kind), nsmap={"w": WORD, "r": RELATIONS})
        self._roots[name] = root
        self._touched.add(name)
        types = self.root(_TYPES)
        override = etree.SubElement(types, _OVERRIDE)
        override.set("PartName", f"/{name}")
        override.set("ContentType", _TYPE.format(kind))
        self._touched.add(_TYPES)
        self._relate(kind, posixpath.relpath(name, posixpath.dirname(self.main)))
        return name

    def _name(self, kind: str) -> str:
        return posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")

    def _relate(self, kind: str, target: str) -> None:
        folder, name = posixpath.split(self.main)
        part = posixpath.join(folder, "_rels", f"{name}.rels")
        links = self.root(part)
        taken = {one.get("Id") for one in links}
        number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        link = etree.SubElement(links, RELATIONSHIP)
        link.set("Id", f"rId{number}")
        link.set("Type", f"{RELATIONS}/{kind}")
        link.set("Target", target)
        self._touched.add(part)

    def packed(self) -> bytes:
        """The file with what was changed in it; every other part keeps its bytes."""
        changed = {folded(part): (part, self._serialised(part)) for part in self._touched}
        if not changed:
            return self._data
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._data)) as old, zipfile.ZipFile(out, "w") as new:
            for member in old.infolist():
                _, content = changed.pop(folded(member.filename), ("", old.read(member)))
                new.writestr(member, content)
            for name, content in sorted(changed.values()):
                new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def _serialised(self, part: str) -> bytes:
        root: Any = self._roots[part]
        data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if not self._is_strict:
            return data
        transitional, strict = (
            b'"http://schemas.openxmlformats.org/%b/2006/',
            b'"http://purl.oclc.org/ooxml/%b/',
        )
        for kind in (b"wordprocessingml", b"officeDocument", b"drawingml"):
            data = data.replace(transitional % kind, strict % kind)
        return data
