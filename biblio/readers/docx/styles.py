"""Styles: what a paragraph is by the style it has, and how a run looks (ECMA-376-1, 17.7).

A document names its own styles, yet those that Word knows keep their English names in every
language. Others are known by their names in several languages, or by the style they are based on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from lxml import etree

from biblio.document import Run
from biblio.readers.docx.names import TYPE, VALUE, is_on, number, value, w
from biblio.readers.shaping.blocks import Style
from biblio.values.patterns import Lazy

PLAIN = Run("")
T = TypeVar("T")
_DEEPEST = 30
# half points above the line: less is kerning of a formula, not a raised mark
_RAISED = 4

_NAMES = Lazy(
    r"""(?x)^(?:
      (?P<heading> (?:heading|head|überschrift|titre|t[ií]tulo|titolo|заголовок|kop|rubrik
                     |nagłówek|otsikko|nadpis|başlık|cím|overskrift)\s?(?P<level>[1-9])
                   |(?:toc|index|bibliography|references?|notes)\ heading
                   |title|subtitle|(?:chapter|part|section|book|article)\s?(?:title|heading)
                   |endnote\ bibliography\ title|contents\ heading)$
    | (?P<contents> (?:toc|index|contents|verzeichnis|inhaltsverzeichnis)\s?\d
                   |table\ of\ (?:figures|authorities))$
    | (?P<caption> (?:(?:image|table|figure)\s)?caption$|beschriftung$|légende$|подпись
                   |(?:illustration|drawing|figure)$|(?:figure|table)\s(?:title|legend))
    | (?P<verse> verse?s?\b|poe(?:m|try)|gedicht|strophe|stanza|poème|poesia|стих)
    | (?P<quotation> (?:intense\s|block\s?|long\s|extended\s)?(?:quote|quotation)s?\b|block\s?text$
                   |blockquot|extract\b|(?:langes\s|block)?zitat|citation\b|citazione|cita\b
                   |цитата|citaat|epigraph|motto$)
    | (?P<code> source\ code|html\ preformatted|preformatted|macro(?:\ text)?$|code\b|listing)
    | (?P<bibliography> (?:endnote\ |zotero\ |mendeley\ |citavi\ )?bibliograph|references?$
                   |literatur(?:verzeichnis|liste)|works\ cited|библиограф|список\ литературы)
    | (?P<list> list\ (?:bullet|number|continue)|(?:list|liste?|lista)\s?[1-5]?$
                   |(?:aufzählungszeichen|listennummer)))"""
)
_STYLES = {
    "heading": Style.HEADING,
    "contents": Style.LIST,
    "caption": Style.CAPTION,
    "verse": Style.VERSE,
    "quotation": Style.QUOTATION,
    "code": Style.CODE,
    "bibliography": Style.REFERENCE,
    "list": Style.LIST,
}


@dataclass(frozen=True, slots=True)
class Indent:
    """How far a paragraph is set in, in twentieths of a point; `hanging` is the first line's."""

    left: int = 0
    right: int = 0
    first: int = 0


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style makes of a paragraph.

    `list_id` and `list_level` name the list that numbers it; `outline` is its level in the outline
    from 0; `look` is that of its characters, which words set apart within it do not have.
    """

    name: str = ""
    style: Style = Style.TEXT
    level: int = 1
    outline: int | None = None
    list_id: str | None = None
    list_level: int = 0
    indent: Indent = field(default_factory=Indent)
    look: Run = PLAIN
    hidden: bool = False


class Direct(NamedTuple):
    """What a run says of its own look; None where it says nothing."""

    style: str | None
    italic: bool | None
    bold: bool | None
    small_caps: bool | None
    struck: bool | None
    hidden: bool | None
    height: str | None


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        elements = () if root is None else tuple(root.iterfind(w("style")))
        self._elements = {(one.get(TYPE), one.get(w("styleId"), "")): one for one in elements}
        self._default = next((one for one in elements if _is_default(one)), None)
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._looks: dict[tuple[Direct, Run], tuple[Run, bool]] = {}

    @property
    def lists(self) -> Mapping[str, str]:
        """The list that each numbering style is."""
        return {
            name: value(one.find(f"{w('pPr')}/{w('numPr')}"), w("numId")) or ""
            for (kind, name), one in self._elements.items()
            if kind == "numbering"
        }

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """The paragraph style of that id, the default one for None or an unknown id."""
        if style_id not in self._paragraphs:
            self._paragraphs[style_id] = self._paragraph(style_id)
        return self._paragraphs[style_id]

    def look(self, properties: etree._Element | None, within: Run) -> tuple[Run, bool]:
        """How a run looks in a paragraph of that look, and whether it is hidden.

        What is set apart counts: a roman word in an italic paragraph is what an italic one is
        elsewhere, for the paragraph's look is its style's and no emphasis.
        """
        if properties is None or not len(properties):
            return PLAIN, False
        direct = _direct(properties)
        if direct == _NOTHING:
            return PLAIN, False
        found = self._looks.get((direct, within))
        if found is None:
            found = self._looks[direct, within] = self._look(direct, within)
        return found

    def _look(self, direct: Direct, within: Run) -> tuple[Run, bool]:
        base = self._character(direct.style)
        height = direct.height or base.height
        look = Run(
            "",
            _apart(direct.italic, base.italic, within.italic),
            _apart(direct.bold, base.bold, within.bold),
            _apart(direct.small_caps, base.small_caps, within.small_caps),
            superscript=height == "superscript",
            subscript=height == "subscript",
        )
        hidden = base.hidden if direct.hidden is None else direct.hidden
        struck = base.struck if direct.struck is None else direct.struck
        return (replace(look, struck=True) if struck else look), bool(hidden)

    def _character(self, style_id: str | None) -> Direct:
        """What a character style says, with what it is based on."""
        said = [_direct(one.find(w("rPr"))) for one in self._chain("character", style_id)]
        return _merged(said)

    def _paragraph(self, style_id: str | None) -> ParagraphStyle:
        chain = tuple(self._chain("paragraph", style_id))
        if not chain and self._default is not None:
            chain = (self._default,)
        properties = [one.find(w("pPr")) for one in chain]
        said = _merged([_direct(one.find(w("rPr"))) for one in chain])
        style, level = _kind([_name(one) for one in chain])
        outline = _first(number(value(one, w("outlineLvl"))) for one in properties)
        lists = [one.find(w("numPr")) for one in properties if one is not None]
        list_id = _first(value(one, w("numId")) for one in lists)
        list_level = _first(number(value(one, w("ilvl"))) for one in lists)
        return ParagraphStyle(
            _name(chain[0]) if chain else "",
            style,
            level,
            outline,
            list_id,
            list_level or 0,
            _indent(properties),
            Run("", bool(said.italic), bool(said.bold), bool(said.small_caps)),
            bool(said.hidden),
        )

    def _chain(self, kind: str, style_id: str | None) -> Iterator[etree._Element]:
        """The style and those it is based on, one after the other; a circle is left."""
        for _ in range(_DEEPEST):
            one = self._elements.get((kind, style_id or ""))
            if one is None:
                return
            yield one
            style_id = value(one, w("basedOn"))


def _is_default(style: etree._Element) -> bool:
    return style.get(TYPE) == "paragraph" and style.get(w("default")) in ("1", "true", "on")


def _name(style: etree._Element) -> str:
    return (value(style, w("name")) or "").casefold().strip()


def _kind(names: list[str]) -> tuple[Style, int]:
    """What the names of a style, and of those it is based on, tell of its paragraphs."""
    for name in names:
        match = _NAMES.match(name)
        kind = None if match is None else match.lastgroup
        if match is not None and match["level"]:
            return Style.HEADING, int(match["level"])
        if kind is not None:
            return _STYLES[kind], 2 if name == "subtitle" else 1
    return Style.TEXT, 1


def _direct(properties: etree._Element | None) -> Direct:
    if properties is None:
        return _NOTHING
    said: dict[str, etree._Element] = {one.tag: one for one in properties}
    if _TELLING.isdisjoint(said):
        return _NOTHING
    struck = _on(said.get(_STRIKE))
    return Direct(
        _said(said.get(_STYLE)),
        _on(said.get(_ITALIC)),
        _on(said.get(_BOLD)),
        _on(said.get(_SMALL_CAPS)),
        _on(said.get(_DOUBLE_STRIKE)) if struck is None else struck,
        _on(said.get(_VANISH)),
        _said(said.get(_ALIGN)) or _raised(said.get(_POSITION)),
    )


_STYLE, _ITALIC, _BOLD, _SMALL_CAPS = w("rStyle"), w("i"), w("b"), w("smallCaps")
_STRIKE, _DOUBLE_STRIKE, _VANISH = w("strike"), w("dstrike"), w("vanish")
_ALIGN, _POSITION = w("vertAlign"), w("position")
_TELLING = frozenset(
    {_STYLE, _ITALIC, _BOLD, _SMALL_CAPS, _STRIKE, _DOUBLE_STRIKE, _VANISH, _ALIGN, _POSITION}
)
_NOTHING = Direct(None, None, None, None, None, None, None)


def _said(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(VALUE)


def _on(element: etree._Element | None) -> bool | None:
    return None if element is None else is_on(element)


def _raised(position: etree._Element | None) -> str | None:
    """A run that was lifted or lowered by hand stands as high as a raised or lowered mark."""
    by = None if position is None else number(position.get(VALUE))
    if by is None or abs(by) < _RAISED:
        return None
    return "superscript" if by > 0 else "subscript"


def _merged(said: list[Direct]) -> Direct:
    """What styles say together: of each thing what the first says that says something."""
    return Direct(*(_first(each) for each in zip(*said, strict=True))) if said else _NOTHING


def _apart(direct: bool | None, by_style: bool | None, within: bool) -> bool:
    """Whether the run is set apart from its paragraph: a character style turns the look over."""
    return bool(by_style) if direct is None else direct != within


def _indent(properties: list[etree._Element | None]) -> Indent:
    said = [indent(one.find(w("ind"))) for one in properties if one is not None]
    left, right, first = (_first(each) for each in zip(*said, strict=True)) if said else (0, 0, 0)
    return Indent(left or 0, right or 0, first or 0)


def indent(element: etree._Element | None) -> tuple[int | None, int | None, int | None]:
    """What `w:ind` says of left, right and the first line, None where it is silent."""
    if element is None:
        return None, None, None
    left, right = element.get(w("left"), element.get(w("start"))), element.get(w("right"))
    hanging = number(element.get(w("hanging")))
    first = number(element.get(w("firstLine"))) if hanging is None else -hanging
    return number(left), number(right or element.get(w("end"))), first


def _first(values: Iterable[T | None]) -> T | None:
    return next((one for one in values if one is not None), None)
