"""The lines above a text that say where it is taken from cite: *Source: …*, *From Paper, date*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from biblio import provenance
from biblio.citation import Kind, Passage, Shape
from biblio.document import Document, Paragraph, Run
from biblio.excerpt import Excerpt
from biblio.origins import Where
from biblio.provenance import Line, Telling

_CITING = frozenset((Telling.SOURCE, Telling.PUBLISHED, Telling.FROM))


def find(document: Document) -> Iterator[Passage]:
    """One passage a line of the head; the publisher named below a source is part of it."""
    head = tuple(provenance.lines(document.paragraphs))
    shown = _slanted(document, head) if head else document
    for number, line in enumerate(head):
        if line.said.telling in _CITING:
            text = _excerpt(shown, line)
            for below in head[number + 1 : number + 2]:
                if below.said.telling is Telling.PUBLISHER:
                    text = text.put(", ").followed(_excerpt(shown, below))
            yield Passage(shown, text, Kind.INLINE, _shape(shown, line))


def _excerpt(document: Document, line: Line) -> Excerpt:
    text = document.excerpt(Where(None, line.paragraph, line.said.start, line.said.end))
    return text.cut(0, len(text.string.rstrip(" .,")))


def _shape(document: Document, line: Line) -> Shape:
    """A title that stands out speaks for itself; all else has to read like a citation."""
    looks = provenance.emphasised(document.paragraphs[line.paragraph])
    titled = any(start >= line.said.start for start, _ in looks)
    return Shape.REFERENCE if titled else Shape.ATTRIBUTION


def _slanted(document: Document, head: tuple[Line, ...]) -> Document:
    """The document with the titles of these lines in italics, as they would be in a note."""
    paragraphs = list(document.paragraphs)
    for number, said in head:
        paragraphs[number] = _with_title(paragraphs[number], said.start)
    return replace(document, paragraphs=tuple(paragraphs))


def _with_title(paragraph: Paragraph, start: int) -> Paragraph:
    """Where nothing behind `start` is in italics, what is in bold is; or else a paper's name."""
    length = len(paragraph.string)
    value = paragraph.runs_between(start, length)
    if any(run.italic for run in value):
        return paragraph
    titles: tuple[Run, ...] = tuple(replace(run, italic=run.bold) for run in value)
    end = start + provenance.periodical(paragraph.string[start:])
    if end > start and not any(run.bold for run in value):
        named = paragraph.runs_between(start, end)
        behind = paragraph.runs_between(end, length)
        titles = (*(replace(run, italic=True) for run in named), *behind)
    return replace(paragraph, runs=(*paragraph.runs_between(0, start), *titles))
