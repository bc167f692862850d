"""Reads CSL files: what a style says of itself, and the parent of one that only names another.

CSL 1.0.2: https://docs.citationstyles.org/en/stable/specification.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from biblio.diagnostics import BiblioError, Position
from biblio.files import read_bytes

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
# Of the 10,844 styles of CSL the longest has 246,037 bytes, and 1.9 million elements where each
# macro is written out at every call.
_MOST_BYTES = 1_000_000
_MOST_ELEMENTS = 10_000_000


@dataclass(frozen=True, slots=True)
class CslFile:
    """A style file: the element `style`, and where it was read."""

    path: str
    root: _Element

    @property
    def title(self) -> str:
        """The style's title, or nothing."""
        return (self.root.findtext(f"{NAMESPACE}info/{NAMESPACE}title") or "").strip()

    @property
    def language(self) -> str | None:
        """The language that the style is made for."""
        return self.root.get("default-locale") or None

    @property
    def parent(self) -> str | None:
        """The id of the style that this one stands for."""
        for link in self.root.iterfind(f"{NAMESPACE}info/{NAMESPACE}link"):
            if link.get("rel") == "independent-parent":
                return (link.get("href") or "").rsplit("/", 1)[-1]
        return None

    @property
    def category(self) -> str:
        """The citation format: note for every style of class note, else what the style says."""
        if self.root.get("class") == "note":
            return "note"
        for category in self.root.iterfind(f"{NAMESPACE}info/{NAMESPACE}category"):
            if found := category.get("citation-format"):
                return str(found)
        return ""

    @property
    def has_bibliography(self) -> bool:
        """Whether the style can list works, not only cite them."""
        return self.root.find(f"{NAMESPACE}bibliography") is not None

    @property
    def repeats_no_author(self) -> bool:
        """Whether a dash or the like stands for the author of the entry before."""
        bibliography = self.root.find(f"{NAMESPACE}bibliography")
        return bibliography is not None and "subsequent-author-substitute" in bibliography.attrib

    @property
    def shortens_names(self) -> bool:
        """Whether given names are printed as initials."""
        return any(one.get("initialize-with") is not None for one in self.root.iter())


def read_csl(path: str) -> CslFile:
    """The style at `path`, independent or dependent.

    Raises BiblioError, with file and line, where it is not XML, not CSL, cannot cite, or would not
    come to an end.
    """
    file = CslFile(path, _parsed(read_bytes(path), path))
    if file.root.tag != f"{NAMESPACE}style":
        raise _refused(file.root, path, "this is XML, but not a CSL style")
    if not file.parent and file.root.find(f"{NAMESPACE}citation") is None:
        raise _refused(file.root, path, "this style has no citation element, so it cannot cite")
    _refuse_endless(file)
    return file


def _refuse_endless(file: CslFile) -> None:
    """Raise BiblioError where macros call one another in a circle, or double at every call."""
    macros = {macro.get("name"): macro for macro in file.root.iterfind(f"{NAMESPACE}macro")}
    counted: dict[str, int] = {}

    def size(element: _Element, open_: tuple[str, ...] = ()) -> int:
        calls = [name for one in element.iter() if (name := one.get("macro")) in macros]
        for name in calls:
            if name in open_:
                raise _refused(macros[name], file.path, f"the macro “{name}” calls itself")
            if name not in counted:
                counted[name] = size(macros[name], (*open_, name))
        return sum(counted[name] for name in calls) + sum(1 for _ in element.iter())

    try:
        total = sum(size(one) for one in file.root if one.tag != f"{NAMESPACE}macro")
    except RecursionError as error:
        raise _refused(file.root, file.path, "its macros call one another too deeply") from error
    if total > _MOST_ELEMENTS:
        raise _refused(file.root, file.path, "its macros call one another too often")


def _parsed(data: bytes, path: str) -> _Element:
    from lxml import etree

    if len(data) > _MOST_BYTES:
        raise BiblioError(f"{path} is no CSL style: it has more than {_MOST_BYTES // 10**6} MB.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        position = Position(path, error.lineno or 1)
        raise BiblioError(f"{position}: this is not XML, as a CSL style has to be.") from error


def _refused(element: _Element, path: str, reason: str) -> BiblioError:
    return BiblioError(f"{Position(path, int(element.sourceline or 1))}: {reason}.")
