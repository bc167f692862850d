"""Runs of a Word file replaced: parted where a citation begins and ends, deleted, made anew."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import count

from lxml import etree

from biblio.document import Run
from biblio.readers.docx.names import ID, RUN, w
from biblio.restyle.printing import Runs
from biblio.word.order import put

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PROPERTIES, _TEXT, _DELETED = w("rPr"), w("t"), w("delText")
_REVISIONS = frozenset((w("ins"), w("del"), w("moveFrom"), w("moveTo")))
# What a run holds that can be parted, and how many characters of it the reader counts.
_ONE_CHARACTER = frozenset(map(w, ("tab", "br", "cr", "noBreakHyphen", "softHyphen")))
_UNSEEN = frozenset((_PROPERTIES, w("lastRenderedPageBreak")))
# What may stand between the runs of a citation and stay where it is.
_BETWEEN = frozenset(map(w, ("bookmarkStart", "bookmarkEnd", "proofErr")))
# What the first run of a citation hands on to those that stand for it.
_HANDED_ON = tuple(map(w, ("rFonts", "sz", "szCs", "lang", "color")))
_AUTHOR = "biblio"


class Unfit(Exception):  # noqa: N818
    """These runs cannot be replaced; why, in words."""


class Reviser:
    """Replaces runs, with a mark of revision where `track` says so; `date` is that of the marks."""

    def __init__(self, track: bool, date: datetime) -> None:
        self._track = track
        self._date = date.strftime("%Y-%m-%dT%H:%M:%SZ")
        self._ids = count(1)

    def avoid(self, ids: Iterable[int]) -> None:
        """Take no id of a revision that there is."""
        self._ids = count(max(next(self._ids), max(ids, default=0) + 1))

    def replace(
        self,
        own: Sequence[etree._Element],
        first: tuple[int, int],
        last: tuple[int, int],
        new: Runs,
    ) -> list[etree._Element]:
        """The new runs, which stand in place of the characters from `first` to `last`.

        Both are pairs of a run of the paragraph and a character in it, the last one exclusive.
        Raises Unfit, nothing being changed, where more than text is among them.
        """
        old = list(own[first[0] : last[0] + 1])
        _check(old)
        if last[1] < _length(old[-1]):
            _split(old[-1], last[1])
        if first[1] > 0:
            old[0] = _split(old[0], first[1])
        made = [_run(run, old[0]) for run in new]
        self._insert(old[-1], made)
        for run in old:
            self._delete(run)
        return made

    def _insert(self, behind: etree._Element, made: Sequence[etree._Element]) -> None:
        """Behind the last old run, outside of a hyperlink whose words it is."""
        parent = behind.getparent()
        anchor = behind if parent is None or parent.tag != w("hyperlink") else parent
        if not self._track:
            for run in reversed(made):
                anchor.addnext(run)
            return
        inserted = self._mark("ins")
        inserted.extend(made)
        anchor.addnext(inserted)

    def _delete(self, run: etree._Element) -> None:
        parent = run.getparent()
        assert parent is not None
        if not self._track:
            parent.remove(run)
            if parent.tag == w("hyperlink") and not len(parent):
                parent.getparent().remove(parent)
            return
        deleted = self._mark("del")
        parent.replace(run, deleted)
        deleted.append(run)
        for text in run.iter(_TEXT):
            text.tag = _DELETED

    def _mark(self, name: str) -> etree._Element:
        element = etree.Element(w(name))
        element.set(ID, str(next(self._ids)))
        element.set(w("author"), _AUTHOR)
        element.set(w("date"), self._date)
        return element


def _check(old: Sequence[etree._Element]) -> None:
    for run in old:
        if any(one.tag in _REVISIONS for one in run.iterancestors()):
            raise Unfit("there are tracked changes in it")
        if any(one.tag not in (_TEXT, *_ONE_CHARACTER, *_UNSEEN) for one in run):
            raise Unfit("a note, a field or a picture stands in it")
    levels = [_level(run) for run in old]
    if any(level.getparent() is not levels[0].getparent() for level in levels):
        raise Unfit("it begins in one field or link and ends in another")
    one = levels[0]
    while one is not levels[-1]:
        following = one.getnext()
        if following is None or following.tag not in (RUN, w("hyperlink"), *_BETWEEN):
            raise Unfit("a field or a change stands in it")
        one = following


def _level(run: etree._Element) -> etree._Element:
    """The run, or the hyperlink that it is in."""
    parent = run.getparent()
    assert parent is not None
    return parent if parent.tag == w("hyperlink") else run


def _length(run: etree._Element) -> int:
    return sum(map(_characters, run))


def _characters(element: etree._Element) -> int:
    if element.tag == _TEXT:
        return len(element.text or "")
    return 1 if element.tag in _ONE_CHARACTER else 0


def _split(run: etree._Element, at: int) -> etree._Element:
    """Part the run before its character `at`; the second part."""
    rest = copy.deepcopy(run)
    length = 0
    for mine, others in zip(list(run), list(rest), strict=True):
        start, length = length, length + _characters(mine)
        if mine.tag in _UNSEEN:
            if mine.tag != _PROPERTIES and start >= at:
                run.remove(mine)
            elif mine.tag != _PROPERTIES:
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


def _run(run: Run, like: etree._Element) -> etree._Element:
    """The run as an element, in the letters and the language of another."""
    made = etree.Element(RUN)
    properties = etree.SubElement(made, _PROPERTIES)
    theirs = like.find(_PROPERTIES)
    for name in _HANDED_ON if theirs is not None else ():
        if (given := theirs.find(name)) is not None:
            put(properties, copy.deepcopy(given))
    for is_so, names in (
        (run.bold, ("b", "bCs")),
        (run.italic, ("i", "iCs")),
        (run.small_caps, ("smallCaps",)),
    ):
        for name in names if is_so else ():
            put(properties, etree.Element(w(name)))
    if run.superscript or run.subscript:
        align = etree.Element(w("vertAlign"))
        align.set(w("val"), "superscript" if run.superscript else "subscript")
        put(properties, align)
    if not len(properties):
        made.remove(properties)
    _say(etree.SubElement(made, _TEXT), run.text)
    return made
