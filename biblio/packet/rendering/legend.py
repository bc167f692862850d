"""How the packet is to be used: what its signs mean, and who made which notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biblio.document import Run
from biblio.packet.layout import Layout
from biblio.packet.model import Inline, Packet, PageMark, Stream
from biblio.packet.rendering.verse import EVERY, first_lines
from biblio.packet.wording.words import Words

Runs = tuple[Run, ...]
_PARAGRAPH, _NOTE, _LETTER, _CUT = "12", "1", "a", "[…]"
_LOCATOR = re.compile(r"(?:(?P<reading>\d+)\.)?(?P<paragraph>\d+)")


def legend(packet: Packet, layout: Layout, words: Words) -> Iterator[tuple[Runs, str]]:
    """Each sign that the packet has, and a sentence or some on it; nothing where none is wanted."""
    if packet.has_legend:
        yield from _of_paragraphs(packet, layout, words)
        yield from _of_notes(packet, layout, words)
        yield from _of_text(packet, layout, words)


def _of_paragraphs(packet: Packet, layout: Layout, words: Words) -> Iterator[tuple[Runs, str]]:
    blocks = (block for reading in packet.readings for block in reading.blocks)
    if not layout.paragraph_numbers or all(block.number is None for block in blocks):
        return
    yield (Run(_PARAGRAPH),), words.text("legend_paragraphs")
    numbers = [one.numbers for one in packet.glossary]
    indexed = (*packet.persons, *packet.works)
    numbers += [line.numbers for one in indexed for line in one.lines]
    number = next((found[0] for found in numbers if found), "")
    if match := _LOCATOR.match(number):
        gaps = {name: value for name, value in match.groupdict().items() if value}
        name = "legend_locator" if "reading" in gaps else "legend_locator_alone"
        yield (Run(match.group()),), words.text(name, **gaps)


def _of_notes(packet: Packet, layout: Layout, words: Words) -> Iterator[tuple[Runs, str]]:
    notes = [note for reading in packet.readings for note in reading.notes]
    if any(note.stream is Stream.AUTHOR for note in notes):
        yield (Run(_NOTE, superscript=True),), words.text("legend_author")
    makers = {note.is_by_hand for note in notes if note.stream is Stream.EDITOR}
    said = [words.text("legend_editor")] if makers else []
    if True in makers:
        compiler = packet.cover.compiler or words.text("legend_compiler")
        said.append(words.text("legend_by_hand", compiler=compiler))
    if False in makers:
        said.append(words.text("legend_by_program"))
    if layout.comments and any(reading.comments for reading in packet.readings):
        said.append(words.text("legend_comments"))
    if said:
        yield (Run(_LETTER, superscript=True),) if makers else (), " ".join(said)


def _of_text(packet: Packet, layout: Layout, words: Words) -> Iterator[tuple[Runs, str]]:
    page = next((one.page for one in _inlines(packet) if isinstance(one, PageMark)), None)
    if page is not None:
        yield words.runs("page", page=page), words.text("legend_page", page=page)
    if any(isinstance(one, Run) and _CUT in one.text for one in _inlines(packet)):
        yield (Run(_CUT),), words.text("legend_cut")
    if any(first_lines(reading.blocks) for reading in packet.readings):
        yield (Run(str(EVERY)),), words.text("legend_line")
    if layout.wide_margin:
        yield words.runs("legend_margin_sign"), words.text("legend_margin")


def _inlines(packet: Packet) -> Iterator[Inline]:
    for reading in packet.readings:
        for block in reading.blocks:
            yield from block.inlines
