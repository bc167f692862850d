"""The zip package that a Word file is: its parts, and how they refer to each other (ECMA-376-2).

Nothing is written to the disk, and nothing outside the bytes given is ever opened: a part's name
that climbs out of the package names no part. What would not fit into memory is refused before it
is unpacked or parsed.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from biblio.diagnostics import BiblioError
from biblio.readers.docx.names import CONTENT_TYPES, RELATIONS, RELATIONSHIP

# what the parts of one package may take as trees: with the rest of the program 512 MB
_MOST_MEMORY = 360_000_000
_MOST_BYTES = 120_000_000
_MOST_ENTRIES = 20_000
# measured with lxml 5 and 6: what an element, a text, an attribute take
_ELEMENT, _TEXT, _ATTRIBUTE = 122, 122, 230

_ENTRY = b"PK\x01\x02"
_STRICT = re.compile(rb"""(=["'])http://purl\.oclc\.org/ooxml/(\w+)/""")
_TRANSITIONAL = rb"\1http://schemas.openxmlformats.org/\2/2006/"
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_DOCTYPE = re.compile(rb"(?s)(?:\xef\xbb\xbf|\s|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE")
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


class Link(NamedTuple):
    """A relationship: its type's last word, its target as written, whether it leads outside."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a package by their names, which begin without a slash.

    Names are compared without regard to case, as the standard has it.
    """

    def __init__(self, data: bytes, path: str) -> None:
        """Open the package; raises BiblioError where the bytes are none."""
        self.path = path
        self._archive = _opened(data, path)
        self._entries = {_folded(one.filename): one for one in self._archive.infolist()}
        self._memory = 0
        self._links: dict[str, Mapping[str, Link]] = {}

    def __contains__(self, part: str) -> bool:
        return _folded(part) in self._entries

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

    def type_of(self, part: str) -> str:
        """The content type that the package gives a part, an empty string where it gives none."""
        root = self.xml("[Content_Types].xml")
        named = () if root is None else root.iter(f"{{{CONTENT_TYPES}}}Override")
        wanted = _folded(part)
        return next((one.get("ContentType", "") for one in named if _is_of(one, wanted)), "")

    def resolved(self, part: str, target: str) -> str:
        """The name of the part that a relationship of this part means; never one outside."""
        whole = posixpath.join("/", posixpath.dirname(part), unquote(target).replace("\\", "/"))
        return posixpath.normpath(whole).lstrip("/")

    def xml(self, part: str) -> etree._Element | None:
        """The root of a part, None where there is no such part.

        Namespaces of the strict standard come back as those of the transitional one. Raises
        BiblioError where the part is damaged, declares entities, or would take too much memory.
        """
        data = self.bytes(part)
        if data is None:
            return None
        data = _plain(data, part, self.path)
        if _DOCTYPE.match(data):
            raise BiblioError(f"{self.path} is refused: its part {part} declares entities.")
        self._spend(_weight(data), part)
        try:
            return etree.fromstring(data, _parser())
        except etree.XMLSyntaxError as error:
            raise _damaged(self.path, f"its part {part} is no sound XML ({error.msg})") from error

    def bytes(self, part: str) -> bytes | None:
        """The bytes of a part, None where there is no such part; raises BiblioError as `xml`."""
        entry = self._entries.get(_folded(part))
        if entry is None:
            return None
        if entry.file_size > _MOST_BYTES:
            raise _too_large(self.path, part)
        try:
            return self._archive.read(entry)
        except _BROKEN as error:
            raise _damaged(self.path, f"its part {part} cannot be unpacked") from error
        except RuntimeError as error:  # zipfile's word for a part that is encrypted
            raise BiblioError(f"{self.path} is encrypted and cannot be read.") from error

    def _spend(self, memory: int, part: str) -> None:
        self._memory += memory
        if self._memory > _MOST_MEMORY:
            raise _too_large(self.path, part)


def _opened(data: bytes, path: str) -> zipfile.ZipFile:
    # zipfile makes an object of every entry before it can be asked how many there are
    if data.count(_ENTRY) > _MOST_ENTRIES:
        raise BiblioError(f"{path} is refused: the package has more than {_MOST_ENTRIES} parts.")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise _damaged(path, "the zip package is broken") from error


def _damaged(path: str, what: str) -> BiblioError:
    return BiblioError(f"{path} is damaged: {what}.")


def _too_large(path: str, part: str) -> BiblioError:
    return BiblioError(f"{path} is refused: its part {part} would take too much memory.")


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _is_of(override: etree._Element, part: str) -> bool:
    return _folded(override.get("PartName", "")) == part


def _link(element: etree._Element) -> tuple[str, Link]:
    kind = element.get("Type", "").rpartition("/")[2]
    external = element.get("TargetMode", "") == "External"
    return element.get("Id", ""), Link(kind, element.get("Target", ""), external)


def _plain(data: bytes, part: str, path: str) -> bytes:
    """The XML in UTF-8 or in what it declares, its namespaces transitional."""
    if data.startswith(_UTF16):
        try:
            text = data.decode("utf-16" if data[:2] in _UTF16[:2] else _order(data))
        except UnicodeDecodeError as error:
            raise _damaged(path, f"its part {part} is no sound UTF-16") from error
        data = _DECLARATION.sub("", text, count=1).encode()
    return _STRICT.sub(_TRANSITIONAL, data) if b"purl.oclc.org" in data else data.lstrip()


def _order(data: bytes) -> str:
    return "utf-16-le" if data.startswith(b"<") else "utf-16-be"


def _weight(data: bytes) -> int:
    """The memory that the tree takes, in bytes, by counting signs."""
    tags = data.count(b"<")
    texts = tags - data.count(b"><")
    attributes = data.count(b'="') + data.count(b"='")
    return tags * _ELEMENT + texts * _TEXT + attributes * _ATTRIBUTE + len(data)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )


__all__ = ["RELATIONS", "Link", "Package"]
