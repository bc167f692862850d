"""What a text stands in, as the elements around it say: headings, quotations, verse, captions."""

from __future__ import annotations

from typing import NamedTuple

from biblio.document import Run
from biblio.readers.html.tree import Element
from biblio.readers.shaping.blocks import Style

_PLAIN = Run("")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_VERSE = frozenset(("poem", "poetry", "verse", "stanza", "lg", "linegroup", "line-block"))
# what of it holds the lines of one stanza
_STANZAS = frozenset(("stanza", "lg", "linegroup", "line-block"))
_CAPTIONS = frozenset("caption figcaption image-caption thumbcaption wp-caption-text".split())
_QUOTED = ("quote", "quotation", "epigraph", "blockquote", "extract")


class Setting(NamedTuple):
    """What a text stands in."""

    style: Style = Style.TEXT
    level: int = 1
    look: Run = _PLAIN
    code: bool = False
    lists: int = 0
    quotations: int = 0


def entering(element: Element, setting: Setting) -> Setting:
    """The setting within a block that stands in `setting`."""
    name, words = element.name, element.words
    if name in _HEADINGS:
        return setting._replace(style=Style.HEADING, level=_HEADINGS[name])
    if name in ("figcaption", "caption") or not words.isdisjoint(_CAPTIONS):
        return setting._replace(style=Style.CAPTION, level=1)
    if is_verse(element):
        return setting._replace(style=Style.VERSE)
    if name == "blockquote" or any(word.startswith(_QUOTED) for word in words):
        depth = setting.quotations + (name == "blockquote")
        return setting._replace(style=Style.QUOTATION, level=max(depth, 1), quotations=depth)
    return setting


def is_verse(element: Element) -> bool:
    """Whether it holds a poem or a part of one."""
    return not element.words.isdisjoint(_VERSE)


def is_stanza(element: Element) -> bool:
    """Whether it holds the lines of one stanza."""
    return not element.words.isdisjoint(_STANZAS)
