"""Parts of the packet, each of which is a section of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from biblio.word.sections import Section

_END = "</w:pPr>"


@dataclass(frozen=True, slots=True)
class Part:
    """Paragraphs, one a string and at least one, and how their pages are laid out."""

    paragraphs: tuple[str, ...]
    section: Section


def body(parts: Iterable[Part]) -> Iterator[str]:
    """The parts one after the other. Every section but the last is closed by its last paragraph.

    So none needs an empty paragraph at its end, which might fall on a page of its own.
    """
    *others, last = parts
    for part in others:
        yield from part.paragraphs[:-1]
        yield part.paragraphs[-1].replace(_END, part.section.xml() + _END, 1)
    yield from last.paragraphs
    yield last.section.xml()
