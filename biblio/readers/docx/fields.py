"""Fields (ECMA-376-1, 17.16): instructions that nobody sees, and results that are printed.

What a citation manager writes into a field is an exact citation; a link's address and the list of
all works cited are known by their fields too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from biblio.document import Exact
from biblio.readers.docx import citavi, csl, endnote
from biblio.readers.docx.names import w
from biblio.readers.docx.revisions import Revisions
from biblio.readers.docx.sources import Sources
from biblio.readers.shaping.blocks import Style

CHARACTER, DATA = w("fldChar"), w("fldData")
_KIND = w("fldCharType")
_CSL = re.compile(
    r"ADDIN\s+(?:ZOTERO_(?:ITEM|CITATION)|CSL_CITATION|Mendeley Citation)|ZOTERO_ITEM"
)
_ENDNOTE = re.compile(r"ADDIN\s+EN\.CITE\b")
_CITAVI = re.compile(r"ADDIN\s+CitaviPlaceholder")
_WORD = re.compile(r"CITATION\s")
_LINK = re.compile(r'HYPERLINK\s+(?:\\[hmnot]\s+)*(?:"([^"]*)"|([^\s\\"]+))')
# a mark that repeats that of a note: in its look, as the switch \\f says, else a mere number
_REPEATED = re.compile(r"NOTEREF\s+(\S+)(?=.*\\f\b)")
_STYLES: Mapping[Style, re.Pattern[str]] = {
    Style.REFERENCE: re.compile(
        r"BIBLIOGRAPHY\b|ADDIN\s+(?:ZOTERO_BIBL|EN\.REFLIST|Mendeley Bibliography|CSL_BIBLIOGRAPHY"
        r"|CitaviBibliography)"
    ),
    Style.LIST: re.compile(r"(?:TOC|INDEX|TOA)\b"),
    Style.CAPTION: re.compile(
        r"SEQ\s+\"?(?:figur|table?|abbildung|tabel|illustration|image|photo|plate|map|karte|рис|табл)",
        re.IGNORECASE,
    ),
}
_READERS: tuple[tuple[re.Pattern[str], Callable[[str, str], tuple[Exact, ...]]], ...] = (
    (_CSL, csl.cited),
    (_ENDNOTE, endnote.cited),
    (_CITAVI, citavi.cited),
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a field's result is: a link, exact citations, a note's mark, paragraphs of a style."""

    href: str | None = None
    cites: tuple[Exact, ...] = ()
    style: Style | None = None
    note: str | None = None


NONE = Meaning()


@dataclass(slots=True)
class Field:
    """A field that is open; it has no meaning before its result begins."""

    instruction: list[str] = field(default_factory=list)
    data: str = ""
    meaning: Meaning | None = None


class Fields:
    """The fields that are open at a point of a text, the innermost last."""

    def __init__(
        self,
        root: etree._Element,
        revisions: Revisions,
        sources: Sources,
        noted: Mapping[str, str],
    ) -> None:
        """`noted` are the ids of notes by the names of the bookmarks around their marks."""
        self._noted = noted
        self._ignored = _unpaired(root, revisions)
        self._sources = sources
        self._open: list[Field] = []

    @property
    def silent(self) -> bool:
        """Whether what stands here is part of an instruction."""
        return bool(self._open) and any(one.meaning is None for one in self._open)

    @property
    def meaning(self) -> Meaning:
        """What the results here are, all open fields taken together, the outermost first."""
        if not self._open:
            return NONE
        known = [one.meaning for one in self._open if one.meaning is not None]
        return Meaning(
            next((one.href for one in reversed(known) if one.href), None),
            next((one.cites for one in known if one.cites), ()),
            next((one.style for one in known if one.style), None),
            next((one.note for one in known if one.note), None),
        )

    def turn(self, character: etree._Element) -> None:
        """Go on behind a `w:fldChar`: a field begins, its result does, or it ends."""
        if character in self._ignored:
            return
        kind = character.get(_KIND)
        if kind == "begin":
            self._open.append(Field(data=character.findtext(DATA) or ""))
        elif kind == "separate" and self._open:
            self._settle(self._open[-1])
        elif kind == "end" and self._open:
            self._close(self._open.pop())

    def instruct(self, text: str) -> None:
        """Take a piece of the instruction of the innermost field."""
        if self._open and self._open[-1].meaning is None:
            self._open[-1].instruction.append(text)

    def meaning_of(self, instruction: str, data: str = "") -> Meaning:
        """What the result of a field with that instruction is."""
        text = instruction.strip()
        if cites := self._cites(text, data):
            return Meaning(cites=cites)
        if link := _LINK.match(text):
            return Meaning(href=link[1] or link[2])
        if repeated := _REPEATED.match(text):
            return Meaning(note=self._noted.get(repeated[1]))
        styles = (style for style, pattern in _STYLES.items() if pattern.match(text))
        return Meaning(style=next(styles, None))

    def enter(self, meaning: Meaning) -> Field:
        """Open a field that has no characters of its own (`w:fldSimple`, a bookmark)."""
        entered = Field(meaning=meaning)
        self._open.append(entered)
        return entered

    def leave(self, entered: Field) -> None:
        """Close that field, whichever were opened since."""
        self._open = [one for one in self._open if one is not entered]

    def _settle(self, one: Field) -> None:
        one.meaning = self.meaning_of("".join(one.instruction), one.data)

    def _close(self, one: Field) -> None:
        # EndNote hides its data in a field within the instruction of another
        if self._open and self._open[-1].meaning is None:
            self._open[-1].data = self._open[-1].data or one.data

    def _cites(self, instruction: str, data: str) -> tuple[Exact, ...]:
        for pattern, read in _READERS:
            if pattern.match(instruction):
                return read(instruction, data)
        return self._sources.cited(instruction) if _WORD.match(instruction) else ()


def _unpaired(root: etree._Element, revisions: Revisions) -> frozenset[etree._Element]:
    """The characters of fields that do not end: their text is text."""
    begun: list[list[etree._Element]] = []
    stray: list[etree._Element] = []
    for one in root.iter(CHARACTER):
        if revisions.hides(one):
            continue
        match one.get(_KIND):
            case "begin":
                begun.append([one])
            case "separate" if begun:
                begun[-1].append(one)
            case "end" if begun:
                begun.pop()
            case _:
                stray.append(one)
    return frozenset((*stray, *(one for open_ in begun for one in open_)))
