"""Footnotes, endnotes and comments: their parts, and the marks that Word prints for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from biblio.readers.docx.line import BOOKMARK, BOOKMARK_END, note_id
from biblio.readers.docx.names import ID, TYPE, number, value, w
from biblio.readers.docx.numbering import printed
from biblio.readers.docx.resources import Resources
from biblio.readers.docx.revisions import Revisions
from biblio.readers.docx.story import Story
from biblio.readers.shaping.blocks import Block, NoteBlocks, Part

_SECTION, _SECTION_CHANGE, _CUSTOM = w("sectPr"), w("sectPrChange"), w("customMarkFollows")
_PARTS = {"footnote": Part.FOOTNOTE, "endnote": Part.ENDNOTE, "comment": Part.COMMENT}
_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}
_REFERENCES = {w(f"{kind}Reference"): kind for kind in _FORMS}
# the lines above notes are kept among them
_TEXTS = (None, "normal")
_UNNAMED = "?"


class _Count(NamedTuple):
    """How a kind of notes is counted: the format of numbers, the first, whether anew."""

    form: str
    start: int
    each_section: bool


def marks(
    root: etree._Element, settings: etree._Element | None, revisions: Revisions
) -> dict[str, str]:
    """What Word prints for the notes that the text calls, by their ids in the sheet.

    Notes with marks of their own have none here, and are not counted. Numbers that begin anew on
    each page go on: where pages end, the file does not say.
    """
    found: dict[str, str] = {}
    reached: dict[str, int] = {}
    for calls, section in _sections(root):
        for kind in _FORMS:
            count = _counted(kind, section, settings)
            if kind not in reached or count.each_section:
                reached[kind] = count.start
            for call in calls:
                if (
                    _REFERENCES[call.tag] == kind
                    and not _is_custom(call)
                    and not revisions.hides(call)
                ):
                    found[note_id(call)] = printed(reached[kind], count.form)
                    reached[kind] += 1
    return found


def bookmarked(root: etree._Element) -> dict[str, str]:
    """The ids of the notes whose marks stand in bookmarks, by the names of these."""
    found: dict[str, str] = {}
    begun: dict[str, str] = {}
    for one in root.iter(BOOKMARK, BOOKMARK_END, *_REFERENCES):
        number = one.get(ID, "")
        if one.tag == BOOKMARK:
            begun[number] = one.get(w("name"), "")
        elif one.tag == BOOKMARK_END:
            begun.pop(number, None)
        else:
            found |= dict.fromkeys(begun.values(), note_id(one))
            begun.clear()
    return found


def read(resources: Resources, kind: str, called: Sequence[str]) -> Iterator[NoteBlocks]:
    """The notes or comments of a kind, in the order in which the text calls them, others last."""
    part = resources.package.related(resources.main, f"{kind}s")
    root = None if part is None else resources.package.xml(part)
    if part is None or root is None:
        return
    story = Story(resources, part, root)
    places = {note: at for at, note in reversed(list(enumerate(called)))}
    elements = [one for one in root.iter(w(kind)) if one.get(TYPE) in _TEXTS]
    elements.sort(key=lambda one: places.get(f"{kind} {one.get(ID, '')}", len(called)))
    for element in elements:
        note = f"{kind} {element.get(ID, '')}"
        blocks = story.blocks(element)
        mark = _mark(element, kind, note, resources.marks)
        if kind != "comment":
            blocks = _without(blocks, mark)
        yield NoteBlocks(mark, blocks, _PARTS[kind], note)


def _mark(element: etree._Element, kind: str, note: str, known: Mapping[str, str]) -> str:
    """What is printed for the note; of a comment, who made it."""
    if kind == "comment":
        return element.get(w("author")) or element.get(w("initials")) or _UNNAMED
    return known.get(note, "").strip() or element.get(ID, "") or _UNNAMED


def _without(blocks: tuple[Block, ...], mark: str) -> tuple[Block, ...]:
    """The note without a mark that was typed before its text, as marks of one's own are."""
    if not blocks:
        return blocks
    first = blocks[0]
    string = first.rich.string
    start = len(string) - len(string.lstrip())
    if not string.startswith(mark, start) or mark.isalnum():
        return blocks
    end = start + len(mark)
    end += len(string) - end - len(string[end:].lstrip())
    cut = Block(first.rich.cut(end), first.style, first.level, first.mark, first.later)
    return (cut, *blocks[1:])


def _sections(
    root: etree._Element,
) -> Iterator[tuple[list[etree._Element], etree._Element | None]]:
    """The marks in the text, and the properties of the section in which they stand.

    A section ends with the paragraph that has its properties, the last one with the body.
    """
    calls: list[etree._Element] = []
    section: etree._Element | None = None
    for one in root.iter(*_REFERENCES, _SECTION):
        if section is not None and section.getparent().getparent() not in one.iterancestors():
            yield calls, section
            calls, section = [], None
        if one.tag != _SECTION:
            calls.append(one)
        elif one.getparent().tag != _SECTION_CHANGE:
            section = one
    yield calls, section


def _counted(kind: str, section: etree._Element | None, settings: etree._Element | None) -> _Count:
    """How the notes of a section are counted: it says so itself, else the whole document."""
    said = [one.find(w(f"{kind}Pr")) for one in (section, settings) if one is not None]

    def first(name: str) -> str | None:
        return next((text for one in said if (text := value(one, w(name))) is not None), None)

    start = number(first("numStart"))
    return _Count(
        first("numFmt") or _FORMS[kind],
        1 if start is None else start,
        first("numRestart") == "eachSect",
    )


def _is_custom(call: etree._Element) -> bool:
    return call.get(_CUSTOM, "0") in ("1", "true", "on")
