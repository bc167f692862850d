"""The package that a Word file is: its parts, and how they refer to each other (ECMA-376-2)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from biblio.diagnostics import BiblioError
from biblio.readers import packages
from biblio.readers.docx.names import RELATIONS, RELATIONSHIP

_STRICT = re.compile(rb"""(=["'])http://purl\.oclc\.org/ooxml/(\w+)/""")
_TRANSITIONAL = rb"\1http://schemas.openxmlformats.org/\2/2006/"


class Link(NamedTuple):
    """A relationship: its type's last word, its target as written, whether it leads outside."""

    kind: str
    target: str
    external: bool


class Package(packages.Package):
    """The parts of a Word file, and its relationships.

    Namespaces of the strict standard come back as those of the transitional one.
    """

    def __init__(self, data: bytes, path: str) -> None:
        """Open the package; raises BiblioError where the bytes are none."""
        super().__init__(data, path)
        self._links: dict[str, Mapping[str, Link]] = {}

    def main(self) -> str:
        """The name of the main part; raises BiblioError where there is none."""
        for link in self.links("").values():
            if link.kind == "officeDocument" and not link.external:
                return self.resolved("", link.target)
        if "word/document.xml" in self:
            return "word/document.xml"
        raise BiblioError(f"{self.path} cannot be read: the package has no Word document in it.")

    def related(self, part: str, kind: str) -> str | None:
        """The name of the part to which this one is related in that way, if it is there."""
        for link in self.links(part).values():
            target = self.resolved(part, link.target)
            if link.kind == kind and not link.external and target in self:
                return target
        return None

    def links(self, part: str) -> Mapping[str, Link]:
        """The relationships of a part by their ids; of the package itself for an empty name."""
        if part not in self._links:
            folder, name = posixpath.split(part)
            root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
            self._links[part] = {} if root is None else dict(map(_link, root.iter(RELATIONSHIP)))
        return self._links[part]

    def _prepared(self, data: bytes) -> bytes:
        return _STRICT.sub(_TRANSITIONAL, data) if b"purl.oclc.org" in data else data


def _link(element: etree._Element) -> tuple[str, Link]:
    kind = element.get("Type", "").rpartition("/")[2]
    external = element.get("TargetMode", "") == "External"
    return element.get("Id", ""), Link(kind, element.get("Target", ""), external)


__all__ = ["RELATIONS", "Link", "Package"]
