"""The text of a part (the body, a note, a comment, a text box) as blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from lxml import etree

from biblio.document import OBJECT, Run, Text
from biblio.origins import PackageAlignment, PackageSpot
from biblio.readers.docx import line as lines
from biblio.readers.docx import tables
from biblio.readers.docx.fields import Field, Fields, Meaning
from biblio.readers.docx.line import Line, Surroundings
from biblio.readers.docx.names import PARAGRAPH, TABLE, number, value, w
from biblio.readers.docx.resources import Resources
from biblio.readers.docx.styles import Indent, ParagraphStyle, indent
from biblio.readers.shaping.blocks import NOTHING, Block, Piece, Rich, Style, plain

_PROPERTIES, _STYLE, _OUTLINE = w("pPr"), w("pStyle"), w("outlineLvl")
_LIST, _LIST_ID, _LIST_LEVEL = w("numPr"), w("numId"), w("ilvl")
_INDENT = w("ind")
_FRAME, _DROP_CAP = w("framePr"), w("dropCap")
_CONTROL, _CONTENT = w("sdt"), w("sdtContent")
_GALLERY = f".//{w('docPartGallery')}"
_BODY_LEVEL = 9
# a heading is shorter; text that has a place in the outline by mistake is longer
_LONGEST_HEADING = 250
# twentieths of a point: a quarter of an inch, the least that sets a quotation apart
_SET_IN = 360
# shorter lines that are set in are signatures and addresses, not quotations
_SHORTEST_QUOTATION = 60
# what a picture is called that has no relationship to a file
_UNRELATED = "without a file"
_GALLERIES = {"Bibliographies": Style.REFERENCE, "Table of Contents": Style.LIST}
# properties of paragraphs, tables, sections
_NO_TEXT = "Pr"
# what does not become text, by the name that is told
_OUTSIDE = {w("altChunk"): "inserted files", w("subDoc"): "subdocuments"}


class Laid(NamedTuple):
    """A block, and how far it is set in (None where that means nothing)."""

    block: Block
    indent: Indent | None


class Story:
    """Reads the texts of one part; `title` is what a paragraph in Word's style Title says."""

    def __init__(self, resources: Resources, part: str, root: etree._Element) -> None:
        self.title: str | None = None
        self._resources = resources
        self._part = part
        self._coming = enumerate(root.iter(PARAGRAPH))
        self._passed: dict[etree._Element, int] = {}
        bookmarks: dict[str, Field] = {}
        self._around = Surroundings(
            resources,
            part,
            Fields(root, resources.revisions, resources.sources, resources.noted),
            bookmarks,
        )
        self._carried: list[Piece] = []

    def blocks(self, container: etree._Element) -> tuple[Block, ...]:
        """What is in the element, in order; quotations are known by how they are set in."""
        return tuple(_set_apart(tuple(self._laid(container))))

    def within(self, container: etree._Element) -> tuple[Block, ...]:
        """What is in the cell of a table or in a text box."""
        carried, self._carried = self._carried, []
        found = tuple(laid.block for laid in self._laid(container))
        self._carried = carried
        return found

    def _laid(self, container: etree._Element) -> Iterator[Laid]:
        yield from self._level(container)
        if self._carried:
            rich, self._carried = Rich(tuple(self._carried)), []
            yield Laid(Block(rich), None)

    def _level(self, container: etree._Element) -> Iterator[Laid]:
        dropped = self._resources.revisions.dropped
        for child in container:
            tag = child.tag
            if tag == PARAGRAPH:
                yield from self._paragraph(child)
            elif tag == TABLE:
                yield from (Laid(one, None) for one in tables.rows(child, self, self._resources))
            elif tag == _CONTROL:
                yield from self._control(child)
            elif tag == lines.ALTERNATE:
                chosen = lines.branch(child)
                yield from () if chosen is None else self._level(chosen)
            elif tag in _OUTSIDE:
                self._resources.left_out[_OUTSIDE[tag]] += 1
            elif tag == lines.BOOKMARK:
                lines.begin_bookmark(self._around, child)
            elif tag == lines.BOOKMARK_END:
                lines.end_bookmark(self._around, child)
            elif tag not in dropped and not tag.endswith(_NO_TEXT):
                yield from self._level(child)

    def _control(self, control: etree._Element) -> Iterator[Laid]:
        """A content control; a list of works cited and a table of contents are such."""
        content = control.find(_CONTENT)
        gallery = control.find(_GALLERY)
        style = (
            None
            if gallery is None
            else _GALLERIES.get(value(gallery.getparent(), gallery.tag) or "")
        )
        if content is None:
            return
        if style is None:
            yield from self._level(content)
            return
        entered = self._around.fields.enter(Meaning(style=style))
        yield from self._level(content)
        self._around.fields.leave(entered)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Laid]:
        if not len(paragraph) and not self._carried:
            return
        properties = self._resources.revisions.properties(paragraph, _PROPERTIES)
        style = self._resources.styles.paragraph(value(properties, _STYLE))
        at = self._number(paragraph)
        line = Line(self._around, at, style.look, hidden=style.hidden)
        line.read(paragraph)
        pieces = [*self._carried, *_without_own_mark(line)]
        if self._resources.revisions.runs_on(properties) or _is_drop_cap(properties):
            self._carried = pieces
        else:
            self._carried = []
            yield from self._block(Rich(tuple(pieces)), line.style, style, properties)
        for box in line.boxes:
            yield from (Laid(block, None) for block in self.within(box))
        place = PackageAlignment(((0, PackageSpot(self._part, at, 0, 0)),))
        for words in filter(str.strip, line.drawn):
            yield Laid(Block(plain(Text(words, place))), None)
        for link, words in line.pictures if self._resources.pictures else ():
            look = Run("", picture=self._target(link))
            shown = Rich((Piece(Text(words or OBJECT, place), look),))
            yield Laid(Block(shown, Style.CAPTION), None)

    def _target(self, link: str) -> str:
        """Where the relationship leads to, from this part; a linked picture is not in the file.

        One that leads nowhere is called by its own name: whoever looks for the picture finds none.
        """
        found = self._resources.package.links(self._part).get(link)
        return found.target if found else link or _UNRELATED

    def _number(self, paragraph: etree._Element) -> int:
        """The number of the paragraph in the part, those counted that nobody reads."""
        while paragraph not in self._passed:
            at, one = next(self._coming)
            self._passed[one] = at
        return self._passed.pop(paragraph)

    def _block(
        self,
        rich: Rich,
        of_field: Style | None,
        style: ParagraphStyle,
        properties: etree._Element | None,
    ) -> Iterator[Laid]:
        mark, level = self._mark(style, properties, rich)
        if not rich.string.strip() and not any(rich.calls()):
            return
        kind, depth = _kind(style, of_field, properties, rich)
        if kind is Style.TEXT and mark is not NOTHING:
            kind = Style.LIST
        if kind is Style.LIST and style.style is not Style.LIST:
            depth = level + 1
        if style.name == "title" and self.title is None:
            self.title = " ".join(rich.string.split())
        later = style.name.startswith("list continue")
        plainly = kind is Style.TEXT and mark is NOTHING
        yield Laid(
            Block(rich, kind, depth, mark, later), _indent(style, properties) if plainly else None
        )

    def _mark(
        self, style: ParagraphStyle, properties: etree._Element | None, rich: Rich
    ) -> tuple[Rich, int]:
        """What is printed before the paragraph, and how deep its list lies, from 0."""
        own = None if properties is None else properties.find(_LIST)
        list_id = value(own, _LIST_ID) or style.list_id
        own_level = number(value(own, _LIST_LEVEL))
        level = style.list_level if own_level is None else own_level
        printed = self._resources.numbering.mark(list_id, level) if list_id else None
        if not printed or not rich.pieces:
            return NOTHING, level
        alignment = rich.pieces[0].text.alignment
        anchors = tuple((at, alignment.at(0)) for at in range(len(printed)))
        return plain(Text(printed, PackageAlignment(anchors))), level


