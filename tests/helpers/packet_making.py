"""Packets made in tests: a recipe for texts, and a packet as lines that a person can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from biblio.document import Document, Run
from biblio.editions.lookup import Authority, authority
from biblio.editions.titles import TitleIndex, index
from biblio.extractor import Extraction
from biblio.formats import bibtex
from biblio.library import Library
from biblio.packet.composing import compose
from biblio.packet.drafting.draft import Draft, draft
from biblio.packet.model import (
    Block,
    CitationSpan,
    CommentMark,
    Inline,
    NoteMark,
    Packet,
    PageMark,
    Reading,
)
from biblio.packet.recipe.recipe import ReadingRecipe, Recipe
from biblio.packet.wording.words import words_of
from biblio.readers import read_bytes


def library_of(text: str) -> Library:
    """The library that BibTeX describes."""
    return bibtex.read(text, "works.bib").library


def packet_of(
    *texts: str,
    library: str = "",
    readings: Iterable[ReadingRecipe] = (),
    known: Authority | None = None,
    suffix: str = "txt",
    **recipe: Any,
) -> Packet:
    """The packet of some texts; `readings` say more of them, in order."""
    documents = [
        read_bytes(text.encode(), f"text{at}.{suffix}") for at, text in enumerate(texts, 1)
    ]
    said = tuple(readings) or tuple(ReadingRecipe(Path(one.path)) for one in documents)
    shelf = library_of(library)
    return compose(
        Recipe(said, **recipe), documents, shelf, known or authority(), _titles(known)
    ).packet


def _titles(known: Authority | None) -> TitleIndex:
    return index() if known is None else TitleIndex((), {})


def drafted(document: Document, **recipe: Any) -> Draft:
    """The draft of a document of which nothing is cited."""
    return draft(
        1, ReadingRecipe(Path("text.txt"), **recipe), Extraction(document, ()), words_of(None)
    )


def dump(packet: Packet) -> str:
    """A packet as text: marks where they stand, notes and comments under their reading."""
    return "".join(f"{line}\n".replace(" \n", "\n") for line in _packet(packet))


def _packet(packet: Packet) -> Iterator[str]:
    cover = packet.cover
    yield " | ".join(filter(None, (cover.title, cover.subtitle, cover.compiler, cover.date)))
    yield from (f"credit: {shown(block.inlines)}" for block in packet.credits)
    for number, reading in enumerate(packet.readings, 1):
        yield ""
        yield from _reading(number, reading)
    yield ""
    yield from (f"bibliography: {shown(entry.runs)}" for entry in packet.bibliography)
    yield from (
        f"glossary: {entry.term}: {shown(entry.definition)} {_numbers(entry.numbers)}"
        for entry in packet.glossary
    )
    for name, entries in (("person", packet.persons), ("work", packet.works)):
        yield from (f"{name}: {shown(one.heading)} {_numbers(one.numbers)}" for one in entries)
    yield from (f"question: {shown(one.inlines)}" for one in packet.questions)


def _numbers(numbers: Iterable[str]) -> str:
    return ", ".join(numbers)


def _reading(number: int, reading: Reading) -> Iterator[str]:
    yield f"reading {number}: {reading.title} | {reading.author or '–'} | {reading.running_head}"
    yield from (f"source: {shown(reading.source)}",) if reading.source else ()
    yield from (f"introduction: {shown(block.inlines)}" for block in reading.introduction)
    for block in reading.blocks:
        yield f"{block.number or '':>3} {block.look}: {shown(block.inlines)}"
    for at, note in enumerate(reading.notes):
        yield f"note {at} ({note.stream}): {_blocks(note.blocks)}"
    for at, comment in enumerate(reading.comments):
        yield f"comment {at}: {_blocks(comment.blocks)}"
    for question in reading.questions:
        answer = f" → {question.answer}" if question.answer else ""
        yield f"question ({question.lines} lines): {shown(question.inlines)}{answer}"
    yield from (f"bibliography: {shown(entry.runs)}" for entry in reading.bibliography)


def _blocks(blocks: Iterable[Block]) -> str:
    return " ¶ ".join(shown(block.inlines) for block in blocks)


def shown(inlines: Iterable[Inline]) -> str:
    """Inlines as text: *italics*, [^3] for a note's mark, {2 … 2} for what a comment covers."""
    return "".join(map(_shown, inlines))


def _shown(inline: Inline) -> str:
    match inline:
        case Run():
            text = f"*{inline.text}*" if inline.italic else inline.text
            return f"**{inline.text}**" if inline.bold else text
        case NoteMark():
            return f"[^{inline.note}]"
        case PageMark():
            return f"[p. {inline.page}]"
        case CommentMark():
            return f"{{{inline.comment} " if inline.is_start else f" {inline.comment}}}"
        case CitationSpan():
            return f"<{shown(inline.runs)}>"
