"""A reading: its title block, its text, and what follows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from biblio import progress
from biblio.document import Run
from biblio.packet.layout import Links
from biblio.packet.model import PartPage, Picture, Reading
from biblio.packet.rendering.back_matter import entries, questions
from biblio.packet.rendering.blocks import BlockWriter
from biblio.packet.rendering.citing import spoken
from biblio.packet.rendering.contents import entry_of
from biblio.packet.rendering.furniture import section
from biblio.packet.rendering.inlines import InlineWriter
from biblio.packet.rendering.parts import Part
from biblio.packet.rendering.plates import TALL
from biblio.packet.rendering.press import Press
from biblio.packet.wording.emphasis import emphasised
from biblio.values import urls
from biblio.values.webaddress import link
from biblio.word.directions import RIGHT_TO_LEFT, is_right_to_left
from biblio.word.fields import mark
from biblio.word.pictures import qr_code
from biblio.word.runs import paragraph
from biblio.word.sections import Section

# Without an author above it a title stands as low as with one.
_CODE = 60  # points: 20 mm or so, read from a hand's breadth
_SINK = '<w:spacing w:before="1050"/>'


def write_reading(press: Press, reading: Reading, number: int) -> Iterator[Part]:
    """The reading of that number, from 1, in a section of its own; before it, the part's page."""
    if reading.part:
        yield _part_page(press, reading.part, is_first=number == 1)
    press.ruler.turn()
    progress.tell("reading", number, len(press.packet.readings))
    inlines = InlineWriter(press, reading)
    writer = BlockWriter(press, inlines, number, reading.language)
    paragraphs = (
        *_title_block(press, reading),
        *writer.introduction(reading.introduction),
        *writer.text(reading.blocks),
        *_endnotes(press, inlines),
        *_apparatus(press, reading),
    )
    press.tell(reading, inlines.marks)
    is_first = number == 1 and reading.part is None
    yield Part(paragraphs, _section(press, reading, is_first=is_first))


def _part_page(press: Press, part: PartPage, *, is_first: bool) -> Part:
    """The page that opens a part: its title, its date, and what the compiler says of it."""
    press.ruler.turn()
    press.speak(None)
    name = press.heading(0, part.title)
    title = press.bookmarks.around(name, press.text.runs(emphasised(part.title)))
    paragraphs = [paragraph("Heading1", title, _SINK)]
    if part.date:
        date = press.text.run(Run(press.words.date(part.date)))
        paragraphs.append(paragraph("ReadingSource", date))
    for block in part.text:
        content = spoken(press, press.text, block.inlines)
        paragraphs.append(paragraph("Introduction", content))
    pages = section(press, "", part.title)
    return Part(tuple(paragraphs), replace(pages, first_number=1) if is_first else pages)


def _section(press: Press, reading: Reading, *, is_first: bool) -> Section:
    pages = section(press, reading.author or "", reading.running_head or reading.title)
    pages = replace(pages, line_numbers=press.layout.line_numbers)
    return replace(pages, first_number=1) if is_first else pages


def _title_block(press: Press, reading: Reading) -> Iterator[str]:
    title = " ".join(reading.title.split()) or press.words.text("untitled")
    name = press.heading(0, title, author=reading.author)
    direction = RIGHT_TO_LEFT if is_right_to_left(title) else ""
    press.speak(reading.language, right_to_left=bool(direction))
    press.ruler.text(len(title) * 2, 6)
    if reading.author:
        content = press.text.run(Run(reading.author))
        entry = mark(press.characters.stripped(entry_of(reading.author)))
        yield paragraph("ReadingAuthor", content + entry, direction)
    heading = press.bookmarks.around(name, press.text.runs(emphasised(title)))
    sink = "" if reading.author else _SINK
    yield paragraph("Heading1", heading, direction + sink)
    press.speak(None)
    yield from _source(press, reading)


def _source(press: Press, reading: Reading) -> Iterator[str]:
    length = press.words.runs("minutes", minutes=str(reading.minutes)) if reading.minutes else ()
    for runs in (reading.source, emphasised(reading.permission or ""), length):
        if runs:
            press.ruler.text(sum(len(run.text) for run in runs))
            yield paragraph("ReadingSource", press.text.runs(runs))
    address = _address(reading) if press.layout.links is Links.QR else None
    if address:
        press.ruler.text(0, _CODE // 15)
        code = Picture(qr_code(address), "png", _CODE, _CODE, address)
        yield paragraph("ReadingSource", press.draw(code, (_CODE, _CODE)), TALL)


def _address(reading: Reading) -> str | None:
    """The address of the source, where it has one that may be a link."""
    for run in reading.source:
        printed = [run.text[start:end] for start, end in urls.find(run.text)]
        for one in (run.href or "", *printed):
            if address := link(one):
                return address
    return None


def _endnotes(press: Press, inlines: InlineWriter) -> Iterator[str]:
    """The author's notes below the text, where they are to be written there."""
    if inlines.endnotes:
        press.speak(None)
        yield _apart(press, press.words.text("notes"))
        yield from inlines.endnotes


def _apparatus(press: Press, reading: Reading) -> Iterator[str]:
    press.speak(None)
    if reading.questions:
        yield _apart(press, press.words.text("questions"))
        yield from questions(press, reading.questions)
    if reading.bibliography:
        yield _apart(press, press.words.text("works_cited"))
        yield from entries(press, reading.bibliography)


def _apart(press: Press, title: str) -> str:
    name = press.heading(1, title, is_listed=False)
    press.ruler.text(len(title), 2)
    return paragraph("ApparatusTitle", press.bookmarks.around(name, press.text.run(Run(title))))
