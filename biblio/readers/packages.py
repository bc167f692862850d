"""A zip package of parts, as Word files and e-books are: opened in memory, and never further.

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
from urllib.parse import unquote

from lxml import etree

from biblio.diagnostics import BiblioError

# what the parts of one package may take as trees: with the rest of the program 512 MB
_MOST_MEMORY = 360_000_000
_MOST_BYTES = 120_000_000
_MOST_ENTRIES = 20_000
# measured with lxml 5 and 6: what an element, a text, an attribute take
_ELEMENT, _TEXT, _ATTRIBUTE = 122, 122, 230

_ENTRY = b"PK\x01\x02"
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_DOCTYPE = re.compile(rb"(?s)(?:\xef\xbb\xbf|\s|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE")
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


class Package:
    """The parts of a package by their names, which begin without a slash.

    Names are compared without regard to case, as the standards have it.
    """

    def __init__(self, data: bytes, path: str) -> None:
        """Open the package; raises BiblioError where the bytes are none."""
        self.path = path
        self._archive = _opened(data, path)
        self._entries = {folded(one.filename): one for one in self._archive.infolist()}
        self._memory = 0

    def __contains__(self, part: str) -> bool:
        return folded(part) in self._entries

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._entries)

    @property
    def size(self) -> int:
        """How many bytes all parts have, once they are unpacked."""
        return sum(one.file_size for one in self._entries.values())

    def resolved(self, part: str, target: str) -> str:
        """The name of the part that a relationship of this part means; never one outside."""
        whole = posixpath.join("/", posixpath.dirname(part), unquote(target).replace("\\", "/"))
        return posixpath.normpath(whole).lstrip("/")

    def xml(self, part: str) -> etree._Element | None:
        """The root of a part, None where there is no such part.

        Raises BiblioError where the part is damaged, declares entities, or would take too much
        memory.
        """
        data = self.bytes(part)
        if data is None:
            return None
        data = self._prepared(_plain(data, part, self.path))
        self._spend(_weight(data), part)
        return _parsed(data, self.path, f"its part {part}")

    def _prepared(self, data: bytes) -> bytes:
        """The XML of a part as it is parsed."""
        return data

    def bytes(self, part: str) -> bytes | None:
        """The bytes of a part, None where there is no such part; raises BiblioError as `xml`."""
        entry = self._entries.get(folded(part))
        if entry is None:
            return None
        if entry.file_size > _MOST_BYTES:
            raise _too_large(self.path, part)
        try:
            return self._archive.read(entry)
        except _BROKEN as error:
            raise damaged(self.path, f"its part {part} cannot be unpacked") from error
        except RuntimeError as error:  # zipfile's word for a part that is encrypted
            raise BiblioError(f"{self.path} is encrypted and cannot be read.") from error

    def _spend(self, memory: int, part: str) -> None:
        self._memory += memory
        if self._memory > _MOST_MEMORY:
            raise _too_large(self.path, part)


def tree(data: bytes, path: str) -> etree._Element:
    """The root of a file that is one XML document; raises BiblioError as `Package.xml` does."""
    if _weight(data) > _MOST_MEMORY:
        raise BiblioError(f"{path} is refused: it would take too much memory.")
    return _parsed(_plain(data, "", path), path, "it")


def _parsed(data: bytes, path: str, what: str) -> etree._Element:
    if _DOCTYPE.match(data):
        raise BiblioError(f"{path} is refused: {what} declares entities.")
    try:
        return etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        raise damaged(path, f"{what} is no sound XML ({error.msg})") from error


def _opened(data: bytes, path: str) -> zipfile.ZipFile:
    # zipfile makes an object of every entry before it can be asked how many there are
    if data.count(_ENTRY) > _MOST_ENTRIES:
        raise BiblioError(f"{path} is refused: the package has more than {_MOST_ENTRIES} parts.")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise damaged(path, "the zip package is broken") from error


def damaged(path: str, what: str) -> BiblioError:
    """What to say of a file that is broken."""
    return BiblioError(f"{path} is damaged: {what}.")


def _too_large(path: str, part: str) -> BiblioError:
    return BiblioError(f"{path} is refused: its part {part} would take too much memory.")


def folded(name: str) -> str:
    """The name by which a part is looked up."""
    return name.replace("\\", "/").lstrip("/").casefold()


def _plain(data: bytes, part: str, path: str) -> bytes:
    """The XML in UTF-8 or in what it declares."""
    if data.startswith(_UTF16):
        try:
            text = data.decode("utf-16" if data[:2] in _UTF16[:2] else _order(data))
        except UnicodeDecodeError as error:
            raise damaged(path, f"its part {part} is no sound UTF-16") from error
        data = _DECLARATION.sub("", text, count=1).encode()
    return data.lstrip()


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
