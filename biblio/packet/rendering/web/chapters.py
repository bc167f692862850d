"""The chapters of a packet for the screen: cover and credits, each reading, back matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from biblio.document import Run
from biblio.packet.model import (
    BibliographyEntry,
    Block,
    GlossaryEntry,
    IndexEntry,
    Look,
    Question,
    Reading,
)
from biblio.packet.rendering.back_matter import LOCATOR
from biblio.packet.rendering.front_matter import cover_lines
from biblio.packet.rendering.legend import legend
from biblio.packet.rendering.press import stray_notes
from biblio.packet.rendering.web.blocks import heading_id, paragraph_id, write_blocks
from biblio.packet.rendering.web.notes import NoteLinks
from biblio.packet.rendering.web.pen import Chapter, Pen, element, section
from biblio.packet.wording.emphasis import emphasised, unmarked

_COVER = {"Title": "h1", "Subtitle": "p", "CoverLine": "p"}


def chapters(pen: Pen) -> tuple[Chapter, ...]:
    """The packet's chapters in order, the cover first of all."""
    return (_cover(pen), *_front(pen), *_readings(pen), *_back(pen))


def _readings(pen: Pen) -> Iterator[Chapter]:
    """The readings; in the contents they stand below the part that has begun, if any has."""
    level = 0
    for number, one in enumerate(pen.packet.readings, 1):
        level = 1 if one.part else level
        yield _reading(pen, one, number, level)


def contents(pen: Pen, listed: Iterable[Chapter]) -> str:
    """The contents of the chapters as lists within lists."""
    found = [
        (level, pen.place(one.name, id_), title)
        for one in listed
        for level, id_, title in one.entries
    ]
    return _list(pen, found)


def _list(pen: Pen, entries: Sequence[tuple[int, str, str]]) -> str:
    """The entries as a list: those of the uppermost level, each with what is below it."""
    if not entries:
        return ""
    top = min(level for level, _, _ in entries)
    starts = [at for at, (level, _, _) in enumerate(entries) if level == top or at == 0]
    items = []
    for start, end in pairwise((*starts, len(entries))):
        _, target, title = entries[start]
        link = f'<a href="{target}">{pen.text(title)}</a>'
        items.append(f"<li>{link}{_list(pen, entries[start + 1 : end])}</li>\n")
    return f"<ol>\n{''.join(items)}</ol>\n"


def reading_name(number: int | str) -> str:
    """The name of the chapter that is the reading of that number."""
    return f"reading-{number}"


def _cover(pen: Pen) -> Chapter:
    lines = [
        element(_COVER[style], pen.runs(emphasised(words)), text=words)
        for style, words in cover_lines(pen.packet.cover, pen.words)
        if words
    ]
    return Chapter(
        "cover", unmarked(pen.packet.cover.title), f"<header>\n{''.join(lines)}</header>\n"
    )


def _front(pen: Pen) -> Iterator[Chapter]:
    """How the packet is used, and where its readings come from."""
    signs = (
        element("p", f"<b>{pen.runs(sign)}</b> {pen.text(meaning)}", "credits")
        for sign, meaning in legend(pen.packet, pen.layout, pen.words)
    )
    credited = (element("p", pen.inlines(one.inlines), "credits") for one in pen.packet.credits)
    yield from _collected(pen, "front", {"legend": signs, "sources": credited})
    plates = "".join(_plate(pen, one) for one in pen.packet.plates)
    if plates:
        yield Chapter("plates", unmarked(pen.packet.cover.title), plates)


def _plate(pen: Pen, one: Block) -> str:
    drawn = pen.picture(one.picture) if one.picture else ""
    return drawn + element("p", pen.inlines(one.inlines), "caption")


def _collected(pen: Pen, name: str, parts: Mapping[str, Iterable[str]]) -> Iterator[Chapter]:
    """A chapter of the parts, each by the name that the words have for its title; none of none."""
    titles = {part: pen.words.text(part) for part in parts}
    written = {part: section(part, pen.text(titles[part]), parts[part]) for part in parts}
    entries = tuple((0, part, titles[part]) for part, body in written.items() if body)
    if entries:
        yield Chapter(name, entries[0][2], "".join(written.values()), entries=entries)


