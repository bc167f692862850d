"""From the lines of a text to a Document: every step of the reader in its order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from biblio.diagnostics import Diagnostic
from biblio.document import Document, Note, Paragraph, Run, Text
from biblio.origins import Chart
from biblio.readers import exact
from biblio.readers.text import (
    anchors,
    complaints,
    frontmatter,
    furniture,
    language,
    layout,
    lines,
    notes,
    pagemarks,
    pages,
    paragraphs,
    sections,
    styles,
    vocabulary,
)
from biblio.readers.text.anchors import Anchor
from biblio.readers.text.ground import Ground, survey
from biblio.readers.text.joints import join
from biblio.readers.text.notes import RawNote
from biblio.readers.text.paragraphs import Group
from biblio.readers.text.vocabulary import Vocabulary

_TITLE_WITHIN = 3
Span = tuple[int, int]


class Reading(NamedTuple):
    """A document, and the source spans left out of it: furniture, and marks in the text."""

    document: Document
    dropped: tuple[Span, ...]


class _Body(NamedTuple):
    """The running text, its note marks still in it, with the anchors of the notes."""

    texts: tuple[Text, ...]
    styles: tuple[str, ...]
    anchored: Mapping[int, Anchor]
    found: tuple[Anchor, ...]


def read_source(
    source: str, path: str, sha256: str = "", diagnostics: tuple[Diagnostic, ...] = ()
) -> Reading:
    """The document that the decoded source shows."""
    cleared = pagemarks.clear(lines.split(source))
    ground = _ground(cleared.lines)
    sheet, stripped = ground.lines, ground.furniture
    raw = notes.lift(ground)
    words = vocabulary.collect(sheet)
    body = _body(ground, raw, words)
    turns = pages.labels(sheet, stripped, cleared.marks)
    chart = Chart(lines.beginnings(source), turns)
    written = _paragraphs(body)
    document = Document(
        path,
        written,
        _notes(raw, body, ground, words, chart),
        _title(sheet, stripped, written),
        language.guess(words.words),
        sha256,
        chart.lines,
        chart.pages,
        (*diagnostics, *complaints.about(raw, body.anchored, body.found, path, chart)),
        metadata=frontmatter.fields(sheet, stripped.front),
    )
    return Reading(document, (*_furniture(cleared, stripped), *_marks(body)))


def _ground(sheet: tuple[lines.Line, ...]) -> Ground:
    """The lines, and all that is known of them."""
    shape = layout.measure(sheet)
    stripped = furniture.strip(sheet, shape)
    return survey(sheet, shape, stripped, sections.find(sheet, stripped))


def _furniture(cleared: pagemarks.Cleared, stripped: furniture.Furniture) -> Iterator[Span]:
    yield from ((line.start, line.end) for line in cleared.lines if line.index in stripped)
    yield from ((start, end) for start, end, _ in cleared.marks)


def _marks(body: _Body) -> Iterator[Span]:
    for anchor in body.anchored.values():
        text, pointer = body.texts[anchor.paragraph], anchor.pointer
        yield text.alignment.span(pointer.start, pointer.end)


def _title(
    sheet: tuple[lines.Line, ...], stripped: furniture.Furniture, written: Sequence[Paragraph]
) -> str | None:
    """What the front matter calls the document, else the heading at its beginning."""
    headings = (
        one.string
        for one in written[:_TITLE_WITHIN]
        if one.style == styles.HEADING and sections.kind_of(one.string) is None
    )
    return frontmatter.value(sheet, stripped.front, "title") or next(headings, None)


def _body(ground: Ground, raw: tuple[RawNote, ...], words: Vocabulary) -> _Body:
    """The paragraphs of the running text, and what in them points to the notes."""
    lifted = {index for note in raw for index in note.indices}
    left = [
        line
        for line in ground.lines
        if line.index not in lifted and line.index not in ground.furniture
    ]
    items = paragraphs.items(left, ground.layout, _listed(ground))
    groups = paragraphs.group(items, ground.layout)
    texts = tuple(_text(group, words) for group in groups)
    found = anchors.candidates(texts)
    return _Body(texts, _styles(groups, texts, ground), anchors.match(raw, found), found)


def _listed(ground: Ground) -> frozenset[int]:
    """The lines of reference lists."""
    return frozenset(
        index
        for section in ground.sections
        if section.kind == sections.REFERENCES
        for index in range(section.first, section.last)
    )


def _text(group: Group, words: Vocabulary) -> Text:
    return join([item.line for item in group], words)


def _styles(groups: Sequence[Group], texts: Sequence[Text], ground: Ground) -> tuple[str, ...]:
    around = zip(groups, [*groups[1:], None], ["", *(text.string for text in texts)], strict=False)
    return tuple(
        styles.classify(group, after, ground.layout, lead) for group, after, lead in around
    )


def _paragraphs(body: _Body) -> tuple[Paragraph, ...]:
    """The paragraphs without the marks of the notes they anchor."""
    marked: dict[int, list[Anchor]] = defaultdict(list)
    for anchor in sorted(body.anchored.values(), key=lambda anchor: anchor.offset):
        marked[anchor.paragraph].append(anchor)
    written = []
    for number, (text, style) in enumerate(zip(body.texts, body.styles, strict=True)):
        clean = anchors.remove(text, [anchor.pointer for anchor in marked[number]])
        written.append(_paragraph(clean, style))
    return tuple(written)


def _paragraph(text: Text, style: str) -> Paragraph:
    return Paragraph(exact.marked((Run(text.string),)), style, text.alignment)


def _notes(
    raw: Sequence[RawNote], body: _Body, ground: Ground, words: Vocabulary, chart: Chart
) -> tuple[Note, ...]:
    positions = anchors.positions(body.anchored)
    written = []
    for number, note in enumerate(raw):
        origin = chart.origin(note.start, note.end)
        anchor = body.anchored.get(number)
        paragraph = None if anchor is None else anchor.paragraph
        texts = _note_paragraphs(note, ground, words)
        after = anchors.last_before(body.texts, note.start)
        anchored = (positions.get(number), paragraph)
        written.append(Note(note.mark, texts, note.part, origin, *anchored, after))
    return tuple(written)


def _note_paragraphs(note: RawNote, ground: Ground, words: Vocabulary) -> tuple[Paragraph, ...]:
    groups = paragraphs.group(paragraphs.items(note.lines, ground.layout), ground.layout)
    return tuple(_paragraph(_text(group, words), styles.TEXT) for group in groups)
