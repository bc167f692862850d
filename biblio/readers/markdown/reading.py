"""From the source of a Markdown file to a Document: every step of the reader in its order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from biblio.diagnostics import Diagnostic
from biblio.document import Document, Note, Paragraph, Place, Text
from biblio.readers.markdown import blocks, laying, notes, sheet, units
from biblio.readers.markdown.blocks import CODE, HEADING, Blocks
from biblio.readers.markdown.inlines import InlineNote
from biblio.readers.markdown.laying import Laid
from biblio.readers.markdown.notes import Lifted
from biblio.readers.markdown.rich import Rich
from biblio.readers.markdown.units import Unit
from biblio.readers.shaping import language, vocabulary
from biblio.readers.shaping.marks import Pointer, Print
from biblio.readers.shaping.vocabulary import Vocabulary
from biblio.readers.source import Source
from biblio.readers.text import anchors, complaints, frontmatter, lines, sections
from biblio.readers.text.anchors import Anchor

_BODY, _COMMENT = "body", "comment"
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
    chart = Document(path, (), lines=lines.beginnings(source), pages=laid.pages)
    where = Source(path, chart)
    written = tuple(_paragraphs(laid, body, where))
    apart = [note.raw for note in lifted]
    complained = complaints.about(apart, body.anchored, body.found, path, chart)
    return Document(
        path,
        written,
        _notes(lifted, found.notes, body, words, where),
        frontmatter.value(raw, front, "title") or _title(written),
        _language(frontmatter.value(raw, front, "lang", "language"), words),
        sha256,
        chart.lines,
        chart.pages,
        (*diagnostics, *complained),
        tuple(_comments(found, where)),
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
        len(lifted) + note: Anchor(place, Pointer(_INLINE, Print.MARKDOWN, start, end), offset)
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


def _paragraphs(laid: Laid, body: _Body, where: Source) -> Iterator[Paragraph]:
    """The paragraphs without the marks of the notes they anchor."""
    marked: dict[int, list[Pointer]] = defaultdict(list)
    for anchor in sorted(body.anchored.values(), key=lambda anchor: anchor.pointer.start):
        marked[anchor.paragraph].append(anchor.pointer)
    for place, number in enumerate(body.numbers):
        unit, part = laid.units[number], _BODY
        style, rich = unit.style, unit.rich
        spans = [(pointer.start, pointer.end) for pointer in marked[place]]
        if laid.listed(number) and not unit.block.later and style in (blocks.TEXT, blocks.LIST):
            style = part = sections.REFERENCES
            spans.insert(0, (0, unit.lead))
        yield _paragraph(rich.without(spans), where.place(rich.text, part, place), style, unit)


def _paragraph(rich: Rich, place: Place, style: str, unit: Unit) -> Paragraph:
    return Paragraph(rich.runs, place, style, rich.text.alignment, unit.block.level)


def _notes(
    lifted: Sequence[Lifted],
    inline: Sequence[InlineNote],
    body: _Body,
    words: Vocabulary,
    where: Source,
) -> tuple[Note, ...]:
    """All notes in the order of the source."""
    found = [
        *(_defined(note, where) for note in lifted),
        *(_inside(note, words, where) for note in inline),
    ]
    positions = anchors.positions(body.anchored)
    tied = [
        replace(
            note,
            anchor=positions[number],
            anchor_paragraph=body.anchored[number].paragraph,
        )
        if number in positions
        else note
        for number, note in enumerate(found)
    ]
    return tuple(sorted(tied, key=lambda note: note.place.start))


def _defined(note: Lifted, where: Source) -> Note:
    raw = note.raw
    place = where.span(raw.start, raw.end, raw.part, None, raw.mark)
    return Note(raw.mark, _note_paragraphs(note.texts, place, where), place)


def _inside(note: InlineNote, words: Vocabulary, where: Source) -> Note:
    start, end = note.source.alignment.span(0, len(note.source))
    place = where.span(start, end, sections.FOOTNOTES, None, _INLINE)
    return Note(_INLINE, _note_paragraphs([units.join(note.rows, words)], place, where), place)


def _note_paragraphs(texts: Sequence[Rich], note: Place, where: Source) -> tuple[Paragraph, ...]:
    clean = [text.without([(start, end) for start, end, _ in text.notes()]) for text in texts]
    return tuple(
        Paragraph(
            text.runs,
            where.place(text.text, note.part, index, note.note),
            alignment=text.text.alignment,
        )
        for index, text in enumerate(clean)
    )


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


def _comments(found: Blocks, where: Source) -> Iterator[Place]:
    for comment in found.comments:
        start, end = comment.alignment.span(0, len(comment))
        yield where.span(start, end, _COMMENT, None, None)
