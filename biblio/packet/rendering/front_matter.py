"""The front matter: cover, contents, sources and permissions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from biblio.document import Run
from biblio.packet.model import Cover
from biblio.packet.rendering.citing import spoken
from biblio.packet.rendering.contents import contents
from biblio.packet.rendering.furniture import bare, section
from biblio.packet.rendering.parts import Part
from biblio.packet.rendering.press import Press
from biblio.packet.wording.emphasis import emphasised
from biblio.packet.wording.phrases import date_in_words
from biblio.word.runs import paragraph

CONTENTS, SOURCES = "Contents", "Sources and permissions"


def front(press: Press) -> Iterator[Part]:
    """The cover, which bears no number, and the pages after it, numbered in roman."""
    yield Part(tuple(_cover(press)), bare(press))
    paragraphs = (*_titled(press, CONTENTS, contents(press)), *_sources(press))
    if paragraphs:
        pages = section(press, press.packet.cover.title, "")
        yield Part(paragraphs, replace(pages, number_format="lowerRoman"))


def _cover(press: Press) -> Iterator[str]:
    cover = press.packet.cover
    for style, words in _lines(cover):
        if words:
            yield paragraph(style, press.text.runs(emphasised(words)))


def _lines(cover: Cover) -> tuple[tuple[str, str | None], ...]:
    compiler = f"Compiled by {cover.compiler}" if cover.compiler else None
    return (
        ("Title", cover.title or "\u00a0"),
        ("Subtitle", cover.subtitle),
        ("CoverLine", cover.group),
        ("CoverLine", compiler),
        ("CoverLine", date_in_words(cover.date) if cover.date else None),
    )


def _titled(press: Press, title: str, paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    if not paragraphs:
        return ()
    return (paragraph("FrontTitle", press.text.run(Run(title))), *paragraphs)


def _sources(press: Press) -> tuple[str, ...]:
    written = (
        paragraph("Credits", spoken(press, press.text, block.inlines))
        for block in press.packet.credits
    )
    return _titled(press, SOURCES, tuple(written))