def _reading(pen: Pen, one: Reading, number: int, level: int) -> Chapter:
    links = NoteLinks(pen, one, number)
    name = reading_name(number)
    title = " ".join(one.title.split()) or pen.words.text("untitled")
    heading = element("h2", pen.runs(emphasised(title)), id_=f"{name}-title", text=title)
    parts = [
        *_part_page(pen, one, number),
        element("p", pen.text(one.author), "author") if one.author else "",
        heading,
        *_sources(pen, one),
        *(element("p", pen.inlines(b.inlines), "introduction") for b in one.introduction),
        _tagged(pen, one, "".join(write_blocks(one.blocks, links))),
        *links.notes(),
        *_apparatus(pen, one, name),
    ]
    pen.diagnostics += stray_notes(one, links.marks)
    entries = ((level, f"{name}-title", unmarked(title)), *_headings(one, number, level + 1))
    if one.part:
        entries = ((0, f"{name}-part", unmarked(one.part.title)), *entries)
    body = f'<article id="{name}">\n{"".join(parts)}</article>\n'
    return Chapter(name, unmarked(title), body, one.language, entries)


def _tagged(pen: Pen, one: Reading, body: str) -> str:
    """The text, which may be in another language than the rest."""
    return f"<div{pen.tag(one.language)}>\n{body}</div>\n" if body else ""


def _part_page(pen: Pen, one: Reading, number: int) -> Iterator[str]:
    if one.part is None:
        return
    id_ = f"{reading_name(number)}-part"
    yield element("h1", pen.runs(emphasised(one.part.title)), id_=id_)
    if one.part.date:
        yield element("p", pen.text(pen.words.date(one.part.date)), "source")
    for block in one.part.text:
        yield element("p", pen.inlines(block.inlines), "introduction")


def _sources(pen: Pen, one: Reading) -> Iterator[str]:
    length = pen.words.runs("minutes", minutes=str(one.minutes)) if one.minutes else ()
    for runs in (one.source, emphasised(one.permission or ""), length):
        if runs:
            yield element("p", pen.runs(runs), "source")


def _headings(one: Reading, number: int, level: int) -> Iterator[tuple[int, str, str]]:
    """The uppermost headings within a reading, for the contents."""
    for at, block in enumerate(one.blocks):
        text = " ".join(block.string.split())
        if block.look is Look.HEADING and block.level == 1 and text:
            yield level, heading_id(number, at), text


def _apparatus(pen: Pen, one: Reading, name: str) -> Iterator[str]:
    words = pen.words
    yield section(
        f"{name}-questions", pen.text(words.text("questions")), _questions(pen, one.questions), 3
    )
    cited = _entries(pen, one.bibliography)
    yield section(f"{name}-works", pen.text(words.text("works_cited")), cited, 3)


def _questions(pen: Pen, questions: Sequence[Question]) -> Iterator[str]:
    for number, one in enumerate(questions, 1):
        yield element("p", f"{number}. {pen.inlines(one.inlines)}")
        if one.answer:
            yield element("p", pen.runs(emphasised(one.answer)), "answer")


def _entries(pen: Pen, bibliography: Iterable[BibliographyEntry]) -> Iterator[str]:
    for one in bibliography:
        yield element("p", pen.runs(one.runs), "entry")


def _back(pen: Pen) -> Iterator[Chapter]:
    packet = pen.packet
    parts: dict[str, Iterable[str]] = {
        "questions_on_whole": _questions(pen, packet.questions),
        "chronology": (_term(pen, one) for one in packet.chronology),
        "glossary": (_term(pen, one) for one in packet.glossary),
        "bibliography": _entries(pen, packet.bibliography),
        "persons": _index(pen, packet.persons),
        "works": _index(pen, packet.works),
    }
    yield from _collected(pen, "back", parts)


def _term(pen: Pen, one: GlossaryEntry) -> str:
    numbers = f" {_locators(pen, one.numbers)}" if one.numbers else ""
    return element("p", f"<b>{pen.text(one.term)}</b> {pen.runs(one.definition)}{numbers}", "entry")


def _index(pen: Pen, listed: Sequence[IndexEntry]) -> Iterator[str]:
    """The entries in columns."""
    lines = "".join(
        element("p", _line(pen, line), "entry" if line is one else "entry level-2")
        for one in listed
        for line in one.lines
    )
    if lines:
        yield f'<div class="index">\n{lines}</div>\n'


def _line(pen: Pen, one: IndexEntry) -> str:
    return pen.runs((*one.heading, Run(" "))) + _locators(pen, one.numbers)


def _locators(pen: Pen, numbers: Iterable[str]) -> str:
    return ", ".join(_locator(pen, number) for number in numbers)


def _locator(pen: Pen, number: str) -> str:
    match = LOCATOR.match(number)
    if match is None or (int(match[1] or 1), int(match[2])) not in pen.paragraphs:
        return pen.text(number)
    reading = match[1] or "1"
    target = pen.place(reading_name(reading), paragraph_id(reading, match[2]))
    return f'<a href="{target}">{pen.text(number)}</a>'
