"""The front matter: cover, contents, sources and permissions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from biblio.document import Run
from biblio.packet.model import Block, Cover
from biblio.packet.rendering.citing import spoken
from biblio.packet.rendering.contents import contents
from biblio.packet.rendering.furniture import bare, section
from biblio.packet.rendering.legend import Runs, legend
from biblio.packet.rendering.parts import Part
from biblio.packet.rendering.plates import plate
from biblio.packet.rendering.press import Press
from biblio.packet.wording.emphasis import emphasised
from biblio.packet.wording.words import Words
from biblio.word.runs import paragraph

_TALLEST = 580  # points: what a page takes above some lines of caption


def front(press: Press) -> Iterator[Part]:
    """The cover, which bears no number, and the pages after it, numbered in roman."""
    yield Part(tuple(_cover(press)), bare(press))
    paragraphs = (*_titled(press, "contents", contents(press)), *_legend(press), *_sources(press))
    if paragraphs:
        pages = section(press, press.packet.cover.title, "")
        yield Part(paragraphs, replace(pages, number_format="lowerRoman"))
    for one in press.packet.plates:
        pages = section(press, press.packet.cover.title, "")
        yield Part(tuple(_plate(press, one)), replace(pages, number_format="lowerRoman"))


def _plate(press: Press, one: Block) -> Iterator[str]:
    """A picture on a page of its own, with its caption."""
    if one.picture:
        yield plate(press, one.picture, _TALLEST)
    yield paragraph("Caption", spoken(press, press.text, one.inlines))


def _cover(press: Press) -> Iterator[str]:
    cover = press.packet.cover
    for style, words in cover_lines(cover, press.words):
        if words:
            yield paragraph(style, press.text.runs(emphasised(words)))


def cover_lines(cover: Cover, words: Words) -> tuple[tuple[str, str | None], ...]:
    """The lines of the cover, each with the style it is printed in; None where one is not given."""
    compiler = words.text("compiled_by", name=cover.compiler) if cover.compiler else None
    return (
        ("Title", cover.title or "\u00a0"),
        ("Subtitle", cover.subtitle),
        ("CoverLine", cover.group),
        ("CoverLine", compiler),
        ("CoverLine", words.date(cover.date) if cover.date else None),
    )


def _titled(press: Press, name: str, paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Paragraphs below a title, by the name that the words have for it; nothing without any."""
    if not paragraphs:
        return ()
    return (paragraph("FrontTitle", press.text.run(Run(press.words.text(name)))), *paragraphs)


def _legend(press: Press) -> tuple[str, ...]:
    """How the packet is to be used: a sign in bold, and what it means."""
    found = legend(press.packet, press.layout, press.words)
    written = (_meaning(press, sign, meaning) for sign, meaning in found)
    return _titled(press, "legend", tuple(written))


def _meaning(press: Press, sign: Runs, meaning: str) -> str:
    space = (Run("\u2002"),) if sign else ()
    runs = (*(replace(run, bold=True) for run in sign), *space, Run(meaning))
    return paragraph("Credits", press.text.runs(runs))


def _sources(press: Press) -> tuple[str, ...]:
    written = (
        paragraph("Credits", spoken(press, press.text, block.inlines))
        for block in press.packet.credits
    )
    return _titled(press, "sources", tuple(written))
