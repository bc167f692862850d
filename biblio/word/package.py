"""A Word file in the making: a template's parts, and the parts that are added to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from biblio.files import AnyPath
from biblio.word import template
from biblio.word.links import Links
from biblio.word.markup import NAMESPACES, w
from biblio.word.order import put
from biblio.word.properties import Description, custom, describe
from biblio.word.saving import save
from biblio.word.styles import OTHER_SCRIPT

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


class Package:
    """The file: add parts and settings to it, give it a body, and save it."""

    def __init__(self, path: AnyPath | None = None) -> None:
        """From a template (None: ours); raises BiblioError where it is no Word document."""
        loaded = template.load(path)
        self._document, self.diagnostics = loaded.document, loaded.diagnostics
        # A style that we lend would bring our font among the user's.
        self.other_script = None if OTHER_SCRIPT in loaded.lent else OTHER_SCRIPT
        self._part = self._document.part

    def add(
        self, kind: str, xml: bytes, links: Links | None = None, number: int | None = None
    ) -> str:
        """Add a part such as footnotes or header, and give the id of its relationship."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        name = PackURI(f"/word/{kind}{number or ''}.xml")
        part = Part(name, _TYPES.format(kind), xml, self._part.package)
        _relate(part, links)
        return str(self._part.relate_to(part, _RELATIONSHIP + kind))

    def add_picture(self, data: bytes, number: int, kind: str = "png") -> str:
        """Add a picture, which number is its own, and give the id of its relationship."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        name = PackURI(f"/word/media/picture{number}.{kind}")
        part = Part(name, f"image/{kind}", data, self._part.package)
        return str(self._part.relate_to(part, _RELATIONSHIP + "image"))

    def set_custom(self, properties: Mapping[str, str]) -> None:
        """Write custom properties, in place of the template's."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        package, kind = self._part.package, _RELATIONSHIP + "custom-properties"
        for key, relationship in list(package.rels.items()):
            if relationship.reltype == kind:
                del package.rels[key]
        part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, custom(properties), package)
        package.relate_to(part, kind)

    def describe(self, description: Description) -> None:
        """Set the core properties."""
        describe(self._document, description)

    def set(self, *settings: str) -> None:
        """Put elements, given as XML, among the settings, each where the schema wants it."""
        for setting in settings:
            put(self._document.settings.element, _parse(setting)[0])

    def widen(self, before: int, after: int) -> None:
        """Move what the styles have at the right edge of the text to where it is now, in twips."""
        for tab in self._document.styles.element.iter(w("tab")):
            if tab.get(w("pos")) == str(before):
                tab.set(w("pos"), str(after))

    def set_language(self, language: str) -> None:
        """Make this the language of all text that does not say another."""
        for properties in self._document.styles.element.iter(w("rPrDefault")):
            for element in properties.iterfind(w("rPr")):
                lang = element.find(w("lang"))
                lang = _parse("<w:lang/>")[0] if lang is None else lang
                lang.set(w("val"), language)
                put(element, lang)

    def save(self, body: Iterable[str], links: Links) -> bytes:
        """The bytes of the file with this body: paragraphs, and the last section's properties."""
        _relate(self._part, links)
        element = self._document.element.body
        for child in _parse("".join(body)):
            element.append(child)
        return save(self._document)


def _relate(part: Any, links: Links | None) -> None:
    for address, id_ in (links.ids if links else {}).items():
        part.load_rel(_RELATIONSHIP + "hyperlink", address, id_, is_external=True)


def _parse(xml: str) -> list[Any]:
    from lxml import etree

    parser = etree.XMLParser(huge_tree=True)
    root = etree.fromstring(f"<w:body {NAMESPACES}>{xml}</w:body>".encode(), parser)
    return list(root)
