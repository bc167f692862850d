"""Comments of a Word file that say why a citation was left as it is.

Source: ECMA-376, part 1, 17.13.4 (comments). Word has none in notes and in boxes of text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from biblio.document import Run
from biblio.readers.docx.names import ID, PARAGRAPH, w
from biblio.restyle.parts import Parts
from biblio.restyle.revisions import AUTHOR, Reviser
from biblio.restyle.runs import (
    Unfit,
    length_of,
    refuse_unfit,
    split,
    styled_run,
    text_run,
    with_value,
)
from biblio.restyle.sites import Left
from biblio.restyle.styles import Styles

_COMMENT, _AUTHOR_OF, _INITIALS = w("comment"), w("author"), "b"
_LONGEST = 80  # characters of a citation in a comment


@dataclass(slots=True)
class Remarks:
    """The comments of a file; one that biblio made before is not made again."""

    parts: Parts
    styles: Styles
    reviser: Reviser
    _earlier: Counter[str] | None = field(default=None, init=False)

    def on(
        self,
        own: Sequence[etree._Element],
        first: tuple[int, int],
        last: tuple[int, int],
        left: Left,
    ) -> None:
        """Say of characters of a paragraph, from `first` to `last`, why they are left.

        Places are pairs of a run of the paragraph and a character in it.
        """
        runs = own[first[0] : last[0] + 1]
        number = self._written([left])
        if number is None:
            return
        begin, end = runs[0], runs[-1]
        try:
            refuse_unfit(runs)
        except Unfit:
            self._mark(number, begin, end)
            return
        if last[1] < length_of(end):
            split(end, last[1])
        if first[1] > 0:
            begin = split(begin, first[1])
        self._mark(number, begin, begin if end is runs[0] else end)

    def on_call(self, call: etree._Element, left: Sequence[Left]) -> None:
        """Say it where the text calls the note that the citations stand in."""
        number = self._written(left)
        if number is not None:
            self._mark(number, call, call)

    def _mark(self, number: int, begin: etree._Element, end: etree._Element) -> None:
        _in_paragraph(begin).addprevious(_numbered("commentRangeStart", number))
        mark = styled_run(
            self.styles.id("annotation reference"), _numbered("commentReference", number)
        )
        behind = _in_paragraph(end)
        behind.addnext(mark)
        behind.addnext(_numbered("commentRangeEnd", number))
        self.parts.touch(self.parts.main)

    def _written(self, left: Sequence[Left]) -> int | None:
        """The number of a new comment; None where an earlier run has left one that says it."""
        part = self.parts.of_kind("comments") or self.parts.add("comments")
        root = self.parts.root(part)
        texts = [_told(one) for one in left]
        if self._earlier is None:
            own = (one for one in root.iter(_COMMENT) if one.get(_AUTHOR_OF) == AUTHOR)
            self._earlier = Counter("".join(one.itertext()) for one in own)
        if self._earlier["".join(texts)]:
            self._earlier["".join(texts)] -= 1
            return None
        ids = (one.get(ID, "") for one in root.iter(_COMMENT))
        number = max((int(one) for one in ids if one.isdecimal()), default=-1) + 1
        comment = etree.SubElement(root, _COMMENT)
        comment.set(ID, str(number))
        for name, value in (
            ("author", AUTHOR),
            ("date", self.reviser.date),
            ("initials", _INITIALS),
        ):
            comment.set(w(name), value)
        mark = styled_run(self.styles.id("annotation reference"), etree.Element(w("annotationRef")))
        for text in texts:
            paragraph = etree.SubElement(comment, PARAGRAPH)
            style = with_value("pStyle", self.styles.id("annotation text"))
            etree.SubElement(paragraph, w("pPr")).append(style)
            paragraph.extend([mark] if text is texts[0] else [])
            paragraph.append(text_run(Run(text)))
        self.parts.touch(part)
        return number


def _told(left: Left) -> str:
    words = " ".join(left.text.split())
    words = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
    return f"“{words}” is left as it is: {left.reason}."


def _numbered(name: str, number: int) -> etree._Element:
    element = etree.Element(w(name))
    element.set(ID, str(number))
    return element


def _in_paragraph(run: etree._Element) -> etree._Element:
    """The run, or what it stands in, that is a child of the paragraph."""
    one = run
    while (parent := one.getparent()) is not None and parent.tag != PARAGRAPH:
        one = parent
    return one
