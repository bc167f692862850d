"""Styles that what is added to a Word file needs: the file's own by their names, else ours."""

from __future__ import annotations

from lxml import etree

from biblio.readers.docx.names import TYPE, VALUE, w
from biblio.restyle.parts import Parts
from biblio.restyle.runs import PROPERTIES, with_value

_STYLE, _STYLE_ID = w("style"), w("styleId")
# What is lent where a file has no such style: its kind, and whether it raises the characters.
_LENT = {
    **dict.fromkeys(("footnote reference", "endnote reference"), ("character", True)),
    **dict.fromkeys(("footnote text", "endnote text", "bibliography"), ("paragraph", False)),
    **{"annotation reference": ("character", False), "annotation text": ("paragraph", False)},
}


class Styles:
    """The styles of a file by the names that Word knows them by, whatever their ids are."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._ids: dict[str, str] = {}
        part = parts.of_kind("styles")
        for style in () if part is None else parts.root(part).iter(_STYLE):
            name = style.find(w("name"))
            if name is not None:
                self._ids.setdefault(name.get(VALUE, "").casefold(), style.get(_STYLE_ID, ""))

    def id(self, name: str) -> str:
        """The id of the style of that name, which is lent where the file has none."""
        if name not in self._ids:
            self._ids[name] = self._lend(name)
        return self._ids[name]

    def known(self, *names: str) -> str | None:
        """The id of the first of these styles that the file has."""
        return next((self._ids[name] for name in names if name in self._ids), None)

    def _lend(self, name: str) -> str:
        part = self._parts.of_kind("styles") or self._parts.add("styles")
        kind, is_raised = _LENT[name]
        words = name.title().replace(" ", "")
        taken = {style.get(_STYLE_ID) for style in self._parts.root(part).iter(_STYLE)}
        made = etree.SubElement(self._parts.root(part), _STYLE)
        made.set(TYPE, kind)
        made.set(_STYLE_ID, f"{words}Biblio" if words in taken else words)
        made.append(with_value("name", name))
        if is_raised:
            etree.SubElement(made, PROPERTIES).append(with_value("vertAlign", "superscript"))
        self._parts.touch(part)
        return str(made.get(_STYLE_ID))
