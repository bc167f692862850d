"""What of a text file is left out on purpose, and which of its rules are ornaments."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from biblio.document import Text
from biblio.origins import TextAlignment
from biblio.readers.shaping.gutenberg import Frame
from biblio.readers.shaping.left_out import Left
from biblio.readers.shaping.notes import NOTES
from biblio.readers.shaping.sentences import runs_on
from biblio.readers.shaping.transcriber import PageMark
from biblio.readers.text.lines import Line
from biblio.readers.text.printed import Printed


class Cut(NamedTuple):
    """The source with its lines, what was cut out of them, and the rules that are ornaments."""

    source: str
    whole: Sequence[Line]
    frame: Frame | None
    marks: Sequence[PageMark]
    parting: Collection[int]


def left(sheet: Printed, cut: Cut) -> Iterator[Left]:
    """The front matter, the frame around a book, and the furniture of pages."""
    front = sheet.furniture.front
    furniture = [
        line
        for line in sheet.lines
        if line.index in sheet.furniture and line.index not in cut.parting
    ]
    yield Left("its front matter", _texts(cut, (one for one in furniture if one.index in front)))
    if cut.frame:
        before, behind = cut.whole[: cut.frame.first], cut.whole[cut.frame.last :]
        yield Left("the head of Project Gutenberg", _texts(cut, before))
        yield Left("the licence of Project Gutenberg", _texts(cut, behind))
    pages = _texts(cut, (one for one in furniture if one.index not in front))
    starts = [cut.whole[mark.number].start for mark in cut.marks]
    turns = (
        _text(cut, start + mark.start, start + mark.end)
        for mark, start in zip(cut.marks, starts, strict=True)
    )
    yield Left("furniture of pages", (*pages, *turns))


def _texts(cut: Cut, lines: Iterable[Line]) -> tuple[Text, ...]:
    return tuple(_text(cut, line.start, line.end) for line in lines)


def _text(cut: Cut, start: int, end: int) -> Text:
    return Text(cut.source[start:end], TextAlignment(((0, start),)))


def parting(sheet: Printed, lifted: Collection[int]) -> Iterator[int]:
    """The rules that are ornaments: they stand alone, and part text from text.

    One before notes or their heading, at a page's end or inside a sentence parts nothing.
    """
    headings = {section.heading for section in sheet.sections if section.kind in NOTES}
    written = [line for line in sheet.lines if line.text]
    for before, line, behind in zip(written, written[1:], written[2:], strict=False):
        around = (before.index, behind.index)
        alone = before.index < line.index - 1 and behind.index > line.index + 1
        if line.index in sheet.furniture.rules and alone and behind.index not in headings:
            text = not any(at in lifted or at in sheet.furniture for at in around)
            if text and not runs_on(before.text, behind.text):
                yield line.index
