"""From the source of a Markdown file to a Document: every step of the reader in its order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from biblio.diagnostics import Diagnostic
from biblio.document import Document, Note, Paragraph, Text
from biblio.origins import Chart, TextOrigin
from biblio.readers.markdown import blocks, laying, notes, sheet, units
from biblio.readers.markdown.blocks import CODE, HEADING, Blocks
from biblio.readers.markdown.inlines import InlineNote
from biblio.readers.markdown.laying import Laid
from biblio.readers.markdown.notes import Lifted
from biblio.readers.markdown.rich import Rich
from biblio.readers.markdown.units import Unit
from biblio.readers.text import (
    anchors,
    complaints,
    frontmatter,
    language,
    lines,
    sections,
    vocabulary,
)
from biblio.readers.text.anchors import Anchor
from biblio.readers.text.marks import Pointer, Style
from biblio.readers.text.vocabulary import Vocabulary

_TITLE_WITHIN = 3
# what is printed for a note that stands in the text itself
_INLINE = "^"


class _Body(NamedTuple):
    """The units of the running text by their numbers, with the anchors of the notes."""

    numbers: tuple[int, ...]
    anchored: Mapping[int, Anchor]
    found: tuple[Anchor, ...]


def read_source(
    source: str, path: str, sha256: str = "", diagnostics: tuple[Diagnostic, ...] = ()
) -> Document:
    """The document that the decoded source shows."""
    raw = lines.split(source)
    front = frontmatter.find(raw)
    found = blocks.find(sheet.lay_out(source, raw[front[-1]].end if front else 0))
    words = vocabulary.collect(raw)
    laid = laying.lay(found.blocks, raw, words)
    lifted = notes.lift(laid.units, laid.ground)
    body = _body(laid, lifted)
    chart = Chart(lines.beginnings(source), laid.pages)
    written = tuple(_paragraphs(laid, body))
    apart = [note.raw for note in lifted]
    complained = complaints.about(apart, body.anchored, body.found, path, chart)
    return Document(
        path,
        written,
        _notes(lifted, found.notes, laid, body, words, chart),
        frontmatter.value(raw, front, "title") or _title(written),
        _language(frontmatter.value(raw, front, "lang", "language"), words),
        sha256,
        chart.lines,
        chart.pages,
        (*diagnostics, *complained),
        tuple(_comments(found, chart)),
        metadata=frontmatter.fields(raw, front),
    )


def _body(laid: Laid, lifted: Sequence[Lifted]) -> _Body:
    """The units that are no notes, and what in them points to the notes."""
    taken = {number for note in lifted for number in note.units}
    numbers = tuple(
        number
        for number in range(len(laid.units))
        if number not in taken and number * 2 not in laid.ground.furniture
    )
    texts = [_searched(laid.units[number]) for number in numbers]
    found = anchors.candidates(texts)
    matched = anchors.match([note.raw for note in lifted], found)
    inside = {
        len(lifted) + note: Anchor(place, Pointer(_INLINE, Style.MARKDOWN, start, end), offset)
        for place, number in enumerate(numbers)
        for start, end, note, offset in _inline(laid.units[number].rich)
    }
    return _Body(numbers, {**matched, **inside}, found)


def _searched(unit: Unit) -> Text:
    """The text in which marks of notes may stand: code has none."""
    return Text("") if unit.style == CODE else unit.rich.text


def _inline(rich: Rich) -> Iterator[tuple[int, int, int, int]]:
    for start, end, note in rich.notes():
        yield start, end, note, rich.text.alignment.at(start)


def _paragraphs(laid: Laid, body: _Body) -> Iterator[Paragraph]:
    """The paragraphs without the marks of the notes they anchor."""
    marked: dict[int, list[Pointer]] = defaultdict(list)
    for anchor in sorted(body.anchored.values(), key=lambda anchor: anchor.pointer.start):
        marked[anchor.paragraph].append(anchor.pointer)
    for place, number in enumerate(body.numbers):
        unit = laid.units[number]
        style, rich = unit.style, unit.rich
        spans = [(pointer.start, pointer.end) for pointer in marked[place]]
        if laid.listed(number) and not unit.block.later and style in (blocks.TEXT, blocks.LIST):
            style = sections.REFERENCES
            spans.insert(0, (0, unit.lead))
        yield _paragraph(rich.without(spans), style, unit.block.level)


def _paragraph(rich: Rich, style: str = blocks.TEXT, level: int = 1) -> Paragraph:
    return Paragraph(rich.runs, style, rich.text.alignment, level)


def _notes(
    lifted: Sequence[Lifted],
    inline: Sequence[InlineNote],
    laid: Laid,
    body: _Body,
    words: Vocabulary,
    chart: Chart,
) -> tuple[Note, ...]:
    """All notes in the order of the source."""
    found = [
        *(_defined(note, chart) for note in lifted),
        *(_inside(note, words, chart) for note in inline),
    ]
    texts = [laid.units[number].rich.text for number in body.numbers]
    positions = anchors.positions(body.anchored)
    tied = [
        replace(
            note,
            anchor=positions.get(number),
            anchor_paragraph=body.anchored[number].paragraph if number in positions else None,
            after=anchors.last_before(texts, _start(note)),
        )
        for number, note in enumerate(found)
    ]
    return tuple(sorted(tied, key=_start))


def _start(note: Note) -> int:
    return note.origin.start if isinstance(note.origin, TextOrigin) else 0


def _defined(note: Lifted, chart: Chart) -> Note:
    raw = note.raw
    return Note(raw.mark, _note_paragraphs(note.texts), raw.part, chart.origin(raw.start, raw.end))


def _inside(note: InlineNote, words: Vocabulary, chart: Chart) -> Note:
    origin = chart.origin(*note.source.alignment.span(0, len(note.source)))
    paragraphs = _note_paragraphs([units.join(note.rows, words)])
    return Note(_INLINE, paragraphs, sections.FOOTNOTES, origin)


def _note_paragraphs(texts: Sequence[Rich]) -> tuple[Paragraph, ...]:
    clean = [text.without([(start, end) for start, end, _ in text.notes()]) for text in texts]
    return tuple(map(_paragraph, clean))


def _title(written: Sequence[Paragraph]) -> str | None:
    """The heading at the beginning."""
    headings = (
        one.string
        for one in written[:_TITLE_WITHIN]
        if one.style == HEADING and sections.kind_of(one.string) is None
    )
    return next(headings, None)


def _language(named: str | None, words: Vocabulary) -> str | None:
    """What the front matter names, without its country, else a guess."""
    if named:
        return named.replace("_", "-").partition("-")[0].casefold()
    return language.guess(words.words)


def _comments(found: Blocks, chart: Chart) -> Iterator[TextOrigin]:
    for comment in found.comments:
        yield chart.origin(*comment.alignment.span(0, len(comment)))
