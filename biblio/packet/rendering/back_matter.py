"""The back matter: questions, glossary, bibliography, and indexes of persons and works."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from biblio.bibliography.zotero import BIBLIOGRAPHY
from biblio.document import Run
from biblio.packet.layout import Citations
from biblio.packet.model import BibliographyEntry, GlossaryEntry, IndexEntry, Packet, Question
from biblio.packet.rendering.citing import spoken
from biblio.packet.rendering.furniture import section
from biblio.packet.rendering.parts import Part
from biblio.packet.rendering.press import Press
from biblio.packet.wording.emphasis import emphasised
from biblio.word.fields import closing, linked, opening
from biblio.word.runs import paragraph
from biblio.word.sections import Section

LOCATOR = re.compile(r"(?:(\d+)\.)?(\d+)")
_ABOVE = '<w:spacing w:before="600"/>'  # there is no author above these titles
_TURNED = "<w:pageBreakBefore/>"
# Lines that an index needs on a page, its title among them: in columns nothing keeps with the next.
_LEAST = 14
_BELOW = '<w:ind w:left="560" w:hanging="240"/>'  # twips: below the heading it divides
# Columns are made even only where something follows them: a line too low to be seen.
_LAST = paragraph("Index1", "", '<w:spacing w:line="20" w:lineRule="exact"/>')
_TAB = "<w:r><w:tab/></w:r>"


def back(press: Press) -> Iterator[Part]:
    """The back matter, as far as there is any, its parts one below the other."""
    press.ruler.turn()
    paragraphs = [written for name, part in _parts(press) for written in _titled(press, name, part)]
    pages = section(press, "", press.packet.cover.title)
    for name, index in (("persons", press.packet.persons), ("works", press.packet.works)):
        if index:
            turns = press.ruler.left < _LEAST
            paragraphs.append(_title(press, press.words.text(name), turns=turns))
            yield Part(tuple(paragraphs), pages)
            pages = Section(pages.page, start="continuous")
            yield Part(tuple(_index(press, index)), replace(pages, columns=2))
            paragraphs = []
    if pages.start == "continuous":
        paragraphs = [_LAST]
    if paragraphs:
        yield Part(tuple(paragraphs), pages)


def _parts(press: Press) -> Iterator[tuple[str, Iterable[str]]]:
    """The parts, each with the name that the words have for its title."""
    packet = press.packet
    yield "questions_on_whole", questions(press, packet.questions)
    yield "chronology", (_term(press, entry) for entry in packet.chronology)
    yield "glossary", (_term(press, entry) for entry in packet.glossary)
    yield "bibliography", _bibliography(press)


def _titled(press: Press, name: str, part: Iterable[str]) -> Iterator[str]:
    """A part below its title; nothing where there is nothing in it."""
    for at, written in enumerate(part):
        if at == 0:
            yield _title(press, press.words.text(name))
        yield written


def _title(press: Press, title: str, *, turns: bool = False) -> str:
    """The title of a part, on a new page if that `turns`."""
    if turns:
        press.ruler.turn()
    press.ruler.text(len(title), 4)
    name = press.heading(0, title)
    heading = press.bookmarks.around(name, press.text.run(Run(title)))
    return paragraph("Heading1", heading, (_TURNED if turns else "") + _ABOVE)


def questions(press: Press, asked: Sequence[Question]) -> Iterator[str]:
    """Questions with their numbers, each with its answer or with ruled lines for one."""
    for number, question in enumerate(asked, 1):
        press.ruler.text(sum(len(i.text) for i in question.inlines if isinstance(i, Run)), 0.5)
        text = spoken(press, press.text, question.inlines)
        yield paragraph("Question", f"<w:r><w:t>{number}.</w:t></w:r>{_TAB}{text}")
        if question.answer:
            press.ruler.text(len(question.answer))
            yield paragraph("Answer", press.text.runs(emphasised(question.answer)))
            continue
        press.ruler.text(0, question.lines * 1.6)
        yield from _ruled(question.lines)


def _ruled(lines: int) -> Iterator[str]:
    """Empty lines with rules; all but the last keep with the next."""
    for line in range(lines, 0, -1):
        yield paragraph("AnswerLine", "", "<w:keepNext/>" if line > 1 else "")


def entries(press: Press, bibliography: Iterable[BibliographyEntry]) -> Iterator[str]:
    """The entries of a bibliography."""
    for entry in bibliography:
        press.ruler.text(sum(len(run.text) for run in entry.runs), 0.35)
        yield paragraph("Bibliography", press.text.runs(entry.runs))


def _bibliography(press: Press) -> tuple[str, ...]:
    """The bibliography of the packet, which Zotero may make anew where citations are its own."""
    written = list(entries(press, press.packet.bibliography))
    if written and press.layout.citations is Citations.ZOTERO:
        written[0] = written[0].replace("</w:pPr>", f"</w:pPr>{opening(BIBLIOGRAPHY)}", 1)
        written[-1] = f"{written[-1].removesuffix('</w:p>')}{closing()}</w:p>"
    return tuple(written)


def _term(press: Press, entry: GlossaryEntry) -> str:
    term = press.text.run(Run(entry.term), "Term")
    definition = press.text.runs((Run("\u2002"), *entry.definition))
    numbers = press.text.run(Run("\u2002")) + _locators(press, entry.numbers)
    return paragraph("GlossaryEntry", term + definition + (numbers if entry.numbers else ""))


def _index(press: Press, index: Iterable[IndexEntry]) -> Iterator[str]:
    """The entries, each above the parts that it is divided into."""
    for entry in index:
        for line in entry.lines:
            printed = sum(len(run.text) for run in line.heading) + sum(map(len, line.numbers))
            press.ruler.half(printed + 2 * len(line.numbers))
            heading = press.text.runs((*line.heading, Run("\u2002")))
            look = _BELOW if line is not entry else "<w:keepNext/>" if line.parts else ""
            yield paragraph("Index1", heading + _locators(press, line.numbers), look)


def _locators(press: Press, numbers: Sequence[str]) -> str:
    """The numbers of paragraphs, each a link to its paragraph."""
    parts: list[str] = []
    for at, number in enumerate(numbers):
        run = press.text.run(Run(number))
        name = target_of(number)
        found = name in press.bookmarks
        parts.append(linked(name, run) if found else run)
        if at < len(numbers) - 1:
            parts.append(press.text.run(Run(", ")))
    return "".join(parts)


def targets(packet: Packet) -> frozenset[str]:
    """The bookmarks of the paragraphs that the indexes and the glossary refer to."""
    numbers = [entry.numbers for entry in packet.glossary]
    indexed = (*packet.persons, *packet.works)
    numbers += [line.numbers for entry in indexed for line in entry.lines]
    return frozenset(target_of(number) for listed in numbers for number in listed)


def target_of(locator: str) -> str:
    """The bookmark of the paragraph a locator begins with: 2.14 is paragraph 14 of reading 2."""
    match = LOCATOR.match(locator)
    return f"_Par{match[1] or 1}_{match[2]}" if match else ""
