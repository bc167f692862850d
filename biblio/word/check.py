"""Checks a Word file for what makes Word call it damaged, or lose a part of it unsaid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

from biblio.word.markup import RELATIONSHIPS, WORD, w
from biblio.word.order import RANKS, misplaced

_LONGEST_BOOKMARK = 40
_MOST_NOTES = 32_767
_ROOTS = {"document", "footnotes", "endnotes", "comments", "hdr", "ftr"}
_CALLS = {"footnote": "footnoteReference", "endnote": "endnoteReference"}
_STYLED = ("pStyle", "rStyle", "tblStyle")


@dataclass(frozen=True, slots=True)
class _File:
    """The parts of the file that are of Word, by name, and the relationship ids of each."""

    parts: dict[str, Any]
    relationships: dict[str, frozenset[str]]

    def part(self, name: str) -> Any:
        return self.parts.get(f"word/{name}.xml", etree.Element("none"))

    @property
    def texts(self) -> list[tuple[str, Any]]:
        """The parts that hold paragraphs."""
        return [(name, root) for name, root in self.parts.items() if _local(root) in _ROOTS]


def faults(data: bytes) -> list[str]:
    """What is wrong with the file, a sentence each; empty where nothing is."""
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {
            name: etree.fromstring(archive.read(name))
            for name in names
            if name.startswith("word/") and name.endswith(".xml")
        }
        links = {name: _ids(archive, names, name) for name in parts}
    file = _File(parts, links)
    return [f"{fault}" for check in CHECKS for fault in check(file)]


def _ids(archive: ZipFile, names: list[str], part: str) -> frozenset[str]:
    folder, _, name = part.rpartition("/")
    path = f"{folder}/_rels/{name}.rels"
    if path not in names:
        return frozenset()
    return frozenset(str(link.get("Id")) for link in etree.fromstring(archive.read(path)))


def _styles(file: _File) -> Iterator[str]:
    known = {style.get(w("styleId")) for style in file.part("styles").iter(w("style"))}
    for name, root in file.parts.items():
        used = {e.get(w("val")) for kind in _STYLED for e in root.iter(w(kind))}
        for style in sorted(used - known):
            yield f"{name}: there is no style {style}"


def _fields(file: _File) -> Iterator[str]:
    for name, root in file.texts:
        open_fields: list[str] = []
        for mark in root.iter(w("fldChar")):
            kind = mark.get(w("fldCharType"))
            if kind == "begin":
                open_fields.append("begin")
            elif not open_fields or (kind == "separate" and open_fields[-1] == "separate"):
                yield f"{name}: a field has no beginning"
            elif kind == "separate":
                open_fields[-1] = "separate"
            else:
                open_fields.pop()
        if open_fields:
            yield f"{name}: a field has no end"


def _notes(file: _File) -> Iterator[str]:
    for kind, call in _CALLS.items():
        notes = [int(note.get(w("id"))) for note in file.part(f"{kind}s").iter(w(kind))]
        calls = [int(mark.get(w("id"))) for mark in file.part("document").iter(w(call))]
        ordinary = [note for note in notes if note > 0]
        yield from _unpaired(kind, ordinary, calls)
        if any(note > _MOST_NOTES for note in notes):
            yield f"the id of a {kind} is over {_MOST_NOTES}"


def _comments(file: _File) -> Iterator[str]:
    comments = [int(note.get(w("id"))) for note in file.part("comments").iter(w("comment"))]
    for kind in ("commentReference", "commentRangeStart", "commentRangeEnd"):
        marks = [int(mark.get(w("id"))) for mark in file.part("document").iter(w(kind))]
        yield from _unpaired("comment", comments, marks)
    for name, root in file.texts:
        if _local(root) != "document" and next(root.iter(w("commentReference")), None) is not None:
            yield f"{name}: a comment stands where Word allows none"


def _unpaired(kind: str, written: list[int], marks: list[int]) -> Iterator[str]:
    for number, times in Counter(written).items():
        if times > 1:
            yield f"{kind} {number} is there {times} times"
    called = Counter(marks)
    for number in sorted(set(written) | set(called)):
        if number not in written:
            yield f"{kind} {number} has a mark, but no text"
        elif called[number] != 1:
            yield f"{kind} {number} has {called[number]} marks"


def _bookmarks(file: _File) -> Iterator[str]:
    starts = [mark for _, root in file.texts for mark in root.iter(w("bookmarkStart"))]
    ends = [mark.get(w("id")) for _, root in file.texts for mark in root.iter(w("bookmarkEnd"))]
    names = Counter(mark.get(w("name")) for mark in starts)
    yield from (f"two bookmarks are named {name}" for name, times in names.items() if times > 1)
    yield from (f"the name {name} is too long" for name in names if len(name) > _LONGEST_BOOKMARK)
    if sorted(mark.get(w("id")) for mark in starts) != sorted(ends) or len(set(ends)) < len(ends):
        yield "the ends of bookmarks are not those of their beginnings"
    for name, root in file.texts:
        anchors = {link.get(w("anchor")) for link in root.iter(w("hyperlink"))} - {None}
        yield from (f"{name}: no bookmark {anchor}" for anchor in sorted(anchors - set(names)))


def _relations(file: _File) -> Iterator[str]:
    prefix = f"{{{RELATIONSHIPS}}}"
    for name, root in file.parts.items():
        used = {v for e in root.iter() for key, v in e.attrib.items() if key.startswith(prefix)}
        for missing in sorted(used - file.relationships[name]):
            yield f"{name}: there is no relationship {missing}"


def _order(file: _File) -> Iterator[str]:
    for name, root in file.parts.items():
        for parent in RANKS:
            for element in root.iter(w(parent)):
                for child in misplaced(element):
                    yield f"{name}: {child} is out of its place in {parent}"


def _local(root: Any) -> str:
    return str(root.tag).removeprefix(f"{{{WORD}}}")


CHECKS: tuple[Callable[[_File], Iterator[str]], ...] = (
    _styles,
    _fields,
    _notes,
    _comments,
    _bookmarks,
    _relations,
    _order,
)
