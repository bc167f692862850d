"""The Document that a settled sheet makes: marks of notes out of the text, notes tied to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from biblio import provenance
from biblio.document import Document, Note, Paragraph, Part, Run, Text
from biblio.origins import Origin
from biblio.readers.shaping import anchors, bracketed, complaints, raised, sections, vocabulary
from biblio.readers.shaping.anchors import Anchor, Anchored
from biblio.readers.shaping.blocks import NOTHING, Block, NoteBlocks, Point, Sheet, Style
from biblio.readers.shaping.vocabulary import Vocabulary
from biblio.values.patterns import Lazy

_TITLE_WITHIN = 3
# what no mark of a note stands in
_MARKLESS = (Style.CODE, Style.ORNAMENT)
_RETURN = Lazy(r"\s*[↩⏎↑][\ufe0e\ufe0f]?\s*$")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shaped:
    """A document, and what was left out of it on purpose: furniture, marks of notes."""

    document: Document
    omitted: tuple[Text, ...]


def assemble(sheet: Sheet, words: Vocabulary) -> Shaped:
    """The document of a settled sheet."""
    sheet = raised.lifted(bracketed.lifted(sheet))
    texts = [one.rich for one in sheet.blocks]
    prose = [NOTHING if one.style in _MARKLESS else one.rich for one in sheet.blocks]
    found = anchors.candidates(prose)
    typed = anchors.named_again(sheet.notes, anchors.match(sheet.notes, found), found)
    anchored = {**typed, **anchors.called(sheet.notes, texts)}
    notes = tuple(_notes(sheet, anchored))
    spans = _spans(anchored.values())
    paragraphs = tuple(
        _paragraph(block, spans[number]) for number, block in enumerate(sheet.blocks)
    )
    document = Document(
        sheet.path,
        paragraphs,
        tuple(one for one in notes if one.kind != Part.COMMENT),
        sheet.title or _title(paragraphs),
        sheet.language or vocabulary.language(words.words),
        sheet.sha256,
        sheet.chart.lines,
        sheet.chart.pages,
        (*sheet.diagnostics, *complaints.about(sheet, texts, anchored, found)),
        (*_remarks(sheet), *(one for one in notes if one.kind == Part.COMMENT)),
        (*sheet.metadata, *_head(sheet, paragraphs)),
    )
    marks = (one.text for number in spans for one in texts[number].within(spans[number]).pieces)
    return Shaped(document, (*sheet.omitted, *marks))


def _head(sheet: Sheet, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the head of the text says, but for what the file says of itself."""
    said = {name for name, _ in sheet.metadata}
    yield from (one for one in provenance.record(paragraphs).items() if one[0] not in said)


def _remarks(sheet: Sheet) -> Iterator[Note]:
    """What the file says to its editors only, as comments that belong to no text."""
    for text in sheet.remarks:
        said = Paragraph((Run(text.string),), alignment=text.alignment)
        yield Note("", (said,), Part.COMMENT, _origin(text, sheet))


def _spans(anchored: Iterable[Sequence[Anchor]]) -> Mapping[int, list[Span]]:
    """The characters that stand for notes, of each paragraph, in order."""
    spans: defaultdict[int, list[Span]] = defaultdict(list)
    for anchor in sorted(chain.from_iterable(anchored), key=lambda one: one.point):
        spans[anchor.paragraph].append((anchor.pointer.start, anchor.pointer.end))
    return spans


def _paragraph(block: Block, spans: Sequence[Span]) -> Paragraph:
    """The paragraph that the block makes without these characters, marks of notes."""
    rich = block.rich.without(spans) if spans else block.rich
    return Paragraph(rich.runs, block.style, rich.text.alignment, block.level)


def _notes(sheet: Sheet, anchored: Anchored) -> Iterator[Note]:
    """All notes, in the order in which they stand or are called."""
    positions = anchors.positions(anchored)
    numbers = range(len(sheet.notes))
    for number in sorted(numbers, key=_order(sheet, anchored).__getitem__):
        note, (anchor, *others) = sheet.notes[number], anchored.get(number, (None,))
        paragraph = anchor.paragraph if anchor else None
        yield Note(
            note.mark,
            tuple(_noted(note)),
            note.part,
            _origin(note.whole, sheet),
            positions[anchor.point] if anchor else None,
            paragraph,
            paragraph if note.at is None and anchor else _after(sheet, note),
            tuple((other.paragraph, positions[other.point]) for other in others if other),
        )


def _noted(note: NoteBlocks) -> Iterator[Paragraph]:
    """The note's paragraphs, without the arrow that leads from its end back to its mark."""
    for block in note.blocks:
        spans = [call[:2] for call in block.rich.calls()]
        arrow = _RETURN.search(block.rich.string)
        if arrow is None:
            yield _paragraph(block, spans)
        elif arrow.start() or len(note.blocks) == 1:
            yield _paragraph(block, [*spans, arrow.span()])


def _order(sheet: Sheet, anchored: Anchored) -> list[Point]:
    """Where each note stands in the flow: at its place, its call, or that of the note before it.

    A note that another one calls stands with that one.
    """
    found: dict[str, Point] = {}
    order: list[Point] = []
    for number, note in enumerate(sheet.notes):
        point = note.at
        if point is None and number in anchored:
            point = anchored[number][0].point
        if point is None:
            point = found.get(note.id or "", order[-1] if order else (0, 0))
        order.append(point)
        found |= {name: point for one in note.blocks for _, _, name in one.rich.calls()}
    return order


def _after(sheet: Sheet, note: NoteBlocks) -> int | None:
    """The last paragraph that begins before the note."""
    number, position = note.at or (len(sheet.blocks), 0)
    return number if position else number - 1 if number else None


def _origin(text: Text, sheet: Sheet) -> Origin:
    return text.alignment.origin(0, len(text), sheet.chart)


def _title(paragraphs: Sequence[Paragraph]) -> str | None:
    """The heading at the beginning."""
    headings = (
        one.string
        for one in paragraphs[:_TITLE_WITHIN]
        if one.style is Style.HEADING and sections.kind_of(one.string) is None
    )
    return next(headings, None)
