"""Runs of any part of a packet as XHTML that is HTML too, without what XML forbids."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from math import inf

from biblio.bibliography.writers.runs import address, by_link
from biblio.diagnostics import Diagnostic
from biblio.document import Run
from biblio.packet.layout import Layout
from biblio.packet.model import CitationSpan, Inline, Packet, PageMark, Picture
from biblio.packet.wording.words import Words, words_of
from biblio.word.directions import is_right_to_left
from biblio.word.markup import Characters

_ABOVE = "↑"  # leads to a picture that nothing describes
_LINE = re.compile(r"\r\n|[\n\v\r\u2028\u2029]")

# The address of an element, by the chapter it is in and its id.
Place = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of a packet that is a file of its own in an e-book.

    `entries` are those of the contents: level, id, title. `body` is XHTML.
    """

    name: str
    title: str
    body: str
    language: str | None = None
    entries: tuple[tuple[int, str, str], ...] = ()


@dataclass(slots=True)
class Pen:
    """What all chapters are written with. `embed` gives the address of a picture; one of more bytes
    than `large` is shown once, and the next time a link leads there. `numbered` counts the notes of
    authors, `paragraphs` are those that can be referred to: the number of their reading, and their
    own.
    """

    packet: Packet
    layout: Layout
    place: Place
    embed: Callable[[Picture], str]
    large: float = inf
    characters: Characters = field(default_factory=Characters)
    words: Words = field(init=False)
    numbered: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)
    paragraphs: frozenset[tuple[int, int]] = field(init=False)
    _shown: dict[bytes, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.words = words_of(self.packet.language)
        self.paragraphs = frozenset(
            (at, block.number)
            for at, reading in enumerate(self.packet.readings, 1)
            for block in reading.blocks
            if block.number is not None and self.layout.paragraph_numbers
        )

    def text(self, text: str) -> str:
        """The text, which may stand in an attribute too."""
        return self.characters.escaped(text)

    def tag(self, language: str | None) -> str:
        """The attribute of what is in that language, where it is not the packet's."""
        is_own = language in (None, self.packet.language)
        return "" if is_own else f' lang="{self.text(language or "")}"'

    def picture(self, picture: Picture) -> str:
        """A picture in a block of its own."""
        words, id_ = self.text(picture.words), ""
        if len(picture.data) > self.large:
            if picture.data in self._shown:
                link = f'<a href="#{self._shown[picture.data]}">{words or _ABOVE}</a>'
                return f'<p class="picture">{link}</p>\n'
            name = self._shown.setdefault(picture.data, f"picture{len(self._shown) + 1}")
            id_ = f' id="{name}"'
        source = self.text(self.embed(picture))
        return f'<p class="picture"><img{id_} src="{source}" alt="{words}"/></p>\n'

    def runs(self, runs: Iterable[Run]) -> str:
        """Runs one after the other, neighbours of one link together."""
        return "".join(self._linked(href, group) for href, group in by_link(runs))

    def _linked(self, href: str | None, runs: Iterable[Run]) -> str:
        inside = "".join(map(self._run, runs))
        return f'<a href="{self.text(address(href))}">{inside}</a>' if href else inside

    def _run(self, run: Run) -> str:
        text = "<br/>".join(map(self.text, _LINE.split(run.text)))
        for is_so, start, end in (
            (run.small_caps, '<span class="small-caps">', "</span>"),
            (run.subscript, "<sub>", "</sub>"),
            (run.superscript, "<sup>", "</sup>"),
            (run.struck, "<s>", "</s>"),
            (run.italic, "<i>", "</i>"),
            (run.bold, "<b>", "</b>"),
        ):
            text = f"{start}{text}{end}" if is_so else text
        return text

    def inlines(self, inlines: Iterable[Inline]) -> str:
        """Runs, citations and page marks; marks of notes and comments have no place here."""
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Run():
                return self.runs((inline,))
            case CitationSpan():
                return self.runs(inline.runs)
            case PageMark():
                shown = self.text(self.words.text("page", page=inline.page))
                return f' <span class="page">{shown}</span> '
        return ""


def for_screen(layout: Layout) -> Layout:
    """The layout without what paper and Word alone have."""
    return replace(layout, comments=False, wide_margin=False)


def element(name: str, content: str, classes: str = "", *, id_: str = "", text: str = "") -> str:
    """An element with its content; `text` is what decides on the direction that it runs in."""
    parts = [f' class="{classes}"'] if classes else []
    parts += [f' id="{id_}"'] if id_ else []
    parts += [' dir="rtl"'] if is_right_to_left(text) else []
    return f"<{name}{''.join(parts)}>{content}</{name}>\n"


def section(id_: str, title: str, body: Iterable[str], level: int = 2) -> str:
    """A section with its title; nothing where there is nothing in it."""
    written = "".join(body)
    heading = f"<h{level}>{title}</h{level}>\n"
    return f'<section id="{id_}">\n{heading}{written}</section>\n' if written else ""
