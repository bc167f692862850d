"""Runs of a Word file: made, parted at a character, and what may be done with them."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from lxml import etree

from biblio.document import Run
from biblio.readers.docx.names import PARAGRAPH, RUN, VALUE, w
from biblio.word.order import put

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PROPERTIES, TEXT, HYPERLINK = w("rPr"), w("t"), w("hyperlink")
_REVISIONS = frozenset((w("ins"), w("del"), w("moveFrom"), w("moveTo")))
# What a run holds that can be parted, and how many characters of it the reader counts.
_ONE_CHARACTER = frozenset(map(w, ("tab", "br", "cr", "noBreakHyphen", "softHyphen")))
_UNSEEN = frozenset((PROPERTIES, w("lastRenderedPageBreak")))
# What may stand between the runs of a citation and stay where it is.
_BETWEEN = frozenset(map(w, ("bookmarkStart", "bookmarkEnd", "proofErr")))
_MARKS = frozenset(map(w, ("commentRangeStart", "commentRangeEnd")))
_FIELD, _FIELD_KIND = w("fldChar"), w("fldCharType")
# What the first run of a citation hands on to those that stand for it.
_HANDED_ON = tuple(map(w, ("rFonts", "sz", "szCs", "lang", "color")))


class Unfit(Exception):  # noqa: N818
    """These runs cannot be replaced; why, in words."""


def refuse_revised(runs: Sequence[etree._Element]) -> None:
    """Raise Unfit where one of the runs was inserted or deleted by somebody."""
    if any(one.tag in _REVISIONS for run in runs for one in run.iterancestors()):
        raise Unfit("there are tracked changes in it")


def refuse_unfit(old: Sequence[etree._Element]) -> None:
    """Raise Unfit where the runs are more than text, or do not stand side by side."""
    refuse_revised(old)
    if any(one.tag not in (TEXT, *_ONE_CHARACTER, *_UNSEEN) for run in old for one in run):
        raise Unfit("a note, a field or a picture stands in it")
    levels = [level(run) for run in old]
    if any(one.getparent() is not levels[0].getparent() for one in levels):
        raise Unfit("it begins in one field or link and ends in another")
    one = levels[0]
    while one is not levels[-1]:
        following = one.getnext()
        if following is None or following.tag not in (RUN, HYPERLINK, *_BETWEEN, *_MARKS):
            raise Unfit("a field or a change stands in it")
        one = following


def refuse_in_field(run: etree._Element) -> None:
    """Raise Unfit where the run is part of what a field prints."""
    paragraph = next(run.iterancestors(PARAGRAPH))
    depth = 0
    for one in paragraph.iter(RUN):
        if one is run:
            break
        for mark in one.iter(_FIELD):
            kind = mark.get(_FIELD_KIND)
            depth += (kind == "begin") - (kind == "end")
    if depth > 0 or any(one.tag == w("fldSimple") for one in run.iterancestors()):
        raise Unfit("a field or a change stands in it")


def level(run: etree._Element) -> etree._Element:
    """The run, or the hyperlink that it is in."""
    parent = run.getparent()
    assert parent is not None
    return parent if parent.tag == HYPERLINK else run


def length_of(run: etree._Element) -> int:
    """How many characters of the run the reader counts."""
    return sum(map(_characters, run))


def _characters(element: etree._Element) -> int:
    if element.tag == TEXT:
        return len(element.text or "")
    return 1 if element.tag in _ONE_CHARACTER else 0


def split(run: etree._Element, at: int) -> etree._Element:
    """Part the run before its character `at`; the second part."""
    rest = copy.deepcopy(run)
    length = 0
    for mine, others in zip(list(run), list(rest), strict=True):
        start, length = length, length + _characters(mine)
        if mine.tag in _UNSEEN:
            if mine.tag != PROPERTIES and start >= at:
                run.remove(mine)
            elif mine.tag != PROPERTIES:
                rest.remove(others)
        elif length <= at:
            rest.remove(others)
        elif start >= at:
            run.remove(mine)
        else:
            _say(others, (others.text or "")[at - start :])
            _say(mine, (mine.text or "")[: at - start])
    run.addnext(rest)
    return rest


def _say(element: etree._Element, text: str) -> None:
    element.text = text
    element.set(_SPACE, "preserve")


def text_run(run: Run, like: etree._Element | None = None) -> etree._Element:
    """The run as an element, in the letters and the language of another."""
    made = etree.Element(RUN)
    properties = etree.SubElement(made, PROPERTIES)
    theirs = None if like is None else like.find(PROPERTIES)
    for name in _HANDED_ON:
        if theirs is not None and (given := theirs.find(name)) is not None:
            put(properties, copy.deepcopy(given))
    for is_so, names in (
        (run.bold, ("b", "bCs")),
        (run.italic, ("i", "iCs")),
        (run.small_caps, ("smallCaps",)),
    ):
        for name in names if is_so else ():
            put(properties, etree.Element(w(name)))
    if run.superscript or run.subscript:
        put(properties, with_value("vertAlign", "superscript" if run.superscript else "subscript"))
    if not len(properties):
        made.remove(properties)
    _say(etree.SubElement(made, TEXT), run.text)
    return made


def styled_run(style: str, *content: etree._Element) -> etree._Element:
    """A run in a character style, with what it holds."""
    made = etree.Element(RUN)
    etree.SubElement(made, PROPERTIES).append(with_value("rStyle", style))
    made.extend(content)
    return made


def with_value(name: str, value: str) -> etree._Element:
    """An element that says no more than a value: `<w:pStyle w:val="…"/>`."""
    made = etree.Element(w(name))
    made.set(VALUE, value)
    return made