def _kind(
    style: ParagraphStyle,
    of_field: Style | None,
    properties: etree._Element | None,
    rich: Rich,
) -> tuple[Style, int]:
    """What the paragraph is and how deep: its style's name says so, its field, or its outline."""
    if style.style is Style.HEADING or (style.style is not Style.TEXT and of_field is None):
        return style.style, style.level
    if of_field is not None:
        return of_field, 1
    own = number(value(properties, _OUTLINE))
    outline = style.outline if own is None else own
    if outline is not None and outline < _BODY_LEVEL and len(rich.string) <= _LONGEST_HEADING:
        return Style.HEADING, outline + 1
    return Style.TEXT, 1


def _without_own_mark(line: Line) -> list[Piece]:
    """The pieces behind the mark that the text of a note begins with, and what separates them."""
    if line.own is None:
        return line.pieces
    before = Rich(tuple(line.pieces[: line.own])).strip()
    behind = Rich(tuple(line.pieces[line.own :]))
    start = len(behind.string) - len(behind.string.lstrip(".): \t\u00a0\u2002\u2003"))
    return [*before.pieces, *behind.cut(start).pieces]


def _is_drop_cap(properties: etree._Element | None) -> bool:
    frame = None if properties is None else properties.find(_FRAME)
    return frame is not None and frame.get(_DROP_CAP, "none") != "none"


def _indent(style: ParagraphStyle, properties: etree._Element | None) -> Indent:
    own = indent(None if properties is None else properties.find(_INDENT))
    left, right, first = (
        said if one is None else one
        for one, said in zip(
            own, (style.indent.left, style.indent.right, style.indent.first), strict=True
        )
    )
    return Indent(left, right, first)


def _set_apart(laid: Sequence[Laid]) -> Iterator[Block]:
    """The blocks, with paragraphs that are set in deeper than the others as quotations."""
    usual = _usual(laid)
    quoted = False
    for block, set_in in laid:
        quoted = set_in is not None and _is_quotation(block, set_in, usual, after=quoted)
        yield replace(block, style=Style.QUOTATION) if quoted else block


def _usual(laid: Sequence[Laid]) -> int:
    """How far most of the text is set in."""
    lengths: Counter[int] = Counter()
    for block, set_in in laid:
        if set_in is not None:
            lengths[set_in.left] += len(block.rich.string)
    return max(lengths, key=lambda left: lengths[left], default=0)


def _is_quotation(block: Block, set_in: Indent, usual: int, *, after: bool) -> bool:
    hanging = set_in.first < 0
    long = len(block.rich.string) >= _SHORTEST_QUOTATION
    return set_in.left - usual >= _SET_IN and not hanging and (long or after)
