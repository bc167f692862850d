"""What is amiss between notes and their marks."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from biblio.diagnostics import Diagnostic, Position, Span
from biblio.document import Text
from biblio.origins import TextOrigin
from biblio.readers.shaping.anchors import Anchor, Anchored
from biblio.readers.shaping.blocks import Part, Point, Rich, Sheet
from biblio.readers.shaping.marks import Pointer, Print

_PLAIN = (Print.SYMBOL, Print.RAISED, Print.BRACKETS, Print.MARKDOWN)


def about(
    sheet: Sheet,
    texts: Sequence[Rich],
    anchored: Anchored,
    found: Sequence[Anchor],
) -> tuple[Diagnostic, ...]:
    """Notes that nothing in the text points to, and marks that point to no note.

    `texts` are those of the paragraphs, with all marks, `anchored` the anchors of the sheet's notes
    by their numbers, `found` whatever may point to a note.
    """
    return (
        *_without_marker(sheet, anchored),
        *_defined_twice(sheet, found),
        *_without_note(sheet, texts, anchored, found),
    )


def _without_marker(sheet: Sheet, anchored: Anchored) -> Iterator[Diagnostic]:
    for number, note in enumerate(sheet.notes):
        # an answer to a comment need not stand in the text
        if number not in anchored and note.part is not Part.COMMENT:
            message = f"Nothing in the text points to the note {note.mark}."
            yield _told("note-without-marker", message, note.mark, note.whole, sheet)


def _defined_twice(sheet: Sheet, found: Sequence[Anchor]) -> Iterator[Diagnostic]:
    """Notes `[^1]:` of one name with no mark between them that could call the second alone.

    In chapters put together each name may come back: its mark stands between the two then.
    """
    calls: defaultdict[str, list[Point]] = defaultdict(list)
    for anchor in found:
        if anchor.pointer.style is Print.MARKDOWN:
            calls[anchor.pointer.mark].append(anchor.point)
    before: dict[str, Point] = {}
    for note in sheet.notes:
        if note.print is not Print.MARKDOWN or note.at is None:
            continue
        first = before.get(note.mark)
        points = calls[note.mark]
        if first is not None and bisect_left(points, first) == bisect_left(points, note.at):
            message = f"The note {note.mark} is defined twice."
            yield _told("note-defined-twice", message, note.mark, note.whole, sheet)
        before[note.mark] = note.at


def _without_note(
    sheet: Sheet,
    texts: Sequence[Rich],
    anchored: Anchored,
    found: Sequence[Anchor],
) -> Iterator[Diagnostic]:
    """Marks printed as the document's other marks are, with no note of that name."""
    together = [anchor for anchors in anchored.values() for anchor in anchors]
    used = {anchor.point for anchor in together}
    usual = {anchor.pointer.style for anchor in together}
    numbered = {note.mark for note in sheet.notes if note.print is not Print.SYMBOL}
    for anchor in found:
        mark = anchor.pointer.mark
        if anchor.point not in used and mark not in numbered and _means(anchor.pointer, usual):
            message = f"The mark {mark} points to no note."
            place = texts[anchor.paragraph].cut(anchor.pointer.start).text
            yield _told("marker-without-note", message, mark, place, sheet)


def _told(code: str, message: str, mark: str, place: Text, sheet: Sheet) -> Diagnostic:
    """The complaint about the mark with which the text in that place begins."""
    origin = place.alignment.origin(0, 1, sheet.chart)
    if not isinstance(origin, TextOrigin):
        return Diagnostic(code, message, Position(sheet.path, words=str(origin)))
    span = Span(origin.start, origin.start + len(mark))
    return Diagnostic(code, message, Position(sheet.path, origin.line), span=span)


def _means(pointer: Pointer, usual: set[Print]) -> bool:
    """Whether the mark can be nothing else: `[^1]`, or one that looks like those of the notes."""
    if pointer.style is Print.MARKDOWN:
        return True
    plain = pointer.sure and pointer.style in _PLAIN and not pointer.mark.isalpha()
    return plain and pointer.style in usual
