"""The characters of a paragraph: runs with their looks, marks of notes, fields, links."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from lxml import etree

from biblio.document import Run, Text
from biblio.origins import PackageAlignment, PackageSpot
from biblio.readers.docx import csl, fields, symbols
from biblio.readers.docx.fields import Field, Fields, Meaning
from biblio.readers.docx.names import (
    COMPATIBILITY,
    ID,
    MATH,
    PARAGRAPH,
    RELATED,
    RELATIONS,
    RUN,
    value,
    w,
)
from biblio.readers.docx.resources import Resources
from biblio.readers.shaping.blocks import BROKEN, Piece, Style

ALTERNATE, _CHOICE = f"{{{COMPATIBILITY}}}AlternateContent", f"{{{COMPATIBILITY}}}Choice"
BOX = w("txbxContent")
BOOKMARK, BOOKMARK_END = w("bookmarkStart"), w("bookmarkEnd")
_PROPERTIES, _TEXT, _NAME = w("rPr"), w("t"), w("name")
_CUSTOM, _ANCHOR, _INSTRUCTION = w("customMarkFollows"), w("anchor"), w("instr")
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_SHOWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_EMBEDDED, _LINKED = f"{{{RELATIONS}}}embed", f"{{{RELATIONS}}}link"
_TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
_NO_BREAK = "\u2011"
# a comment has no mark in print; any sign stands for it
_UNPRINTED = "*"


class Surroundings(NamedTuple):
    """What the lines of one part share; `bookmarks` are those open that Zotero uses as fields."""

    resources: Resources
    part: str
    fields: Fields
    bookmarks: dict[str, Field]


class Line:
    """Reads one paragraph.

    `pieces` are its characters, `boxes` the text boxes anchored in it (elements that hold
    paragraphs), `drawn` the words drawn as a picture, `pictures` the relationships of the others,
    each with what is said in its place, `style` what a field makes of the paragraph,
    `own` the number of pieces before the mark of the note that the paragraph begins, if it does.
    """

    def __init__(self, around: Surroundings, number: int, within: Run, *, hidden: bool) -> None:
        """`number` counts the paragraphs of the part; `within` is the look of the style."""
        self.pieces: list[Piece] = []
        self.boxes: list[etree._Element] = []
        self.drawn: list[str] = []
        self.pictures: list[tuple[str, str]] = []
        self.style: Style | None = around.fields.meaning.style
        self.own: int | None = None
        self._around = around
        self._fields = around.fields
        self._dropped = around.resources.revisions.dropped
        self._spot = PackageSpot(around.part, number, -1, 0)
        self._within = within
        self._unseen = hidden
        self._hidden = hidden
        self._look = within
        self._hrefs: list[str] = []
        self._call: str | None = None
        self._runs = -1
        self._said: list[str] = []
        self._at = self._begun = 0

    def read(self, paragraph: etree._Element) -> None:
        """Take all that is in the paragraph."""
        self._paragraph = paragraph
        self._through(paragraph)

    def _through(self, element: etree._Element) -> None:
        for child in element:
            tag = child.tag
            if tag in self._dropped:
                self._pass(child)
            else:
                _HANDLERS.get(tag, Line._through)(self, child)

    def _pass(self, element: etree._Element) -> None:
        """Leave out what is in the element; its runs are counted nevertheless."""
        mine = self._paragraph
        runs = element.iter(RUN)
        self._runs += sum(next(one.iterancestors(PARAGRAPH), None) is mine for one in runs)
        if any(one.text for one in element.iter(_TEXT, _DELETED)):
            self._around.resources.left_out["tracked changes"] += 1

    def _nothing(self, element: etree._Element) -> None:
        """Properties hold no text."""

    def _run(self, run: etree._Element) -> None:
        self._runs += 1
        outer = self._spot, self._look, self._hidden, self._at
        self._spot = self._spot._replace(run=self._runs)
        self._at = self._begun = 0
        resources = self._around.resources
        properties = resources.revisions.properties(run, _PROPERTIES)
        self._look, hidden = resources.styles.look(properties, self._within)
        self._hidden = hidden or self._unseen
        before = len(self.pieces)
        self._through(run)
        self._flush()
        if self._call is not None and len(self.pieces) > before:
            self._call = None
        self._spot, self._look, self._hidden, self._at = outer
        self._begun = self._at

    def _text(self, element: etree._Element) -> None:
        self._say(element.text or "")

    def _say(self, text: str) -> None:
        shown = text and not self._fields.silent
        if shown and self._hidden:
            self._around.resources.left_out["hidden text"] += 1
        if shown and not self._hidden:
            self._said.append(text)
            self._at += len(text)
        else:
            self._over(len(text))

    def _over(self, length: int) -> None:
        """Pass characters of the run that nobody sees."""
        self._flush()
        self._at += length
        self._begun = self._at

    def _flush(self) -> None:
        """Make a piece of what has been said since the last one."""
        if self._said:
            self._piece("".join(self._said), self._call or self._fields.meaning.note)
            self._said.clear()
        self._begun = self._at

    def _piece(self, string: str, call: str | None) -> None:
        spot = self._spot._replace(character=self._begun)
        text = Text(string, PackageAlignment(((0, spot),)))
        self.pieces.append(Piece(text, self._dressed(), call))
        if call is not None and call == self._call:
            marks = self._around.resources.marks
            marks[call] = marks.get(call, "") + string

    def _dressed(self) -> Run:
        """The look of the run, with the link and the citations that are around it."""
        meaning = self._fields.meaning
        self.style = self.style or meaning.style
        href = self._hrefs[-1] if self._hrefs else meaning.href
        if href is None and not meaning.cites:
            return self._look
        return replace(self._look, href=href, cites=meaning.cites)

    def _tab(self, element: etree._Element) -> None:
        self._say("\t")

    def _break(self, element: etree._Element) -> None:
        self._say(BROKEN)

    def _hyphen(self, element: etree._Element) -> None:
        self._say(_NO_BREAK)

    def _soft(self, element: etree._Element) -> None:
        self._over(1)

    def _symbol(self, element: etree._Element) -> None:
        self._say(symbols.character(element.get(w("font"), ""), element.get(w("char"), "")))

    def _turn(self, element: etree._Element) -> None:
        self._flush()
        self._fields.turn(element)

    def _instruct(self, element: etree._Element) -> None:
        self._fields.instruct(element.text or "")

    def _simple(self, element: etree._Element) -> None:
        """`w:fldSimple`: the instruction is an attribute, the result is inside."""
        self._as(self._fields.meaning_of(element.get(_INSTRUCTION, "")), element)

    def _control(self, element: etree._Element) -> None:
        """A content control; that of Mendeley Cite says in its tag what is cited."""
        tag = value(element.find(w("sdtPr")), w("tag")) or ""
        self._as(Meaning(cites=csl.tagged(tag)), element)

    def _as(self, meaning: Meaning, element: etree._Element) -> None:
        if meaning == fields.NONE:
            self._through(element)
            return
        self._flush()
        entered = self._fields.enter(meaning)
        self._through(element)
        self._flush()
        self._fields.leave(entered)

    def _link(self, element: etree._Element) -> None:
        links = self._around.resources.package.links(self._around.part)
        link = links.get(element.get(RELATED, ""))
        anchor = element.get(_ANCHOR)
        target = (link.target if link else "") + (f"#{anchor}" if anchor else "")
        if not target:
            self._through(element)
            return
        self._hrefs.append(target)
        self._through(element)
        self._hrefs.pop()

    def bookmark(self, element: etree._Element) -> None:
        """Begin what a bookmark of Zotero marks."""
        begin_bookmark(self._around, element)

    def bookmark_end(self, element: etree._Element) -> None:
        """End what a bookmark of Zotero marks."""
        end_bookmark(self._around, element)

    def _note(self, element: etree._Element) -> None:
        """The mark of a note: Word counts it, or the characters that follow are it."""
        note = note_id(element)
        self._flush()
        if self._hidden or self._fields.silent:
            return
        if element.get(_CUSTOM, "0") in ("1", "true", "on"):
            self._call = note
        else:
            self._piece(self._around.resources.marks.get(note) or _UNPRINTED, note)

    def _own_mark(self, element: etree._Element) -> None:
        self._flush()
        self.own = len(self.pieces)

    def _alternate(self, element: etree._Element) -> None:
        """Of several ways to say the same, the one that we read; the others are passed."""
        chosen = branch(element)
        for child in element:
            if child is chosen:
                self._through(child)
            else:
                self._uncounted(child)

    def _uncounted(self, element: etree._Element) -> None:
        mine = self._paragraph
        runs = element.iter(RUN)
        self._runs += sum(next(one.iterancestors(PARAGRAPH), None) is mine for one in runs)

    def _drawing(self, element: etree._Element) -> None:
        """A picture: the text boxes in it, words that are drawn, and what it is said to show."""
        said = ""
        for child in element.iter(_BLIP, _SHOWN):
            said = child.get("descr", said)
            is_own = next(child.iterancestors(PARAGRAPH), None) is self._paragraph
            if is_own and child.tag == _BLIP:
                link = child.get(_EMBEDDED) or child.get(_LINKED) or ""
                self.pictures.append((link, " ".join(said.split())))
        self._boxes(element)

    def _boxes(self, element: etree._Element) -> None:
        for child in element:
            if child.tag == BOX:
                self.boxes.append(child)
            elif child.tag == ALTERNATE:
                chosen = branch(child)
                if chosen is not None:
                    self._boxes(chosen)
            elif child.tag == _TEXT_PATH:
                self.drawn.append(child.get("string", ""))
            else:
                self._boxes(child)

    def _ruby(self, element: etree._Element) -> None:
        """Characters with their reading above them, which is put in brackets behind."""
        reading, base = element.find(w("rt")), element.find(w("rubyBase"))
        for part in (one for one in (reading, base) if one is not None):
            at = len(self.pieces)
            self._through(part)
            if part is reading:
                held = self._bracketed(self.pieces[at:])
                del self.pieces[at:]
        self.pieces.extend(held if reading is not None else ())

    @staticmethod
    def _bracketed(pieces: list[Piece]) -> list[Piece]:
        if not pieces:
            return []
        first, last = pieces[0].text.alignment, pieces[-1].text.alignment
        return [Piece(Text("(", first)), *pieces, Piece(Text(")", last))]

    def _fraction(self, element: etree._Element) -> None:
        for child in element:
            if child.tag == _DENOMINATOR:
                self._say("/")
            self._through(child)
        self._flush()

    def _formula(self, element: etree._Element) -> None:
        self._through(element)
        self._flush()


def begin_bookmark(around: Surroundings, element: etree._Element) -> None:
    """Open the field that a bookmark of Zotero is."""
    instruction = around.resources.bookmarks.get(element.get(_NAME, ""))
    if instruction:
        meaning = around.fields.meaning_of(instruction)
        around.bookmarks[element.get(ID, "")] = around.fields.enter(meaning)


def end_bookmark(around: Surroundings, element: etree._Element) -> None:
    """Close the field that a bookmark of Zotero is."""
    entered = around.bookmarks.pop(element.get(ID, ""), None)
    if entered is not None:
        around.fields.leave(entered)


def branch(alternate: etree._Element) -> etree._Element | None:
    """Of the ways in which the same is said, the first that holds text, else the first."""
    branches = tuple(alternate)
    spoken = (one for one in branches if next(one.iter(_TEXT), None) is not None)
    return next(spoken, branches[0] if branches else None)


def note_id(element: etree._Element) -> str:
    """The id that a mark of a note has in the sheet: its kind and its number in the file."""
    kind = etree.QName(element).localname.removesuffix("Reference")
    return f"{kind} {element.get(ID, '')}"


_DELETED = w("delText")
_DENOMINATOR = f"{{{MATH}}}den"
_HANDLERS: dict[str, Callable[[Line, etree._Element], None]] = {
    RUN: Line._run,
    _TEXT: Line._text,
    _DELETED: Line._text,
    f"{{{MATH}}}t": Line._text,
    f"{{{MATH}}}f": Line._fraction,
    f"{{{MATH}}}oMath": Line._formula,
    **dict.fromkeys((w("tab"), w("ptab")), Line._tab),
    **dict.fromkeys((w("br"), w("cr")), Line._break),
    w("noBreakHyphen"): Line._hyphen,
    w("softHyphen"): Line._soft,
    w("sym"): Line._symbol,
    fields.CHARACTER: Line._turn,
    **dict.fromkeys((w("instrText"), w("delInstrText")), Line._instruct),
    w("fldSimple"): Line._simple,
    w("sdt"): Line._control,
    w("hyperlink"): Line._link,
    BOOKMARK: Line.bookmark,
    BOOKMARK_END: Line.bookmark_end,
    **dict.fromkeys(
        (w("footnoteReference"), w("endnoteReference"), w("commentReference")), Line._note
    ),
    **dict.fromkeys((w("footnoteRef"), w("endnoteRef"), w("annotationRef")), Line._own_mark),
    ALTERNATE: Line._alternate,
    **dict.fromkeys((w("drawing"), w("pict"), w("object")), Line._drawing),
    w("ruby"): Line._ruby,
    **dict.fromkeys(
        (w("pPr"), _PROPERTIES, w("sdtPr"), w("sdtEndPr"), w("smartTagPr"), w("customXmlPr")),
        Line._nothing,
    ),
}
