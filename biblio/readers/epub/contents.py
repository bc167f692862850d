"""What an e-book's package document (OPF) says: its pages in their order, and its record."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from biblio.diagnostics import BiblioError
from biblio.readers import packages

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
# fonts are often obfuscated, which hides no text
_OBFUSCATED = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_PAGES = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document"))
# a document type without entities of its own, as the OPF of old books has one
_PLAIN_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*>")
# pages that repeat what the book says elsewhere, by what the guide of EPUB 2 calls them
_FRAMING = frozenset(("toc", "cover", "title-page-cover"))
# Dublin Core's roles, by MARC's codes
_ROLES = {
    "aut": "author", "edt": "editor", "trl": "translator", "aui": "introduction",
    "aft": "afterword", "ann": "annotator",
}  # fmt: skip
_FIELDS = {"title": "title", "publisher": "publisher", "language": "language"}
_YEAR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_ISBN = re.compile(r"(?i)(?:urn:)?(?:isbn:?\s*)?((?:97[89][- ]?)?(?:\d[- ]?){9}[\dx])\Z")


class Package(packages.Package):
    """The package of an e-book."""

    def _prepared(self, data: bytes) -> bytes:
        return _PLAIN_DOCTYPE.sub(b"", data, count=1)


class Contents(NamedTuple):
    """The pages of the book in order, those left out, and the fields of its record."""

    pages: tuple[str, ...]
    framing: tuple[str, ...]
    record: dict[str, tuple[str, ...]]


def find(package: Package) -> Contents:
    """The contents of the book; raises BiblioError where it has none or is locked."""
    _refuse_locked(package)
    name = _opf(package)
    root = package.xml(name)
    if root is None:
        raise packages.damaged(package.path, f"its list of contents {name} is missing")
    items = {one.get("id", ""): one for one in _all(root, "item")}
    framing = {
        package.resolved(name, one.get("href", "").partition("#")[0])
        for one in _all(root, "reference")
        if one.get("type", "").casefold() in _FRAMING
    }
    pages: list[str] = []
    left: list[str] = []
    for itemref in _all(root, "itemref"):
        item = items.get(itemref.get("idref", ""))
        if item is None or item.get("media-type", "") not in _PAGES:
            continue
        part = package.resolved(name, item.get("href", ""))
        is_frame = part in framing or "nav" in item.get("properties", "").split()
        (left if is_frame else pages).append(part)
    if not pages:
        raise BiblioError(f"{package.path} cannot be read: the e-book has no pages of text.")
    return Contents(tuple(pages), tuple(left), _record(root))


def _refuse_locked(package: Package) -> None:
    root = package.xml(_ENCRYPTION)
    for method in () if root is None else _all(root, "EncryptionMethod"):
        if method.get("Algorithm", "") not in _OBFUSCATED:
            raise BiblioError(f"{package.path} is protected against reading (DRM).")


def _opf(package: Package) -> str:
    root = package.xml(_CONTAINER)
    named = [] if root is None else [one.get("full-path", "") for one in _all(root, "rootfile")]
    found = next((package.resolved("", one) for one in named if one), None)
    if found is None:
        raise BiblioError(f"{package.path} cannot be read: the package is no e-book.")
    return found


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements of that name in any namespace: books mix up those of EPUB 2 and 3."""
    yield from root.iter(f"{{*}}{name}", name)


def _record(root: etree._Element) -> dict[str, tuple[str, ...]]:
    refined: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for meta in _all(root, "meta"):
        about = meta.get("refines", "").removeprefix("#")
        refined[about][meta.get("property", "")] = (meta.text or "").strip()
    found: defaultdict[str, list[str]] = defaultdict(list)
    for element in root.iter("{http://purl.org/dc/elements/1.1/}*"):
        value = " ".join((element.text or "").split())
        refinement = refined[element.get("id", "\0")]
        for field, said in _fields(etree.QName(element).localname, element, value, refinement):
            if said not in found[field]:
                found[field].append(said)
    return {field: tuple(values) for field, values in found.items()}


def _fields(
    name: str, element: etree._Element, value: str, refined: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """The fields of which the element of Dublin Core speaks."""
    if not value:
        return
    if name in _FIELDS:
        yield _FIELDS[name], value
    elif name in ("creator", "contributor"):
        marc = next((said for key, said in element.items() if key.endswith("role")), "")
        role = (refined.get("role") or marc).casefold() or ("aut" if name == "creator" else "")
        if role in _ROLES:
            yield _ROLES[role], value
    elif name == "date" and (date := _YEAR.match(value)):
        modified = next((said for key, said in element.items() if key.endswith("event")), "")
        if modified != "modification":
            yield "date", date[0]
    elif name == "identifier" and (isbn := _ISBN.match(value)):
        yield "isbn", isbn[1]
