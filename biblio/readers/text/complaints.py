"""What is amiss between notes and their marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from biblio.diagnostics import Diagnostic, Position, Span
from biblio.origins import Chart
from biblio.readers.text.anchors import Anchor
from biblio.readers.text.marks import Pointer, Style
from biblio.readers.text.notes import RawNote

_PLAIN = (Style.SYMBOL, Style.RAISED, Style.BRACKETS, Style.MARKDOWN)


def about(
    notes: Sequence[RawNote],
    anchored: Mapping[int, Anchor],
    found: Sequence[Anchor],
    path: str,
    chart: Chart,
) -> tuple[Diagnostic, ...]:
    """Notes that nothing in the text points to, and marks that point to no note."""
    return (
        *_without_marker(notes, anchored, path, chart),
        *_without_note(notes, anchored, found, path, chart),
    )


def _without_marker(
    notes: Sequence[RawNote], anchored: Mapping[int, Anchor], path: str, chart: Chart
) -> Iterator[Diagnostic]:
    for number, note in enumerate(notes):
        if number not in anchored:
            message = f"Nothing in the text points to the note {note.mark}."
            position = Position(path, chart.line(note.start))
            span = Span(note.start, note.start + len(note.mark))
            yield Diagnostic("note-without-marker", message, position, span=span)


def _without_note(
    notes: Sequence[RawNote],
    anchored: Mapping[int, Anchor],
    found: Sequence[Anchor],
    path: str,
    chart: Chart,
) -> Iterator[Diagnostic]:
    """Marks printed as the document's other marks are, with no note of that name."""
    used = {anchor.offset for anchor in anchored.values()}
    usual = {anchor.pointer.style for anchor in anchored.values()}
    numbered = {note.mark for note in notes if note.style is not Style.SYMBOL}
    for anchor in found:
        pointer = anchor.pointer
        told = anchor.offset in used or pointer.mark in numbered
        if not told and _means_a_note(pointer, usual):
            message = f"The mark {pointer.mark} points to no note."
            position = Position(path, chart.line(anchor.offset))
            span = Span(anchor.offset, anchor.offset + len(pointer.mark))
            yield Diagnostic("marker-without-note", message, position, span=span)


def _means_a_note(pointer: Pointer, usual: set[Style]) -> bool:
    """Whether the mark can be nothing else: `[^1]`, or one that looks like those of the notes."""
    if pointer.style is Style.MARKDOWN:
        return True
    plain = pointer.sure and pointer.style in _PLAIN and not pointer.mark.isalpha()
    return plain and pointer.style in usual
