"""Styles that what is added to a Word file needs: the file's own by their names, else ours."""

from __future__ import annotations

from lxml import etree

from biblio.readers.docx.names import TYPE, VALUE, WORD, w
from biblio.restyle.parts import Parts
from biblio.restyle.runs import with_value

_STYLE, _STYLE_ID = w("style"), w("styleId")
# What is lent where a file has no such style: its kind, and how it looks as Word has it by default.
# Notes are smaller than the text, and entries hang by half an inch (in twentieths of a point).
_RAISED = '<w:rPr {0}><w:vertAlign w:val="superscript"/></w:rPr>'
_SMALL = (
    '<w:pPr {0}><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>',
    '<w:rPr {0}><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>',
)
_HANGING = '<w:pPr {0}><w:ind w:left="720" w:hanging="720"/></w:pPr>'
_LENT: dict[str, tuple[str, tuple[str, ...]]] = {
    **dict.fromkeys(("footnote reference", "endnote reference"), ("character", (_RAISED,))),
    **dict.fromkeys(("footnote text", "endnote text"), ("paragraph", _SMALL)),
    "bibliography": ("paragraph", (_HANGING,)),
    "annotation reference": ("character", ()),
    "annotation text": ("paragraph", ()),
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
        kind, looks = _LENT[name]
        words = name.title().replace(" ", "")
        taken = {style.get(_STYLE_ID) for style in self._parts.root(part).iter(_STYLE)}
        made = etree.SubElement(self._parts.root(part), _STYLE)
        made.set(TYPE, kind)
        made.set(_STYLE_ID, f"{words}Biblio" if words in taken else words)
        made.append(with_value("name", name))
        made.extend(etree.fromstring(look.format(f'xmlns:w="{WORD}"')) for look in looks)
        self._parts.touch(part)
        return str(made.get(_STYLE_ID))
